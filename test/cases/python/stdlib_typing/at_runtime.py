from __future__ import annotations
import typing, sys
from typing import TYPE_CHECKING, Any, Callable, Dict, Generic, Iterable, List, NamedTuple, Optional, Protocol, Sequence, Tuple, Type, TypeVar, Union, cast, overload
if TYPE_CHECKING:
    from nowhere import Missing
T = TypeVar("T", bound="Base")
Tensor = Any
Shape = Union[int, Tuple[int, ...]]
class Base:
    registry: Dict[str, Type["Base"]] = {}
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); Base.registry[cls.__name__] = cls
    @classmethod
    def create(cls: Type[T], *args: Any, **kwargs: Any) -> T: return cls(*args, **kwargs)
class Impl(Base):
    def __init__(self, x: Missing = None, y: Optional[Callable[[int], str]] = None) -> None: self.x = x
    def forward(self, x: Tensor, mask: Tensor | None = None, *, sizes: list[int] | tuple[int, ...] = ()) -> dict[str, Tensor]: return {"x": x}
i = Impl.create(3); print(i.x, Base.registry, i.forward(1), Impl.forward.__annotations__)
def pair(v: Shape) -> Tuple[int, int]: return v if isinstance(v, tuple) else (v, v)
print(pair(3), pair((1, 2)), pair.__annotations__["v"], cast("List[int]", [1]))
class Out(NamedTuple):
    logits: Tensor
    loss: Optional[float] = None
print(Out(1), Out(1, 2.0)._asdict(), Out.__annotations__)
class Stack(Generic[T]):
    items: List[T]
    def __init__(self): self.items = []
    def push(self, item: T) -> Stack[T]: self.items.append(item); return self
print(Stack().push(1).items, Stack[int]().push(2).items, Stack.__annotations__)
x: int = 5
print(x, __annotations__, isinstance(5, (int, str)), isinstance([1], Sequence), issubclass(Impl, Base))
@overload
def f(a: int) -> int: ...
@overload
def f(a: str) -> str: ...
def f(a): return a
print(f(1), Optional[int], List["Base"], typing.get_type_hints(pair))
