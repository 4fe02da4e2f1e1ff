"""A Pratt parser and evaluator for arithmetic with variables, functions and symbolic derivation."""
import math
import operator
import re
from abc import ABC, abstractmethod
from collections import ChainMap
from functools import reduce, singledispatchmethod
from typing import Callable, ClassVar, Dict


class Node(ABC):
    registry: ClassVar[Dict[str, type]] = {}
    precedence = 100

    def __init_subclass__(cls, /, symbol=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if symbol is not None:
            cls.symbol = symbol
            Node.registry[symbol] = cls

    @abstractmethod
    def evaluate(self, env): ...

    @abstractmethod
    def derive(self, name): ...

    def __add__(self, other): return Add(self, wrap(other)).simplified()
    def __radd__(self, other): return wrap(other) + self
    def __mul__(self, other): return Mul(self, wrap(other)).simplified()
    __rmul__ = __mul__

    def __sub__(self, other): return Sub(self, wrap(other)).simplified()
    def __neg__(self): return Neg(self)

    def __pow__(self, other, modulo=None):
        if modulo is not None:
            raise TypeError("no modular powers of expressions")
        return Pow(self, wrap(other)).simplified()

    def simplified(self): return self


def wrap(value):
    return value if isinstance(value, Node) else Number(value)


class Number(Node):
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def evaluate(self, env): return self.value
    def derive(self, name): return Number(0)
    def __str__(self): return f"{self.value:g}"
    def __eq__(self, other): return isinstance(other, Number) and self.value == other.value
    def __hash__(self): return hash(self.value)


class Variable(Node):
    def __init__(self, name):
        self.name = name

    def evaluate(self, env):
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"unbound variable {self.name!r}") from None

    def derive(self, name): return Number(int(name == self.name))
    def __str__(self): return self.name


class Binary(Node):
    fold: Callable = None

    def __init__(self, left, right):
        self.left, self.right = left, right

    def evaluate(self, env): return type(self).fold(self.left.evaluate(env), self.right.evaluate(env))

    def __str__(self):
        def side(node, strict):
            text = str(node)
            weaker = node.precedence < self.precedence or (strict and node.precedence == self.precedence)
            return f"({text})" if weaker else text

        right_assoc = self.symbol == "^"
        return f"{side(self.left, right_assoc)} {self.symbol} {side(self.right, not right_assoc)}"

    def simplified(self):
        if isinstance(self.left, Number) and isinstance(self.right, Number):
            try:
                return Number(self.evaluate({}))
            except ZeroDivisionError:
                return self
        return self._identity() or self

    def _identity(self): return None


class Add(Binary, symbol="+"):
    precedence = 1
    fold = operator.add

    def derive(self, name): return self.left.derive(name) + self.right.derive(name)

    def _identity(self):
        if self.left == Number(0):
            return self.right
        if self.right == Number(0):
            return self.left


class Sub(Binary, symbol="-"):
    precedence = 1
    fold = operator.sub

    def derive(self, name): return self.left.derive(name) - self.right.derive(name)
    def _identity(self): return self.left if self.right == Number(0) else None


class Mul(Binary, symbol="*"):
    precedence = 2
    fold = operator.mul

    def derive(self, name): return self.left.derive(name) * self.right + self.left * self.right.derive(name)

    def _identity(self):
        zero, one = Number(0), Number(1)
        if zero in (self.left, self.right):
            return zero
        if self.left == one:
            return self.right
        if self.right == one:
            return self.left


class Div(Binary, symbol="/"):
    precedence = 2
    fold = operator.truediv

    def derive(self, name):
        top = self.left.derive(name) * self.right - self.left * self.right.derive(name)
        return Div(top, self.right ** 2)


class Pow(Binary, symbol="^"):
    precedence = 4
    fold = operator.pow

    def derive(self, name):
        if not isinstance(self.right, Number):
            raise NotImplementedError(f"derivative of {self}")
        return self.right * self.left ** (self.right.value - 1) * self.left.derive(name)

    def _identity(self):
        if self.right == Number(1):
            return self.left
        if self.right == Number(0):
            return Number(1)


class Neg(Node):
    precedence = 3

    def __init__(self, inner):
        self.inner = inner

    def evaluate(self, env): return -self.inner.evaluate(env)
    def derive(self, name): return -self.inner.derive(name)

    def __str__(self):
        text = str(self.inner)
        return f"-({text})" if self.inner.precedence < self.precedence else f"-{text}"


class Call(Node):
    functions = {
        "sin": (math.sin, lambda x: Call("cos", [x])),
        "cos": (math.cos, lambda x: -Call("sin", [x])),
        "exp": (math.exp, lambda x: Call("exp", [x])),
        "log": (math.log, lambda x: Div(Number(1), x)),
        "max": (max, None),
    }

    def __init__(self, name, args):
        if name not in self.functions:
            raise NameError(f"no function {name}()")
        self.name, self.args = name, args

    def evaluate(self, env): return self.functions[self.name][0](*(a.evaluate(env) for a in self.args))

    def derive(self, name):
        rule = self.functions[self.name][1]
        if rule is None:
            raise NotImplementedError(f"derivative of {self.name}")
        (inner,) = self.args
        return rule(inner) * inner.derive(name)

    def __str__(self): return f"{self.name}({', '.join(map(str, self.args))})"


def lex(text):
    for found in re.finditer(r"\s*([\d.]+|[^\W\d]\w*|\S)", text):
        yield found[1]
    yield None


def parse(text):
    tokens = lex(text)
    lookahead = next(tokens)

    def advance(expected=None):
        nonlocal lookahead
        taken = lookahead
        if expected is not None and taken != expected:
            raise SyntaxError(f"expected {expected!r}, found {taken!r}")
        if taken is not None:
            lookahead = next(tokens)
        return taken

    def prefix():
        token = advance()
        if token is None:
            raise SyntaxError("unexpected end")
        if token == "(":
            inner = expression(0)
            advance(")")
            return inner
        if token == "-":
            return Neg(expression(3))
        if token[0].isdigit() or token[0] == ".":
            return Number(float(token) if "." in token else int(token))
        if token.isidentifier():
            if lookahead != "(":
                return Variable(token)
            advance("(")
            args = [expression(0)]
            while lookahead == ",":
                advance()
                args.append(expression(0))
            advance(")")
            return Call(token, args)
        raise SyntaxError(f"unexpected {token!r}")

    def expression(minimum):
        left = prefix()
        while lookahead in Node.registry and (kind := Node.registry[lookahead]).precedence > minimum:
            advance()
            left = kind(left, expression(kind.precedence - (kind is Pow)))
        return left

    result = expression(0)
    advance(None)
    if lookahead is not None:
        raise SyntaxError(f"trailing {lookahead!r}")
    return result


class Visitor:
    @singledispatchmethod
    def depth(self, node): return 1
    @depth.register
    def _(self, node: Binary): return 1 + max(self.depth(node.left), self.depth(node.right))
    @depth.register
    def _(self, node: Neg): return 1 + self.depth(node.inner)
    @depth.register(Call)
    def _(self, node): return 1 + reduce(max, map(self.depth, node.args))

CONSTANTS = {"pi": math.pi, "e": math.e}
print(sorted(Node.registry), [c.__name__ for c in Binary.__subclasses__()])

for source in ["1 + 2 * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "(1 - 2) - 3 - (4 - 5)", "10 / 4 / 5", "max(1, 2 * 3, 4)", "-(x + 1) * -x",
               "sin(pi / 2) + cos(0)", "x ^ 3 - 2 * x + 1", "log(e ^ 2) * y"]:
    tree = parse(source)
    env = ChainMap({"x": 3, "y": 0.5}, CONSTANTS)
    print(f"{source:24} -> {str(tree):30} = {tree.evaluate(env)!r:<22} depth {Visitor().depth(tree)}")

for source in ["x ^ 3 - 2 * x + 1", "sin(x * x)", "x / (x + 1)", "exp(2 * x) * x", "3 * y + 7"]:
    print(f"d/dx {source:20} = {parse(source).derive('x')}")

for source in ["1 +", "(1", "foo(1)", "1 $ 2", "z + 1", "1 / 0", "1 2", "max(x)"]:
    try:
        print(source, "=", parse(source).evaluate({"x": 1}))
    except Exception as problem:
        print(f"{source!r}: {type(problem).__name__}: {problem} (cause {problem.__cause__!r}, quiet {problem.__suppress_context__})")

try:
    Node()
except TypeError as problem:
    print(problem)
try:
    pow(parse("x"), 2, 5)
except TypeError as problem:
    print(problem)
