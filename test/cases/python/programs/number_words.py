"""Numbers in words and back, Roman numerals, other bases, and a calculator in reverse Polish notation over them all."""
import math
import operator
import re
import string
from collections import ChainMap
from functools import lru_cache, partial, reduce
from itertools import groupby, takewhile, zip_longest
from typing import Callable, Iterator, NamedTuple

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = dict(zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split()))
SCALES = ["", "thousand", "million", "billion", "trillion", "quadrillion"]
ROMAN = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}


def groups(n: int, size: int = 1000) -> Iterator[int]:
    while n:
        n, rest = divmod(n, size)
        yield rest


@lru_cache(maxsize=1000)
def below_thousand(n: int) -> str:
    match divmod(n, 100):
        case 0, rest if rest < 20:
            return SMALL[rest]
        case 0, rest:
            ten, one = rest // 10 * 10, rest % 10
            return TENS[ten] + (f"-{SMALL[one]}" if one else "")
        case hundreds, 0:
            return f"{SMALL[hundreds]} hundred"
        case hundreds, rest:
            return f"{SMALL[hundreds]} hundred and {below_thousand(rest)}"


def to_words(n: int) -> str:
    if n < 0:
        return "minus " + to_words(-n)
    if n == 0:
        return SMALL[0]
    parts = [*groups(n)]
    if len(parts) > len(SCALES):
        raise OverflowError(f"{n:.3e} is too large for words")
    named = [f"{below_thousand(part)} {scale}".rstrip() for part, scale in zip(parts, SCALES) if part]
    if len(named) > 1 and 0 < parts[0] < 100:
        named[:2] = [f"{named[1]} and {named[0]}"]
    return ", ".join(reversed(named))


VALUES = ChainMap(
    {word: i for i, word in enumerate(SMALL)},
    {word: n for n, word in TENS.items()},
    {"hundred": 100, "a": 1},
    {scale: 1000**i for i, scale in enumerate(SCALES) if scale},
)


def from_words(text: str) -> int:
    total = current = 0
    sign = 1
    for word in re.findall(r"[a-z]+", text.lower()):
        if word == "minus":
            sign = -sign
        elif word != "and":
            try:
                value = VALUES[word]
            except KeyError as missing:
                raise ValueError(f"{word!r} is no number") from missing
            if value == 100:
                current = (current or 1) * 100
            elif value >= 1000:
                total, current = total + (current or 1) * value, 0
            else:
                current += value
    return sign * (total + current)


def to_roman(n: int) -> str:
    if not 0 < n < 4000:
        raise ValueError(f"{n} has no Roman numeral")
    text = ""
    for letters, value in ROMAN.items():
        count, n = divmod(n, value)
        text += letters * count
    return text


def from_roman(text: str) -> int:
    values = [ROMAN[c] for c in text]
    total = sum(-a if a < b else a for a, b in zip_longest(values, values[1:], fillvalue=0))
    if to_roman(total) != text:
        raise ValueError(f"{text} should be {to_roman(total)}")
    return total


DIGITS = string.digits + string.ascii_lowercase


def to_base(n: int, base: int, sep: str = "", every: int = 4) -> str:
    if not 2 <= base <= 36:
        raise ValueError(f"base {base}")
    digits = "".join(DIGITS[d] for d in groups(abs(n), base)) or "0"
    if sep:
        digits = sep.join(digits[i : i + every] for i in range(0, len(digits), every))
    return "-" * (n < 0) + digits[::-1]


class Op(NamedTuple):
    arity: int
    call: Callable
    symbol: str = ""


class Calculator:
    ops: dict = {}

    def __init__(self, **constants):
        self.stack: list = []
        self.names = dict(constants)
        self.history: list[str] = []

    @classmethod
    def op(cls, *symbols, arity=2):
        def add(f):
            for symbol in symbols:
                cls.ops[symbol] = Op(arity, f, symbol)
            return f
        return add

    def push(self, token: str):
        if token in self.ops:
            op = self.ops[token]
            if len(self.stack) < op.arity:
                raise IndexError(f"{token} needs {op.arity}, has {len(self.stack)}")
            args = [self.stack.pop() for _ in range(op.arity)][::-1]
            result = op.call(*args)
            self.stack.extend(result if isinstance(result, tuple) else (result,))
            self.history.append(f"{token}({', '.join(map(str, args))})")
        elif token.startswith(">"):
            self.names[token[1:]] = self.stack[-1]
        elif token in self.names:
            self.stack.append(self.names[token])
        elif re.fullmatch(r"[MDCLXVI]+", token):
            self.stack.append(from_roman(token))
        elif "#" in token:
            base, _, digits = token.partition("#")
            self.stack.append(int(digits, int(base)))
        elif token.replace("-", "").isalpha():
            self.stack.append(from_words(token))
        else:
            self.stack.append(int(token))

    def __call__(self, source: str):
        self.stack.clear()
        for token in source.split():
            self.push(token)
        return self.stack[-1] if len(self.stack) == 1 else tuple(self.stack)


for symbol, f in {"+": operator.add, "-": operator.sub, "*": operator.mul, "//": operator.floordiv, "%": operator.mod, "^": pow, "<<": operator.lshift, "gcd": math.gcd, "&": operator.and_}.items():
    Calculator.op(symbol)(f)


@Calculator.op("!", "fact", arity=1)
def factorial(n):
    return reduce(operator.mul, range(1, n + 1), 1)


@Calculator.op("dup", arity=1)
def dup(a):
    return a, a


@Calculator.op("swap")
def swap(a, b):
    return b, a


Calculator.op("divmod")(divmod)
Calculator.op("isqrt", arity=1)(math.isqrt)
Calculator.op("modpow", arity=3)(lambda a, b, m: pow(a, b, m))

for n in (0, 7, 13, 40, 99, 100, 101, 342, 1000, 1001, 1100, 12345, 1_000_000, 20_000_017, -715_003, 10**15 + 1):
    words = to_words(n)
    print(f"{n:>22,} {words}")
    assert from_words(words) == n, words
print(sum(len(to_words(n).replace(" ", "").replace("-", "")) for n in range(1, 301)), all(from_words(to_words(n)) == n for n in range(0, 30000, 613)), below_thousand.cache_info())
print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], sum(map(from_roman, map(to_roman, range(1, 200)))) == sum(range(1, 200)))
longest = max(range(1, 500), key=lambda n: len(to_roman(n)))
print(longest, to_roman(longest), {k: len([*g]) for k, g in groupby(sorted(len(to_roman(n)) for n in range(1, 100)))})
print([to_base(255, b) for b in (2, 3, 8, 16, 36)], to_base(-10**9, 2, "_"), to_base(2**70, 36), int(to_base(2**70, 36), 36) == 2**70, to_base(1234567890, 10, ",", 3))

calc = Calculator(answer=42)
for source in ["1 2 +", "XIV forty-two *", "16#ff 2#1010 + 2 swap - ", "25 ! 10 10 ^ //", "17 5 divmod", "answer dup * >square isqrt", "square 2 +", "3 200 13 modpow", "1 64 << 1 -", "12345678901234567890 98765432109876543210 gcd",
               "-7 2 //", "-7 2 %", "1 2 3", "", "1 +", "5 0 //", "IIII", "2#12", "eleventy 1 +", "4.5", "2 -1 <<"]:
    try:
        print(f"{source.strip():<46} {calc(source)!s:>40.40}")
    except (ValueError, IndexError, ZeroDivisionError) as problem:
        print(f"{source.strip():<46} {type(problem).__name__}: {problem}" + (f" <- {problem.__cause__!r}" if problem.__cause__ else ""))
print(len(calc.history), calc.history[:4], sorted(calc.ops), calc.names, calc.ops["!"] == calc.ops["fact"], calc.ops["dup"]._asdict().keys())
for bad in (partial(to_roman, 4000), partial(to_words, 10**18), partial(to_base, 1, 37), partial(from_roman, "IC")):
    try:
        bad()
    except (ValueError, OverflowError) as problem:
        print(f"{bad.func.__name__}{bad.args}: {problem}")
print([*takewhile(lambda f: f < 10**6, (factorial(n) for n in range(99)))], hex(factorial(20)), f"{factorial(30):_}", factorial(30).bit_length(), str(factorial(100)).rstrip("0")[-5:])
