"""bin, hex, oct, chr, ord, ascii, repr, bool, abs, divmod, pow, round, hash, format."""

print(bin(5), bin(-5), bin(0), bin(True), bin(2**70), oct(8), oct(-8), oct(0), hex(255), hex(-255), hex(2**64), chr(97), chr(8364), chr(0x1F600), ord("a"), ord("€"), ord("😀"), ord(b"a"), chr(0), chr(True))
print(ascii("é"), ascii("a"), ascii(["é", "😀"]), repr("é"), repr([1, "a"]), repr(None), repr(1.0), ascii({"ü": 1}))
print(bool(), bool(0), bool(1), bool(""), bool("0"), bool([]), bool([0]), bool(None), bool(0.0), bool(float("nan")), bool(0j), bool(print), bool(...), bool({}), bool(range(0)))
print(abs(-1), abs(-1.5), abs(3 + 4j), abs(True), abs(-0.0), divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), divmod(7, -3.0), pow(2, 3), pow(2, -1), pow(2, 3, 5), pow(2.0, 3), pow(base=2, exp=5), pow(2, exp=3, mod=5), pow(0, 0), pow(-8, 1 / 3))
print(round(3.14159, 2), round(2.5), round(number=1.5), round(1.25, ndigits=1), round(5), round(5, 2), round(True), round(-3.5), round(1e300, 2), round(2.5, None), round(3.7), type(round(2.0)), type(round(2.0, 1)), round(12345.678, -2))
print(int(), float(), str(), bool(), list(), tuple(), dict(), set(), frozenset(), bytes(), complex(), object() is not None, type(object()).__name__)
print(list("ab"), list((1, 2)), list({"a": 1}), list(range(3)), list({1}), list(map(abs, [-1])), list([1]) is not [1], list(b"ab"), list({}.items()), list(x for x in "q"))


class Amount:
    def __init__(self, value):
        self.value = value

    def __abs__(self):
        return "abs"

    def __round__(self, places=None):
        return ("round", places)

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __pow__(self, other, modulus=None):
        return ("pow", other, modulus)

    def __hash__(self):
        return 12

    def __bool__(self):
        return self.value > 0

    def __index__(self):
        return 10

    def __float__(self):
        return 1.25

    def __complex__(self):
        return 2j

    def __bytes__(self):
        return b"amount"

    def __repr__(self):
        return "Amount(é)"


a = Amount(1)
print(abs(a), round(a), round(a, 2), divmod(a, 1), divmod(1, a), pow(a, 2), pow(a, 2, 3), a**2, hash(a), bool(a), bool(Amount(0)), hex(a), chr(a), float(a), complex(a), bytes(a), int(a), ascii(a), repr(a), str(a), [a], f"{a}", range(a), [1, 2] * 2, bin(a))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)



class Bad:
    def __bool__(self):
        return 5

    def __hash__(self):
        return "a"

    def __repr__(self):
        return 5

    def __index__(self):
        return "a"

    def __float__(self):
        return 1


fails(lambda: bool(Bad()))
fails(lambda: hash(Bad()))
fails(lambda: repr(Bad()))
fails(lambda: str(Bad()))
fails(lambda: hex(Bad()))
fails(lambda: float(Bad()))
fails(lambda: bool(1, 2))
fails(lambda: bool(x=1))
fails(lambda: abs())
fails(lambda: abs(None))
fails(lambda: divmod(1))
fails(lambda: pow(1))
fails(lambda: pow(1, 2, 3, 4))
fails(lambda: round())
fails(lambda: round("a", 1))
fails(lambda: round(1, "a"))
fails(lambda: round(1, 2, 3))
fails(lambda: hash())
fails(lambda: repr())
fails(lambda: chr())
fails(lambda: ord(None))
fails(lambda: bin(None))
fails(lambda: oct("8"))
fails(lambda: object(1))
fails(lambda: object().x)
