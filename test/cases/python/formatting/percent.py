"""The `%` operator of text."""

print("%s %s" % (1, "a"), "%d" % 5, "%d" % 5.9, "%d" % True, "%i %u" % (1, 2), "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5), "%x %X %o %#x %#X %#o" % (255, 255, 8, 255, 255, 8), "%c%c" % ("a", 98), "100%%" % (), "%r %a" % ("é", "é"))
print("%f %.2f %10.3f| %-10.1f| %010.2f %+.1f" % (1.5, 2.345, 3.14159, 2.5, -3.5, 1.25), "%e %.1e %E %.0e" % (12345.678, 0.00012, 1e10, 25.0), "%g %g %g %.3g %G" % (1e-5, 123456789.0, 0.0001, 3.14159, 1e-10), "%#g %#.0f %#.3g" % (1.0, 2.0, 1.5), "%.0f %.0f %.0f %.0f" % (0.5, 1.5, 2.5, 3.5))
print("%(a)s %(b)d" % {"a": 1, "b": 2}, "%(a)05.1f" % {"a": 2.25}, "%(key with space)s" % {"key with space": 1}, "%(a)s%%" % {"a": 1}, "%(x)s %(x)r" % {"x": "q", "unused": 1}, "%(a(b))s" % {"a(b)": 3})
print("%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159), "%*d|" % (-4, 7), "%5s|%-5s|%.2s|%5.1s|" % ("a", "b", "cde", "fgh"), "%s" % [1, 2], "%s" % ((1, 2),), "%s" % {"a": 1}, "%s" % None, "%d%%" % 50, "%s" % 1.0, "%.3d" % 5, "%8.3d|" % -5, "%08.3d|" % 5)
print("%d" % 2**70, "%x" % 2**70, "%x" % -255, "%#x" % -255, "%f" % float("inf"), "%5.1f" % float("nan"), "%F" % float("-inf"), "%05d" % -3, "%+05d" % 3, "%.50f" % 0.1, "%ld %hd" % (1, 2), "%s %s" % ("a",) if False else "%s" % ("a",), "%-+5d|" % 3, "%+ d" % 3, "% 05d" % 3, "%.10s|" % "abc")
print("no directives" % (), "no directives" % {}, "no directives" % [], "%s" % b"a", "%s" % True, "%s" % int, "%5s|" % None, "%r" % (1,), "%c" % "é", "%c" % 233, "%s" % "😀", "%3s|" % "😀", "%i" % -0.5)


class Number:
    def __float__(self):
        return 2.5

    def __index__(self):
        return 7

    def __int__(self):
        return 8

    def __str__(self):
        return "number"


print("%f %x %s %d" % (Number(), Number(), Number(), Number()))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: "%d" % "a")
fails(lambda: "%d" % None)
fails(lambda: "%f" % "a")
fails(lambda: "%x" % 1.5)
fails(lambda: "%c" % "ab")
fails(lambda: "%c" % 1.5)
fails(lambda: "%c" % -1)
fails(lambda: "%s %s" % 1)
fails(lambda: "%s %s" % (1,))
fails(lambda: "%s" % (1, 2))
fails(lambda: "abc" % 1)
fails(lambda: "abc" % (1,))
fails(lambda: "abc" % "x")
fails(lambda: "%(a)s" % 1)
fails(lambda: "%(a)s" % {})
fails(lambda: "%(a)s" % (1,))
fails(lambda: "%(a" % {"a": 1})
fails(lambda: "%" % 1)
fails(lambda: "%5" % 1)
fails(lambda: "%y" % 1)
fails(lambda: "%*d" % ("a", 1))
fails(lambda: "%d" % float("nan"))
fails(lambda: "%d" % float("inf"))
fails(lambda: "%s" % ())
