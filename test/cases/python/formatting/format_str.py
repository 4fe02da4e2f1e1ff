"""The format-spec mini-language for text and other values."""

for spec in ["", "s", "10", "<10", ">10", "^10", "*^10", ".2", ".2s", "10.2", "-<8", "08", "^8.1", "😀>6", "{<5", "}^5", "0<4", "1", "s", "<s"]:
    print(repr(spec), repr(format("abc", spec)))
for spec in ["d", "=10", "+", " ", "#", ",", "_s", "z", ".x", "5q", "abc", "10.2f"]:
    try:
        print(repr(spec), repr(format("abc", spec)))
    except Exception as error:
        print(repr(spec), type(error).__name__, error)
for value in [None, [1], (1, 2), {"a": 1}, {1}, print, int, object, ..., range(3), b"x", slice(1), NotImplemented]:
    try:
        print(format(value), format(value, ">5"))
    except Exception as error:
        print(type(error).__name__, str(error).split(" at ")[0])


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    def __format__(self, spec):
        return f"<{self.degrees}|{spec}>"


class Plain:
    def __str__(self):
        return "plain"


class Wrong:
    def __format__(self, spec):
        return 3


print(format(Celsius(3)), format(Celsius(3), ".1f"), f"{Celsius(4):a:b}", "{:x y}".format(Celsius(5)), f"{Plain()}", "{}".format(Plain()), f"{Plain()!s:>8}", f"{Plain()!s:.2}")
for call in [lambda: format(Plain(), ">5"), lambda: format(Wrong()), lambda: format("a", 1), lambda: format()]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
