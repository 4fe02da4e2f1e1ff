"""f-strings in all their forms."""

name, x, pi = "World", 42, 3.14159265
print(f"Hello {name}!", f"{x:5d}|{x:<5}|{x:^5}|{x:05}", f"{pi:.2f} {pi:10.3f} {pi:e}")
print(f"{name!r} {name!s:>8} {'é'!a}", f"{x=} {x + 1 = } {name = !s}", f"{{literal}} {x}")
width, prec = 10, 3
print(f"{pi:{width}.{prec}f}|", f"{name:{'>'}{width}}|", f"{'nested ' + f'{x}'}")
print(f"{x:#x} {x:b} {x:o} {x:,} {1234567:,} {1234567.891:,.2f} {0.25:.1%}")
print(f"{[1, 2]!r:>10}", f"{ {'a': 1}['a'] }", f"{(lambda v: v * 2)(4)}", f"{x if x else 0}")
print(f"""multi
{x}
line""")
print("a" "b" f"{x}" "c", rf"\d{x}\n", f"{x!r:^{width}}")


class F:
    def __format__(self, spec):
        return f"F({spec})"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


f = F()
print(f"{f}", f"{f:abc}", f"{f!s}", f"{f!r:>6}", "{}".format(f), "{:x}".format(f), "%s %r" % (f, f))
print("{} {1}".format if False else "{0} {1} {0}".format("a", "b"), "{a} {b.real}".format(a=1, b=2), "{0[0]} {0[1]}".format([1, 2]))
print("%d %5.2f %s %r %% %x %-5s|" % (5, 3.14159, "s", "r", 255, "ab"), "%(a)s-%(b)d" % {"a": 1, "b": 2})
try:
    print(f"{x:q}")
except ValueError as e:
    print(e)
try:
    f"{undefined_thing}"
except NameError as e:
    print(e)
print(f"{None} {True} {1.0} {1e20} {[]} {()} {'q'}")
print(f"{x:>{width}}" f"{x:<{width}}|")
print(f"{name[0]} {name[-1]} {name[1:3]} {name.upper()} {len(name)}")
print(f"{'a' if x > 1 else 'b'} {x!r} {x:d}")
print(f"{3.0} {1e-7} {1e16} {0.1 + 0.2} {-0.0} {float('inf')} {float('nan')}")
print(f"{x:+d} {-x:+d} {x: d} {x:08.3f} {x:.3e} {x:g} {1e10:g} {123456789.0:g}")
print(f"{'left':<10}|{'right':>10}|{'mid':^10}|{'fill':*^10}|{'trunc':.3}")
