from collections import ChainMap, UserDict, UserList, UserString
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c["a"], c["b"], len(c), dict(c), list(c), "b" in c, c.get("z", 0), c)
c["n"] = 5; print(c.maps, c.new_child({"a": 0})["a"], c.parents)
del c["a"]; print(c["a"])
try:
    c["zz"]
except KeyError as e:
    print("KeyError", e)
class Lower(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
l = Lower(A=1); l["B"] = 2; print(l, l.data, list(l.items()), "a" in l, l.get("q"), len(l), l.pop("a"), l)
l.update({"C": 3}); print(l, dict(l), l == {"b": 2, "c": 3})
u = UserList([3, 1]); u.append(2); u.sort(); print(u, u[0], len(u), u + [4], u[1:], 2 in u, sum(u), u == [1, 2, 3])
s = UserString("abc"); print(s, s.upper(), len(s), s + "d", s == "abc", s[1])
print(c.pop("n"), bool(ChainMap()), sorted(c.keys()), list(c.values()))
