"""Many floats of all sizes in many formats; the numbers come from a generator of its own."""

seed = 20240611


def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


def pick(items):
    return items[rnd(len(items))]


def number():
    kind = rnd(5)
    if kind == 0:
        return float(f"{rnd(2**31)}e{rnd(600) - 310}")
    if kind == 1:
        return rnd(10**6) / pick([2, 4, 8, 1000]) * pick([1, -1])
    if kind == 2:
        return (rnd(2**31) * 2**22 + rnd(2**22)) * 2.0 ** (rnd(200) - 150)
    if kind == 3:
        return float(pick([5, 15, 25, 35, 45, 995, 9995, 99995])) / pick([1, 10, 100, 1000, 10000])
    return float(rnd(10**9))


types = ["e", "f", "g", "E", "G", "%", "", "n"]
for i in range(400):
    x = number()
    align = pick(["", "<", ">", "^", "=", "*<", "0>", "_^", "x="])
    spec = align + pick(["", "+", " ", "-"]) + pick(["", "", "#"]) + pick(["", "0"]) + pick(["", "5", "12", "20"])
    spec += pick(["", ",", "_"]) + pick(["", ".0", ".1", ".2", ".3", ".6", ".12", ".17", ".25"])
    spec += pick(types)
    try:
        print(repr(x), repr(spec), repr(format(x, spec)))
    except ValueError as error:
        print(repr(x), repr(spec), error)
for i in range(150):
    x = number()
    spec = "%" + pick(["", "+", "-", " ", "0", "#", "+0", "-#"]) + pick(["", "10", "18"]) + pick(["", ".0", ".2", ".5", ".17"]) + pick(list("efgEGdi"))
    print(repr(spec), repr(spec % x), round(x, rnd(20) - 5), x.as_integer_ratio(), x.hex())
