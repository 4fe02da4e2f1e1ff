import traceback
class Low(Exception): pass
class High(Exception):
    def __init__(self, msg, code=0):
        super().__init__(msg, code)
        self.code = code
def low(): raise Low("deep")
def high():
    try:
        low()
    except Low as e:
        raise High("wrapped", 7) from e
try:
    high()
except High as e:
    print(e, repr(e), e.code, e.args, e.__cause__, e.__suppress_context__)
    print([type(x).__name__ for x in (e, e.__cause__, e.__context__)], e.__cause__ is e.__context__)
try:
    try:
        low()
    except Low:
        raise High("implicit")
except High as e:
    print(e.__cause__, repr(e.__context__))
try:
    try:
        low()
    except Low:
        raise High("quiet") from None
except High as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    raise Low from High("c")
except Low as e:
    print(repr(e), repr(e.__cause__))
for bad in [1, "s", None, object]:
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise Low("x") from 3
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
def reraise():
    try:
        low()
    except Low as e:
        e.args += ("more",)
        e.add_note("a note")
        raise
try:
    reraise()
except Low as e:
    print(e, e.args, e.__notes__)
e = ValueError("a", "b")
print(e, str(ValueError()), repr(ValueError()), repr(ValueError("x")), repr(KeyError("k")), str(KeyError("k")), str(KeyError()))
print(e.with_traceback(None) is e, e.__traceback__)
print(isinstance(FileNotFoundError(2, "no", "f"), OSError), FileNotFoundError(2, "No such file", "f.txt"), repr(OSError(2, "no")), OSError(1, "x").errno)
print(StopIteration(3).value, SystemExit(2).code, SystemExit().code)
print(issubclass(ModuleNotFoundError, ImportError), ImportError("m", name="n", path="p").name)
print(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"))
print(UnicodeEncodeError("ascii", "é", 0, 1, "ordinal"))
print([c.__name__ for c in RecursionError.__mro__])
print(traceback.format_exception_only(Low("q"))[0].strip())
try:
    assert 1 == 2, ("left", "right")
except AssertionError as e:
    print(e, e.args)
try:
    assert []
except AssertionError as e:
    print(repr(e))
