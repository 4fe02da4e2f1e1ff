import reprlib, unicodedata, html, numbers, sched, time, operator, types, io, contextlib, sys, textwrap, inspect, functools
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set("abcdefghi")) != "")
class R:
    def __init__(self): self.kids = [self, 1]
    @reprlib.recursive_repr("<...>")
    def __repr__(self): return f"R({self.kids})"
print(R())
print(unicodedata.normalize("NFD", "é").encode())
print(html.unescape("&lt;&eacute;&#233;&#x41;&nbsp;&copy;&amp;"), html.escape('<a href="x">\'</a>'))
print(isinstance(3, numbers.Integral), isinstance(2.5, numbers.Real), isinstance(1j, numbers.Complex), isinstance(True, numbers.Number), issubclass(int, numbers.Rational))
