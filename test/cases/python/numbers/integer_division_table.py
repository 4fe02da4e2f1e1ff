for a in (7, -7, 7.5, -7.5, 0):
    for b in (2, -2, 2.5, -3): print(a, b, a // b, a % b, divmod(a, b), a / b, (a // b) * b + a % b == a)
print(10**20 // 3, -10**20 // 3, 10**20 % 7, 5 // 0.3, 1e20 // 3, 7 // True, round(7 / 2), int(-3.5), -7 // 2 * 2 + -7 % 2)
