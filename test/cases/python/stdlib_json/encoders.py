import json, enum, dataclasses, datetime
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        if dataclasses.is_dataclass(o): return dataclasses.asdict(o)
        if isinstance(o, datetime.date): return o.isoformat()
        return super().default(o)
@dataclasses.dataclass
class D: a: int = 1
class E(enum.IntEnum): X = 5
print(json.dumps({"s": {3, 1}, "d": D(), "t": datetime.date(2020, 1, 2), "e": E.X}, cls=Enc), json.dumps([1, 1.0, True, None, "é\n\"", float("inf"), {1: 2, None: 3, True: 4, 1.5: 5}]), json.dumps("é", ensure_ascii=False), json.dumps({"b": 1, "a": [1, {}, []]}, indent=2, sort_keys=True), json.dumps([1, 2], separators=(",", ":")), json.dumps({"a": 1}, indent="\t"), json.dumps((1, (2,))), json.dumps(10**20), json.dumps(1e100), json.dumps(0.1 + 0.2))
for bad in [{1}, {(1,): 2}, object, b"x", 1j]:
    try: print(json.dumps(bad))
    except TypeError as e: print(e)
print(json.loads('{"a": [1, 2.5, -3e2, true, null, "\\u00e9\\n"], "b": {}}'), json.loads("5"), json.loads('"x"'), json.loads("[1]", parse_int=str), json.loads("1.5", parse_float=str), json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.loads('{"a":1,"a":2}', object_pairs_hook=list), json.loads(" [ ] "), json.loads("NaN"), json.loads(b"[1]"))
for bad in ["{", "[1,]", "{'a': 1}", "", "nul", '"\n"', "[1 2]", '{"a" 1}', "1 2", "{1: 2}", '"\\x"', "[", "01"]:
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e, e.pos, e.lineno, e.colno)
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
print(json.dumps(D(), default=lambda o: vars(o)), json.dumps({"x": D}, default=str), json.dumps({1: 1}, skipkeys=True), isinstance(json.JSONDecodeError("m", "d", 0), ValueError))
