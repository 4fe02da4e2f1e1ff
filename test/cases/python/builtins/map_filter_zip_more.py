print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(map(str.upper, "ab")), list(map(int, ["1", "2"])), list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x % 2, range(6))), list(zip("abc", [1, 2], (True,))), list(zip(*[(1, "a"), (2, "b")])), dict(zip("ab", map(ord, "ab"))), [*zip()], list(enumerate(["x"], -1)), list(map(max, [[1, 5], [3]])), sum(map(len, ["a", "bb"])))
m = map(print, []); print(list(m), next(iter(m), "empty")); z = zip([1, 2], [3, 4]); print(next(z), list(z), list(z)); a, b = zip(*[(1, 2), (3, 4)]); print(a, b, max(zip([1, 3], "ab")), sorted(zip([2, 1], "ab")))
def gen():
    print("start", end=" "); yield 1; print("more", end=" "); yield 2
print(next(map(lambda v: v * 10, gen())), any(v == 1 for v in gen()), list(map(lambda *a: a, "ab", "cd", "ef")), list(filter(str.isalpha, "a1b")), list(reversed(list(zip("ab", "cd")))))
for bad in ["map()", "map(1, 2)", "list(map(1, [2]))", "list(map(len, [1]))", "filter(None)", "zip(1)", "list(zip([1], 5))", "enumerate()", "list(filter(1, [1]))", "dict(zip([[]], [1]))"]:
    try: print(bad, eval(bad))
    except TypeError as e: print(bad, e)
