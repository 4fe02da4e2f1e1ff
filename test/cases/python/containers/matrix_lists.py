m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], [r[::-1] for r in m[::-1]], sum(m, []), [sum(r) for r in m], [max(c) for c in zip(*m)], [[x * 2 for x in r] for r in m], [[a + b for a, b in zip(r, s)] for r, s in zip(m, m)], list(map(list, zip(*m[::-1]))))
mul = lambda a, b: [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
ident = [[int(i == j) for j in range(3)] for i in range(3)]; print(mul(m, ident) == m, mul(m, [list(c) for c in zip(*m)]), [m[i][i] for i in range(2)], any(5 in r for r in m), [(i, j) for i, r in enumerate(m) for j, v in enumerate(r) if v % 2 == 0])
def spiral(m): return m and [*m.pop(0)] + spiral([list(r) for r in zip(*m)][::-1])
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]])); det = lambda m: m[0][0] if len(m) == 1 else sum((-1) ** j * v * det([r[:j] + r[j + 1:] for r in m[1:]]) for j, v in enumerate(m[0])); print(det([[2, 0, 1], [1, 3, 2], [1, 1, 1]]))
print("\n".join(" ".join(f"{v:>3}" for v in r) for r in m)); p = [[1]]; [p.append([1, *(a + b for a, b in zip(p[-1], p[-1][1:])), 1]) for _ in range(4)]; print(p)
