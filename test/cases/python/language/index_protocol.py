class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
i = I(2)
print([10, 20, 30][i], "abc"[i], (1, 2, 3)[I(-1)], [1, 2, 3, 4][I(1):I(3)], range(I(3)), "x" * i, [0] * i, bin(i), hex(I(255)), int(i), chr(I(65)), list(range(5))[i], round(3.14159, i), bytes(I(2)), (5).__pow__(2), float(i), complex(i), 1 << int(i), "%d" % i, f"{int(i):03}", divmod(7, int(i)), sum([int(i)]), slice(i).indices(5))
class NotI: pass
for f in [lambda: [1][NotI()], lambda: range(NotI()), lambda: "a" * NotI(), lambda: bin(NotI()), lambda: [1][1.0], lambda: int(NotI()), lambda: [1, 2][NotI():], lambda: [1][I("x")]]:
    try: print(f())
    except TypeError as e: print(e)
