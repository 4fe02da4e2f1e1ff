"""__context__, __cause__ and what handlers leave behind."""


def show(e):
    print(repr(e), "| cause", repr(e.__cause__), "| context", repr(e.__context__), "|", e.__suppress_context__)


try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
except KeyError as e:
    show(e)
try:
    try:
        raise ValueError("first")
    except ValueError as first:
        raise KeyError("second") from first
except KeyError as e:
    show(e)
try:
    try:
        raise ValueError("a")
    finally:
        raise KeyError("b")
except KeyError as e:
    show(e)


class CM:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        raise RuntimeError("exit")


try:
    with CM():
        raise ValueError("body")
except RuntimeError as e:
    show(e)


def gen():
    try:
        yield 1
    except ValueError:
        raise KeyError("in gen")


g = gen()
next(g)
try:
    g.throw(ValueError("thrown"))
except KeyError as e:
    show(e)
try:
    raise ValueError("x") from TypeError("cause")
except ValueError as e:
    show(e)
try:
    raise ValueError from KeyError
except ValueError as e:
    show(e)
try:
    raise ValueError("x") from 5
except TypeError as e:
    print(e)
e1, e2 = ValueError("1"), KeyError("2")
try:
    try:
        raise e1
    except ValueError:
        try:
            raise e2
        except KeyError:
            raise e1
except ValueError as e:
    show(e)


def reraise():
    try:
        raise ValueError("original")
    except ValueError:
        try:
            raise TypeError("inner")
        except TypeError:
            pass
        raise


try:
    reraise()
except ValueError as e:
    show(e)
try:
    try:
        raise OSError("os")
    except OSError as e:
        e = 5
    print(e)
except NameError as err:
    print("unbound", err)


def nested_handlers():
    try:
        raise ValueError("outer")
    except ValueError as e:
        try:
            raise KeyError("inner")
        except KeyError as e:
            print("inner", e)
        try:
            e
        except UnboundLocalError as u:
            print(type(u).__name__)


nested_handlers()
import sys

try:
    raise ValueError("current")
except ValueError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.exc_info())
