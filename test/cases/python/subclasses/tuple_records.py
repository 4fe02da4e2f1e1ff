class Version(tuple):
    def __new__(cls, text): return super().__new__(cls, map(int, text.split(".")))
    def __str__(self): return ".".join(map(str, self))
    def bump(self, i): return Version(".".join(str(v + (j == i)) for j, v in enumerate(self)))
v = Version("1.9.3"); print(v, repr(v), v < Version("1.10"), v.bump(1), max([v, Version("2.0")]), v[0], v[:2], v == (1, 9, 3), {v: 1}[1, 9, 3], f"{v!s:>8}", sorted(map(Version, "1.2 1.10 1.1".split())), len(v), list(v), isinstance(v, tuple))
