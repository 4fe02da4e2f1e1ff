A = type("A", (), {"x": 1, "f": lambda self: self.x + 1, "__repr__": lambda s: "A!"})
B = type("B", (A,), dict(x=5)); print(A().f(), B().f(), B(), A.__name__, B.__bases__, type(B), type(A()) is A, B.__module__, A.__qualname__)
for bad in ["type('A')", "type('A', (1,), {})", "type(1, (), {})", "type('A', [], {})", "type('A', (), [])", "type('A', (int, 5), {})", "type()"]:
    try: print(bad, eval(bad))
    except TypeError as e: print(bad, e)
C = type("C", (), {"__call__": lambda s, *a: a, "__len__": lambda s: 3, "p": property(lambda s: "prop"), "s": staticmethod(len), "c": classmethod(lambda k: k.__name__)})
print(C()(1, 2), len(C()), C().p, C.s("ab"), C.c(), bool(C()), isinstance(C, type), issubclass(C, object))
