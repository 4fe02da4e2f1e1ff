"""Text tables of the kind a model summary prints."""
rows = [("conv1", (64, 3, 7, 7), 9408), ("bn1", (64,), 128), ("layer1.0.conv1.weight", (64, 64, 1, 1), 4096), ("fc", None, 2_049_000)]
headers = ("Layer", "Shape", "Param #")
cells = [[name, "--" if shape is None else "x".join(map(str, shape)), f"{count:,}"] for name, shape, count in rows]
widths = [max(len(h), *(len(r[i]) for r in cells)) for i, h in enumerate(headers)]
line = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
print(line); print("|" + "|".join(f" {h:^{w}} " for h, w in zip(headers, widths)) + "|"); print(line.replace("-", "="))
for name, shape, count in cells:
    print(f"| {name:<{widths[0]}} | {shape:^{widths[1]}} | {count:>{widths[2]}} |")
print(line)
total = sum(r[2] for r in rows)
print("Total".ljust(widths[0] + widths[1] + 7, ".") + f"{total:>{widths[2]},}")
print("%-20s %10.2f MB" % ("Size", total * 4 / 2**20), "{:>8.1%}".format(rows[0][2] / total), f"{total:.3e}", f"{total:_}", sep="\n")
for unit, scale in (("", 1), ("K", 1e3), ("M", 1e6), ("G", 1e9)):
    print(f"{total / scale:>14.4g}{unit}", end=" " if unit != "G" else "\n")
def human(n):
    for unit in ["B", "KiB", "MiB", "GiB"]:
        if abs(n) < 1024: return f"{n:3.1f} {unit}".replace(".0 ", " ")
        n /= 1024
    return f"{n:.1f} TiB"
print([human(x) for x in (0, 1023, 1024, 1536, 10**7, 10**12, 10**15)])
bar = lambda f, n=20: "[" + "#" * int(f * n) + "." * (n - int(f * n)) + "]" + f"{f:7.2%}"
for i in range(0, 11, 5): print(bar(i / 10))
print("\n".join("  " * d + ("└─ " if d else "") + n for d, n in [(0, "Net"), (1, "Stem"), (2, "Conv2d: 3-1"), (1, "Head")]))
print("a\tb\tc".expandtabs(8), "│".join("abc"), "═" * 10, repr("│\t═"), ascii("│"))
import textwrap
print(textwrap.fill("The quick brown fox jumps over the lazy dog and runs away from it all.", 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.indent("a\n\nb", "> "), textwrap.dedent("""
    x
      y
    """).strip(), textwrap.shorten("hello wide world of text", 16), sep="\n")
