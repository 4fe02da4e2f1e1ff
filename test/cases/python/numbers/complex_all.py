a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, a ** b, -a, +a, abs(a), a.conjugate(), a.real, a.imag, a == 3 + 4j, a != b, bool(0j), complex(1), complex("1+2j"), complex(" -1j "), complex(1, 2), complex(1j, 1j), complex("nan"), complex("1e5"), hash(1 + 0j) == hash(1))
print(repr(1j), repr(-1j), repr(1 - 0j), repr(-0.0 + 1j), repr(complex(-0.0, -0.0)), str(1e20 + 1j), repr(complex(float("inf"), float("nan"))), 0j, 1.5j, 1e-7j, [1j], f"{a}", f"{a:.1f}", f"{a!r:>10}", "%s" % a)
print(sum([1j, 2]), 1j * 1j, 2 * 1j, 1 / 1j, 1j ** 0.5, 1j ** -1, 0j ** 0, (1 + 1j) ** 3, pow(1j, 2), 5 == 5 + 0j, {5: "x"}[5 + 0j], a in [3 + 4j], isinstance(1j, complex), type(1j + 1).__name__)
for bad in ["1j < 2j", "int(1j)", "float(1j)", 'complex("x")', 'complex("1 + 2j")', "1j // 2", "1j % 2", "1j / 0", "0j ** -1", "complex(1, 'a')", "complex('1', 2)", "round(1j)", "divmod(1j, 1)", "abs('x')", "max(1j, 2j)", "complex([])", "math.sqrt(1j)", "range(1j)", "sorted([1j, 1])", "pow(1j, 2, 3)"]:
    try:
        import math
        print(bad, eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
import cmath
print(cmath.sqrt(-1), cmath.exp(1j * cmath.pi).real, cmath.phase(-1), cmath.polar(1j), cmath.rect(1, 0), cmath.isnan(1j), cmath.log(1j), cmath.isclose(1j, 1j + 1e-12))
