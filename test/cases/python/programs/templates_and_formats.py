# Template engine + markdown + tokenizer + csv + state machine
import re, csv, io, operator, copy, struct, enum, sys, types, inspect, pprint, collections.abc as cabc, abc, weakref, time, html
from string import Formatter
class Template:
    TOKEN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.S)
    filters = {"upper": str.upper, "title": str.title, "join": lambda v, s=", ": s.join(map(str, v)), "default": lambda v, d="": v if v not in (None, "") else d, "length": len, "escape": html.escape}
    def __init__(self, src): self.src = src; self.toks = iter([t for t in self.TOKEN.split(src) if t]); self.nodes, end = self.parse(()); assert end is None
    def parse(self, ends):
        nodes = []
        for t in self.toks:
            if t.startswith("{{"): nodes.append(("expr", t[2:-2].strip()))
            elif t.startswith("{#"): continue
            elif t.startswith("{%"):
                word, *rest = t[2:-2].split(maxsplit=1)
                if word in ends: return nodes, (word, *rest)
                if word == "for":
                    var, src = re.fullmatch(r"([\w, ]+?)\s+in\s+(.+?)\s*", rest[0]).groups()
                    body, end = self.parse(("endfor", "else"))
                    other = self.parse(("endfor",))[0] if end[0] == "else" else []
                    nodes.append(("for", [v.strip() for v in var.split(",")], src, body, other))
                elif word == "if":
                    branches, cond = [], rest[0]
                    while True:
                        body, end = self.parse(("elif", "else", "endif"))
                        branches.append((cond, body))
                        if end[0] == "elif": cond = end[1]; continue
                        if end[0] == "else": branches.append(("True", self.parse(("endif",))[0]))
                        break
                    nodes.append(("if", branches))
                elif word == "set":
                    n, _, e = rest[0].partition("="); nodes.append(("set", n.strip(), e.strip()))
                else: raise SyntaxError(f"unknown tag {word!r}")
            else: nodes.append(("text", t))
        if ends: raise SyntaxError(f"missing {' or '.join(ends)}")
        return nodes, None
    def value(self, e, ctx):
        e, *fs = re.split(r"\s*\|\s*", e)
        v = eval(e, {"__builtins__": {"range": range, "len": len}}, ctx)
        for f in fs:
            m = re.match(r"(\w+)(?:\((.*)\))?$", f)
            args = eval(f"({m[2]},)") if m[2] else ()
            v = self.filters[m[1]](v, *args)
        return v
    def render(self, **ctx): return "".join(self.walk(self.nodes, ctx))
    def walk(self, nodes, ctx):
        for n in nodes:
            match n:
                case ("text", t): yield t
                case ("expr", e): yield str(self.value(e, ctx))
                case ("set", name, e): ctx[name] = self.value(e, ctx)
                case ("if", branches):
                    for c, body in branches:
                        if self.value(c, ctx): yield from self.walk(body, ctx); break
                case ("for", names, src, body, other):
                    items = list(self.value(src, ctx))
                    for i, it in enumerate(items):
                        vals = (it,) if len(names) == 1 else it
                        yield from self.walk(body, {**ctx, **dict(zip(names, vals)), "loop": types.SimpleNamespace(index=i + 1, first=i == 0, last=i == len(items) - 1)})
                    if not items: yield from self.walk(other, ctx)
t = Template("""Hi {{ name|title }}!{# c #}
{% for k, v in items.items() %}{{ loop.index }}. {{ k|upper }}={{ '%.2f' % v }}{% if not loop.last %}, {% endif %}{% else %}none{% endfor %}
{% if n > 5 %}big{% elif n == 5 %}five{% else %}small {{ tags|join(' + ') }}{% endif %}{% set q = n * 2 %} {{ q }} {{ missing|default('n/a') }} {{ '<b>'|escape }}
""")
print(t.render(name="bob smith", items={"a": 1, "b": 2.555}, n=3, tags=["x", 2], missing=None)); print(t.render(name="X", items={}, n=5, tags=[], missing=1))
for bad in ["{% if x %}", "{% foo %}", "{% for a in b %}{% endif %}"]:
    try: print(Template(bad).nodes)
    except SyntaxError as e: print("SyntaxError", e, e.msg)
try: Template("{{ nope }}").render()
except NameError as e: print(e)
w = io.StringIO(); cw = csv.writer(w, lineterminator="\n"); cw.writerow(["a", 'q"x', "c,d", 1.0, None, True]); cw.writerows([[1], ["new\nline"]]); print(w.getvalue())
print(list(csv.reader(io.StringIO('a,"b ""q"" c",\n"multi\nline",2\n'))), list(csv.DictReader(["x,y", "1,2", "3"])), csv.list_dialects() if False else "", list(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")))
dw = csv.DictWriter(sys.stdout, ["n", "v"], extrasaction="ignore", restval="-", lineterminator="\n"); dw.writeheader(); dw.writerow({"n": 1, "z": 3})
print(struct.pack(">IhB", 1, -2, 255), struct.unpack("<2sf", b"ab\x00\x00\x80?"), struct.calcsize("iq"), struct.calcsize("=iq"), list(struct.iter_unpack("B", b"ab")))
class Light(enum.Enum):
    GREEN = ("go", 3); YELLOW = ("slow", 1); RED = ("stop", 2)
    def __init__(self, action, secs): self.action, self.secs = action, secs
    @property
    def next(self): ms = list(type(self)); return ms[(ms.index(self) + 1) % len(ms)]
    @classmethod
    def _missing_(cls, v): return next((m for m in cls if m.action == v), None)
class Perm(enum.Flag): R = enum.auto(); W = enum.auto(); X = enum.auto(); RW = R | W
class Size(enum.IntEnum): S = 1; L = 3
class Col(str, enum.Enum): A = "a"; B = "b"
print(Light.RED.next, Light("go"), Light["RED"].secs, [l.name for l in Light], Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm(0), Perm.R in Perm.RW, list(Perm.RW), Size.S < 2, Size.L + 1, Col.A == "a", Col("b"), f"{Col.A}", f"{Size.L}", repr(Size.S), isinstance(Col.A, str), Perm["X"].value, len(Light), Light.RED in Light, Perm.__members__)
try: Light("x")
except ValueError as e: print(e)
try: Light.RED = 3
except AttributeError as e: print(e)
E2 = enum.Enum("E2", "A B", start=5); print(list(E2), E2(6), enum.unique(E2))
o = [1, [2, 3], {"k": (4, [5])}]; s = copy.copy(o); d = copy.deepcopy(o); o[1].append(9); o[2]["k"][1].append(8); print(s, d, s[1] is o[1]); r = [1]; r.append(r); q = copy.deepcopy(r); print(q[1] is q, q)
print(operator.itemgetter(1, 0)("ab"), operator.attrgetter("a.b")(types.SimpleNamespace(a=types.SimpleNamespace(b=3))), operator.methodcaller("replace", "a", "b")("aa"), types.SimpleNamespace(x=1, y=[2]))
pprint.pprint({"a": list(range(30)), "b": {"nested": ["x" * 30, "y" * 40]}, "c": ("t",)}, width=60); pprint.pprint([{"id": i, "v": "v" * i * 10} for i in range(3)]); print(pprint.pformat({3, 1, 2}), pprint.pformat("long text " * 12, width=40))
class Stack(abc.ABC):
    @abc.abstractmethod
    def push(self, x): ...
    @property
    @abc.abstractmethod
    def top(self): ...
try: Stack()
except TypeError as e: print(e)
class LS(cabc.MutableSequence):
    def __init__(self, *a): self.d = list(a)
    def __getitem__(self, i): return self.d[i]
    def __setitem__(self, i, v): self.d[i] = v
    def __delitem__(self, i): del self.d[i]
    def __len__(self): return len(self.d)
    def insert(self, i, v): self.d.insert(i, v)
l = LS(3, 1, 2); l.append(4); l.extend([5, 5]); l.remove(5); l.reverse(); print(l.d, l.pop(0), 3 in l, l.index(1), l.count(5), list(reversed(l)), isinstance(l, cabc.Sequence), l.d); l += [7]; print(l.d)
def sig(a, /, b: int = 2, *args, c, d="x", **kw) -> str: "doc"
print(inspect.signature(sig), inspect.getdoc(sig), list(inspect.signature(sig).parameters.items())[1], sig.__defaults__, sig.__kwdefaults__, sig.__code__.co_varnames, sig.__code__.co_argcount)
print(list(Formatter().parse("a{b!r:>{w}}c{{")), re.sub(r"(?P<y>\d{4})-(\d\d)", r"\2/\g<y>", "on 2024-05 and 2023-06"), re.findall(r"(\w)(\d)?", "a1b"), re.split(r"([,;])\s*", "a, b;c"), re.sub(r"\b(\w)", lambda m: m[1].upper(), "hi there you"), re.match(r"(?i)(?:ab)+", "ABabx").span(), re.search(r"(?<=\$)\d+(?!\d*\.)", "$12.5 $34"), re.compile(r"x(?P<n>a)?").match("x").groupdict(), re.escape("a.b*c"), [m.start() for m in re.finditer("(?=aa)", "aaaa")], re.fullmatch(r"(a|b)*?c", "abac").groups(), re.subn("a", "b", "aaa", 2), re.split(r"\s*", " a b"))
