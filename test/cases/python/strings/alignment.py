"""Every alignment of texts and numbers in widths around their own."""

for width in range(0, 9):
    print([f"{'abc':{align}{width}}" for align in ("", "<", ">", "^", "*<", "*>", "*^")], [f"{-42:{align}{width}}" for align in ("", "<", ">", "^", "=", "0", "*=", "*^")])
    print(["abc".center(width, "."), "abc".ljust(width, "."), "abc".rjust(width, "."), "abcd".center(width, "."), "abc".zfill(width), "-5".zfill(width)], [f"%{width}s|%-{width}s|%0{width}d" % ("ab", "ab", -7)])
    print([f"{2.5:{width}}", f"{2.5:<{width}.2f}", f"{2.5:0{width}.1f}", f"{1234.5:{width},}", f"{1 + 2j:{width + 4}}", f"{True:{width}}", f"{True:>{width}d}", f"{'x':.{width}}", f"{'abcdef':.{width}s}|"])
for precision in range(0, 8):
    print([f"{x:.{precision}{code}}" for x in (1234.5678, 0.00012345) for code in "feg%"], ["%.*f" % (precision, 2.5), "%.*e" % (precision, 2.5), "%.*g" % (precision, 2.5), "%.*s" % (precision, "abcdef"), "%.*d" % (precision, 42), "%.*x" % (precision, 42)])
for grouping in ("", ",", "_"):
    for value in (0, 1, 12, 123, 1234, 12345, 123456, 1234567, -1234567, 1234567.891):
        print(f"{value:{grouping}}", f"{value:0>12{grouping}}", f"{value:012{grouping}}", f"{value:+{grouping}}", f"{value:*^16{grouping}}", end=" | ")
    print()
