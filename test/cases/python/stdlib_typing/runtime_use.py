import typing, collections.abc
from typing import *
T = TypeVar("T"); K = TypeVar("K", bound=int); N = TypeVar("N", int, str); P = ParamSpec("P")
print(T, K.__bound__, N.__constraints__, K.__name__, Optional[int], Union[int, str], Union[int, int], Union[int, None, str], Optional[Union[str, int]], List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Callable[[int], str], Callable[..., Any], Type[int], Literal["a", 1], Any, ClassVar[int], Final[int], Annotated[int, "meta"], Iterable[T], Set[int], FrozenSet[str], Deque[int], DefaultDict[str, int], Sequence[int], Mapping[str, Any], Generator[int, None, str])
print(list[int], dict[str, int], tuple[int, ...], type[int], int | str, int | None, list[int] | None, collections.abc.Callable[[int], str], (int | str) == Union[int, str], Union[int] is int, List[T][int], Dict[K, T][int, str], Optional[T][int])
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(int | str), get_args(Optional[int]), get_origin(list[int]), get_args(Callable[[int, str], bool]), get_args(Literal["a", "b"]), get_origin(int), get_args(Tuple[int, ...]), List[int].__origin__, List[int].__args__, List[T].__parameters__, Annotated[int, 1].__metadata__)
def f(a: int, b: "str" = "x", *args: float, c: Optional[int] = None, **kw: Any) -> List[int]: ...
print(get_type_hints(f), f.__annotations__, f.__defaults__, f.__kwdefaults__)
class C(Generic[T]):
    x: int
    y: ClassVar[str] = "s"
    def get(self) -> T: ...
class D(C[int]): z: "float"
print(get_type_hints(D), D.__orig_bases__, C[int], C[int]().__class__, C[str].__origin__ is C, C.__parameters__, D.__mro__[1:], isinstance(D(), C), get_type_hints(C.get))
try: C[int, str]
except TypeError as e: print(e)
for bad in [lambda: List[int]() if False else isinstance([], List[int]), lambda: isinstance([], list[int]), lambda: Union[()], lambda: Optional[int, str], lambda: Optional(), lambda: Any(), lambda: Union(), lambda: TypeVar("T", int), lambda: TypeVar("T", int, str, bound=int), lambda: issubclass(int, Union[int, str][0]), lambda: Literal(), lambda: Generic[int], lambda: int[str], lambda: ClassVar[int, str]]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(isinstance([], List), isinstance({}, Mapping), isinstance(f, Callable), issubclass(list, Sequence), isinstance(5, int | str), isinstance("a", Hashable), issubclass(bool, int | str))
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
class Named(Protocol): name: str
print(isinstance([], HasLen), isinstance(5, HasLen))
try: isinstance(5, Named)
except TypeError as e: print(e)
class NT(NamedTuple):
    a: int
    b: str = "d"
    def both(self): return self.a, self.b
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
print(NT(1), NT(1).both(), NT._fields, NT.__annotations__, TD(a=1), TD.__annotations__, TD.__total__, sorted(TD.__required_keys__), TD.__optional_keys__, NT(1) == (1, "d"))
UserId = NewType("UserId", int); print(UserId(5), UserId.__name__, UserId)
print(cast(int, "x"), TYPE_CHECKING, NoReturn, Never, Self, LiteralString, overload(f) is not None, final(C) is C, no_type_check(f) is f, assert_type(5, int), reveal_type if False else "ok")
@overload
def g(a: int) -> int: ...
@overload
def g(a: str) -> str: ...
def g(a): return a
print(g(1), typing.get_type_hints(NT), ForwardRef("int"), ForwardRef("a.b").__forward_arg__, Optional["Later"], List["X"].__args__)
A1 = Annotated[Annotated[int, "a"], "b"]; print(A1, get_type_hints(type("Q", (), {"__annotations__": {"v": A1}})), get_type_hints(type("Q", (), {"__annotations__": {"v": A1}}), include_extras=True))
def deco(fn: Callable[P, T]) -> Callable[Concatenate[int, P], T]: return fn
print(TypeAlias, TypeGuard[int], SupportsInt, isinstance(5, SupportsInt), IO[str], Text, AnyStr, hash(List[int]) == hash(List[int]), {Optional[int]: 1}[Union[None, int]])
