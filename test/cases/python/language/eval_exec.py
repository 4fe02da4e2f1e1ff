"""eval and exec with their namespaces."""

x = 10
print(eval("x + 1"), eval("x + y", {"x": 1, "y": 2}), eval("a * b", {"a": 3}, {"b": 4}))
ns = {}
exec("def f(n):\n    return n * k\nk = 3\nresult = f(5)", ns)
print(ns["result"], ns["f"](2), sorted(k for k in ns if not k.startswith("__")))
exec("x = x + 1")
print(x)


def inside(a):
    b = 2
    return eval("a + b"), eval("[a, b]")


print(inside(1))
locals_only = {}
exec("y = 5\nz = y + x", globals(), locals_only)
print(locals_only)
print(eval("[i * 2 for i in range(3)]"), eval("lambda v: v + 1")(4), eval("  1 + 2  "))
try:
    eval("1 +")
except SyntaxError:
    print("SyntaxError")
try:
    eval("undefined_q")
except NameError as e:
    print(e)
exec("""
class Made:
    attr = 1
    def method(self):
        return self.attr + 1
""")
print(Made().method(), Made.__name__)
code = "sum(values)"
values = [1, 2, 3]
print(eval(code), eval("values[0]"), eval("__name__"))
for expression in ("1 if x else 2", "not x", "x > 5 and x < 20", "{'k': x}['k']", "f'{x:>5}'", "(lambda: x)()"):
    print(eval(expression))
