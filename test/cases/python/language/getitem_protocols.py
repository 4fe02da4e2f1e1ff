class Seq:
    def __init__(self, *items): self.items = items
    def __getitem__(self, i):
        print("get", i)
        if isinstance(i, slice): return self.items[i]
        return self.items[i]
    def __len__(self): return len(self.items)
s = Seq(1, 2, 3)
print(list(s), 2 in s, s[-1], s[::2], s[1:], [x for x in reversed(s)])
class Grid:
    def __getitem__(self, key): return key
    def __setitem__(self, key, v): print("set", key, v)
    def __delitem__(self, key): print("del", key)
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
g = Grid()
print(g[1, 2], g[:, ::2], g[..., None, 1:], g[()], g[1,], g[slice(1, 2)], g["a":"b"])
g[1, 2] = 3; del g[0], g[1:2]
print(Grid[int], Grid[int, str])
class Missing(dict):
    def __missing__(self, k): self[k] = len(self); return self[k]
m = Missing(); print(m["a"], m["b"], m["a"], m, m.get("zz"), "q" in m)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
it = It(3); print(list(it), list(it), max(It(4)), sorted(It(3)), dict(zip(It(2), It(2))), tuple(It(2)), set(It(2)), sum(It(4)), *It(2))
a, b = It(2); print(a, b, 1 in It(3), 7 in It(3), "-".join(map(str, It(3))))
class Bad:
    def __iter__(self): return 5
try: list(Bad())
except TypeError as e: print(e)
class NoIter: __iter__ = None
try: iter(NoIter())
except TypeError as e: print(e)
class NoContains:
    __contains__ = None
    def __iter__(self): return iter([1])
try: 1 in NoContains()
except TypeError as e: print(e)
print(list(iter(iter([1, 2, 3, 0, 4]).__next__, 0)))
class Hint:
    def __length_hint__(self): return 10
import operator; print(operator.length_hint(Hint()), operator.length_hint(5, 7))
class Rev:
    def __reversed__(self): return "rev"
print(reversed(Rev()))
try: reversed({1})
except TypeError as e: print(e)
print(list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1}.items())), list(reversed(range(0, 10, 3))))
