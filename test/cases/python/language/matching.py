"""match with every kind of pattern."""

from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Old:
    __match_args__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b


RED = 1


class Color:
    GREEN = 2


def describe(v):
    match v:
        case None:
            return "none"
        case True:
            return "true"
        case 0 | 1:
            return "zero or one"
        case Color.GREEN:
            return "green"
        case -5:
            return "minus five"
        case 3.5:
            return "float"
        case 1 + 2j:
            return "complex"
        case "hello":
            return "greeting"
        case str(s) if len(s) > 10:
            return f"long {s}"
        case str():
            return "str"
        case bytes(b):
            return f"bytes {b}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, 2, *rest]:
            return f"starts 1 2 then {rest}"
        case (a, b):
            return f"pair {a} {b}"
        case [first, *_, last]:
            return f"{first}..{last}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": t, **rest}:
            return f"{t} {rest}"
        case {}:
            return "mapping"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=px):
            return f"point {px}"
        case Old(1, [c, d]):
            return f"old {c} {d}"
        case Old(a, b=z):
            return f"old {a} {z}"
        case int() | float() as num:
            return f"number {num}"
        case _:
            return "other"


for v in [
    None, True, False, 0, 1, 2, -5, 3.5, 1 + 2j, "hello", "short", "a very long string", b"xy", [], [9], (1,),
    [1, 2, 3, 4], (5, 6), [1, 2], [7, 8, 9], {"type": "circle", "r": 2}, {"type": "sq", "w": 1, "h": 2}, {"z": 1}, {},
    Point(0, 0), Point(3, 3), Point(1, 2), Old(1, [2, 3]), Old(4, 5), 42, 2.5, object, {1, 2}, range(3),
]:
    print(describe(v))


def nested(v):
    match v:
        case {"user": {"name": str(name), "tags": [tag, *_]}}:
            return name, tag
        case [Point(x=a), [b, [c]]] | {"alt": (a, b, c)}:
            return a, b, c
        case (1 | 2 as n, ("x" | "y") as s):
            return n, s
    return "no match"


print(nested({"user": {"name": "bob", "tags": ["t1", "t2"]}}))
print(nested([Point(1, 2), [3, [4]]]), nested({"alt": [5, 6, 7]}), nested((2, "y")), nested((3, "y")))


def commands(text):
    match text.split():
        case ["go", ("north" | "south") as direction]:
            return "going " + direction
        case ["get", *items] if items:
            return items
        case [cmd]:
            return "single " + cmd
        case _:
            return "unknown"


print(commands("go north"), commands("get a b"), commands("look"), commands("a b"))
x = 5
match x:
    case y:
        print("captured", y)
match [1, 2]:
    case [a, b] if a > b:
        print("no")
    case [a, b]:
        print(a, b)
match "abc":
    case ["a", "b", "c"]:
        print("no, strings are no sequences")
    case _:
        print("right")
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as e:
    print(e)
match = 3
case = 4
print(match + case)
