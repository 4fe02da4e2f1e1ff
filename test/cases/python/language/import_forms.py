import math as m, os.path, collections.abc
from math import pi, sqrt as root
from os import path as p, sep
import importlib, sys
print(m.floor(pi), root(16), p is os.path, sep, importlib.import_module("math") is m, "math" in sys.modules, collections.abc.Mapping.__name__, m.__name__, os.path.join("a", "b"))
try: import nonexistent_module_xyz
except ImportError as e: print(type(e).__name__, e, e.name)
try: from math import nope
except ImportError as e: print(str(e).split(" (")[0])
try:
    import numpy_missing as np
except ModuleNotFoundError: np = None
print(np, __name__)
def local(): from string import ascii_lowercase as a; return a[:3]
print(local(), hasattr(m, "tau"), getattr(m, "nope", "-"), __import__("json").dumps([1]), vars(m)["pi"] == pi)
