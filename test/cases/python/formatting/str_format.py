"""`str.format` and `format_map`."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


p = Point(1, [10, 20])
print("{} {}".format(1, "a"), "{1} {0}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0.x} {0.y[1]}".format(p), "{p.x}".format(p=p), "{0[a]}".format({"a": 5}), "{0[1]}".format([1, 2]), "{d[k][0]}".format(d={"k": [7]}))
print("{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{:{}}|".format("a", 4), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{0:{1}{2}}".format("x", ">", 5), "{!r} {!s} {!a}".format("a", "b", "é"), "{0!r:>6}".format("a"), "{{}} {{{}}}".format(1), "{:,}".format(1234567), "{:%}".format(0.25))
print("{0} {0} {1}".format("a", "b"), "{} {x} {}".format(1, 2, x=3), "{:d}".format(True), "".format(), "no fields".format(1, 2), "{a.__class__.__name__}".format(a=1), "{0[key with space]}".format({"key with space": 1}), "{0[0]}{0[-1]}".format({0: "zero", "-1": "minus"}))
print("{a} {b}".format_map({"a": 1, "b": 2}), "{a} {zzz}".format_map(Default(a=1)), "{x:>{w}}".format_map({"x": 1, "w": 3}), "{a[0]}".format_map({"a": "xyz"}))
print("{:<{width}}|{:>{width}}|".format("ab", "cd", width=4), "{:.{}f}".format(2.5, 0), "{0:.{1}}".format("abcdef", 3), "{:05.1f} {:+d} {:x} {:e}".format(1.25, 3, 255, 12345.678), "{}".format([1, "a"]), "{}".format(None), "{:10}|".format("é"))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: "{}".format())
fails(lambda: "{1}".format(1))
fails(lambda: "{a}".format(1))
fails(lambda: "{} {0}".format(1))
fails(lambda: "{0} {}".format(1))
fails(lambda: "{".format(1))
fails(lambda: "}".format(1))
fails(lambda: "{0".format(1))
fails(lambda: "{0!}".format(1))
fails(lambda: "{0!x}".format(1))
fails(lambda: "{0!rr}".format(1))
fails(lambda: "{0.}".format(1))
fails(lambda: "{0[]}".format([1]))
fails(lambda: "{0[0}".format([1]))
fails(lambda: "{0[0]x}".format([1]))
fails(lambda: "{0.foo}".format(1))
fails(lambda: "{0[5]}".format([1]))
fails(lambda: "{0[a]}".format({}))
fails(lambda: "{:d}".format("a"))
fails(lambda: "{:>5}".format(None))
fails(lambda: "{a}".format_map({}))
fails(lambda: "{}".format_map({"a": 1}))
fails(lambda: "a}b".format())
fails(lambda: "{:{:{}}}".format(1, 2, 3))
