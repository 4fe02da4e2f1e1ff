l = [1, 2]; m = l; l += [3]; print(m is l, m); t = (1,); u = t; t += (2,); print(u, t); s = "a"; s *= 3; print(s)
d = {"k": [1]}; d["k"] += [2]; d["n"] = d.get("n", 0) + 1; print(d)
def idx(): print("idx once", end=" "); return 0
l[idx()] += 10; print(l)
t = ([1],)
try: t[0] += [2]
except TypeError as e: print(e, t)
class V:
    def __init__(self): self.log = []
    def __setattr__(self, n, v): self.__dict__[n] = v
    def __iadd__(self, o): self.log.append(o); return self
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return f"sub {o}"
v = V(); w = v; v += 1; v += 2; print(v is w, v.log); v -= 3; print(v)
x = 7; x //= 2; x **= 3; x <<= 1; x ^= 5; x %= 13; x |= 16; x &= 24; x >>= 1; x /= 4; print(x);
