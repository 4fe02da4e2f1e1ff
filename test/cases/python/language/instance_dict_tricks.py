class P: kind = "p"
p = P(); p.__dict__["x"] = 1; p.__dict__.update(y=2); vars(p)["z"] = 3; print(p.x + p.y + p.z, p.__dict__, sorted(vars(p)))
p.kind = "own"; print(p.kind, P.kind); del p.kind; print(p.kind, getattr(p, "nope", 7), hasattr(p, "x"))
setattr(p, "has space", 1); print(getattr(p, "has space"), p.__dict__); p.__dict__ = {"new": 1}; print(vars(p), hasattr(p, "x"))
class Borg:
    shared = {}
    def __init__(self, **kw): self.__dict__ = self.shared; self.__dict__.update(kw)
a, b = Borg(v=1), Borg(w=2); print(a.w, b.v, a is b, Borg.shared)
q = object.__new__(P); print(q.__dict__, type(q).__name__); P.m = lambda self: self.kind; print(q.m(), p.m.__self__ is p)
try: object().x = 1
except AttributeError as e: print(e)
try: (5).x = 1
except AttributeError as e: print(e)
try: vars(5)
except TypeError as e: print(e)
