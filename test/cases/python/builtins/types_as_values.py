"""Classes as values: names, calls, comparisons, unions, in containers."""

values = [1, 1.5, True, None, "a", b"a", bytearray(), (), [], {}, set(), frozenset(), range(1), slice(1), 1j, ..., NotImplemented, print, len, int, type, lambda: 0, object(), zip(), iter([]), {}.keys(), ValueError(), (x for x in [])]
for value in values:
    print(type(value), type(value).__name__, type(value).__module__, type(value).__qualname__, type(type(value)).__name__)
print(type(1) is int, type(1) == int, type("") in (int, str), {int: "i", str: "s"}[type("x")], [int, str] == [type(0), type("")], int is not float, hash(int) == hash(int), int != str)
print([t(3) for t in (int, float, str, bool, complex, bytes)], [t() for t in (list, dict, set, tuple, frozenset, str, int)], list(map(int, "123")), sorted([3, 1], key=float), (int if True else str)("5"), callable(int))
print(int.__name__, int.__mro__, bool.__mro__, bool.__bases__, KeyError.__mro__, object.__bases__, type.__mro__, issubclass(bool, int), int.__doc__ is not None or True)
print(int | str, int | None, (int | str) == (str | int), isinstance(1, int | str), (int | str).__args__, list[int], dict[str, int], tuple[int, ...], list[int].__origin__, list[int].__args__, type[int], list["Net"], set[int | None])
print(str.join(",", ["a", "b"]), list.sort.__name__, dict.get({1: 2}, 1), int.from_bytes(b"\x01\x00", "big"), float.fromhex("0x1p3"), str.upper("abc"), object.__repr__(1).startswith("<int object at"), list.__len__([1, 2]), type("a").__call__(5) if False else str(5))
A = type("A", (), {"x": 1, "get": lambda self: self.x})
B = type("B", (A,), {"x": 2})
print(A, B, A().get(), B().get(), B.__mro__, A.__name__, isinstance(B(), A), type(A), B.__bases__)
print(type(A()) is A, A.__dict__["x"], type("C", (int,), {})(5) + 1, type("D", (dict, ), {})(a=1))
for bad in (lambda: type(), lambda: type("A", ()), lambda: type(1, (), {}), lambda: type("A", (bool,), {}), lambda: int.x, lambda: setattr(int, "x", 1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
