"""A small imperative language: tokenizer, parser to tuples, and a tree-walking interpreter with closures."""
import operator
import re
from collections import ChainMap
from contextlib import redirect_stdout
from io import StringIO

SOURCE = """
fn fib(n) { if n < 2 { return n } return fib(n - 1) + fib(n - 2) }
fn counter() { let c = 0; fn inc(by) { set c = c + by; return c } return inc }
let tick = counter()
tick(5); tick(2)
print "ticks", tick(0), fib(12)
let i = 0
while i < 20 {
  set i = i + 1
  if i % 2 == 0 { continue }
  if i > 9 { break }
  print i, "squared is", i * i
}
let xs = [1, 2, [3, "four"]]
push(xs, 5)
print xs, len(xs), xs[2][1], -xs[0] + 2 * (3 - 1), not (1 == 1) or "fallback"
try { print 1 / 0 } catch e { print "caught:", e }
try { throw "custom" } catch e { print "caught:", e }
"""


class LangError(Exception):
    pass


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Break(Exception): ...


class Continue(Exception): ...


SPEC = [("num", r"\d+(?:\.\d+)?"), ("str", r'"[^"\n]*"'), ("name", r"[A-Za-z_]\w*"),
        ("op", r"==|!=|<=|>=|[-+*/%<>=(){}\[\],;]"), ("skip", r"\s+|#.*"), ("bad", r".")]
MASTER = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in SPEC))
KEYWORDS = frozenset("fn let set if else while return break continue print try catch throw and or not true false nil".split())


def tokenize(text):
    for m in MASTER.finditer(text):
        kind, value = m.lastgroup, m.group()
        line = text.count("\n", 0, m.start()) + 1
        if kind == "bad":
            raise LangError(f"line {line}: bad character {value!r}")
        if kind == "skip":
            continue
        if kind == "name" and value in KEYWORDS:
            kind = "key"
        yield kind, value, line
    yield "end", "", text.count("\n") + 1


class Parser:
    LEVELS = [{"or"}, {"and"}, {"==", "!="}, {"<", ">", "<=", ">="}, {"+", "-"}, {"*", "/", "%"}]

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.i = 0

    def peek(self, *values):
        kind, value, _ = self.tokens[self.i]
        return kind in ("op", "key") and value in values

    def take(self, value=None, kind=None):
        k, v, line = self.tokens[self.i]
        if (value is not None and v != value) or (kind is not None and k != kind):
            raise LangError(f"line {line}: expected {value or kind}, got {v or 'end'}")
        self.i += 1
        return v

    def accept(self, value):
        return self.peek(value) and bool(self.take())

    def program(self):
        body = []
        while self.tokens[self.i][0] != "end":
            body.append(self.statement())
        return body

    def block(self):
        self.take("{")
        body = []
        while not self.accept("}"):
            body.append(self.statement())
        return body

    def statement(self):
        kind, value, line = self.tokens[self.i]
        method = getattr(self, f"on_{value}", None) if kind == "key" else None
        if method:
            self.take()
            node = method()
        else:
            node = ("expr", self.expression())
        self.accept(";")
        return node

    def on_let(self):
        name = self.take(kind="name")
        self.take("=")
        return "let", name, self.expression()

    def on_set(self):
        return ("set", *self.on_let()[1:])

    def on_fn(self):
        name = self.take(kind="name")
        self.take("(")
        params = []
        while not self.accept(")"):
            params.append(self.take(kind="name"))
            self.accept(",")
        return "fn", name, params, self.block()

    def on_if(self):
        test, then = self.expression(), self.block()
        return "if", test, then, self.block() if self.accept("else") else []

    def on_while(self):
        return "while", self.expression(), self.block()

    def on_return(self):
        return "return", None if self.peek("}", ";") else self.expression()

    def on_break(self):
        return ("break",)

    def on_continue(self):
        return ("continue",)

    def on_throw(self):
        return "throw", self.expression()

    def on_try(self):
        body = self.block()
        self.take("catch")
        return "try", body, self.take(kind="name"), self.block()

    def on_print(self):
        items = [self.expression()]
        while self.accept(","):
            items.append(self.expression())
        return "print", items

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.expression(level + 1)
        while self.peek(*self.LEVELS[level]):
            left = ("bin", self.take(), left, self.expression(level + 1))
        return left

    def unary(self):
        if self.peek("-", "not"):
            return "un", self.take(), self.unary()
        node = self.atom()
        while True:
            if self.accept("("):
                node = "call", node, self.items(")")
            elif self.accept("["):
                node = "index", node, self.expression()
                self.take("]")
            else:
                return node

    def items(self, close):
        values = []
        while not self.accept(close):
            values.append(self.expression())
            self.accept(",")
        return values

    def atom(self):
        kind, value, line = self.tokens[self.i]
        self.i += 1
        match kind, value:
            case "num", _:
                return "lit", float(value) if "." in value else int(value)
            case "str", _:
                return "lit", value[1:-1]
            case "key", "true" | "false" | "nil":
                return "lit", {"true": True, "false": False}.get(value)
            case "name", _:
                return "var", value
            case "op", "(":
                inner = self.expression()
                self.take(")")
                return inner
            case "op", "[":
                return "list", self.items("]")
        raise LangError(f"line {line}: unexpected {value or 'end'}")


class Interpreter:
    BINARY = {"+": operator.add, "-": operator.sub, "*": operator.mul, "%": operator.mod, "/": operator.truediv,
              "==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}

    def __init__(self):
        self.globals = ChainMap({"len": len, "push": lambda xs, x: xs.append(x), "str": str})
        self.steps = 0

    def run(self, body, env=None):
        for node in body:
            self.steps += 1
            getattr(self, "do_" + node[0])(env if env is not None else self.globals, *node[1:])

    def eval(self, env, node):
        return getattr(self, "ev_" + node[0])(env, *node[1:])

    def do_expr(self, env, e): self.eval(env, e)
    def do_let(self, env, name, e): env.maps[0][name] = self.eval(env, e)

    def do_set(self, env, name, e):
        for scope in env.maps:
            if name in scope:
                scope[name] = self.eval(env, e)
                return
        raise LangError(f"{name} is not defined")

    def do_fn(self, env, name, params, body):
        def function(*args):
            if len(args) != len(params):
                raise LangError(f"{name} takes {len(params)} arguments, got {len(args)}")
            try:
                self.run(body, env.new_child(dict(zip(params, args))))
            except Return as r:
                return r.value

        env.maps[0][name] = function

    def do_if(self, env, test, then, other): self.run(then if self.eval(env, test) else other, env.new_child())

    def do_while(self, env, test, body):
        while self.eval(env, test):
            try:
                self.run(body, env.new_child())
            except Continue:
                continue
            except Break:
                break

    def do_return(self, env, e): raise Return(e and self.eval(env, e))
    def do_break(self, env): raise Break
    def do_continue(self, env): raise Continue
    def do_throw(self, env, e): raise LangError(self.eval(env, e))

    def do_try(self, env, body, name, handler):
        try:
            self.run(body, env.new_child())
        except (LangError, ArithmeticError, LookupError, TypeError) as error:
            self.run(handler, env.new_child({name: str(error)}))

    def do_print(self, env, items): print(*(self.show(self.eval(env, e)) for e in items))

    def show(self, v):
        return {True: "true", False: "false", None: "nil"}.get(v, v) if isinstance(v, (bool, type(None))) else v

    def ev_lit(self, env, v): return v
    def ev_list(self, env, items): return [self.eval(env, e) for e in items]
    def ev_index(self, env, a, i): return self.eval(env, a)[self.eval(env, i)]
    def ev_call(self, env, f, args): return self.eval(env, f)(*[self.eval(env, a) for a in args])
    def ev_un(self, env, op, e): return -self.eval(env, e) if op == "-" else not self.eval(env, e)

    def ev_var(self, env, name):
        try:
            return env[name]
        except KeyError:
            raise LangError(f"{name} is not defined") from None

    def ev_bin(self, env, op, a, b):
        if op in ("and", "or"):
            left = self.eval(env, a)
            return self.eval(env, b) if bool(left) == (op == "and") else left
        return self.BINARY[op](self.eval(env, a), self.eval(env, b))


machine = Interpreter()
machine.run(Parser(SOURCE).program())
print("steps", machine.steps, sorted(set(machine.globals) - {"len", "push", "str"}))
print(Parser("let x = 1 + 2 * f(3)[0]").program())
for bad in ["let = 3", "print (1", "@", "fn f( { }", "print y", "fib(1, 2)", "set q = 1", "print 1 + [2]", "xs[99]", "break"]:
    buffer = StringIO()
    try:
        with redirect_stdout(buffer):
            machine.run(Parser(bad).program())
    except Exception as error:
        print(f"{bad:12} {type(error).__name__}: {error}", repr(buffer.getvalue()))
