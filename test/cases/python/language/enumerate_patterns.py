rows = ["a,1", "b,2", "bad", "c,3"]
good, bad = {}, []
for n, row in enumerate(rows, start=1):
    try: k, v = row.split(",")
    except ValueError as e: bad.append((n, str(e)))
    else: good[k] = int(v)
print(good, bad, [(i, c) for i, c in enumerate("ab")], dict(enumerate("xy", 5)), list(enumerate(zip("ab", [1, 2]))), max(enumerate([3, 9, 4]), key=lambda t: t[1])[0])
for i, (a, *b) in enumerate([(1, 2, 3), (4,)]): print(i, a, b)
