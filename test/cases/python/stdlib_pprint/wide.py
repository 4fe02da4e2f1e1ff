import pprint
data = {"name": "x" * 30, "list": list(range(30)), "nested": {"a": [1, 2, {"b": (1, 2, 3)}], "s": {3, 1, 2}}, 5: None, "long": ["word" * 5] * 5}
pprint.pprint(data); pprint.pprint(data, width=40, indent=2); pprint.pprint(data, depth=1, compact=True, width=60); print(pprint.pformat([1, [2, [3, [4]]]], depth=2), pprint.pformat({"b": 1, "a": 2}), pprint.pformat({"b": 1, "a": 2}, sort_dicts=False), pprint.pformat("a b " * 30, width=40), pprint.pformat((1,)), pprint.pformat([]), pprint.saferepr({1: "x"}))
pprint.pp({"z": 1, "y": [1] * 40}); pprint.pprint([("a" * 20, "b" * 30, "c" * 30)]); pprint.pprint({"k" * 40: "v" * 40, "k2": {"n" * 30: "m" * 30}}); pprint.pprint(set("abcdefghijklmnopqrstuvwxyz")); pprint.pprint(1234567, underscore_numbers=True)
from dataclasses import dataclass; from collections import OrderedDict, defaultdict, Counter, deque, namedtuple; from types import SimpleNamespace
@dataclass
class DC: name: str; vals: list; other: dict
pprint.pprint(DC("n" * 30, list(range(20)), {"k": "v" * 40})); pprint.pprint(OrderedDict(a="x" * 40, b="y" * 40)); pprint.pprint(defaultdict(list, a=["x" * 40], b=["y" * 40])); pprint.pprint(Counter("hello world this is long text" * 3)); pprint.pprint(deque(["x" * 30] * 4)); pprint.pprint(SimpleNamespace(a="x" * 40, b="y" * 40)); pprint.pprint(b"bytes" * 30); r = [1]; r.append(r); pprint.pprint(r) if False else None
