"""Importing the program's own modules and packages."""

import _helper
import _helper as h
from _helper import CONSTANT, double
from _package import sub, thing
from _package.sub import deep_function
import _package.sub.deeper
import _package.other as other
from _package import *
from _helper import __all__ as exported

print(_helper.double(2), h is _helper, CONSTANT, double(5))
print(thing, sub.VALUE, deep_function(), _package.sub.deeper.LEVEL, other.relative())
print(starred, exported)
try:
    print(not_starred)
except NameError as e:
    print(e)
try:
    from _helper import nothing
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    import _package.missing
except ModuleNotFoundError as e:
    print(e)
print(_helper.__name__, _package.__name__, _package.sub.deeper.__name__, sub.__package__, _helper.loaded)
from _circular_a import a_value

print(a_value)
import _circular_b

print(_circular_b.b_function())
print(_package.LazyThing().name, _package.sub.deeper.parent().VALUE)


def inside():
    from _package.sub import VALUE

    return VALUE


print(inside(), type(_package).__name__)
import sys

print("_helper" in sys.modules, sys.modules["_helper"] is _helper)
from _lazy import computed

print(computed)
try:
    from _lazy import other_name
except ImportError as e:
    print("ImportError")
try:
    import _failing
except ZeroDivisionError as e:
    print("failed", e)
