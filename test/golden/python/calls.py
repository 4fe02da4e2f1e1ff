# Calls, and what is done with their results.
f()
f(a)
f(a, b=c, *d, e=f, **g)
f(*a, b, **c, d=e)
f(*a or b, *c if d else e)
f(*(a), *[b], *{c})
f(**a)
f(a for b in c)
f(1, (a for a in b))
f(a := 1, b=2)
f(a)(b)[c].d(e)
f(
    a,  # one
    b,
    # two
)
f((yield))
a.b.c
a . b
(a
 .b()
 .c())
self.layers = nn.Sequential(*[Block(i, *args, **{"a": 1}) for i in range(3)])
print
print(x, file=y)
x = print
print.a
print >> f
print -1
exec("x")
exec
x = exec("a", {})
