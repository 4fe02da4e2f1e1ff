def make():
    count = 0
    def up(by=1): nonlocal count; count += by; return count
    def reset(): nonlocal count; old, count = count, 0; return old
    up.reset = reset
    return up
a, b = make(), make(); a(); a(5); b(); print(a(), b(), a.reset(), a(), [c.cell_contents for c in a.__closure__])
def compose(*fs): return lambda x: [x := f(x) for f in fs][-1]
print(compose(str, len, lambda n: n * 2)(12345), compose(abs)(-3))
def curry(f): return lambda a: lambda b: f(a, b)
print(curry(pow)(2)(5), list(map(curry(max)(3), [1, 5])))
