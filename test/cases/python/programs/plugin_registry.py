"""A pipeline of plug-ins: a metaclass registers and checks them, descriptors hold their options, hooks chain the calls."""
import functools
import inspect
import textwrap
from contextlib import ExitStack, contextmanager
from types import MappingProxyType, SimpleNamespace
from weakref import WeakKeyDictionary


class Option:
    """A typed setting of a plug-in: checked when set, kept for each instance."""

    def __init__(self, default=None, *, type=None, choices=(), doc=""):
        self.default = default
        self.type = type or default.__class__
        self.choices, self.__doc__ = tuple(choices), doc
        self.values = WeakKeyDictionary()

    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return self.values.get(instance, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.type):
            raise TypeError(f"{self.owner}.{self.name} takes {self.type.__name__}, not {type(value).__name__}")
        if self.choices and value not in self.choices:
            raise ValueError(f"{self.owner}.{self.name} is one of {', '.join(map(repr, self.choices))}")
        self.values[instance] = value

    def __delete__(self, instance):
        try:
            del self.values[instance]
        except KeyError:
            raise AttributeError(f"{self.name} was not set") from None


class PluginMeta(type):
    _registry: dict = {}

    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        return {"__order__": []} | ({"abstract": True} if not bases else {})

    def __new__(mcls, name, bases, namespace, *, key=None, after=(), **kwargs):
        options = {k: v for base in reversed(bases) for k, v in getattr(base, "options", {}).items()}
        options.update((k, v) for k, v in namespace.items() if isinstance(v, Option))
        namespace["options"] = MappingProxyType(options)
        cls = super().__new__(mcls, name, bases, dict(namespace), **kwargs)
        cls.key = key or name.lower()
        cls.after = (after,) if isinstance(after, str) else tuple(after)
        if not namespace.get("abstract", False):
            signature = inspect.signature(cls.process)
            if list(signature.parameters)[:2] != ["self", "text"]:
                raise TypeError(f"{name}.process{signature} must begin with (self, text")
            if cls.key in mcls._registry:
                raise TypeError(f"two plug-ins are named {cls.key!r}")
            mcls._registry[cls.key] = cls
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)

    def __getitem__(cls, key):
        try:
            return type(cls)._registry[key]
        except KeyError:
            raise LookupError(f"no plug-in {key!r}; there are {', '.join(sorted(cls))}") from None

    def __iter__(cls):
        return iter(type(cls)._registry)

    def __len__(cls):
        return len(type(cls)._registry)

    def __contains__(cls, key):
        return key in type(cls)._registry

    def __repr__(cls):
        return f"<plugin {cls.key}>"


class Plugin(metaclass=PluginMeta):
    abstract = True

    def __init__(self, **settings):
        for name, value in settings.items():
            if name not in self.options:
                raise AttributeError(f"{type(self)!r} has no option {name!r}")
            setattr(self, name, value)

    def process(self, text):
        raise NotImplementedError

    def __or__(self, other):
        return Pipeline(self, other)

    def __repr__(self):
        changed = {k: v for k in self.options if (v := getattr(self, k)) != self.options[k].default}
        return f"{self.key}({', '.join(f'{k}={v!r}' for k, v in changed.items())})"


class Upper(Plugin):
    first = Option(False, doc="only the first letter")

    def process(self, text):
        return text[:1].upper() + text[1:] if self.first else text.upper()


class Wrap(Plugin, after="upper"):
    width = Option(20, doc="columns")
    mode = Option("left", choices=("left", "center", "right"))

    def process(self, text, **hints):
        align = {"left": str.ljust, "center": str.center, "right": str.rjust}[self.mode]
        return "\n".join(align(line, self.width).rstrip() for line in textwrap.wrap(text, self.width))


class Box(Wrap, key="frame", after=["wrap", "upper"]):
    corner = Option("+")
    mode = Option("center", choices=Wrap.options["mode"].choices)

    def process(self, text, **hints):
        lines = super().process(text, **hints).split("\n")
        edge = self.corner + "-" * (self.width + 2) + self.corner
        return "\n".join([edge, *(f"| {line:<{self.width}} |" for line in lines), edge])


class Replace(Plugin):
    table = Option({}, type=dict)

    def process(self, text):
        return functools.reduce(lambda t, pair: t.replace(*pair), self.table.items(), text)


class Pipeline:
    hooks = {"before": [], "after": []}

    def __init__(self, *steps):
        self.steps = [s for step in steps for s in (step.steps if isinstance(step, Pipeline) else [step])]

    __or__ = lambda self, other: Pipeline(self, other)

    @classmethod
    def hook(cls, when):
        def register(f):
            cls.hooks[when].append(f)
            return f
        return register

    @functools.cached_property
    def ordered(self):
        todo, done = list(self.steps), []
        while todo:
            for step in todo:
                if not any(other.key in step.after for other in todo if other is not step):
                    break
            else:
                raise RuntimeError("circular order")
            todo.remove(step)
            done.append(step)
        return done

    def __call__(self, text):
        for step in self.ordered:
            context = SimpleNamespace(step=step, text=text, skip=False)
            for f in self.hooks["before"]:
                f(context)
            if not context.skip:
                context.text = step.process(context.text)
            for f in reversed(self.hooks["after"]):
                f(context)
            text = context.text
        return text

    def __repr__(self):
        return " | ".join(map(repr, self.steps))


@contextmanager
def hooked(when, f):
    Pipeline.hook(when)(f)
    try:
        yield f
    finally:
        Pipeline.hooks[when].remove(f)


print(Plugin, Box, len(Plugin), list(Plugin), "frame" in Plugin, Plugin["wrap"] is Wrap, [c.__name__ for c in Box.__mro__])
print({k: (o.default, o.type.__name__, o.owner) for k, o in Box.options.items()}, Wrap.width.__doc__, list(Upper.options))
flow = Box(width=16) | Replace(table={"cat": "dog", "dog": "bird"}) | Upper(first=True)
print(flow, flow.ordered, sep="\n")
print(flow("the cat sat on the mat while another cat slept"))
trace = []
with ExitStack() as stack:
    stack.enter_context(hooked("before", lambda c: trace.append(f"> {c.step.key} {len(c.text)}")))
    stack.enter_context(hooked("after", lambda c: trace.append(f"< {c.step.key} {len(c.text)}")))
    stack.enter_context(hooked("before", lambda c: setattr(c, "skip", isinstance(c.step, Wrap))))
    print((Upper() | flow)("cats"), Pipeline.hooks["before"].__len__())
print(trace, Pipeline.hooks)

a, b = Wrap(), Wrap(width=5, mode="right")
b.width += 1
print(a.width, b.width, b, Wrap().process("one two"), b.process("one two three"), sep="\n")
del b.width
print(b, Plugin["upper"]().process("ok"))


def clash():
    class Again(Plugin, key="upper"):
        def process(self, text): ...


def unfit():
    class Unfit(Plugin):
        def process(self, number, *, unit="m"): ...


for bad in (lambda: Wrap(width="wide"), lambda: Wrap(mode="top"), lambda: Upper(size=1), lambda: Plugin["gone"], clash, unfit, lambda: b.__delattr__("width"), lambda: Plugin().process("x"), lambda: Box.options.update(a=1), lambda: setattr(a, "width", 2.5)):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError, LookupError, NotImplementedError) as problem:
        print(f"{type(problem).__name__}: {problem}")
