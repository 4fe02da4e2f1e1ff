"""What builtins raise can be caught by class and base class, with its message and arguments."""

attempts = {
    "index": lambda: [][0], "key": lambda: {}["k"], "name": lambda: undefined_name, "attribute": lambda: (1).x, "value": lambda: int("x"), "zero": lambda: 1 / 0, "type": lambda: 1 + "a",
    "overflow": lambda: 10.0**400, "unicode": lambda: b"\xff".decode(), "stop": lambda: next(iter([])), "assertion": lambda: exec_assert(), "recursion": lambda: deep(0), "lookup": lambda: "a".encode("nope"),
    "unpack": lambda: (lambda a, b: a)(*[1]), "hash": lambda: {[]: 1}, "import": lambda: __import__("surely_not_there"), "memory": lambda: [0][10**30], "runtime": lambda: changed(),
}


def exec_assert():
    assert 1 > 2, "one is not two"


def deep(n):
    return deep(n + 1)


def changed():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1


for name, f in attempts.items():
    try:
        f()
    except Exception as error:
        kinds = [c.__name__ for c in (ArithmeticError, LookupError, ValueError, TypeError, RuntimeError, OSError, NameError, ImportError) if isinstance(error, c)]
        print(name, type(error).__name__, kinds, error if name != "recursion" else "…", len(error.args), type(error).__mro__[1].__name__)
for wrong in (IndexError, (KeyError, ValueError), LookupError, Exception, BaseException):
    try:
        [].pop()
    except wrong as error:
        print("caught by", wrong if isinstance(wrong, tuple) else wrong.__name__, repr(error))
    except Exception as error:
        print("not caught by", wrong, error)
print(repr(ValueError("a", 1)), str(ValueError("a", 1)), ValueError("a", 1).args, str(KeyError("a")), str(KeyError("a", "b")), repr(KeyError()), str(Exception()), Exception("x") == Exception("x"), bool(Exception()), isinstance(KeyError("x"), LookupError))
