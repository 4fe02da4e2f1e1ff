from dataclasses import dataclass
@dataclass
class P: x: int; y: int = 0
class Q:
    __match_args__ = ("a",)
    def __init__(self, a, b=None): self.a, self.b = a, b
from enum import Enum
class E(Enum): A = 1; B = 2
def m(v):
    match v:
        case None: return "none"
        case True | False: return f"bool {v}"
        case 0: return "zero"
        case int(n) if n < 0: return f"neg {n}"
        case int() | float() as n: return f"num {n}"
        case "": return "empty"
        case str(s) if len(s) > 5: return f"long {s[:3]}"
        case "a" | "b" as c: return f"letter {c}"
        case E.A: return "enum A"
        case []: return "empty seq"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"one then {rest}"
        case (x, (y, *z), *_): return f"nested {x} {y} {z}"
        case [*_, 9]: return "ends 9"
        case {"k": 1, **rest}: return f"k1 {rest}"
        case {"type": "p", "at": [x, y]}: return f"point {x},{y}"
        case {"n": {"m": m2}}: return f"deep {m2}"
        case {}: return "mapping"
        case P(0, y): return f"P zero {y}"
        case P(x=x, y=y) if x == y: return f"P diag {x}"
        case P(): return "P"
        case Q(1 | 2 as a, b=[_, _]): return f"Q {a}"
        case bytes(b): return f"bytes {b}"
        case set() | frozenset(): return "set"
        case _: return f"other {type(v).__name__}"
for v in [None, True, 0, -5, 7, 2.5, "", "abcdefg", "a", "zz", E.A, E.B, [], (3,), [1, 2, 3], [5, [6, 7, 8], 9], [4, 9], {"k": 1, "z": 2}, {"type": "p", "at": (1, 2)}, {"n": {"m": 3}}, {}, P(0, 4), P(3, 3), P(1, 2), Q(2, "ab"), Q(2, [1, 2]), b"x", {1}, range(3), "ab", object, iter([])]:
    print(repr(m(v)), end=" ")
print()
match 5:
    case x if x > 10: print("no")
    case x: print("bound", x)
match (1, 2), [3]:
    case (a, b), [c]: print(a, b, c)
try:
    match P(1):
        case P(1, 2, 3): pass
except TypeError as e: print(e)
match = {"case": 1}; case = 2; _ = 3; type = "soft"; print(match["case"] + case + _, type)
