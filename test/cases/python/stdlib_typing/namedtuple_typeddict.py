from typing import *
import json
class Emp(NamedTuple):
    """An employee."""
    name: str
    id: int = 3
    tags: Tuple[str, ...] = ()
    def greet(self): return f"hi {self.name}"
    @classmethod
    def make(cls, s): return cls(*s.split(","))
    def __repr__(self): return f"<{self.name}>"
e = Emp("bo"); print(e, e.greet(), Emp.make("al,5"), e.id, Emp.__doc__, Emp._fields, Emp._field_defaults, Emp.__annotations__["tags"], e == ("bo", 3, ()), e._replace(id=4).id, e._asdict(), isinstance(e, tuple), Emp.__name__, len(e), e[0], [*e][:2])
Pt = NamedTuple("Pt", [("x", float), ("y", float)]); print(Pt(1, 2), Pt.__annotations__, Pt._fields)
class Gen(NamedTuple):
    a: int
    b: "Gen" = None
print(Gen(1, Gen(2)), sorted([Gen(2), Gen(1)], key=lambda g: g.a))
class Cfg(TypedDict):
    lr: float
    steps: int
class Full(Cfg, total=False):
    name: str
c: Cfg = {"lr": 0.1, "steps": 3}; f = Full(lr=1.0, steps=2, name="x"); print(c, f, type(f), json.dumps(f), Full.__annotations__, f["name"], Full(c, name="q"), isinstance(f, dict))
D = TypedDict("D", {"a-b": int, "c": str}, total=False); print(D({"a-b": 1}), D(c="x"), D.__total__)
def area(p: Pt) -> float: return p.x * p.y
print(area(Pt(2, 3)), get_type_hints(area), get_type_hints(Emp)["id"])
for g in (lambda: Emp(), lambda: Emp(1, 2, 3, 4), lambda: Emp(nme=1), lambda: isinstance({}, Cfg)):
    try:
        print(g())
    except Exception as x:
        print(type(x).__name__, x)
match e:
    case Emp(name="bo", id=i): print("id", i)
