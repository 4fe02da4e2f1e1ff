"""Exception classes of one's own: texts, arguments, attributes, hierarchies."""


class ShapeError(ValueError):
    def __init__(self, expected, got):
        super().__init__(f"expected {expected}, got {got}")
        self.expected, self.got = expected, got


class Coded(Exception):
    code = 7

    def __str__(self):
        return f"[{self.code}] {', '.join(map(str, self.args))}"


class Plain(Exception):
    """Nothing of its own."""


class Custom(KeyError):
    def __repr__(self):
        return "Custom!"


class Silent(Exception):
    def __init__(self, *args):
        pass


class Both(ValueError, KeyError):
    pass


for error in (ShapeError((1, 2), (3,)), Coded("a", 1), Coded(), Plain(), Plain("x"), Plain("x", 2), Plain([1]), Custom("k"), Silent("kept"), Both("b"), Plain(ValueError("inner")), KeyError((1, 2)), KeyError(1.0), ValueError(None), OSError(2, "No such file"), OSError("text"), StopIteration(5), SystemExit(3)):
    print(type(error).__name__, "|", str(error), "|", repr(error), "|", error.args, "|", f"{error}", "%s" % error, [error], isinstance(error, Exception))
try:
    raise ShapeError(2, 3)
except KeyError:
    print("no")
except ValueError as error:
    print("yes", error, error.expected, error.got, vars(error), isinstance(error, ShapeError))
try:
    raise Both
except LookupError as error:
    print(repr(error), Both.__mro__)
e = Plain("a")
e.extra = [1]
e.args = ("changed",)
print(e, e.extra, e.args, Plain.__doc__, e == e, e != Plain("changed"), {e: 1}[e], hash(e) == hash(e))
try:
    try:
        int("x")
    except ValueError as inner:
        raise Plain("outer") from inner
except Plain as error:
    print(error, repr(error.__cause__), error.__suppress_context__, type(error.__context__).__name__)
