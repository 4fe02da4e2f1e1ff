def a():
    try:
        return "try"
    finally:
        print("cleanup a")
print(a())
def b():
    try:
        return "try"
    finally:
        return "finally"
print(b())
def c():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        finally:
            print("fin", i)
    else:
        print("else")
    return i
print(c())
def d():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"
print(d())
def e():
    x = 1
    try:
        return x
    finally:
        x = 2
print(e())
def f():
    try:
        try:
            1 / 0
        finally:
            print("inner")
            raise KeyError("second")
    except KeyError as err:
        return repr(err.__context__), err.__cause__
print(f())
def g():
    try:
        yield 1
        yield 2
    finally:
        print("gen closed")
it = g(); next(it); it.close()
it = g(); print(next(it), next(it), next(it, 'done'))
def h():
    while True:
        try:
            return 1
        finally:
            break
    return 2
print(h())
def i():
    try:
        pass
    except Exception:
        print("no")
    else:
        print("else")
    finally:
        print("finally")
i()
def j(n):
    try:
        if n: raise [ValueError, TypeError("t"), KeyError][n - 1]
    except (ValueError, KeyError) as e:
        return type(e).__name__
    except TypeError:
        return "type"
    else:
        return "none"
print([j(n) for n in range(4)])
def nested():
    out = []
    for x in range(2):
        for y in range(3):
            try:
                if y == 1: break
                out.append((x, y))
            finally:
                out.append("f")
        else:
            out.append("never")
    return out
print(nested())
