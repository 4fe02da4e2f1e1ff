values = [0, 1, -1, 42, 12345678, 3.14159, -0.0, 1e100, 1e-7, float("inf"), float("-inf"), float("nan"), True]
specs = ["", "5", "<8", ">8", "^8", "=8", "08", "+", " ", "+.2f", ".3", "e", ".1e", "g", "G", ".0f", "#.0f", "%", ".1%", ",", "_", ",.2f", "*^12", "z.1f", "n", "F", "E"]
for spec in specs:
    row = []
    for v in values:
        try: row.append(format(v, spec))
        except ValueError as e: row.append(f"!{e}")
    print(f"{spec!r:8}", row)
for v in [0, 255, -255, 10**20]:
    print([format(v, s) for s in ["b", "#b", "o", "#o", "x", "#x", "X", "#X", "08b", "#010x", "_b", "_x", "d", "+d", "c" if v == 255 else "d", ",d", ">+10", "^#12x", "e", ".2f", "_"]])
for v in ["", "abc", "é✓"]:
    print([format(v, s) for s in ["", "5", "<5", ">5", "^5", ".2", "*^7.1", "s", "05" , "-<6s"]])
for v, s in [("a", "d"), ("a", "+"), ("a", "="), (1, "s"), (1, ".2"), (1.0, "d"), (1.0, "x"), (1, "y"), ("a", ","), (1, ",_"), (1, ",b"), ([], "5"), (None, "<5"), (object, ">3"), (1, "10000000000000000000"), (1j, "08"), (1.5, "c"), (1114112, "c"), (1, "#c"), ("x", ".-1"), ((), "d")]:
    try: print(repr(format(v, s)))
    except Exception as e: print(type(e).__name__, e)
print(f"{3+4j:.2f}", f"{1j}", f"{complex(1, -2):>12}", f"{1+2j:+g}")
width, prec = 10, 3
print(f"{3.14159:{width}.{prec}}|{'x':{'*'}^{width}}|{width!r:>{prec + 2}}|{{}}|{'a' 'b'}|{width=}|{width = :>5}|{prec=!s}" if True else f"{3.14159:{width}.{prec}}|{'x':{'*'}^{width}}|{width!r:>{prec + 2}}|{{}}|{'a' 'b'}|{width=}|{width = :>5}|{prec=!s}")
class F:
    def __format__(self, spec): return f"F<{spec}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
print(f"{F()} {F():abc} {F()!s} {F()!r:>6} {F()!s:.2} {[F()]}", "{} {:x} {!s} {!r} {0}".format if False else "{0} {0:x} {0!s} {0!r}".format(F()))
print("{:>{w}.{p}f} {a[0]} {b.real} {c[key]} {0!a}".format(3.14159, w=8, p=2, a=[7], b=5, c={"key": "v"}) if False else "{0:>{w}.{p}f} {a[0]} {b.real} {c[key]} {d!a}".format(3.14159, w=8, p=2, a=[7], b=5, c={"key": "v"}, d="é"))
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{x}{x}".format(x="a"), "{{{}}}".format(3), "{:,}".format(10**7), "{0[1][a]}".format([0, {"a": 5}]))
for bad, args in [("{} {}", (1,)), ("{0} {}", (1,)), ("{", ()), ("}", ()), ("{a}", ()), ("{!x}", (1,)), ("{0.foo}", (1,)), ("{0[x]}", ([1],)), ("{:{}}", (1,)), ("{0!}", (1,)), ("{a.}", ()), ("{[}", (1,))]:
    try: print(bad.format(*args))
    except Exception as e: print(bad, type(e).__name__, e)
print("%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%e|%.2e|%g|%G|%f|%.1f|%c|%c|%s|%r|%a|%%" % (1, 2, 3, 4, 5, 255, 255, 255, 8, 12345.678, 0.00012, 1e10, 1e-10, 1.5, 2.25, "x", 65, "s", "r", "é"))
print("%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 3.14159}, "%*d|%-*d|%.*f" % (5, 1, 4, 2, 2, 3.14159), "%s" % (1,), "%s %s" % ("a", [1]), "%.3s|%5s|%-5s|" % ("abcdef", "x", "y"), "%i %u" % (3.99, -2))
for bad, args in [("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%z", 1), ("%(a)s", (1,)), ("%(a)s", {}), ("%c", "ab"), ("%c", -1), ("%", 1), ("%d", None), ("%x", 1.5), ("%*d", ("a", 1)), ("%f", "s")]:
    try: print(bad % args)
    except Exception as e: print(repr(bad), type(e).__name__, e)
