# a small expression language: tokenizer, Pratt parser, evaluator with closures
from __future__ import annotations
import re
from dataclasses import dataclass, field
from typing import Any, Callable, Iterator, NamedTuple, Union
from enum import Enum, auto

class Kind(Enum):
    NUM = auto(); STR = auto(); ID = auto(); OP = auto(); KW = auto(); EOF = auto()
    def __repr__(self): return f"<{self.name}>"

class Token(NamedTuple):
    kind: Kind
    text: str
    pos: int = 0
    def __str__(self): return f"{self.kind.name}({self.text!r})"

SPEC = [("NUM", r"\d+(?:\.\d+)?"), ("STR", r'"(?:\\.|[^"\\])*"'), ("ID", r"[A-Za-z_]\w*"),
        ("OP", r"=>|==|!=|<=|>=|[-+*/%<>=(){}\[\],;.:]"), ("WS", r"\s+"), ("BAD", r".")]
RX = re.compile("|".join(f"(?P<{n}>{p})" for n, p in SPEC))
KEYWORDS = frozenset({"let", "fn", "if", "else", "true", "false", "nil", "while"})

class LangError(Exception):
    def __init__(self, msg, pos): super().__init__(f"{msg} at {pos}"); self.pos = pos

def lex(src: str) -> Iterator[Token]:
    for m in RX.finditer(src):
        k = m.lastgroup
        if k == "WS": continue
        if k == "BAD": raise LangError(f"unexpected {m[0]!r}", m.start())
        t = m.group()
        kind = Kind.KW if t in KEYWORDS else Kind[k]
        yield Token(kind, t, m.start())
    yield Token(Kind.EOF, "", len(src))

@dataclass(frozen=True)
class Num: value: float
@dataclass(frozen=True)
class Str: value: str
@dataclass(frozen=True)
class Var: name: str
@dataclass(frozen=True)
class Bin: op: str; left: Node; right: Node
@dataclass(frozen=True)
class Neg: arg: Node
@dataclass(frozen=True)
class Call: fn: Node; args: tuple[Node, ...] = ()
@dataclass(frozen=True)
class Fn: params: tuple[str, ...]; body: Node
@dataclass(frozen=True)
class Let: name: str; value: Node
@dataclass(frozen=True)
class If: cond: Node; then: Node; other: Node | None = None
@dataclass(frozen=True)
class While: cond: Node; body: Node
@dataclass(frozen=True)
class Block: items: tuple[Node, ...]
@dataclass(frozen=True)
class Lst: items: tuple[Node, ...]
Node = Union[Num, Str, Var, Bin, Neg, Call, Fn, Let, If, Block, Lst, While]
PREC = {"=": 1, "==": 2, "!=": 2, "<": 3, ">": 3, "<=": 3, ">=": 3, "+": 4, "-": 4, "*": 5, "/": 5, "%": 5}

class Parser:
    def __init__(self, src): self.toks = list(lex(src)); self.i = 0
    @property
    def cur(self): return self.toks[self.i]
    def take(self, text=None):
        t = self.cur
        if text is not None and t.text != text: raise LangError(f"expected {text!r}, got {t}", t.pos)
        self.i += 1
        return t
    def accept(self, text):
        if self.cur.text == text and self.cur.kind is not Kind.STR: self.i += 1; return True
        return False
    def program(self):
        items = []
        while self.cur.kind is not Kind.EOF:
            items.append(self.expr()); self.accept(";")
        return Block(tuple(items))
    def expr(self, rbp=0):
        left = self.prefix()
        while (p := PREC.get(self.cur.text, 0)) > rbp and self.cur.kind is Kind.OP:
            op = self.take().text
            right = self.expr(p - (op == "="))
            left = Bin(op, left, right)
        return left
    def sequence(self, end):
        out = []
        while not self.accept(end):
            out.append(self.expr())
            if not self.accept(","): self.take(end); break
        return tuple(out)
    def prefix(self):
        t = self.take()
        match t:
            case Token(Kind.NUM, s): node = Num(float(s))
            case Token(Kind.STR, s): node = Str(s[1:-1].encode().decode("unicode_escape"))
            case Token(Kind.ID, s): node = Var(s)
            case Token(Kind.KW, "true" | "false" | "nil" as s): node = Var(s)
            case Token(Kind.OP, "-"): return Neg(self.expr(6))
            case Token(Kind.OP, "("): node = self.expr(); self.take(")")
            case Token(Kind.OP, "["): node = Lst(self.sequence("]"))
            case Token(Kind.OP, "{"):
                items = []
                while not self.accept("}"): items.append(self.expr()); self.accept(";")
                node = Block(tuple(items))
            case Token(Kind.KW, "let"):
                name = self.take().text; self.take("=")
                return Let(name, self.expr())
            case Token(Kind.KW, "fn"):
                self.take("("); ps = []
                while not self.accept(")"): ps.append(self.take().text); self.accept(",")
                self.take("=>")
                return Fn(tuple(ps), self.expr())
            case Token(Kind.KW, "if"):
                c = self.expr(); then = self.expr()
                return If(c, then, self.expr() if self.accept("else") else None)
            case Token(Kind.KW, "while"): return While(self.expr(), self.expr())
            case _: raise LangError(f"unexpected {t}", t.pos)
        while self.accept("("): node = Call(node, self.sequence(")"))
        return node

@dataclass
class Env:
    vars: dict[str, Any] = field(default_factory=dict)
    parent: Env | None = field(default=None, repr=False)
    def find(self, n):
        e = self
        while e is not None:
            if n in e.vars: return e
            e = e.parent
        raise NameError(f"undefined {n}")

@dataclass
class Closure:
    fn: Fn
    env: Env
    def __repr__(self): return f"<fn/{len(self.fn.params)}>"

def show(v):
    if v is None: return "nil"
    if isinstance(v, bool): return str(v).lower()
    if isinstance(v, float): return f"{v:g}"
    if isinstance(v, list): return "[" + ", ".join(map(show, v)) + "]"
    return str(v)

import operator as op
OPS: dict[str, Callable] = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv, "%": op.mod, "<": op.lt, ">": op.gt, "<=": op.le, ">=": op.ge, "==": op.eq, "!=": op.ne}

def ev(n: Node, env: Env):
    match n:
        case Num(v) | Str(v): return v
        case Var("true"): return True
        case Var("false"): return False
        case Var("nil"): return None
        case Var(name): return env.find(name).vars[name]
        case Lst(items): return [ev(i, env) for i in items]
        case Neg(a): return -ev(a, env)
        case Bin("=", Var(name), r): v = env.find(name).vars[name] = ev(r, env); return v
        case Bin("+", l, r) if isinstance(a := ev(l, env), str): return a + show(ev(r, env))
        case Bin(o, l, r): return OPS[o](ev(l, env), ev(r, env))
        case Let(name, v): env.vars[name] = ev(v, env); return env.vars[name]
        case Fn(): return Closure(n, env)
        case If(c, t, e): return ev(t, env) if ev(c, env) else (ev(e, env) if e else None)
        case While(c, b):
            out = None
            while ev(c, env): out = ev(b, env)
            return out
        case Block(items):
            inner = Env(parent=env); out = None
            for i in items: out = ev(i, inner)
            return out
        case Call(f, args):
            fn = ev(f, env); vals = [ev(a, env) for a in args]
            if isinstance(fn, Closure):
                if len(vals) != len(fn.fn.params): raise TypeError(f"{fn} takes {len(fn.fn.params)} args, got {len(vals)}")
                return ev(fn.fn.body, Env(dict(zip(fn.fn.params, vals)), fn.env))
            return fn(*vals)

BUILTINS = {"print": lambda *a: print(*map(show, a)), "len": lambda x: float(len(x)), "map": lambda f, l: [ev(f.fn.body, Env(dict(zip(f.fn.params, [x])), f.env)) for x in l]}
for src in ['print(1 + 2 * 3 - -4, (1+2)*3, 7 % 4 / 2)',
            'let fact = fn(n) => if n <= 1 1 else n * fact(n - 1); print("fact", fact(10))',
            'let mk = fn() => { let c = 0; fn() => c = c + 1 }; let a = mk(); a(); a(); print(a(), mk()())',
            'print(map(fn(x) => x * x, [1, 2, 3]), "a\\tb" + 1.50)', 'let i = 0; while i < 3 { print(i, i == 1, nil); i = i + 1 }',
            'print(fn(x, y) => x)', 'print(1', 'let = 3', 'foo + 1', '1 / 0', 'fn(x) => x $ 2', '(fn(x) => x)()', '"a" - 1', 'len([1,2,[3]])']:
    try:
        tree = Parser(src).program()
        print("=>", show(ev(tree, Env(dict(BUILTINS)))))
    except (LangError, NameError, TypeError, ZeroDivisionError) as e:
        print(f"{type(e).__name__}: {e}", getattr(e, "pos", "-"))
print(Parser("let f = fn(a) => -a + [1, \"x\"]; f(2)").program())
print([str(t) for t in lex("a<=1.5;")], next(lex("let")), Kind.NUM, list(Kind)[:2])
