class L:
    def __init__(self, n): self.n = n
    def __len__(self): print("len", end=" "); return self.n
class B(L):
    def __bool__(self): print("bool", end=" "); return True
print(bool(L(0)), bool(L(2)), bool(B(0)), not L(0), L(0) or "empty", [1 for _ in "a" if B(0)], all([L(1), L(0)]))
class Bad:
    def __bool__(self): return 1
try: bool(Bad())
except TypeError as e: print(e)
while L(0): pass
print([bool(v) for v in ("", " ", 0, 0.0, 0j, [], [0], (), {}, set(), None, ..., NotImplemented if False else 1, object(), range(0), b"", "False", float("nan"))])
