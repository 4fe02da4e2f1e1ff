"""Complex numbers."""

z = 3 + 4j
print(z, z.real, z.imag, z.conjugate(), abs(z), -z, +z, z + 1, 1 + z, z - 1j, z * 2, z * z, z / 2, z / (1 + 1j), z**2, z**0, z**-1)
print(1j, -1j, 0j, 1j * 1j, 2j**2, (1 + 2j) ** 3, 1 / (1 + 1j), complex(1, 2), complex(1.5), complex("1+2j"), complex("-2j"), complex("3"), complex(" 1-2.5j "))
print(complex(), complex(True, False), complex(1j, 2j), complex("j"), complex("1e3-1e-3j"), complex("(1+2j)"), complex("inf+nanj"))
print(complex(0.0, -0.0), complex(-0.0, 1), complex(1, float("nan")), complex(1, float("inf")), 1e20 + 1e-20j, 100000.0j, 1e16j)
print(z == 3 + 4j, z != 3, 3 == 3 + 0j, 3 + 0j == 3.0, True == 1 + 0j, {1: "a"}[1 + 0j], bool(0j), bool(z))
print(repr(z), str(z), [z], f"{z}", f"{z:.2f}", f"{z:.3}", f"{z:>12}", f"{z:e}", f"{-z:+.1f}", format(z, "g"), f"{2j:.1f}", f"{z:_.1f}", f"{z:<10}|")
print(hash(1j) == hash(1j), (1j).__add__(2), (1j).__add__("a"), (2j).__mul__(2j), sum([1j, 2, 3.5]))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: z < 1)
fails(lambda: z // 1)
fails(lambda: z % 1)
fails(lambda: divmod(z, 1))
fails(lambda: z / 0)
fails(lambda: 0j**-1)
fails(lambda: complex("abc"))
fails(lambda: complex("1+ 2j"))
fails(lambda: complex("1", 2))
fails(lambda: complex(1, "2"))
fails(lambda: complex([]))
fails(lambda: int(z))
fails(lambda: float(z))
fails(lambda: format(z, "05"))
fails(lambda: format(z, "=5"))
fails(lambda: format(z, "d"))
fails(lambda: round(z))
