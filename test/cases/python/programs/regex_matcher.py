"""A regular expression engine of its own: parser, Thompson construction, simulation, compared with `re`."""
import re
from dataclasses import dataclass, field
from itertools import count, product
from typing import Dict, FrozenSet, List, Optional, Set, Tuple


@dataclass(eq=False)
class Node:
    """A state; an edge's label is a set of characters, or None for a free move."""
    edges: List[Tuple[Optional[FrozenSet[str]], "Node"]] = field(default_factory=list, repr=False)
    number: int = field(default_factory=count().__next__)

    def to(self, other, label=None):
        self.edges.append((label, other))
        return other


class Fragment:
    def __init__(self, start=None, end=None):
        self.start, self.end = start or Node(), end or Node()

    @classmethod
    def of(cls, characters):
        f = cls()
        f.start.to(f.end, frozenset(characters))
        return f

    def then(self, other):
        self.end.to(other.start)
        return Fragment(self.start, other.end)

    def either(self, other):
        f = Fragment()
        for part in (self, other):
            f.start.to(part.start)
            part.end.to(f.end)
        return f

    def star(self):
        f = Fragment()
        f.start.to(self.start)
        f.start.to(f.end)
        self.end.to(self.start)
        self.end.to(f.end)
        return f

    def optional(self):
        self.start.to(self.end)
        return self


class PatternError(ValueError):
    def __init__(self, message, pattern, at):
        super().__init__(f"{message} at {at}")
        self.marked = f"{pattern}\n{' ' * at}^"


ALPHABET = frozenset(map(chr, range(32, 127)))
CLASSES = {"d": frozenset("0123456789"), "w": frozenset(c for c in ALPHABET if c.isalnum() or c == "_"), "s": frozenset(" \t")}


class Parser:
    def __init__(self, pattern: str):
        self.pattern, self.at = pattern, 0

    @property
    def look(self) -> str:
        return self.pattern[self.at] if self.at < len(self.pattern) else ""

    def take(self) -> str:
        c = self.look
        if not c:
            self.fail("unexpected end")
        self.at += 1
        return c

    def fail(self, message):
        raise PatternError(message, self.pattern, self.at)

    def parse(self) -> Fragment:
        result = self.alternatives()
        if self.look:
            self.fail(f"unexpected {self.look!r}")
        return result

    def alternatives(self) -> Fragment:
        left = self.sequence()
        while self.look == "|":
            self.take()
            left = left.either(self.sequence())
        return left

    def sequence(self) -> Fragment:
        result = Fragment()
        result.start.to(result.end)
        while self.look and self.look not in "|)":
            result = result.then(self.repeated())
        return result

    def repeated(self) -> Fragment:
        begin = self.at
        atom = self.atom()
        while self.look and self.look in "*+?{":
            c, stop = self.take(), self.at
            again = lambda: Parser(self.pattern[begin : stop - 1]).repeated()
            if c == "*":
                atom = atom.star()
            elif c == "+":
                atom = atom.then(again().star())
            elif c == "?":
                atom = atom.optional()
            else:
                low, _, high = self.until("}").partition(",")
                atom = Fragment().optional()
                for _ in range(int(low)):
                    atom = atom.then(again())
                for _ in range(int(high or low) - int(low)):
                    atom = atom.then(again().optional())
        return atom

    def until(self, close) -> str:
        text = ""
        while (c := self.take()) != close:
            text += c
        return text

    def atom(self) -> Fragment:
        match self.take():
            case "(":
                inner = self.alternatives()
                if self.take() != ")":
                    self.fail("missing )")
                return inner
            case "[":
                return Fragment.of(self.bracket())
            case ".":
                return Fragment.of(ALPHABET)
            case "\\":
                c = self.take()
                return Fragment.of(CLASSES.get(c) or ALPHABET - CLASSES.get(c.lower(), ALPHABET) or c)
            case ("*" | "+" | "?" | "{") as c:
                self.at -= 1
                self.fail(f"nothing to repeat before {c!r}")
            case c:
                return Fragment.of(c)

    def bracket(self) -> Set[str]:
        body = self.until("]")
        negate, body = body.startswith("^"), body.lstrip("^")
        found, i = set(), 0
        while i < len(body):
            if body[i + 1 : i + 2] == "-" and i + 2 < len(body):
                found |= {chr(c) for c in range(ord(body[i]), ord(body[i + 2]) + 1)}
                i += 3
            else:
                found.add(body[i])
                i += 1
        return ALPHABET - found if negate else found


class Regex:
    def __init__(self, pattern):
        self.pattern, self.fragment = pattern, Parser(pattern).parse()
        self.cache: Dict[tuple, FrozenSet[Node]] = {}

    def closure(self, nodes) -> FrozenSet[Node]:
        seen, todo = set(), list(nodes)
        while todo:
            node = todo.pop()
            if node not in seen:
                seen.add(node)
                todo += [target for label, target in node.edges if label is None]
        return frozenset(seen)

    def step(self, states, c):
        if (states, c) not in self.cache:
            self.cache[states, c] = self.closure(t for n in states for label, t in n.edges if label and c in label)
        return self.cache[states, c]

    def longest(self, text, start=0) -> Optional[int]:
        states, best = self.closure([self.fragment.start]), None
        for i in range(start, len(text) + 1):
            if self.fragment.end in states:
                best = i
            if i == len(text) or not states:
                break
            states = self.step(states, text[i])
        return best

    def fullmatch(self, text) -> bool:
        return self.longest(text) == len(text)

    def findall(self, text):
        at = 0
        while at <= len(text):
            end = self.longest(text, at)
            if end is not None and end > at:
                yield text[at:end]
            at = max(at + 1, end or 0)


patterns = ["a*b", "(ab|cd)+", "a?a?a?aaa", "[a-c]+x", r"\d{2,3}", "a(b|c)*d", "", "x|", "[^ab]", r"\w+@\w+", "(a|b)*abb", "a.c", r"\(\)", "a{2}b?"]
texts = ["", "a", "b", "aaa", "aab", "ab", "abcd", "cdab", "aaaa", "abcx", "12", "1234", "acbbd", "ad", "x", "me@host", "abb", "babb", "a-c", "()", "aa"]
compiled = {p: Regex(p) for p in patterns}
differences = [(p, t) for p, t in product(patterns, texts) if compiled[p].fullmatch(t) != bool(re.fullmatch(p, t))]
print(len(patterns) * len(texts), "compared,", len(differences), "differ", differences)
for p in patterns[:6]:
    print(f"{p:<10}", [t for t in texts if compiled[p].fullmatch(t)])
print(list(Regex(r"\d+").findall("a1b22c333")), list(Regex("a|ab|abc").findall("abcab")), Regex("(a*)*b").fullmatch("a" * 25))
for bad in ["(a", "a)", "*a", "[ab", "a\\", "+"]:
    try:
        print(Regex(bad))
    except PatternError as error:
        print(error, error.marked, sep="\n")
