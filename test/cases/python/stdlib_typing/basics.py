import typing
from typing import *
print(List[int], Dict[str, int], Optional[int], Union[int, str], Union[int, None], Tuple[int, ...], Tuple[()], Tuple[int, str], Set[int], FrozenSet[int], Type[int])
print(Callable[[int, str], bool], Callable[..., Any], Callable[[], None], Any, Iterable[int], Iterator[str], Sequence[int], Mapping[str, Any], Generator[int, None, str])
print(Literal["a", 1, None], Final[int], ClassVar[int], Annotated[int, "meta"], NoReturn, Optional["Foo"], List["Foo"])
print(List, Dict, Optional, Union, Callable, Any, Tuple, Iterable, Literal, Type)
print(Union[int, int], Union[int, Union[str, None]], Optional[Optional[int]], Union[int], Optional[Union[int, str]], Union[List[int], Tuple[int, ...]])
T = TypeVar("T"); K = TypeVar("K", bound=int); V = TypeVar("V", int, str); C = TypeVar("C", covariant=True)
print(T, K, V, C, T.__name__, K.__bound__, V.__constraints__, List[T], Dict[K, V], List[T][int], Dict[str, T][int])
print(Optional[int] == Union[None, int], List[int] == List[int], hash(Optional[int]) == hash(Union[int, None]), List[int] != List[str], Union[int, str] == Union[str, int])
print(get_origin(List[int]), get_origin(Optional[int]), get_origin(Callable[[int], str]), get_origin(int), get_args(Dict[str, int]), get_args(Optional[int]), get_args(Callable[[int], str]), get_args(int), get_args(Literal["a", 2]))
print(list[int], dict[str, int], tuple[int, ...], type[int], list[int].__origin__, list[int].__args__, get_origin(list[int]), set[str], list[list[int]])
print(int | str, int | None, list[int] | None, Optional[int] | str, get_args(int | str), isinstance(1, int | str), isinstance("s", int | None), (int | str) == (str | int))
print(isinstance([], List), isinstance({}, Dict), isinstance(1, List), isinstance([], typing.Sequence), issubclass(list, Iterable), isinstance(print, Callable))
print(List[int]([1, 2]) if False else list[int]([1, 2]), cast(int, "x"), TYPE_CHECKING, List[int].__origin__, List[int].__args__)
def f(a: int, b: "str" = "x", *c: float, d: Optional[List[int]] = None) -> Dict[str, int]: ...
print(get_type_hints(f)); print(f.__annotations__)
class A:
    x: int
    y: "A"
    z: Optional["A"] = None
hints = get_type_hints(A); print(hints["x"], hints["y"], hints["z"])
UserId = NewType("UserId", int); print(UserId(5) + 1, UserId, UserId.__name__, UserId.__supertype__)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(3), g("a"))
@final
class Fin: pass
@no_type_check
def h(x: 5): return x
print(h(1), AnyStr, Text, Hashable, Sized)
for bad in (lambda: Optional[int, str], lambda: Union[()], lambda: isinstance(1, List[int]), lambda: isinstance([1], list[int]), lambda: Any()):
    try:
        print(bad())
    except TypeError as e:
        print("TypeError", e)
P = ParamSpec("P"); print(Callable[P, int], P.args is not None)
def deco(fn: Callable[P, T]) -> Callable[P, T]:
    def w(*args: P.args, **kwargs: P.kwargs) -> T: return fn(*args, **kwargs)
    return w
print(deco(lambda x: x + 1)(1))
