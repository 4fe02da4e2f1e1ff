"""In which order things are evaluated."""


def t(tag, value=None):
    print(tag, end=" ")
    return value if value is not None else tag


d = {t("k1"): t("v1"), t("k2"): t("v2")}
print()
l = [t(1), t(2), *[t(3)]]
print()
t("a", [0])[t("i", 0)] = t("v", 5)
print()
x = t("left", 1) + t("right", 2) * t("mul", 3)
print(x)
print(t("f", lambda *a, **k: a)(t("p1"), *t("star", [1]), k=t("kw"), **t("kws", {})))


class C:
    print("class body")

    def __init__(self):
        print("init", end=" ")


class D(t("base", C), metaclass=t("meta", type)):
    print("D body")


@t("deco", lambda f: f)
def f(a=t("default"), *, b=t("kwdefault")) -> t("return annotation"):
    pass


print()
print(t("c1", 1) < t("c2", 2) < t("c3", 3))
print(t("cond", True) and t("yes") if t("test", 1) else t("no"))
a = t("obj", [1, 2])
a[t("idx", 0)] += t("val", 10)
print(a)
b = c = t("shared", [])
print(b is c)
[t("elem") for _ in t("iter", [1, 2]) if t("filter", True)]
print()
print({t("a"): 1 for _ in range(1)}, t("s")[t("lo", 0) : t("hi", 1)])
del t("del", [1])[t("di", 0)]
print()
assert t("assert", True), t("message")
print(not t("n", 0), -t("neg", 1))
lambda_result = (lambda x=t("ld", 1): x)()
print(lambda_result)
with_target = {}


class CM:
    def __enter__(self):
        return t("enter")

    def __exit__(self, *a):
        t("exit")


with t("cm", CM()) as with_target[t("wk")]:
    t("body")
print(with_target)
for with_target[t("fk")] in t("fi", [1, 2]):
    pass
print(with_target)
try:
    raise t("exc", ValueError("x"))
except t("type", ValueError):
    print("caught")
print(f"{t('f1')} {t('f2'):{t('spec', '>5')}}")
