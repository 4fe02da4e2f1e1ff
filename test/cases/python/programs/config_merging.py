"""Settings in layers: an INI-like reader with interpolation, deep merging, typed access by path, differences."""
import ast
import collections
import copy
import json
import os.path
import re
from collections import ChainMap
from dataclasses import MISSING, asdict, dataclass, field, fields, is_dataclass, replace
from functools import reduce
from typing import Any, Dict, List, Optional, Union, get_args, get_origin, get_type_hints


class ConfigError(Exception):
    def __init__(self, message, *, line=None, path=None):
        self.line, self.path = line, path
        where = f" (line {line})" if line else f" (at {path})" if path else ""
        super().__init__(message + where)


class Reader:
    """`[section.sub]` heads, `key = value`, `key += item`, lines that go on with a backslash, comments."""

    HEAD = re.compile(r"\[\s*([\w.]+)\s*\]$")
    ITEM = re.compile(r"(?P<key>[\w.]+)\s*(?P<op>\+?=)\s*(?P<value>.*)$")

    def __init__(self, text: str):
        self.lines = enumerate(text.splitlines(), 1)

    def logical(self):
        start, kept = None, ""
        for number, line in self.lines:
            line = re.sub(r"(^|\s)#.*", "", line).rstrip()
            start = start or number
            if line.endswith("\\"):
                kept += line[:-1].strip() + " "
                continue
            if whole := (kept + line.strip()).strip():
                yield start, whole
            start, kept = None, ""
        if kept:
            raise ConfigError("the last line goes on", line=start)

    def read(self) -> dict:
        result: Dict[str, Any] = {}
        section = ()
        for number, line in self.logical():
            if head := self.HEAD.match(line):
                section = tuple(head[1].split("."))
                descend(result, section)
            elif item := self.ITEM.match(line):
                *parents, key = (*section, *item["key"].split("."))
                table = descend(result, parents)
                value = literal(item["value"])
                if item["op"] == "+=":
                    table.setdefault(key, [])
                    if not isinstance(table[key], list):
                        raise ConfigError(f"{key} is no list", line=number)
                    table[key] += value if isinstance(value, list) else [value]
                else:
                    table[key] = value
            else:
                raise ConfigError(f"cannot read {line!r}", line=number)
        return result


def descend(table, parts):
    return reduce(lambda t, part: t.setdefault(part, {}), parts, table)


def literal(text: str):
    named = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False, "none": None, "": None}
    try:
        return named[text.lower()]
    except KeyError:
        pass
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def merge(base, over, *, path=""):
    """Tables merge by key, lists end to end when the upper one begins with `...`, all else is replaced."""
    if isinstance(base, dict) and isinstance(over, dict):
        out = {k: copy.deepcopy(v) for k, v in base.items()}
        for key, value in over.items():
            at = f"{path}.{key}".lstrip(".")
            if key.endswith("!"):
                out[key[:-1]] = value
            elif value is None and key in out:
                del out[key]
            else:
                out[key] = merge(out[key], value, path=at) if key in out else value
        return out
    if isinstance(base, dict) != isinstance(over, dict):
        raise ConfigError(f"a {type(over).__name__} over a {type(base).__name__}", path=path)
    if isinstance(base, list) and isinstance(over, list) and over[:1] == [...]:
        return base + over[1:]
    return over


class Settings(collections.UserDict):
    def at(self, path: str, default: Any = MISSING):
        value: Any = self.data
        for part in re.findall(r"[^.\[\]]+", path):
            try:
                value = value[int(part)] if isinstance(value, list) else value[part]
            except (KeyError, IndexError, TypeError):
                if default is MISSING:
                    raise ConfigError("nothing there", path=path) from None
                return default
        return self.expand(value) if isinstance(value, str) else value

    def expand(self, text: str, seen=()):
        def put(found):
            name, _, fallback = found[1].partition(":-")
            if name in seen:
                raise ConfigError("circular: " + " -> ".join([*seen, name]))
            value = os.environ.get(name[1:], fallback) if name.startswith("$") else self.raw(name, fallback)
            return self.expand(str(value), (*seen, name))
        return re.sub(r"\$\{([^}]*)\}", put, text)

    def raw(self, path, fallback):
        value = reduce(lambda t, part: t.get(part, {}) if isinstance(t, dict) else {}, path.split("."), self.data)
        if value == {}:
            if not fallback:
                raise ConfigError(f"{path!r} is not set")
            return fallback
        return value

    def flat(self):
        def walk(value, path):
            if isinstance(value, dict) and value:
                for key in value:
                    yield from walk(value[key], (*path, key))
            else:
                yield ".".join(path), value
        return dict(walk(self.data, ()))


def fits(value, kind) -> bool:
    origin, args = get_origin(kind), get_args(kind)
    if origin is Union:
        return any(fits(value, arg) for arg in args)
    if origin in (list, dict):
        items = value.values() if isinstance(value, dict) else value
        return isinstance(value, origin) and all(fits(item, args[-1]) for item in items)
    if kind is float and type(value) is int:
        return True
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))


def build(cls, table: dict, path=""):
    hints = get_type_hints(cls)
    known = {f.name: f for f in fields(cls)}
    if extra := table.keys() - known.keys():
        raise ConfigError(f"unknown {', '.join(sorted(extra))}", path=path or "top")
    values = {}
    for name, f in known.items():
        if name not in table:
            if f.default is MISSING and f.default_factory is MISSING:
                raise ConfigError(f"{name} is missing", path=path or "top")
            continue
        kind, value = hints[name], table[name]
        at = f"{path}.{name}".lstrip(".")
        if is_dataclass(kind):
            value = build(kind, value, at)
        elif not fits(value, kind):
            shown = getattr(kind, "__name__", None) if get_origin(kind) is None else str(kind).replace("typing.", "")
            raise ConfigError(f"{value!r} is no {shown}", path=at)
        values[name] = value
    return cls(**values)


@dataclass(frozen=True)
class Optimizer:
    name: str
    rate: float = 0.1
    betas: List[float] = field(default_factory=list)
    decay: Optional[float] = None


@dataclass
class Run:
    title: str
    optimizer: Optimizer
    epochs: int = 1
    tags: Dict[str, str] = field(default_factory=dict)
    resume: Union[bool, str] = False


BASE = r"""
title = demo of ${optimizer.name}   # shown above the plot
epochs = 10
out = ${root:-/tmp}/${title}/${$NOT_SET_ANYWHERE:-none}
[optimizer]
name = "sgd"
rate = 0.5
betas = [0.9, \
         0.999]
[paths.data]
train += a.csv
train += ['b.csv', "c.csv"]
loop = ${paths.data.pool}
pool = ${paths.data.loop}
"""
OVER = "optimizer.name = adam\nepochs = 0x20\nresume = on\ntags.owner = me\n[paths.data]\ntrain = [..., 'd.csv']\nloop = none"

base, over = Reader(BASE).read(), Reader(OVER).read()
print(json.dumps(base, indent=1)[:90], over, sep="\n")
settings = Settings(merge(base, over))
print(*(f"{k} = {v!r}" for k, v in settings.flat().items()), sep="\n")
print(settings.at("out"), settings.at("paths.data.train[3]"), settings.at("optimizer.betas.0"), settings.at("a.b", 3), "title" in settings, len(settings))
wanted = {k: settings[k] for k in ("title", "optimizer", "epochs", "tags", "resume")}
run = build(Run, wanted | {"title": settings.at("title")})
print(run, asdict(replace(run, epochs=2))["optimizer"], run == copy.deepcopy(run), hash(Optimizer("x", betas=())) == hash(Optimizer("x", betas=())))
before, after = Settings(base).flat(), settings.flat()
for key in sorted(before.keys() | after.keys()):
    match key in before, key in after:
        case True, True if before[key] == after[key]:
            pass
        case was, is_:
            print(f"{'~' if was and is_ else '+' if is_ else '-'} {key}: {before.get(key, '')} -> {after.get(key, '')}")
layers = ChainMap({}, {"epochs": 3}, settings)
layers["epochs"] += 1
print(layers["epochs"], layers.parents["epochs"], settings["epochs"], merge({"a": {"b": 1}}, {"a!": {"c": 2}}), merge({"a": [1]}, {"a": [2]}))
for bad in (lambda: Reader("x = 1\n= 2").read(), lambda: Reader("a = 1 \\").read(), lambda: Reader("a = 1\na += 2").read(), lambda: merge(base, {"optimizer": 3}), lambda: settings.at("nope.x"),
            lambda: Settings(base).at("paths.data.loop"), lambda: Settings(a="${b}").at("a"), lambda: build(Run, {"title": "x"}), lambda: build(Run, wanted | {"epochs": True}),
            lambda: build(Run, {**wanted, "optimizer": {"name": "x", "betas": [1, "2"]}}), lambda: build(Run, {**wanted, "optimizer": {"name": "x", "lr": 1}}), lambda: build(Run, {**wanted, "tags": {"a": 1}})):
    try:
        print("no error:", bad())
    except ConfigError as problem:
        print(f"{problem} [{problem.line}, {problem.path}]")
