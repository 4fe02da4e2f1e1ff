"""The methods of int and bool."""

for n in (0, 1, -1, 255, 256, -256, 2**63, -(2**100)):
    print(n, n.bit_length(), n.bit_count(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.as_integer_ratio())

print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), (0).to_bytes(1, "big"))
print((255).to_bytes(), (5).to_bytes(3), (2**64).to_bytes(9, byteorder="big"))
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\x04\x00", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True))
print(int.from_bytes([1, 2, 3], byteorder="big"), int.from_bytes(b""), int.from_bytes(b"\xff" * 9))
print((5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__floordiv__(3), (5).__rfloordiv__(3))
print((5).__neg__(), (5).__pos__(), (-5).__abs__(), (5).__invert__(), (5).__bool__(), (0).__bool__(), (5).__index__())
print((5).__float__(), (5).__int__(), (5).__round__(), (5).__trunc__(), (5).__floor__(), (5).__ceil__(), (5).__hash__())
print((5).__add__("a"), (5).__add__(1.5), (5).__eq__(5), (5).__eq__("5"), (5).__lt__(6), (5).__le__(5.0), (5).__divmod__(3))
print((5).__pow__(3), (5).__pow__(3, 7), (5).__rpow__(2), (5).__lshift__(2), (5).__and__(4), (5).__or__(2), (5).__xor__(1))
print((5).__repr__(), (5).__str__(), (5).__format__("04d"), (3).__truediv__(2), (7).__mod__(4))
print(int.__add__(2, 3), int.bit_length(7), list(map(int.__neg__, [1, 2])), bool.__and__(True, False))
print(True.bit_length(), True.real, True.numerator, True.__repr__(), True.to_bytes(2, "big"))


def fails(text, call):
    try:
        print(text, call())
    except Exception as error:
        print(text, type(error).__name__, error)


fails("too big", lambda: (256).to_bytes(1, "big"))
fails("negative", lambda: (-1).to_bytes(1, "big"))
fails("order", lambda: (1).to_bytes(1, "middle"))
fails("length", lambda: (1).to_bytes(-1, "big"))
fails("signed", lambda: (128).to_bytes(1, "big", signed=True))
