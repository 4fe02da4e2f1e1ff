class Root:
    def go(self): return ["Root"]
    def __init__(self, **kw):
        assert not kw, kw
        self.log = getattr(self, "log", []) + ["Root"]
class L(Root):
    def go(self): return ["L"] + super().go()
    def __init__(self, l=1, **kw):
        super().__init__(**kw); self.log.append(f"L{l}")
class R(Root):
    def go(self): return ["R"] + super().go()
    def __init__(self, r=2, **kw):
        super().__init__(**kw); self.log.append(f"R{r}")
class D(L, R):
    def go(self): return ["D"] + super().go()
    def __init__(self, **kw): super().__init__(**kw); self.log.append("D")
d = D(l=5); print(d.go(), d.log, [c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__))
print(super(L, d).go(), super(R, d).go(), Root.go(d), super(D, D).go(d))
for bases in ["(Root, L)", "(L, R, Root)", "(R, D)", "(D, L)", "(object, Root)", "(L, L)", "(bool,)", "(int, str)", "(type(None),)", "(range,)"]:
    try:
        print(bases, [c.__name__ for c in type("X", eval(bases), {}).__mro__])
    except TypeError as e: print(bases, "TypeError:", str(e).replace("\n", "|"))
try: D(z=1)
except AssertionError as e: print("Assertion", e)
class M1(type): pass
class M2(type): pass
try:
    class C(metaclass=M1): pass
    class E(metaclass=M2): pass
    class F(C, E): pass
except TypeError as e: print(e)
class Mix:
    def go(self): return ["Mix", *super().go()]
Z = type("Z", (Mix, D), {"extra": lambda self: "x"})
print(Z().go(), Z().extra(), Z.__bases__, Z.__base__, issubclass(Z, Root), Z.__name__, Z.__qualname__, Z.__module__)
print(Root.__subclasses__(), isinstance(Z(), (int, Mix)))
class P:
    def __init__(self): self.__x = 1; self.__y_ = 2
    def get(self): return self.__x
    def _P__z(self): return "z"
    def callz(self): return self.__z()
class Q(P):
    def __init__(self): super().__init__(); self.__x = 10
q = Q(); print(q.get(), sorted(vars(q)), q.callz())
class Abs:
    def tmpl(self): return f"{self.pre()}-{self.post()}"
    def pre(self): raise NotImplementedError
    def post(self): return type(self).__name__
class Impl(Abs):
    pre = lambda self: "pre"
print(Impl().tmpl())
try: Abs().tmpl()
except NotImplementedError as e: print(repr(e))
print(super.__name__, D().__class__.__mro__[1].__init__.__qualname__)
d.__class__ = R; print(type(d).__name__, d.go())
try: d.__class__ = int
except TypeError as e: print(e)
