import json
from collections import OrderedDict
cfg = json.loads("""{
  "model": {"name": "net", "layers": [64, 128], "act": null, "bias": true},
  "lr": 1e-3, "epochs": 10, "tags": ["a", "b\\tc"], "nested": {"x": {"y": [[], {}, [[1]]]}}, "neg": -0.5, "big": 1e400, "unicode": "\\u4f60 \u00fc"
}""")
print(cfg); print(json.dumps(cfg, indent=2, sort_keys=True)); print(json.dumps(cfg, separators=(",", ":"))); print(json.loads(json.dumps(cfg)) == cfg)
class Config:
    def __init__(self, **kw): self.__dict__.update(kw)
    @classmethod
    def from_json(cls, s): return cls(**json.loads(s))
    def to_json(self): return json.dumps(self.__dict__, indent=1)
c = Config.from_json('{"a": 1, "b": [1, 2]}'); print(c.a, c.b, c.to_json())
print(json.dumps({"t": (1, 2), "s": "é\n\u2028/", "f": 1.0, "i": 10**18, "e": 1e-7, "n": None}), json.dumps("\ud83d\ude00"), json.dumps({"b": 1, "a": [True, False]}, sort_keys=True), json.dumps([1.5, 100000000000000000000.0, 1e16, 123456789.123]))
print(json.loads('[1, 2.0, 3e2, -4, "a\\/b", "\\b\\f"]'), json.loads(' {"a" : [ ] , "b":{ } } '), json.loads('{"a":1}', object_pairs_hook=OrderedDict), type(json.loads("1")), type(json.loads("1.0")), json.loads("true"))
print(json.JSONEncoder(indent=None, sort_keys=True).encode({"z": 1, "a": 2}), json.JSONDecoder().decode("[1]"))
for s in ('{"a": 1', '{"a": }', "[1 2]", "nul", '{"a": "b}', "{1: 2}", "[01]", '"\\u12"', "[1] x", "", "  "):
    try:
        print(json.loads(s))
    except json.JSONDecodeError as e:
        print(repr(s), e)
