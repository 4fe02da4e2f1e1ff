class Stack[T]:
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> "Stack[T]": self.items.append(x); return self
    def pop(self) -> T: return self.items.pop()
class Named[T, U: int](Stack[T]): kind: U
class Plain[T]: pass
s = Stack[int](); print(s.push(1).push(2).pop(), Stack.__type_params__, Stack[int], Stack.__parameters__, Named.__type_params__, Named[str, bool], isinstance(Named(), Stack), [b.__name__ for b in Stack.__mro__])
try: Plain[int, str]
except TypeError as e: print(e)
from dataclasses import dataclass
@dataclass
class Box[T]:
    value: T
    def map[U](self, f) -> "Box[U]": return Box(f(self.value))
print(Box(3).map(lambda v: v + 1), Box[int](5), Box.__orig_bases__)
