"""A tokenizer, parser and interpreter for a small functional language."""
from __future__ import annotations
import re
import operator as op
from dataclasses import dataclass, field
from typing import Callable, Iterator, NamedTuple, Union, Any
from collections import ChainMap
from functools import reduce, partial
import enum


class Kind(enum.Enum):
    NUMBER = r"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?"
    STRING = r'"(?:[^"\\]|\\.)*"'
    LPAREN = r"\("
    RPAREN = r"\)"
    QUOTE = r"'"
    SYMBOL = r"[^\s()'\";]+"
    COMMENT = r";[^\n]*"
    NEWLINE = r"\n"
    SPACE = r"[ \t\r]+"

    @property
    def skipped(self) -> bool:
        return self in {Kind.COMMENT, Kind.NEWLINE, Kind.SPACE}


class Token(NamedTuple):
    kind: Kind
    text: str
    line: int
    column: int

    def __str__(self):
        return f"{self.kind.name:<8}{self.text!r:>12} @{self.line}:{self.column}"


MASTER = re.compile("|".join(f"(?P<{k.name}>{k.value})" for k in Kind))


class LispError(Exception):
    def __init__(self, message, *, line=None):
        super().__init__(message)
        self.line = line

    def __str__(self):
        where = f" (line {self.line})" if self.line is not None else ""
        return f"{super().__str__()}{where}"


def tokenize(text: str) -> Iterator[Token]:
    line, start, pos = 1, 0, 0
    while pos < len(text):
        if not (m := MASTER.match(text, pos)):
            raise LispError(f"unexpected {text[pos]!r}", line=line)
        kind = Kind[m.lastgroup]
        if not kind.skipped:
            yield Token(kind, m[0], line, m.start() - start + 1)
        if kind is Kind.NEWLINE:
            line += 1
            start = m.end()
        pos = m.end()


@dataclass(frozen=True, slots=True)
class Symbol:
    name: str

    def __repr__(self):
        return self.name


@dataclass
class Lambda:
    params: list[Symbol]
    body: list
    env: ChainMap = field(repr=False, compare=False)
    name: str = "lambda"

    def __call__(self, *args):
        if len(args) != len(self.params):
            raise LispError(f"{self.name}: expected {len(self.params)} arguments, got {len(args)}")
        env = self.env.new_child({p.name: a for p, a in zip(self.params, args, strict=True)})
        *init, last = self.body
        for each in init:
            evaluate(each, env)
        return evaluate(last, env)


def parse(tokens):
    stack = [[]]
    quoted = [False]
    lines = []
    for token in tokens:
        match token:
            case Token(kind=Kind.LPAREN, line=line):
                stack.append([])
                lines.append(line)
                quoted.append(False)
                continue
            case Token(Kind.RPAREN, _, line):
                if len(stack) == 1:
                    raise LispError("unbalanced )", line=line)
                value = stack.pop()
                lines.pop()
                quoted.pop()
            case Token(Kind.NUMBER, text):
                value = float(text) if set(text) & set(".eE") else int(text)
            case Token(Kind.STRING, text):
                value = text[1:-1].encode().decode("unicode_escape")
            case Token(Kind.QUOTE):
                quoted[-1] = True
                continue
            case Token(text=name):
                value = {"#t": True, "#f": False, "nil": None}.get(name, Symbol(name))
        if quoted[-1]:
            value = [Symbol("quote"), value]
            quoted[-1] = False
        stack[-1].append(value)
    if len(stack) > 1:
        raise LispError("missing )", line=lines[-1])
    return stack[0]


def evaluate(x, env):
    match x:
        case Symbol(name):
            try:
                return env[name]
            except KeyError as e:
                raise LispError(f"unbound {e.args[0]}") from None
        case [Symbol("quote"), value]:
            return value
        case [Symbol("if"), test, then, *rest]:
            return evaluate(then if evaluate(test, env) else rest[0] if rest else None, env)
        case [Symbol("define"), [Symbol(name), *params], *body] if body:
            env.maps[0][name] = Lambda(params, body, env, name)
        case [Symbol("define"), Symbol(name=name), value]:
            env[name] = evaluate(value, env)
        case [Symbol("lambda" | "fn"), [*params], *body]:
            return Lambda(params, body, env)
        case [Symbol("let"), [*bindings], *body]:
            child = env.new_child()
            for [key, value] in bindings:
                child[key.name] = evaluate(value, env)
            return [evaluate(b, child) for b in body][-1]
        case [head, *args]:
            function = evaluate(head, env)
            return function(*(evaluate(a, env) for a in args))
        case []:
            raise LispError("empty call")
        case _:
            return x


def show(x) -> str:
    match x:
        case True | False: return "#t" if x else "#f"
        case None: return "nil"
        case str(): return '"' + x.replace('"', '\\"') + '"'
        case list(): return "(" + " ".join(map(show, x)) + ")"
        case Lambda(name=n, params=p): return f"<{n}/{len(p)}>"
        case float() if x.is_integer(): return f"{x:.1f}"
        case _: return repr(x) if not callable(x) else f"<builtin {getattr(x, '__name__', '?')}>"


GLOBAL = {
    "+": lambda *a: sum(a), "*": lambda *a: reduce(op.mul, a, 1), "-": op.sub, "/": op.truediv,
    "<": op.lt, "=": op.eq, "list": lambda *a: list(a), "car": op.itemgetter(0),
    "cdr": op.itemgetter(slice(1, None)), "cons": lambda a, b: [a, *b], "null?": op.not_,
    "map": lambda f, *ls: [f(*xs) for xs in zip(*ls)], "fold": lambda f, i, l: reduce(f, l, i),
    "concat": lambda *s: "".join(s), "len": len, "show": show, "mod": op.mod, "max": max,
}
PROGRAM = r'''
; numbers
(+ 1 2 3.5) (* 2 (- 10 4)) 1e3 (/ 7 2)
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 20) (fact 25)
(define xs '(1 2 3 (4 5) "six\tseven"))
xs (car xs) (cdr xs) (cons 0 xs)
(let ((x 2) (y 3)) (define z 4) (* x (+ y z)))
(map (fn (a b) (list a b)) '(1 2) '(3 4))
(fold max 0 '(3 9 2)) fact map (show "q\"uote") #t nil (null? '())
(define compose (fn (f g) (fn (x) (f (g x)))))
((compose (fn (x) (* x x)) (fn (x) (+ x 1))) 4)
'''
env = ChainMap({}, GLOBAL)
for token in list(tokenize(PROGRAM))[:6]:
    print(token)
for form in parse(tokenize(PROGRAM)):
    result = evaluate(form, env)
    if result is not None or form is None:
        print(show(form) if not isinstance(form, list) else repr(form)[:50], "=>", show(result))
for bad in ["(+ 1", ")", "(foo)", "(fact 1 2)", "()", "(car '())", "(/ 1 0)", '"abc', "(+ 1 \"a\")", "(len 5)", "(1 2)"]:
    try:
        for form in parse(tokenize(bad)):
            print(show(evaluate(form, env)))
    except LispError as e:
        print(f"{bad!r:15} {type(e).__name__}: {e} {e.line=} {e.__cause__!r} {e.__suppress_context__}")
    except (ArithmeticError, LookupError) as e:
        print(f"{bad!r:15} {type(e).__mro__[1].__name__}/{type(e).__name__}: {e}")
    except TypeError as e:
        print(f"{bad!r:15}", e)
print(env["fact"], Symbol("a") == Symbol("a"), hash(Symbol("q")) == hash(Symbol("q")))
print(sorted(env.maps[0]))
try:
    Symbol("a").name = "b"
except Exception as e:
    print(type(e).__qualname__, e)
print(Token.__annotations__, Token._field_defaults, Lambda.__dataclass_params__)
