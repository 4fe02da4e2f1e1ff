def first[T](xs: list[T]) -> T: return xs[0]
def pair[K: str, V: (int, float)](k: K, v: V) -> tuple[K, V]: return k, v
def many[*Ts](*args: *Ts) -> tuple[*Ts]: return args
def wrap[**P, R](f): return lambda *a, **k: f(*a, **k)
print(first([1, 2]), pair("a", 1), many(1, "x"), wrap(max)(3, 4), first.__type_params__, many.__type_params__, wrap.__type_params__)
print(first.__annotations__, first.__name__, [p.__name__ for p in wrap.__type_params__])
@lambda f: f
def decorated[T](x: T = 3) -> T: return x
print(decorated())
def outer():
    n = 2
    def inner[T](x: T): return x, n
    return inner(5)
print(outer())
class A:
    def m[S](self, s: S) -> S: return s
    @classmethod
    def c[S](cls, s: S) -> S: return cls.__name__, s
print(A().m(3), A.c(4))
