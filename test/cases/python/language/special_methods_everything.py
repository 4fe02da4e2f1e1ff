# classes: descriptors, metaclasses, operators, special methods
import operator, sys, weakref, copy, types
class Typed:
    def __init__(self, kind, *, default=None, check=None): self.kind, self.default, self.check = kind, default, check
    def __set_name__(self, owner, name): self.name = name; owner.__dict__.get("_fields", []).append(name)
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f"{self.name}: expected {self.kind.__name__}, got {type(value).__name__}")
        if self.check and not self.check(value): raise ValueError(f"{self.name}: invalid value {value!r}")
        obj.__dict__[self.name] = value
    def __delete__(self, obj): 
        try: del obj.__dict__[self.name]
        except KeyError: raise AttributeError(f"{self.name} not set") from None
class Model:
    _fields = []
    x = Typed(int, default=0, check=lambda v: v >= 0); name = Typed(str)
m = Model(); print(m.x, m.name, Model._fields); m.x = 5; print(m.x, vars(m))
for s in ["m.x = 'a'", "m.x = -1", "del m.x; print(m.x)", "del m.x", "m.name = 3", "m.zzz"]:
    try: exec(s)
    except Exception as e: print(type(e).__name__, e)
class Meta(type):
    registry = {}
    def __new__(mcs, name, bases, ns, *, tag=None, **kw):
        print("new", name, [k for k in ns if not k.startswith("__")], tag, kw)
        cls = super().__new__(mcs, name, bases, ns, **kw); cls.tag = tag or name.lower(); mcs.registry[cls.tag] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns); print("init", name)
    def __call__(cls, *a, **k): obj = super().__call__(*a, **k); print("made", type(obj).__name__); return obj
    @classmethod
    def __prepare__(mcs, name, bases, **kw): print("prepare", name); return {"prepared": True}
    def __len__(cls): return len(cls.registry)
    def __getitem__(cls, k): return cls.registry[k]
    def __contains__(cls, k): return k in cls.registry
    def __iter__(cls): return iter(sorted(cls.registry))
    def __repr__(cls): return f"<<{cls.__name__}>>"
    def __instancecheck__(cls, o): return hasattr(o, "duck") or super().__instancecheck__(o)
    @property
    def shout(cls): return cls.__name__.upper()
class Base(metaclass=Meta):
    def __init_subclass__(cls, /, extra=None, **kw): super().__init_subclass__(**kw); cls.extra = extra; print("sub", cls.__name__, extra)
class A(Base, tag="aa", extra=3):
    def f(self): return 1
a = A(); print(len(A), A["aa"], "aa" in A, list(A), A.prepared, A.shout, A, type(A), A.extra, isinstance(types.SimpleNamespace(duck=1), A))
try: class_ = type("Bad", (A,), {}, wrong=1)
except TypeError as e: print(e)
try: a.shout
except AttributeError as e: print(e)
class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Vec({self.x!r}, {self.y!r})"
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y) if isinstance(o, Vec) else NotImplemented
    def __hash__(self): return hash((self.x, self.y))
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return Vec(self.x * k, self.y * k) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __neg__(self): return Vec(-self.x, -self.y)
    def __pos__(self): return self
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __round__(self, n=None): return Vec(round(self.x, n), round(self.y, n))
    def __format__(self, spec): return f"<{format(self.x, spec)}, {format(self.y, spec)}>" if spec else str(self)
    def __divmod__(self, k): return Vec(self.x // k, self.y // k), Vec(self.x % k, self.y % k)
    def __pow__(self, n, mod=None): return ("pow", n, mod)
    def __rpow__(self, b): return ("rpow", b)
    def __lshift__(self, n): return ("<<", n)
    def __ilshift__(self, n): self.x += n; return self
    def __invert__(self): return Vec(self.y, self.x)
    def __contains__(self, v): return v in (self.x, self.y)
    def __reversed__(self): return iter((self.y, self.x))
    def __complex__(self): return complex(self.x, self.y)
    def __int__(self): return int(abs(self))
    def __float__(self): return float(abs(self))
    def __trunc__(self): return 42
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __index__(self): return self.x
    def __copy__(self): return Vec(self.x, self.y)
    def __getstate__(self): return {"x": self.x, "y": self.y}
    def __setstate__(self, s): self.x, self.y = s["x"], s["y"]
    def __sizeof__(self): return 10
v, w = Vec(1, 2), Vec(3, 4)
import math
print(v + w, sum([v, w]), 2 * v, v * 2.5, v @ w, -v, +v, abs(w), bool(Vec(0, 0)), [*v], v[0], v[-1], v[:], len(v), round(Vec(1.25, 2.675), 1), f"{v:.1f} {v}", divmod(w, 2), v ** 2, pow(v, 2, 3), 2 ** v, v << 1, ~v, 2 in v, list(reversed(v)), complex(v), int(w), float(w), math.trunc(v), math.floor(v), math.ceil(v), hex(v), bin(w), [10, 20, 30][v], "abc"[v:], v == w, v != Vec(1, 2), v == 3, len({v, Vec(1, 2), w}))
v <<= 5; print(v, copy.copy(v), copy.deepcopy(v), operator.index(v), range(10)[w], "ab" * w)
for s in ["v + 1", "1 + v", "v * 'a'", "v - w", "v < w", "v @ 1", "v.z = 1", "del v.x; v.x", "v()", "v['a']", "hash([v, []])", "v += 1", "-'a'", "round('x')", "len(3)", "v // 2", "[1] + v", "v[0] = 1", "del v[0]", "iter(3)", "reversed({1})", "v & w", "next(v)", "math.floor('a')", "int([])", "abs('x')"]:
    try: exec(s)
    except Exception as e: print(s, "->", type(e).__name__, e)
class Attr:
    def __init__(self): object.__setattr__(self, "_d", {})
    def __getattr__(self, n):
        if n.startswith("__"): raise AttributeError(n)
        return self._d.get(n, f"<no {n}>")
    def __setattr__(self, n, val): print("set", n, val); self._d[n] = val
    def __delattr__(self, n): print("del", n); self._d.pop(n, None)
    def __dir__(self): return ["zeta", "alpha"]
    def __call__(self, *a, **k): return a, k
    def __missing__(self): pass
t = Attr(); t.q = 1; print(t.q, t.r, dir(t), t(1, b=2), hasattr(t, "anything"), getattr(t, "__foo__", "dflt")); del t.q; print(t.q)
class Lazy:
    def __getattribute__(self, n):
        print("get", n)
        return super().__getattribute__(n)
    val = 3
l = Lazy(); print(l.val, Lazy.val)
class DefDict(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
d = DefDict(a=1); print(d["a"], d["zz"], d, d.get("q"), "q" in d)
class Temp:
    def __init__(self, c): self._c = c
    @property
    def f(self): "Fahrenheit"; return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): print("deleting"); self._c = 0
    ro = property(lambda self: 1)
t = Temp(100); print(t.f); t.f = 32; print(t._c); del t.f; print(Temp.f.__doc__, Temp.f.fget.__name__)
for s in ["t.ro = 2", "del t.ro", "t.nope", "Temp.nope", "Temp()", "Temp(1, 2)", "Temp(d=3)", "super(Temp, 3).x", "object().x", "Temp.f.nope"]:
    try: exec(s)
    except Exception as e: print(s, "->", type(e).__name__, e)
class Multi(int, Vec.__base__): pass
class P1:
    def hi(self): return "P1"
class P2(P1):
    def hi(self): return "P2" + super().hi()
class P3(P1):
    def hi(self): return "P3" + super().hi()
class P4(P2, P3):
    def hi(self): return "P4" + super().hi()
print(P4().hi(), [c.__name__ for c in P4.__mro__], P4.__bases__, P4.mro()[1] is P2, super(P2, P4()).hi(), P4.__base__)
try: type("X", (P1, P2), {})
except TypeError as e: print(e)
try: type("X", (int, str), {})
except TypeError as e: print(e)
try:
    class Sub(bool): pass
except TypeError as e: print(e)
class G:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(G[int], G[1, 2], P1().__class__.__name__, type(P1.hi), type(P1().hi), P1.hi.__qualname__)
r = weakref.ref(P1()) if False else weakref.ref(P1); print(r() is P1)
print(type("Dyn", (P1,), {"y": 5, "m": lambda self: self.y})().m(), types.new_class("NC", (P1,), {}, lambda ns: ns.update(z=1)).z)
