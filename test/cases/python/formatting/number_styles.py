"""All format codes over a grid of numbers, with every flag by itself."""

ints = [0, 7, -7, 255, -4096, 10**12]
for code in "bcdoxXneEfFgG%":
    for flag in ("", "+", " ", "-", "#", "0", "08", "<8", "^8", "=8"):
        row = []
        for n in ints:
            try:
                row.append(format(n, flag + code))
            except (ValueError, OverflowError) as error:
                row.append(str(error))
        print(repr(flag + code), row)
floats = [0.0, 1.0, -2.5, 0.001, 123456.789, 1e-7, 1e21, float("nan"), float("-inf")]
for code in ["", *"eEfFgGn%"]:
    for flag in ("", "+", " ", "#", "012", ".0", ".3", "#.0", "#.3", "^14.2", ",", "_.1"):
        print(repr(flag + code), [format(x, flag + code) if not (code == "n" and flag[0:1] in ("_", ",")) else "-" for x in floats])
for template in ("%d", "%5d", "%-5d", "%05d", "%+d", "% d", "%.3d", "%x", "%#x", "%o", "%#o", "%X", "%e", "%.1e", "%f", "%.0f", "%#.0f", "%g", "%#g", "%.3g", "%10.2f", "%-10.2f", "%010.2f", "%s", "%10s", "%-10s", "%.2s", "%r", "%a", "%i", "%u", "%G", "%E", "%F"):
    print(repr(template), [template % n for n in (0, 42, -42)], [template % x for x in (2.5, -0.0)] if template[-1] not in "xXo" else "")
