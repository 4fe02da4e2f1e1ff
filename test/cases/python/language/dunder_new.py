class Single:
    _one = None
    def __new__(cls, *a):
        if cls._one is None: cls._one = super().__new__(cls); print("made")
        return cls._one
    def __init__(self, v=0): self.v = v
print(Single(1) is Single(2), Single().v)
class Celsius(float):
    def __new__(cls, v, unit="C"): self = super().__new__(cls, (v - 32) / 1.8 if unit == "F" else v); self.unit = unit; return self
print(Celsius(212, "F"), Celsius(5) + 1, Celsius(5).unit, type(Celsius(1) * 2))
class Other:
    def __new__(cls): return "not an instance"
    def __init__(self): print("never")
print(Other())
class Even(int):
    def __new__(cls, v):
        if v % 2: raise ValueError(f"{v} is odd")
        return super().__new__(cls, v)
try: Even(3)
except ValueError as e: print(e)
class Pair(tuple):
    def __new__(cls, a, b): return tuple.__new__(cls, (a, b))
    first = property(lambda s: s[0])
print(Pair(1, 2), Pair(1, 2).first, Pair(1, 2) == (1, 2), len(Pair(3, 4)))
class K:
    def __init__(self, a): ...
for bad in ["K()", "K(1, 2)", "object(1)", "K(b=1)", "Single.__new__()"]:
    try: eval(bad)
    except TypeError as e: print(bad, e)
