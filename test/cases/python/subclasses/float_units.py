class Metres(float):
    def __new__(cls, v, unit="m"): return super().__new__(cls, v * {"m": 1, "km": 1000}[unit])
    def __repr__(self): return f"{float(self):g}m"
    def __add__(self, o): return Metres(float(self) + float(o))
    __radd__ = __add__
    def __truediv__(self, o): return float(self) / o if isinstance(o, Metres) else Metres(float(self) / o)
a, b = Metres(1, "km"), Metres(250); print(a + b, sum([a, b]), a / b, a / 4, a > b, max(a, b), [a], str(a), f"{a:.1f}", round(a / 3, 2), a * 2, type(a * 2).__name__, a == 1000, hash(a) == hash(1000.0), {a: 1}, sorted([a, b]), float(a), int(b), a.is_integer(), -b, abs(Metres(-1)), "%.2f" % b, bool(Metres(0)))
