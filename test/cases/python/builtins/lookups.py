"""getattr chains, dispatch tables, registries, plugins: how model code uses builtins on classes."""


class Registry:
    def __init__(self):
        self.entries = {}

    def register(self, name=None):
        def wrap(f):
            self.entries[name or f.__name__] = f
            return f

        return wrap

    def __getitem__(self, name):
        if name not in self.entries:
            raise KeyError(f"unknown entry {name!r}; known: {', '.join(sorted(self.entries))}")
        return self.entries[name]

    def __contains__(self, name):
        return name in self.entries

    def __len__(self):
        return len(self.entries)


models = Registry()


@models.register()
def small(depth=2, **options):
    return "small", depth, sorted(options.items())


@models.register("large")
class Large:
    depth = 10

    def __init__(self, **options):
        for key, value in options.items():
            setattr(self, key, value)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"


print(models["small"](3, act="relu"), models["large"](width=4), "large" in models, len(models), callable(models["small"]), models["large"].__name__)
try:
    models["tiny"]
except KeyError as error:
    print(error, error.args)
large = models["large"](width=4, act=None)
for name in ("width", "depth", "act", "missing"):
    print(name, getattr(large, name, "default"), hasattr(large, name), name in vars(large), getattr(type(large), name, None))
setattr(large, "depth", 3)
print(large.depth, Large.depth, vars(large), {k: getattr(large, k) for k in ("width", "depth")}, delattr(large, "depth"), large.depth)
table = {"relu": lambda x: max(x, 0), "neg": int.__neg__, "half": lambda x: x / 2, "text": str, "id": None}
print({k: f(-4) if f else "identity" for k, f in table.items()}, list(map(table["relu"], [-1, 2])), [f.__name__ for f in table.values() if f])
options = dict(kernel=3, stride=2)
merged = {**options, "stride": 1, "padding": options["kernel"] // 2}
print(merged, options | {"dilation": 1}, sorted(merged.keys() - options.keys()), merged.get("groups", 1), merged.pop("padding"), merged)
print(isinstance(large, (int, Large)), issubclass(Large, object), type(large) is Large, large.__class__.__name__, type(large).__mro__[-1], Large.__module__, callable(large), hasattr(large, "__dict__"), [n for n in dir(large) if not n.startswith("_")])
method = getattr(large, "__repr__")
print(method(), getattr("abc", "upper")(), getattr([3, 1], "sort")(), getattr(dict, "fromkeys")("ab"), [getattr(s, m)() for s in ("aB",) for m in ("upper", "lower", "swapcase", "title")])
