"""Numbers that are equal are the same key, whatever their type."""

print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), hash(10**20), hash(-(10**20)))
print(hash(0.5), hash(1.5), hash(-1.5), hash(1e300), hash(float("inf")), hash(float("-inf")), hash(0.1), hash(-0.0), hash(5e-324))
print(hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash((1.0, True)), hash(frozenset()), hash(frozenset([1, 2])), hash(1j), hash(1 + 2j))
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d, len(d), d[1 + 0j])
d = {0: "a", False: "b", -0.0: "c", "0": "d", (0,): "e", (False,): "f", None: "g", "": "h", (): "i"}
print(d)
d = {2**70: "big", float(2**70): "float"}
print(d, 2**70 in d, float(2**70) in d)
nan = float("nan")
d = {nan: 1}
print(nan in d, float("nan") in d, d.get(nan), [nan] == [nan], nan in [nan], nan in (float("nan"),), {nan, nan} == {nan})
d[float("nan")] = 2
print(len(d))
print({1, 1.0, True, 1 + 0j}, len({"1", 1}), {(1, 2), (1.0, 2.0)}, {frozenset([1]), frozenset([1.0])})
print({"a": 1, "b": 2} == {"b": 2.0, "a": True}, {1: 2} == {1.0: 2.0}, {1} == {1.0}, [1] == [True], (1,) == (1.0,))
print(hash("a") == hash("a"), hash("a") != hash("b"), hash(None) == hash(None), hash(range(3)) == hash(range(0, 3, 1)), hash(range(0)) == hash(range(5, 5)))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: hash([]))
fails(lambda: hash({}))
fails(lambda: hash(set()))
fails(lambda: hash(([], 1)))
fails(lambda: hash(slice(1)))
fails(lambda: {[]: 1})
fails(lambda: {(1, []): 1})
fails(lambda: {{}})
fails(lambda: {}[[]])
fails(lambda: {}.get([]))
fails(lambda: [] in {})
fails(lambda: {1}.add([]))
fails(lambda: hash(bytearray()))
fails(lambda: {}.setdefault({}, 1))

# Text never stands for anything else, whatever is in it.
d = {"\udfff(n1;": "text", (1,): "tuple", "\udfffc1,2": "text", 1 + 2j: "complex", "\udfff": "half", "\udfff\udfff": "two", "1": "digit", 1: "number"}
print(len(d), d["\udfff(n1;"], d[(1,)], d["\udfffc1,2"], d[1 + 2j], d["\udfff"], d["\udfff\udfff"], d["1"], d[1])
print({("a", "b"): 1} == {("ab",): 1}, ("a", ("b",)) in {("a", "b"): 1}, (1, 2) in {(1.0, True + True): 0}, ("1",) in {(1,): 0}, ((), ()) in {((),): 0}, (None,) in {("None",): 0})
