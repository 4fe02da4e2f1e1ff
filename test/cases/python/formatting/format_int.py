"""The format-spec mini-language for ints."""

specs = ["", "d", "5", "<5", ">5", "^5", "=5", "05", "+", " ", "-", "+d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "08b", "#010x", "*^9", "*<9", ",", "_", "_b", "_x", "#_x", "012,", "015_b", "+,", "x>6", "0>6", "0<6", "0^7", "+08,d", "c", "e", ".2e", "f", ".1f", "g", "%", ".0%", "n", "08.2f", "=+8", "_=+10d", "<<6", ">>6", "^^6", "😀^5"]
for value in (0, 42, -42, 1234567, -1234567, 255):
    for spec in specs:
        try:
            print(value, repr(spec), repr(format(value, spec)))
        except Exception as error:
            print(value, repr(spec), type(error).__name__, error)
print(format(2**100, ","), format(2**100, "x"), format(-(2**70), "_b"), format(10**25, "e"), format(True, "d"), format(True), format(True, "5"), format(False, ">6"), format(65, "c"), format(128512, "c"))

for value, spec in [(5, ".2"), (5, ".2d"), (5, "s"), (5, "y"), (5, ",x"), (5, ",b"), (5, "_c"), (5, ",n"), (-1, "c"), (2**21, "c"), (5, "+c"), (5, "#c"), (5, "zd"), (5, ",_"), (5, "__"), (5, ",,"), (5, "."), (5, "5.x"), (5, "abc"), (5, "10 d"), (10**400, "f"), (True, "s"), (5, "\u00e9")]:
    try:
        print(value, repr(spec), repr(format(value, spec)))
    except Exception as error:
        print(repr(spec), type(error).__name__, error)
