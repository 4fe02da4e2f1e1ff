type Vector = list[float]
type Pair[T] = tuple[T, T]
type Tree[K, V] = dict[K, V | Tree[K, V]]
print(Vector, Vector.__name__, Vector.__value__, Pair.__type_params__, type(Vector).__name__, Pair[int], Pair.__value__)
type Lazy = Undefined | int
print(Lazy.__name__)
try: Lazy.__value__
except NameError as e: print(e)
type = 5; print(type)
class C:
    type Inner = int
    x: Inner = 1
print(C.Inner, C.Inner.__value__)
def f():
    type Local = str
    return Local
print(f().__value__)
