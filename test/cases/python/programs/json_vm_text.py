# JSON parser & pretty printer, INI, VM, big loop programs
import re, json, math, string
from functools import partial, reduce
from itertools import chain, islice, groupby, count
class ParseError(ValueError):
    def __init__(self, msg, text, pos):
        self.line = text.count("\n", 0, pos) + 1; self.col = pos - text.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.line} column {self.col}")
class P:
    WS = re.compile(r"[ \t\r\n]*"); NUM = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?"); STR = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')
    ESC = {"n": "\n", "t": "\t", "b": "\b", "f": "\f", "r": "\r"}
    def __init__(self, t): self.t, self.i = t, 0
    def ws(self): self.i = self.WS.match(self.t, self.i).end(); return self.t[self.i:self.i + 1]
    def fail(self, m): raise ParseError(m, self.t, self.i)
    def parse(self):
        v = self.value()
        if self.ws(): self.fail("trailing data")
        return v
    def value(self):
        match self.ws():
            case "{": return dict(self.seq("}", self.pair))
            case "[": return list(self.seq("]", self.value))
            case '"': return self.string()
            case "": self.fail("unexpected end")
            case "t" | "f" | "n":
                for w, v in (("true", True), ("false", False), ("null", None)):
                    if self.t.startswith(w, self.i): self.i += len(w); return v
                self.fail("bad literal")
            case ch if ch in "-0123456789":
                m = self.NUM.match(self.t, self.i) or self.fail("bad number"); self.i = m.end()
                return float(m[0]) if m[1] or m[2] else int(m[0])
            case ch: self.fail(f"unexpected {ch!r}")
    def seq(self, end, item):
        self.i += 1
        if self.ws() == end: self.i += 1; return
        while True:
            yield item()
            if (c := self.ws()) == end: self.i += 1; return
            if c != ",": self.fail(f"expected ',' or {end!r}")
            self.i += 1
    def pair(self):
        if self.ws() != '"': self.fail("expected key")
        k = self.string()
        if self.ws() != ":": self.fail("expected ':'")
        self.i += 1
        return k, self.value()
    def string(self):
        m = self.STR.match(self.t, self.i) or self.fail("bad string"); self.i = m.end()
        return re.sub(r"\\(u(....)|.)", lambda e: chr(int(e[2], 16)) if e[2] else self.ESC.get(e[1], e[1]), m[1])
doc = ' {"a": [1, -2.5e3, true, null, {"b": "x\\n\\u00e9\\"q"}], "": {}, "n": [[], [[]]], "big": 123456789012345678901234567890, "z": 0.1} '
v = P(doc).parse(); print(v, v == json.loads(doc), json.dumps(v) == json.dumps(json.loads(doc)))
for bad in ["[1,]", '{"a" 1}', "tru", '"\n"', "[1\n 2]", "-", "{1:2}", "[1] x", "", "[01]", '{"a":1,"b":}']:
    try: print(P(bad).parse())
    except ParseError as e: print(repr(bad), "->", e, (e.line, e.col))
class VM:
    def __init__(self, src):
        self.code, self.labels = [], {}
        for raw in src.strip().splitlines():
            line = raw.split(";")[0].strip()
            if not line: continue
            if line.endswith(":"): self.labels[line[:-1]] = len(self.code); continue
            op, *args = line.split(None, 1); self.code.append((op.upper(), [a.strip() for a in args[0].split(",")] if args else []))
    def run(self, **regs):
        self.r = dict.fromkeys("abcd", 0) | regs; self.stack, self.out, pc, steps = [], [], 0, 0
        val = lambda x: self.r[x] if x in self.r else int(x, 0)
        ops = {"MOV": lambda d, s: self.r.__setitem__(d, val(s)), "ADD": lambda d, s: self.r.update({d: self.r[d] + val(s)}), "SUB": lambda d, s: self.r.update({d: self.r[d] - val(s)}), "MUL": lambda d, s: self.r.update({d: self.r[d] * val(s)}), "PUSH": lambda s: self.stack.append(val(s)), "POP": lambda d: self.r.__setitem__(d, self.stack.pop()), "OUT": lambda s: self.out.append(val(s))}
        while pc < len(self.code):
            steps += 1; op, args = self.code[pc]; pc += 1
            match op, args:
                case "JMP", [l]: pc = self.labels[l]
                case "JZ", [x, l] if val(x) == 0: pc = self.labels[l]
                case "JZ", _: pass
                case "CALL", [l]: self.stack.append(pc); pc = self.labels[l]
                case "RET", []: pc = self.stack.pop()
                case "HLT", _: break
                case (name, a) if name in ops: ops[name](*a)
                case _: raise SyntaxError(f"bad op {op} {args}")
        return self.out, steps, self.r
print(VM("""
  mov a, 1
loop: ; factorial
  jz b, end
  mul a, b
  sub b, 1
  jmp loop
end:
  call show
  hlt
show:
  out a
  push a
  pop c
  ret
""").run(b=20))
for src in ["foo a", "pop a", "mov a", "jmp nowhere", "add q, 1"]:
    try: VM(src).run()
    except (SyntaxError, IndexError, TypeError, KeyError) as e: print(type(e).__name__, e)
text = """The quick brown fox -- jumps over the lazy dog; the dog sleeps. It's 3.14 o'clock, isn't it?
THE END: "quoted" (text) [here] e-mail foo@bar.com http://x.y/z?q=1"""
words = re.findall(r"[a-z']+", text.lower()); freq = {w: words.count(w) for w in dict.fromkeys(words)}
for w, n in sorted(freq.items(), key=lambda t: (-t[1], -len(t[0]), t[0]))[:6]: print(f"{w:.<10}{n:>3} {'#' * n:<5}| {n / len(words):>7.2%}")
print({k: sorted(g) for k, g in groupby(sorted(set(words), key=len), key=len)}); print(text.title()[:60], text.swapcase()[:30], sep="|")
rot = str.maketrans(string.ascii_letters, string.ascii_lowercase[13:] + string.ascii_lowercase[:13] + string.ascii_uppercase[13:] + string.ascii_uppercase[:13]); print(text[:30].translate(rot), text[:30].translate(rot).translate(rot) == text[:30])
def wrap(s, w):
    lines, cur = [], []
    for word in s.split():
        if sum(map(len, cur)) + len(cur) + len(word) > w: lines.append(cur); cur = []
        cur.append(word)
    lines.append(cur)
    for l in lines[:-1]:
        gaps = max(1, len(l) - 1); q, r = divmod(w - sum(map(len, l)), gaps)
        yield "".join(x + " " * (q + (i < r)) if i < gaps or len(l) == 1 else x for i, x in enumerate(l))
    yield " ".join(lines[-1]).ljust(w)
for l in wrap(text, 28): print(f"|{l}|")
def rle(s): return "".join(f"{len(list(g))}{k}" for k, g in groupby(s))
print([s := "1"] + [s := rle(s) for _ in range(7)], re.sub(r"(\d+)(.)", lambda m: int(m[1]) * m[2], "3a2b"))
def roman(n): return "".join(s * (n // v) for v, s, n in ((v, s, n % p if p else n) for (v, s), p in zip(R, [0] + [v for v, _ in R])))
R = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
print(f"{math.pi:{10}.{3}} {'a':{'*'}^{5}} {1e10:,} {-7:#06x} {12345.6789:_.1f} {True:d} {0.000012345:.3} {1e100:g} {123:e} {float('nan'):>6} {-0.0:+} {2**70:,} {5:b} {'%5s|%-5s|' % ('ab', 'cd')}")
