from enum import Flag, IntFlag, auto, Enum
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(Perm.R, repr(Perm.R), Perm.R.value, Perm.X.value, Perm.R | Perm.X, repr(Perm.R | Perm.X), (Perm.R | Perm.X).value)
print(Perm.RW, repr(Perm.RW), Perm.R in Perm.RW, Perm.X in Perm.RW, list(Perm), list(Perm.RW), len(Perm.RW), list(Perm.__members__))
print(Perm.RW & Perm.R, Perm.RW ^ Perm.R, ~Perm.R, Perm(0), repr(Perm(0)), bool(Perm(0)), bool(Perm.R), Perm(3), Perm(7))
print(Perm.R | Perm.W is Perm.RW, (Perm.R | Perm.W) == Perm.RW, (Perm.R | Perm.X).name, Perm(5) == Perm.R | Perm.X)
try:
    Perm(8)
except ValueError as e:
    print(e)
try:
    Perm.R | 1
except TypeError as e:
    print(e)
class I(IntFlag):
    A = 1
    B = 2
    C = 4
print(I.A, repr(I.A), I.A | I.B, repr(I.A | I.B), I.A | 8, repr(I(0)), I.A + 1, I.A == 1, I(3), I.A | 2, ~I.A, I.B & 2, 3 & I.A, isinstance(I.A | I.B, I))
print(f"{I.A}", int(I.A | I.C), [m for m in I.A | I.C])
