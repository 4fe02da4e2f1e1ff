def find(xs, t):
    i = 0
    while i < len(xs):
        if xs[i] == t: break
        i += 1
    else: return "absent"
    return i
print(find([1, 2], 2), find([], 1), find("abc", "z"))
n = 27; steps = 0
while n != 1: n, steps = (n // 2 if n % 2 == 0 else 3 * n + 1), steps + 1
print(steps)
for i in range(3):
    for j in range(3):
        if i * j == 2: break
    else: continue
    print("broke at", i, j); break
else: print("never")
for _ in []: pass
else: print("empty else")
