from typing import *
import typing, collections, collections.abc
T = TypeVar("T"); K = TypeVar("K"); V = TypeVar("V")
class Node(Generic[K, V]):
    def __init__(self, k: K, v: V): self.k, self.v = k, v
class IntNode(Node[int, V]): ...
class Final_(IntNode[str]): ...
print(Node[int, str], IntNode[str], Final_, Final_(1, "a").v, Node.__parameters__, IntNode.__parameters__, Node[int, str].__args__, Node[int, str].__origin__, Node[K, int][str], IntNode.__orig_bases__)
print(Dict[str, List[Optional[int]]], Callable[[Dict[str, T]], T], Union[Type[T], None], Tuple[T, ...][int], List[Union[int, str]], Callable[[], Awaitable[None]], Literal[1, "b", True], Union[Literal["a"], None])
print(list[int] | None, dict[str, list[int]], collections.OrderedDict[str, int], collections.deque[int], collections.abc.Sequence[int], type[int] | None, tuple[()], tuple[int, str] | list[int], collections.defaultdict[str, int], collections.Counter[str])
print(get_args(Union[int, str, None]), get_origin(Dict[str, int]) is dict, get_origin(list[int]) is list, get_args(Tuple[int, ...]), get_origin(Union[int, str]) is Union, get_args(Annotated[int, 5]), get_origin(Generic[T]), get_args(Callable[..., int]))
print({List[int]: 1}[List[int]], Optional[int] in (Union[int, None],), Union[int, str] == Union[str, int], Tuple[int, int] == Tuple[int, ...], len({Optional[int], Union[None, int]}))
def check(tp, v):
    o, a = get_origin(tp), get_args(tp)
    if tp is Any: return True
    if o is Union: return any(check(t, v) for t in a)
    if o is list: return isinstance(v, list) and all(check(a[0], x) for x in v)
    if o is dict: return isinstance(v, dict) and all(check(a[0], k) and check(a[1], x) for k, x in v.items())
    if o is Literal: return v in a
    return isinstance(v, tp)
print(check(List[int], [1, 2]), check(List[int], ["a"]), check(Optional[int], None), check(Dict[str, List[int]], {"a": [1]}), check(Literal["x"], "y"), check(Any, 1), check(Union[int, str], 1.5))
class Comparable(Protocol):
    def __lt__(self, other: Any) -> bool: ...
CT = TypeVar("CT", bound=Comparable)
def biggest(xs: Iterable[CT]) -> CT: return max(xs)
print(biggest([3, 1]), CT.__bound__.__name__, TypeVar("X", int, str).__constraints__)
print(typing.List is List, List.__module__, repr(Any), str(Optional), Callable.__origin__, isinstance([], collections.abc.Iterable), NoReturn, Type, ClassVar[List[int]], typing.Pattern, Text is str)
Vec = List[float]; Json = Union[Dict[str, "Json"], List["Json"], str, int, None]; print(Vec, Json, Dict[str, T][Vec], NewType("Id", int)(3))
A = Annotated[int, "unit", {"k": 1}]; print(A, A.__metadata__, A.__origin__, get_type_hints(type("Z", (), {"__annotations__": {"a": A}}), include_extras=True) is not None)
