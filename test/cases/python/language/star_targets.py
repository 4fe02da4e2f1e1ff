a, *b = "xyz"; print(a, b)
*a, b = range(4); print(a, b)
a, *b, c = [1, 2]; print(a, b, c)
(a, *b), [c, (*d,)] = ("pq", [1, "rs"]); print(a, b, c, d)
for first, *rest in [(1, 2, 3), [4], "ab"]:
    print(first, rest)
[*x] = {1: 2, 3: 4}; print(x)
d = {}
d["k"], *d["rest"] = 1, 2, 3; print(d)
class Box: pass
box = Box()
box.a, *box.b = iter("hey"); print(vars(box))
l = [0] * 4
l[1:3], l[0] = "ab", "c"; print(l)
i = 0
i, l[i] = 3, "late"; print(i, l)
x = y = z = []; x.append(1); print(y is z, z)
for expr in ["a, b = 1", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b, c = 'xy'", "*a, = 5", "a, b = {}", "(a, b), c = 1, 2"]:
    try:
        exec(expr)
    except Exception as e:
        print(f"{expr:20} {type(e).__name__}: {e}")
print(*[1, 2], *"ab", *{}, sep="-")
print([*range(3), *(4, 5)], {*"aab"} == {"a", "b"}, (*[], ), {**{"a": 1}, "b": 2, **{"a": 3}})
def ret(): return 1, *[2, 3]
print(ret())
def yld(): yield *"ab", 3
print(list(yld()))
for k in *[1, 2], 3: print(k, end=" ")
print()
print({"a": 1}["a"], [1, 2, 3][*[0]] if False else "skip")
def many(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(many(*[1], *(2, 3), **{"c": 5}, **{"e": 6}), many(0, c=1))
