"""The module's own."""
def f():
    "one line"
def g():
    """Two
    lines."""
    return 1
class C:
    """A class."""
    def m(self): ("not " "doc")
def h(): f"not {1}"
print(__doc__, f.__doc__, repr(g.__doc__), C.__doc__, C.m.__doc__, h.__doc__, (lambda: 0).__doc__, C().__doc__); f.__doc__ = "new"; print(f.__doc__)
