for text in ["1 +", "x = 1", "a b"]:
    try:
        eval(text)
    except SyntaxError as error:
        print(type(error).__name__, error.filename, error.lineno, str(error).endswith("(<string>, line 1)"), "line" in error.msg, error.args[0] == error.msg)
try:
    raise SyntaxError("told by hand", ("folder/thing.py", 7, 3, "x = = 1\n"))
except SyntaxError as error:
    print(error, error.msg, error.filename, error.lineno, error.offset, error.text, sep=" | ")
print(SyntaxError("alone"), repr(SyntaxError("m", ("f", 1, 2, "t"))))
async def simple():
    return 3
coroutine = simple()
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
try:
    raise IOError("an old name")
except EnvironmentError as error:
    print(type(error), error, IOError is OSError)
