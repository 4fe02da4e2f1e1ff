"""A plugin system: a metaclass registers, descriptors validate, hooks run in order, errors are collected."""

from __future__ import annotations

import abc
import enum
import functools
import inspect
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Callable, ClassVar, Generic, Iterator, Protocol, TypeVar, runtime_checkable

T = TypeVar("T")


class Priority(enum.IntEnum):
    LOW = 10
    NORMAL = 50
    HIGH = 90

    @classmethod
    def parse(cls, text: str) -> Priority:
        try:
            return cls[text.upper()]
        except KeyError:
            raise ValueError(f"unknown priority {text!r}; one of {', '.join(p.name.lower() for p in cls)}") from None


class Checked(Generic[T]):
    """A descriptor that knows its name and checks what it is given."""

    def __init__(self, kind: type[T], *, default: T | None = None, rule: Callable[[T], bool] = lambda _: True):
        self.kind, self.default, self.rule = kind, default, rule

    def __set_name__(self, owner: type, name: str) -> None:
        self.public, self.private = name, f"_{name}"

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.private, self.default)

    def __set__(self, instance, value) -> None:
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(instance).__name__}.{self.public} must be {self.kind.__name__}, not {type(value).__name__}")
        if not self.rule(value):
            raise ValueError(f"{type(instance).__name__}.{self.public} refuses {value!r}")
        setattr(instance, self.private, value)

    def __repr__(self) -> str:
        return f"<Checked {self.public}: {self.kind.__name__} = {self.default!r}>"


class PluginMeta(abc.ABCMeta):
    registry: ClassVar[dict[str, type]] = {}

    def __new__(mcls, name, bases, namespace, /, key=None, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        if not inspect.isabstract(cls) and key is not False:
            label = key or name.removesuffix("Plugin").lower()
            if label in mcls.registry:
                raise TypeError(f"{label!r} is taken by {mcls.registry[label].__qualname__}")
            mcls.registry[label] = cls
        return cls

    def __iter__(cls) -> Iterator[str]:
        return iter(sorted(PluginMeta.registry))

    def __len__(cls) -> int:
        return len(PluginMeta.registry)


class Plugin(metaclass=PluginMeta):
    priority = Checked(Priority, default=Priority.NORMAL)
    label = Checked(str, default="?", rule=str.isidentifier)
    hooks: ClassVar[dict[str, list[str]]]

    def __init_subclass__(cls, **kwargs) -> None:
        super().__init_subclass__(**kwargs)
        cls.hooks = defaultdict(list)
        for base in reversed(cls.__mro__):
            for name, value in vars(base).items():
                for event in getattr(value, "_events", ()):
                    if name not in cls.hooks[event]:
                        cls.hooks[event].append(name)

    def __init__(self, **settings: Any) -> None:
        for name, value in settings.items():
            if not isinstance(getattr(type(self), name, None), Checked):
                raise AttributeError(f"{type(self).__name__} has no setting {name!r}")
            setattr(self, name, value)

    @abc.abstractmethod
    def describe(self) -> str: ...

    def __lt__(self, other: Plugin) -> bool:
        return (-self.priority, type(self).__name__) < (-other.priority, type(other).__name__)


def on(*events: str):
    def mark(method):
        method._events = events
        return method
    return mark


class StockPlugin(Plugin):
    limit = Checked(int, default=3, rule=lambda n: n > 0)

    def describe(self) -> str:
        return f"stock(limit={self.limit})"

    @on("add", "remove")
    def count(self, board: Board, event: str, item: str) -> None:
        board.counts[item] += 1 if event == "add" else -1
        if board.counts[item] > self.limit:
            raise OverflowError(f"more than {self.limit} of {item}")


class AuditPlugin(Plugin, key="log"):
    def describe(self) -> str:
        return f"audit[{self.label}]"

    @on("add", "remove", "close")
    def note(self, board: Board, event: str, item: str) -> None:
        board.journal.append(f"{self.label}:{event}:{item or '-'}")


class LoudAuditPlugin(AuditPlugin):
    @on("add")
    def shout(self, board: Board, event: str, item: str) -> None:
        board.journal.append(item.upper() + "!")


@runtime_checkable
class Describes(Protocol):
    def describe(self) -> str: ...


@dataclass
class Board:
    plugins: list[Plugin] = field(default_factory=list)
    journal: list[str] = field(default_factory=list, repr=False)
    counts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int), repr=False)

    def __post_init__(self) -> None:
        self.plugins.sort()

    def fire(self, event: str, item: str = "") -> list[Exception]:
        errors: list[Exception] = []
        for plugin in self.plugins:
            for name in plugin.hooks.get(event, ()):
                try:
                    getattr(plugin, name)(self, event, item)
                except Exception as error:
                    errors.append(error)
        return errors

    @contextmanager
    def session(self):
        start = len(self.journal)
        try:
            yield self
        except* ValueError as group:
            self.journal.append(f"session failed: {group.exceptions[0]}")
        finally:
            self.fire("close")
            print(f"  journal: {self.journal[start:]}")


print(list(Plugin), len(Plugin), Plugin.priority, StockPlugin.limit)
print({name: dict(cls.hooks) for name, cls in PluginMeta.registry.items()})
board = Board([StockPlugin(limit=2), LoudAuditPlugin(label="loud", priority=Priority.LOW), AuditPlugin(label="first", priority=Priority.parse("high"))])
print([p.describe() for p in board.plugins], all(isinstance(p, Describes) for p in board.plugins))
with board.session():
    for item in ["bolt", "nut", "bolt", "bolt"]:
        for error in board.fire("add", item):
            print(f"  {type(error).__name__}: {error}")
    print(f"  {dict(board.counts)}")
with board.session():
    board.fire("remove", "nut")
    raise ValueError("out of paper")
print(dict(board.counts), board == Board(), isinstance(board.plugins[0], Plugin))

attempts = [
    lambda: Plugin(),
    lambda: StockPlugin(limit=0),
    lambda: StockPlugin(limit="3"),
    lambda: AuditPlugin(label="not ok"),
    lambda: AuditPlugin(colour="red"),
    lambda: Priority.parse("urgent"),
    lambda: PluginMeta("Log", (Plugin,), {"describe": lambda self: "x"}, key="log"),
    lambda: PluginMeta("Half", (Plugin,), {}),
    lambda: functools.reduce(lambda a, b: a | b, [1, "x"]),
]
for attempt in attempts:
    try:
        print("made", attempt().__name__)
    except Exception as error:
        print(f"{type(error).__name__}: {error}", "<-", repr(error.__cause__), error.__suppress_context__)
print(list(Plugin), sorted(PluginMeta.registry["log"].__abstractmethods__), issubclass(LoudAuditPlugin, Plugin))
