import re
if (n := len("hello")) > 3:
    print(n)
data = [1, 5, 2, 8]
print([y for x in data if (y := x * x) > 10], y)
total = 0
print([total := total + v for v in data], total)
while (item := data.pop()) != 5:
    print("popped", item)
print(item, data)
for line in ["a=1", "junk", "b = 22"]:
    if m := re.fullmatch(r"(\w+)\s*=\s*(\d+)", line):
        print(m[1], int(m[2]))
    else:
        print("no", m)
def f(x, /, *, k=(z := 5)):
    return x + k + z
print(f(1), z)
print((a := 1, b := 2), a, b)
print(any((hit := w).startswith("c") for w in ["ab", "cd", "ef"]), hit)
x = {(k := "key"): (v := "value")}
print(x, k, v)
print(f"{(w := 12):>5} {w!r}")
def scope():
    [inner := i for i in range(3)]
    return inner
print(scope())
print((lambda: (q := 3) + q)())
assert (r := 4) == 4
print(r, not (s := 0), s)
def gen():
    while (got := (yield)) is not None:
        print("got", got)
g = gen(); next(g); g.send(1); g.send(0)
try:
    g.send(None)
except StopIteration:
    print("end")
