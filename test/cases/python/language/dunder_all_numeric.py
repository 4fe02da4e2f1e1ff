class Money:
    def __init__(self, c): self.c = c
    def __repr__(self): return f"${self.c / 100:.2f}"
    def __add__(self, o): return Money(self.c + (o.c if isinstance(o, Money) else int(o * 100)))
    __radd__ = __add__
    def __sub__(self, o): return Money(self.c - o.c)
    def __mul__(self, k): return Money(round(self.c * k)) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __truediv__(self, o): return self.c / o.c if isinstance(o, Money) else Money(round(self.c / o))
    def __floordiv__(self, o): return self.c // o.c
    def __mod__(self, o): return Money(self.c % o.c)
    def __divmod__(self, o): return self // o, self % o
    def __neg__(self): return Money(-self.c)
    def __abs__(self): return Money(abs(self.c))
    def __int__(self): return self.c // 100
    def __float__(self): return self.c / 100
    def __complex__(self): return complex(float(self))
    def __round__(self, n=0): return Money(round(self.c, n - 2))
    def __eq__(self, o): return isinstance(o, Money) and self.c == o.c
    def __lt__(self, o): return self.c < o.c
    def __hash__(self): return hash(self.c)
    def __format__(self, s): return format(self.c / 100, s or ".1f") + "$"
a, b = Money(1050), Money(300)
print(a + b, sum([a, b]), a - b, a * 1.5, 2 * b, a / b, a / 2, a // b, a % b, divmod(a, b), -a, abs(-a), int(a), float(a), complex(a), round(a), f"{a} {a:>10.3f}", a == Money(1050), max(a, b), sorted([a, b]), {a: 1}[Money(1050)], a + 0.5)
for f in [lambda: a ** 2, lambda: a > b, lambda: a >= b, lambda: a & b]:
    try: print(f())
    except TypeError as e: print(e)
