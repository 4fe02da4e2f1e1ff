"""`int()` of text: bases, prefixes, underscores, signs, blanks; and of other values."""

for text, base in [
    ("12", 10), (" 12 ", 10), ("-12", 10), ("+12", 10), ("1_000", 10), ("ff", 16), ("0xff", 16), ("0xFF", 0),
    ("0b101", 0), ("0b101", 2), ("0o17", 8), ("0o17", 0), ("z", 36), ("-0x1F", 16), ("0", 0), ("000", 0), ("0_0", 0),
    ("10", 2), ("777", 8), ("\t42\n", 10), ("٣٤", 10), ("123456789012345678901234567890", 10), ("-zz", 36), ("0x_ff", 16),
]:
    print(repr(text), base, int(text, base))

print(int(), int(3.99), int(-3.99), int(True), int(1e20), int("7"), int(b"12"), int(bytearray(b"-5")), int("11", base=2))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: int("abc"))
fails(lambda: int("1.5"))
fails(lambda: int(""))
fails(lambda: int("   "))
fails(lambda: int("1__0"))
fails(lambda: int("_1"))
fails(lambda: int("1_"))
fails(lambda: int("12", 2))
fails(lambda: int("12", 1))
fails(lambda: int("12", 40))
fails(lambda: int("010", 0))
fails(lambda: int("0x", 16))
fails(lambda: int("- 1"))
fails(lambda: int("it's"))
fails(lambda: int(12, 10))
fails(lambda: int([]))
fails(lambda: int(None))
fails(lambda: int(1j))
fails(lambda: int(float("nan")))
fails(lambda: int(float("-inf")))
fails(lambda: int("1", "2"))
fails(lambda: int(1, 2, 3))
fails(lambda: int(x=3))
fails(lambda: int(base=3))


class Third:
    def __int__(self):
        return 3


class Index:
    def __index__(self):
        return 4


class Wrong:
    def __int__(self):
        return "3"


print(int(Third()), int(Index()))
fails(lambda: int(Wrong()))
