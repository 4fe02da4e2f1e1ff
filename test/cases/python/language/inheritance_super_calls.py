class Base:
    def __init__(self, name): self.name = name; self.calls = []
    def run(self): self.calls.append("base"); return self
    def __repr__(self): return f"{type(self).__name__}({self.name})"
class Log(Base):
    def run(self): self.calls.append("log"); return super().run()
class Time(Base):
    def run(self): r = super().run(); self.calls.append("time"); return r
class Both(Log, Time):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.extra = 1
    def run(self): return super(Both, self).run()
print(Both("x").run().calls, Both("y"), Both.__mro__[1:3], super(Log, Both("z")).run.__qualname__, Base.run(Both("w")).calls)
class S(Base):
    @classmethod
    def make(cls): return cls("made")
class T(S):
    @classmethod
    def make(cls): o = super().make(); o.sub = True; return o
print(T.make(), vars(T.make()))
