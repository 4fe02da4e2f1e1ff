"""Fields inside fields: widths, precisions, fills and types from values."""

for width in (0, 3, 8):
    for precision in (0, 2):
        for align in "<>^":
            print(f"[{3.14159:{align}{width}.{precision}f}] [{'abcdef':{align}{width}.{precision + 1}}] " + "[{:{}{}.{}f}] [{:{a}{w}}]".format(2.5, align, width, precision, "x", a=align, w=width))
fill, code, spec = "*", "x", ">+10.2e"
print(f"{255:{fill}^{10}{code}}", f"{-1.5:{spec}}", f"{'s':{fill}{'<'}{4}}", f"{7:{'0' + str(4)}}", f"{[1, 2][0]:{[3, 5][1]}}|", f"{'a' if fill else 'b':>{len('four')}}", f"{ {'k': 3}['k']:{'>'}{4}}", f"{(lambda: 5)():{3}}|")
rows = [("conv1", 9408, 0.123), ("fc", 513000, 0.9)]
widths = [max(len(f"{row[i]}") for row in rows) for i in range(3)]
for row in rows:
    print(" | ".join(f"{cell:{'<' if isinstance(cell, str) else '>'}{width}}" for cell, width in zip(row, widths)))
    print("{0:<{w[0]}} {1:>{w[1]},} {2:.{p}%}".format(*row, w=widths, p=1))
    print("%-*s %*d %.*f" % (widths[0], row[0], widths[1], row[1], 2, row[2]))


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        currency, _, rest = spec.partition(":")
        return f"{currency or '$'}{self.amount:{rest or '.2f'}}"

    def __str__(self):
        return f"{self}"


m = Money(1234.5)
print(f"{m}", f"{m:€}", f"{m:€:,.1f}", "{:£:>12.3f}|".format(m), str(m), f"{m!s:>12}", f"{m!s:{fill}^{14}}", format(m, "¥:e"), "%s" % m, f"{[m.amount]}", f"{m.amount:{'.1f' if m.amount > 1000 else 'd'}}")
print(f"{'nested ' + f'{1 + 1:>{2 + 1}}'!r:>20}", f"{f'{2}'}", f"{'{}'}", f"{{{1}}}", f"{'a' 'b'}", f"{1:{1}}{2:{2}}{3:{3}}", f"{1.0:{'g'}}", f"{True!r:^10}|{None!s:_<8}|")
