"""try, except, else, finally, raise from, chaining."""


def flow(x):
    try:
        print("try", x)
        if x == 0:
            raise ValueError("zero")
        if x == 1:
            raise KeyError("one")
        if x == 2:
            return "returned"
    except ValueError as e:
        print("value", e)
    except (KeyError, IndexError) as e:
        print("key", repr(e), e)
        return "from except"
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for i in range(4):
    print(flow(i))


def override():
    try:
        return 1
    finally:
        return 2


def loop():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    return out


def swallow():
    for i in range(2):
        try:
            raise ValueError
        finally:
            continue
    return "swallowed"


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as e:
        print("outer", e)
        try:
            raise
        except ValueError as again:
            print("again", again is e)
    try:
        print(e)
    except UnboundLocalError as u:
        print(u)


print(override(), loop(), swallow())
nested()


class AppError(Exception):
    def __init__(self, code, message="default"):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


class SubError(AppError):
    pass


try:
    raise SubError(5, "custom")
except AppError as e:
    print(e, e.code, e.args, repr(e), type(e).__mro__[1].__name__)
try:
    raise AppError
except TypeError as e:
    print(e)


def chain():
    try:
        {}["k"]
    except KeyError as e:
        raise RuntimeError("wrapped") from e


try:
    chain()
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as e:
    print(e, repr(e.__context__), e.__cause__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("none") from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__, type(e.__context__).__name__)


def attempt(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def raiser(x):
    raise x


print(attempt(lambda: raiser(5)))
print(attempt(lambda: raiser(ValueError)))
print(attempt(lambda: raiser(ValueError())))
print(attempt(lambda: raiser(ValueError(1, 2))))
print(attempt(lambda: raiser(KeyError("k"))))
print(attempt(lambda: raiser(OSError(2, "No such file"))))
print(attempt(lambda: raiser(AssertionError())))


def asserts(x):
    assert x > 0, f"bad {x}"
    assert x
    return x


print(attempt(lambda: asserts(1)), attempt(lambda: asserts(-1)))
try:
    assert False
except AssertionError as e:
    print(repr(e), str(e) == "")


def bare_raise():
    raise


print(attempt(bare_raise))
try:
    try:
        raise ValueError("a")
    except TypeError:
        print("no")
except ValueError as e:
    print("passed through", e)
try:
    raise ValueError("x")
except:
    print("bare")
print(issubclass(KeyError, LookupError), issubclass(Exception, BaseException), issubclass(KeyboardInterrupt, Exception))
e = ValueError("msg", 3)
print(e.args, str(e), repr(e), e.args[0])
e.args = ("new",)
print(e, [e], ValueError() == ValueError())


def deep(n):
    if n == 0:
        raise IndexError("bottom")
    try:
        deep(n - 1)
    finally:
        print("unwind", n)


print(attempt(lambda: deep(3)))


def recursion(n):
    return recursion(n + 1)


try:
    recursion(0)
except RecursionError as e:
    print("RecursionError", str(e)[:32])


def generator_context():
    try:
        yield 1
    finally:
        print("gen finally")


for v in generator_context():
    print(v)


def multi():
    for exc in (ValueError, TypeError, KeyError):
        try:
            raise exc("m")
        except ValueError:
            yield "V"
        except (TypeError,):
            yield "T"
        except Exception:
            yield "E"
        else:
            yield "none"


print(list(multi()))
try:
    try:
        raise KeyError(1)
    except "notaclass":
        pass
except TypeError as e:
    print(e)


class Cause(Exception):
    pass


try:
    try:
        raise Cause("c")
    except Cause as c:
        c.extra = "attached"
        raise
except Cause as c:
    print(c.extra)
n = ValueError("noted")
n.add_note("a note")
print(n.__notes__)


def finally_order():
    log = []
    try:
        try:
            log.append(1)
            return log
        finally:
            log.append(2)
    finally:
        log.append(3)


print(finally_order())


def while_finally():
    n = 0
    while True:
        try:
            n += 1
            if n < 3:
                continue
            break
        finally:
            n += 10
    return n


print(while_finally())


def nested_break():
    for i in range(3):
        for j in range(3):
            try:
                if j == 1:
                    break
            finally:
                try:
                    if i == 1:
                        raise ValueError
                except ValueError:
                    pass
        else:
            return "no"
    return i, j


print(nested_break())
