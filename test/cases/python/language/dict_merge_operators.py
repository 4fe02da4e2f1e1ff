a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, {**a, **b}, dict(a, **b), a, a.__or__(b) == a | b); a |= b; print(a); a |= [("w", 0)]; print(a)
for bad in ["{} | []", "[] | {}", "{} | None", "{1} | {}"]:
    try: print(eval(bad))
    except TypeError as e: print(bad, e)
def f(**k): return k
print(f(**{"a": 1}, **{"b": 2}), f(**a | {"n": 1}), {k: v for k, v in (a | b).items() if v})
