# Operators, their binding and their order.
x = a + b - c * d / e // f % g @ h
x = a << b >> c & d | e ^ f
x = a ^ b & c
x = a & b ^ c & d
x = a ^ b & c & d ^ e
x = (a ^ b) & c
x = -a**-b
x = a**b**c
x = ~a + +b - -c
x = not a == b
x = not not a
x = a < b <= c != d is not e not in f is g in h
x = a and b and c or d or not e and f
x = (a and b) and c
x = a if b else c if d else e
x = (a if b else c) if d else e
x = lambda: a if b else c
x = ((a))
x = (a), b
x = (a, b)[0]
x = 1,
x = ()
x = (1,)
x = a, *b
x = *a, *[b], *(c, d), *-e
x = a, *b.c(d)[e] + f
x = [*a, *b.c(), *(d if e else f)]
x = {*a, b}
x = {**a, "b": c, **d}
x = {}
x = [], [1], [1, 2,]

# Literals.
x = 1, 1_000, 0xFF, 0XfF, 0o17, 0b11, 00, 0_0
x = 9007199254740991, 9007199254740992, 0xFFFFFFFFFFFFFFFF, 100000000000000000000
x = 1.0, 1., .5, 1e5, 1E-5, 1_0.0_1e-1_0, 1e400, 1e16, 1e21, 1e-7, 0.000001
x = 3j, 1.5J, 1e3j
x = None, True, False, ..., __debug__
x = 1 .real, 1..real, 1.5.real

# Names.
été = naïve + 名前
𝔳 = "folded to v"

# Subscripts.
x[1]
x[1:2], x[:], x[::], x[1:], x[:2], x[::3], x[1:2:3]
x[1:2, ...], x[a, b], x[a,], x[()], x[None, :, 0]
x[*a], x[*a, b], x[*(a, b)], x[*[a]]
x[a := 1]
x[lambda: 1]
x[a if b else c : d]

# Comprehensions.
x = [a for a in b]
x = {a for a in b if c}
x = {a: b for a, b in c}
x = (a for a in b for c in a if c if d)
x = [a for a, in b for (c, d), *e in f]
x = [y := 1, y**2]
x = {(a := 1): (b := 2)}
x = [a for b in c if (lambda: d)()]
