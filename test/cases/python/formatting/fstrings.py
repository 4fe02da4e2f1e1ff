"""f-strings: conversions, specs with fields inside, `=`, nesting, calls."""

name, value, width, precision = "net", 3.14159, 10, 3
print(f"{name}", f"{name!r}", f"{name!s}", f"{name!a}", f"{value:.2f}", f"{value:{width}.{precision}}", f"{value:{width}.{precision}f}|", f"{name:>{width}}", f"{name:*^{width}}", f"{{}}", f"{{{name}}}", f"{name}{value}")
print(f"{name=}", f"{value=:.2f}", f"{name = }", f"{value = !r:>10}", f"{1 + 2 = }", f"{name.upper()=}", f"{name!r:>8}", f"{len(name)}")
print(f"{[1, 2][0]}", f"{dict(a=1)['a']}", f"{(lambda x: x * 2)(4)}", f"{1 if value > 3 else 2}", f"{', '.join(str(i) for i in range(3))}", f"{'nested ' + f'{name}'}", f"{name!r}" f" {value:.1f}", f"a" "b" f"{name}")
print(f"{True}", f"{True:d}", f"{True:5}", f"{None}", f"{[name]}", f"{(1,)}", f"{ {1: 2} }", f"{1_000:,}", f"{0xff:#x}", f"{-5:05d}", f"{5:+}", f"{1e-7}", f"{2**70}", f"{1.0}", f"{'a':5}|", f"{5:5}|", f"{'':5}|")
print(f"""{
    value
    :.1f}""", rf"\d{name}", f"\t{name}\n", f'{"quoted"}', f"{name:{'>'}{8}}", f"{value:{'.1f'}}", f"{12:{'0'}{4}}")
