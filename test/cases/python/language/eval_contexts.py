x = 1
def f():
    x = 2
    return eval("x"), eval("x", {"x": 3}), eval("x + y", {"x": 4}, {"y": 5}), [eval("x * 2")]
print(f(), eval("[i for i in range(3)]"), eval("lambda a: a + 1")(2)); ns = {}
exec("def g(n): return n * k\nk = 3", ns); print(ns["g"](4), sorted(k for k in ns if not k.startswith("__")))
exec("x = 10"); print(x, eval("__name__"), eval("  1 + 1"))
for bad in ["1 +", "x = 1", "def", "(", "1 1"]:
    try: eval(bad)
    except SyntaxError as e: print(bad, type(e).__name__)
