from typing import override, ReadOnly, TypeIs, NamedTuple, Protocol
class A:
    def f(self): return 1
class B(A):
    @override
    def f(self): return 2
print(B().f(), B.f.__override__)
class P(Protocol):
    x: int
    def m(self): ...
print(P.__name__)
