"""getattr, setattr, hasattr, delattr, vars, dir, callable, id."""


class Layer:
    kind = "layer"

    def __init__(self):
        self.size = 3

    def forward(self):
        return self.size

    @property
    def broken(self):
        raise AttributeError("inner")


layer = Layer()
print(getattr(layer, "size"), getattr(layer, "nope", None), getattr(layer, "kind"), getattr(Layer, "kind"), hasattr(layer, "size"), hasattr(layer, "nope"), hasattr(layer, "broken"), getattr(layer, "forward")(), getattr(layer, "broken", "fallback"))
setattr(layer, "extra", [1])
setattr(Layer, "shared", "s")
print(layer.extra, layer.shared, vars(layer), layer.__dict__ == vars(layer))
delattr(layer, "extra")
print(hasattr(layer, "extra"), vars(layer), callable(layer), callable(Layer), callable(print), callable(lambda: 0), callable(layer.forward), callable(5), callable(int))
print([name for name in dir(layer) if not name.startswith("__")], [name for name in dir(Layer) if not name.startswith("_")], "append" in dir([]), "upper" in dir(str), "__init__" in dir(layer))
print(id(layer) == id(layer), id(layer) == id(Layer()), id(None) == id(None), isinstance(id(layer), int))
vars(layer)["added"] = 1
print(layer.added, sorted(vars(layer)))


class Callable:
    def __call__(self, x):
        return x + 1


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name * 2
        raise AttributeError(f"no {name}")

    def __dir__(self):
        return ["b", "a"]


print(callable(Callable()), Callable()(1), getattr(Dynamic(), "xy"), getattr(Dynamic(), "yz", 0), hasattr(Dynamic(), "x"), hasattr(Dynamic(), "z"), dir(Dynamic()))


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: getattr(layer, "nope"))
fails(lambda: getattr(layer, 5))
fails(lambda: getattr(layer))
fails(lambda: getattr(layer, "a", 1, 2))
fails(lambda: setattr(layer, 5, 1))
fails(lambda: setattr(layer, "a"))
fails(lambda: setattr(5, "a", 1))
fails(lambda: setattr(layer, "broken", 1))
fails(lambda: delattr(layer, "nope"))
fails(lambda: hasattr(layer, 5))
fails(lambda: vars(5))
fails(lambda: getattr(Dynamic(), "q"))
fails(lambda: layer.nope)
fails(lambda: Layer.nope)
fails(lambda: None.foo)
fails(lambda: [].foo)
fails(lambda: print.foo)
fails(lambda: (lambda: 0).foo)
fails(lambda: callable())
