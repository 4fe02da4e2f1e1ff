import json
data = {"a": 1, "b": [1, 2.5, None, True, False], "c": {"d": "x\"y\\z\n\u00e9\u4e2d"}, "e": (), "f": {}, "g": []}
print(json.dumps(data)); print(json.dumps(data, indent=2)); print(json.dumps(data, indent="\t", sort_keys=True)); print(json.dumps(data, separators=(",", ":"), ensure_ascii=False))
print(json.dumps([float("inf"), float("nan"), 1e100, 1.0, -0.0, 10**20, "\x7f😀"]), json.dumps("s"), json.dumps(None), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}))
print(json.dumps({"z": 1, "a": {"y": 2, "b": 3}}, sort_keys=True, indent=4), json.dumps([], indent=2), json.dumps([[]], indent=1), json.dumps({"a": (1, 2)}, indent=0))
print(json.loads('{"a": [1, 2.5, "x", null, true, false, -3e2], "b": {"c": "\\u00e9\\n\\ud83d\\ude00"}}'), json.loads(" [1 , 2] "), json.loads("3"), json.loads('"s"'), json.loads("NaN"), json.loads("-Infinity"), json.loads(b'{"k": 1}'), json.loads("12345678901234567890"))
class P:
    def __init__(self, x): self.x = x
print(json.dumps([P(1)], default=lambda o: o.__dict__))
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({"s": {3, 1}}, cls=Enc), Enc().encode([{2, 1}]))
for bad in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(P(1)), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.loads("{'a': 1}"), lambda: json.loads("[1, 2"), lambda: json.loads(""), lambda: json.loads('{"a" 1}'), lambda: json.loads("[1,]"), lambda: json.loads('{"a": 1,}'), lambda: json.loads("1 2"), lambda: json.loads('"abc'), lambda: json.loads('{"a":\n\n x}'), lambda: json.loads('"\\q"'), lambda: json.loads(5), lambda: json.dumps({"a": {1}}, cls=Enc) and json.dumps(P(1), cls=Enc), lambda: json.loads('"a\nb"'), lambda: json.loads("tru")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    json.loads("[1, x]")
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc, isinstance(e, ValueError))
loop = []; loop.append(loop)
try:
    json.dumps(loop)
except ValueError as e:
    print(e)
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: list(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s + "i"))
print(json.dumps({"a": 1, (1, 2): 3}, skipkeys=True), json.dumps(True), json.dumps({"k": [1, {"z": None}]}, indent=2))
from collections import OrderedDict, namedtuple
from enum import IntEnum
class I(IntEnum):
    A = 1
print(json.dumps(OrderedDict(b=1, a=2)), json.dumps(namedtuple("N", "a b")(1, 2)), json.dumps(I.A), json.dumps([I.A]))
import io
f = io.StringIO(); json.dump({"a": [1]}, f, indent=1); print(f.getvalue()); f.seek(0); print(json.load(f))
