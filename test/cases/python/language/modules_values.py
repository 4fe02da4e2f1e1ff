"""Module-level names, annotations, docstring."""

import math
import os.path
import collections as col
from math import sqrt as root, pi
from typing import List, Optional

x: int = 5
y: "str"
print(__name__, __doc__, __annotations__)
print(math.floor(2.5), root(16), round(pi, 3), col.OrderedDict([(1, 2)]), os.path.join("a", "b"))


class Config:
    width: int = 3
    names: List[str] = []
    later: "Config"
    opt: Optional[int] = None

    def method(self, a: int) -> "Config":
        z: int = 1
        return self


print(Config.__annotations__, Config.method.__annotations__, Config.width)
try:
    Config.later
except AttributeError as e:
    print(e)
try:
    y
except NameError as e:
    print(e)


def f(a: List[int], *, b: Optional[str] = None) -> None:
    local: int
    try:
        print(local)
    except UnboundLocalError as e:
        print(e)


f([])
print(f.__annotations__)
print(globals()["x"], "f" in globals(), sorted(k for k in vars(Config) if not k.startswith("__")))
try:
    from math import nope
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    import no_such_module_at_all
except ModuleNotFoundError as e:
    print(e, type(e).__mro__[1].__name__)
try:
    import no_such_pkg.sub
except ImportError as e:
    print(e)
try:
    math.nope
except AttributeError as e:
    print(e)
if __name__ == "__main__":
    print("main")


def local_import():
    import itertools as it
    from functools import reduce

    return list(it.islice(it.count(), 3)), reduce(lambda a, b: a + b, [1, 2])


print(local_import())
print(type(math).__name__, math.__name__)
globals()["made"] = 9
print(made)


def loc(a, b=2):
    c = 3
    return sorted(locals().items())


print(loc(1))
exec_result = eval("1 + x * 2") if True else None
print(exec_result)
