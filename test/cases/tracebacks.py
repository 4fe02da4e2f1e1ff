"""Programs that end in an exception; `test/reference/run_tracebacks.py` writes what CPython prints for them."""

programs = {
    "assert": """\
x = 1
assert x > 2, 'small'
""",
    "assert2": """\
assert False
""",
    "assert3": """\
def f(x):
    assert isinstance(x, int) and x > 0
f(0)
""",
    "attr": """\
import math
math.foo
""",
    "attr2": """\
x = None
x.a.b.c = 3
""",
    "attr3": """\
x = 'a'.foo().bar
""",
    "augassign": """\
x = 1
x += 'a'
""",
    "bin": """\
a = 1
b = 'x'
print(a + b, 2)
""",
    "bin2": """\
x = {'k': None}
v = x['k'] + 5
""",
    "bin3": """\
x = 5
y = (x +
     None)
""",
    "call": """\
def f(x):
    return x.nope
def g():
    y = 1 + f(3) * 2
    return y
print(g(), 1)
""",
    "call2": """\
x = len(5) + 1
""",
    "cause2": """\
def f():
    try:
        g()
    except Exception as e:
        raise RuntimeError('outer') from e
def g():
    int('q')
f()
""",
    "chain": """\
try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError('v') from e
""",
    "cls": """\
class A:
    x = 1
    y = undefined
""",
    "cmp": """\
x = 1 < 'a'
""",
    "comp": """\
print([1 / x for x in (1, 0)])
""",
    "context": """\
try:
    {}['k']
except KeyError:
    int('x')
""",
    "custom": """\
class MyErr(Exception):
    def __str__(self): return 'custom!'
raise MyErr
""",
    "deco": """\
def d(f):
    raise TypeError('deco')
@d
def g(): pass
""",
    "del": """\
del undefined_q
""",
    "exc_note": """\
e = ValueError('x')
e.add_note('a note')
raise e
""",
    "finally": """\
try:
    try:
        [].pop()
    finally:
        {}['z']
except IndexError:
    pass
""",
    "fstr": """\
x = 1
y = f'{x.foo} bar'
""",
    "group": """\
raise ExceptionGroup('g', [ValueError(1), TypeError('t')])
""",
    "kw": """\
def f(a, *, b): pass
f(1, c=2)
""",
    "lam": """\
f = lambda x: x['a']
f({})
""",
    "matmul": """\
x = 1 @ 2
""",
    "method": """\
class A:
    def m(self, x):
        return self.n(x)
    def n(self, x):
        return x / 0
A().m(1)
""",
    "multi": """\
def f(*a): return a
f(1,
  2,
  undefined_thing,
  4)
""",
    "multi2": """\
def f(a): return a
f(1,
  2,
  4)
""",
    "multiline_msg": """\
raise ValueError('line1\\nline2')
""",
    "name": """\
print(undefined)
""",
    "neg": """\
x = -'a'
""",
    "nested": """\
def a():
    def b():
        return c()
    def c():
        return [][0]
    return b()
a()
""",
    "none": """\
raise ValueError('a') from None
""",
    "raise": """\
def f():
    raise ValueError('bad')
f()
""",
    "rec": """\
def f(n):
    return f(n + 1)
f(0)
""",
    "semi": """\
x = 1; y = x.foo; z = 2
""",
    "slice": """\
x = 5
y = x[1:2]
""",
    "star": """\
print(*5)
""",
    "sub": """\
d = {'a': {}}
print(d['a']['b']['c'])
""",
    "sub2": """\
l = [1]
l[3] = 2
""",
    "sub3": """\
l = [1]
x = l [ 5 ] + 1
""",
    "syntax1": """\
x = (1
y = 2
""",
    "tabs": """\
def f():
	return 1 + None
f()
""",
    "ternary": """\
x = 1 if undefined_q else 2
""",
    "unicode": """\
é = 1
print('äöü', é.foo)
""",
    "unpack": """\
a, b = 1, 2, 3
""",
    "unpack2": """\
for a, b in [(1, 2, 3)]:
    pass
""",
    "walrus": """\
print((n := [])[0])
""",
    "with": """\
class C:
    def __enter__(self): return self
    def __exit__(self, *a): return False
with C() as c:
    c.foo()
""",
    "generator": """\
def g():
    yield 1
    raise KeyError('g')
print(list(g()))
""",
}
