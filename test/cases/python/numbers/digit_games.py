n = 9045
print([int(d) for d in str(n)], sum(map(int, str(n))), int(str(n)[::-1]), len(str(n)), n // 100 % 10, divmod(n, 1000), [n // 10**i % 10 for i in range(4)], int("".join(sorted(str(n), reverse=True))), str(n).count("0"), all(int(d) < 10 for d in str(n)), [i for i in range(100, 1000) if sum(int(d) ** 3 for d in str(i)) == i], f"{n:,}", f"{n:>8}", f"{n:e}")
