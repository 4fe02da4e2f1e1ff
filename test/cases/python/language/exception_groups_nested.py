# Groups in groups, as texts and taken apart: how deep and how wide CPython draws them, and where frames are closed.
import traceback


def show(e):
    print("".join(traceback.format_exception(e)), end="")


inner = ExceptionGroup("in", [ValueError("1"), TypeError("2\nsecond line")])
middle = ExceptionGroup("mid", [KeyError("3"), inner])
show(ExceptionGroup("out", [inner, middle]))
show(ExceptionGroup("out", [middle, inner, ValueError("last")]))
show(ExceptionGroup("wide", [ValueError(i) for i in range(15)]))
show(ExceptionGroup("wider", [ValueError(i) for i in range(16)] + [inner]))
deep = ValueError("deep")
for i in range(12):
    deep = ExceptionGroup(f"g{i}", [deep])
show(deep)
show(ExceptionGroup("both", [deep, ValueError("beside")]))
group = ExceptionGroup("noted", [inner])
group.add_note("a note\nof two lines")
group.__cause__ = ExceptionGroup("cause", [ValueError("why"), inner])
show(ExceptionGroup("out", [group, OSError(2, "no")]))

# A group that is in a group twice.
e = ExceptionGroup("twice", [inner, inner])
taken, rest = e.split(ValueError)
print(repr(taken), repr(rest))
e = ExceptionGroup("again", [e, ExceptionGroup("x", [KeyError("k")]), e])
print(e.subgroup(TypeError))
show(e.subgroup(lambda one: isinstance(one, KeyError)))
try:
    try:
        raise e
    except* ValueError as caught:
        print(len(caught.exceptions), repr(caught))
    except* KeyError:
        print("key")
        raise
except ExceptionGroup as left:
    print(repr(left))
try:
    raise e
except* (ValueError, TypeError, KeyError) as caught:
    print(caught is e)
