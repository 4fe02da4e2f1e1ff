"""print: separators, ends, files."""

import sys

print()
print(1, "a", None, [1], sep="-")
print("no newline", end="")
print("|", end="!\n")
print("a", "b", sep="")
print("a", "b", sep=None, end=None)
print(*range(3), sep=", ")
print("x", file=sys.stdout, flush=True)
print("x", "y", file=None)
print("", "", sep="|")
print("tab\there", "new\nline", 'quote"')


class Collector:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


c = Collector()
print("into", 1, file=c)
print(end="", file=c)
print(c.parts)
print(print("value of print"), True, 1.0, 1e100, ..., NotImplemented, int, ValueError("boom"), b"x", {"a": (1,)}, range(2), 1j)
for bad in [lambda: print(1, sep=5), lambda: print(1, end=5), lambda: print(1, foo=2), lambda: print(1, file=5)]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(print, len, type(print), print.__name__, len.__name__, int.__name__, str.upper.__name__, [].append.__name__, print.__class__.__name__)
