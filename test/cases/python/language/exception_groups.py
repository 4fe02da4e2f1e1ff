"""except* and ExceptionGroup."""

try:
    raise ExceptionGroup("group", [ValueError("v"), TypeError("t"), KeyError("k")])
except* ValueError as eg:
    print("values", eg.exceptions)
except* (TypeError, KeyError) as eg:
    print("others", eg.exceptions, type(eg).__name__)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError:
        print("handled")
except ExceptionGroup as rest:
    print("rest", rest.exceptions, rest.message)
try:
    raise ValueError("plain")
except* ValueError as eg:
    print(type(eg).__name__, eg.exceptions)
g = ExceptionGroup("outer", [ValueError("a"), ExceptionGroup("inner", [TypeError("b"), ValueError("c")])])
m, r = g.split(ValueError)
print(m.exceptions, r.exceptions, str(g), g.subgroup(TypeError).exceptions)
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
finally:
    print("finally")
