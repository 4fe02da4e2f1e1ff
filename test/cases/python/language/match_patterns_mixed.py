def f(x):
    match x:
        case 0 | 1: return "small"
        case int(n) if n < 0: return f"neg {n}"
        case bool(): return "bool"
        case float() as q: return f"float {q}"
        case "a" | "b" as s: return "ab " + s
        case str(): return "str"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"1 then {rest}"
        case (a, b, *_, c): return f"{a} {b} .. {c}"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"k": [a, {"deep": d}], **rest}: return f"{a} {d} {rest}"
        case {}: return "map"
        case None: return "none"
        case b"x": return "bytes"
        case complex(real=re, imag=1.0): return f"c {re}"
        case _: return "other"
for v in [0, True, -5, 2.5, "a", "zz", [], [9], [1, 2, 3], (4, 5), (4, 5, 6, 7), {"type": "circle", "r": 2}, {"k": [1, {"deep": 2}], "z": 3}, {"q": 1}, None, b"x", b"y", 3+1j, {1}, range(3), "", 7]:
    print(repr(v), f(v))
import enum
class C(enum.Enum): RED = 1; BLUE = "b"
class Pt:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
def g(v):
    match v:
        case C.RED: return "red"
        case Pt(0, y): return f"on y {y}"
        case Pt(x=a, y=b) if a == b: return f"diag {a}"
        case Pt(): return "pt"
        case [Pt(x1, _), Pt(_, y2)]: return (x1, y2)
        case C.BLUE | None: return "b/n"
        case (int() | str()) as u, *_: return u
for v in [C.RED, C.BLUE, Pt(0, 2), Pt(3, 3), Pt(1, 2), [Pt(1, 2), Pt(3, 4)], None, ["s", 1], [2.5]]: print(g(v))
match (1, 2, 3):
    case (a, b): print("no")
    case [a, *b]: print(a, b)
try:
    match Pt(1, 2):
        case Pt(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match 5:
        case int(1, 2): pass
except TypeError as e: print(e)
