"""A package resolver: versions that compare, constraints, back-tracking, a topological order, cycles explained."""
import operator
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache, total_ordering
from itertools import zip_longest
from typing import Dict, FrozenSet, Iterable, List, Mapping, Optional, Tuple


@total_ordering
@dataclass(frozen=True, eq=False)
class Version:
    parts: Tuple[int, ...]
    tag: Optional[str] = None

    @classmethod
    @lru_cache(maxsize=None)
    def parse(cls, text: str) -> "Version":
        found = re.fullmatch(r"(\d+(?:\.\d+)*)(?:-?([a-z]+\d*))?", text)
        if found is None:
            raise ValueError(f"bad version {text!r}")
        numbers, tag = found.groups()
        return cls(tuple(map(int, numbers.split("."))), tag)

    def _key(self, length=4):
        padded = self.parts + (0,) * (length - len(self.parts))
        return (*padded, self.tag is None, self.tag or "")

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, Version) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __str__(self):
        return ".".join(map(str, self.parts)) + (f"-{self.tag}" if self.tag else "")

    def next_of(self, place: int) -> "Version":
        head = list(self.parts[:place]) + [0] * (place - len(self.parts))
        head[-1] += 1
        return Version(tuple(head))


OPERATORS = {"==": operator.eq, "!=": operator.ne, ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}


class Constraint:
    """`>=1.2,<2`: every part must hold; `~=1.2` means from 1.2 up to, not including, 2."""

    def __init__(self, text: str = ""):
        self.text = text
        self.tests: List[Tuple[str, Version]] = []
        for part in filter(None, map(str.strip, text.split(","))):
            found = re.match(r"(~=|[=!<>]=|[<>])\s*(.+)", part)
            if not found:
                raise ValueError(f"bad constraint {part!r}")
            sign, version = found[1], Version.parse(found[2])
            if sign == "~=":
                self.tests += [(">=", version), ("<", version.next_of(max(1, len(version.parts) - 1)))]
            else:
                self.tests.append((sign, version))

    def __contains__(self, version: Version) -> bool:
        return all(OPERATORS[sign](version, bound) for sign, bound in self.tests)

    def __and__(self, other: "Constraint") -> "Constraint":
        return Constraint(",".join(filter(None, [self.text, other.text])))

    def __repr__(self):
        return f"<{self.text or 'any'}>"


@dataclass
class Package:
    name: str
    version: Version
    needs: Dict[str, Constraint] = field(default_factory=dict)

    def __str__(self):
        return f"{self.name} {self.version}"


class Conflict(Exception):
    def __init__(self, name, constraint, because):
        self.name, self.constraint, self.because = name, constraint, tuple(because)
        super().__init__(f"no {name} {constraint!r} for {', '.join(self.because) or 'the root'}")


class Index:
    def __init__(self, text: str):
        self.packages: Dict[str, List[Package]] = defaultdict(list)
        for line in text.strip().splitlines():
            head, _, needs = line.partition(":")
            name, version = head.split()
            package = Package(name, Version.parse(version))
            for need in filter(None, map(str.strip, needs.split(";"))):
                other, _, constraint = need.partition(" ")
                package.needs[other] = Constraint(constraint)
            self.packages[name].append(package)
        for candidates in self.packages.values():
            candidates.sort(key=lambda p: p.version, reverse=True)

    def __getitem__(self, name) -> List[Package]:
        return self.packages.get(name, [])

    def __iter__(self):
        return (p for group in self.packages.values() for p in group)


class Resolver:
    def __init__(self, index: Index):
        self.index, self.tried = index, 0

    def solve(self, wanted: Mapping[str, Constraint]) -> Dict[str, Package]:
        because = {name: ["the root"] for name in wanted}
        return self._search({}, dict(wanted), because)

    def _search(self, chosen, open_, because):
        undecided = [name for name in open_ if name not in chosen]
        if not undecided:
            return chosen
        name = min(undecided, key=lambda n: (len([p for p in self.index[n] if p.version in open_[n]]), n))
        failure = Conflict(name, open_[name], because[name])
        for package in self.index[name]:
            if package.version not in open_[name]:
                continue
            self.tried += 1
            merged, reasons = dict(open_), {k: list(v) for k, v in because.items()}
            for other, constraint in package.needs.items():
                merged[other] = merged.get(other, Constraint()) & constraint
                reasons.setdefault(other, []).append(str(package))
            clash = next((n for n, p in {**chosen, name: package}.items() if p.version not in merged[n]), None)
            if clash is not None:
                failure = Conflict(clash, merged[clash], reasons[clash])
                continue
            try:
                return self._search({**chosen, name: package}, merged, reasons)
            except Conflict as deeper:
                failure = deeper
        raise failure


class CycleError(ValueError):
    """The second argument is the cycle, its first name again at the end."""


def install_order(chosen: Mapping[str, Package]) -> List[FrozenSet[str]]:
    waiting = {name: set(package.needs) for name, package in chosen.items()}
    waves = []
    while waiting:
        ready = frozenset(name for name, needs in waiting.items() if not needs & waiting.keys())
        if not ready:
            raise CycleError("a cycle of packages", find_cycle(waiting))
        waves.append(ready)
        for name in ready:
            del waiting[name]
    return waves


def find_cycle(waiting: Mapping[str, set]) -> List[str]:
    path = [min(waiting)]
    while (name := min(waiting[path[-1]] & waiting.keys())) not in path:
        path.append(name)
    return path[path.index(name) :] + [name]


def draw(name: str, chosen, seen=(), prefix="") -> Iterable[str]:
    yield f"{prefix}{chosen[name]}" + (" (again)" if name in seen else "")
    if name not in seen:
        for other in sorted(chosen[name].needs):
            yield from draw(other, chosen, (*seen, name), prefix + "  ")


INDEX = Index("""
app 2.0: web >=2; store >=1.5; log
app 1.0: web <2; store
web 2.1: http ~=1.4; log >=2
web 2.0: http ~=1.2
web 1.9: http <1.2
http 1.4.1: text
http 1.2:
http 1.1:
store 1.6: log <2; text >=3
store 1.5: log <2
log 2.0: text
log 1.3:
text 3.0:
text 2.0-beta2:
loop 1.0: knot
knot 1.0: loop
""")

print(*map(str, sorted(map(Version.parse, ["1.10", "1.9", "1.9-rc1", "2.0-beta2", "2", "2.0.0.1"]))))
print(Version.parse("1.0") == Version.parse("1"), len({Version.parse("1.0"), Version.parse("1")}), Version.parse("1.2").next_of(1), Constraint("~=1.4").tests[1][1])
for request in [{"app": ""}, {"app": ">=2"}, {"app": "==1.0", "store": ">1.5"}, {"web": "", "log": ">=2"}, {"web": "==1.9", "http": ">=1.2"}, {"loop": ""}, {"gone": ">=1"}, {"app": "=>1"}]:
    resolver = Resolver(INDEX)
    try:
        chosen = resolver.solve({name: Constraint(text) for name, text in request.items()})
        print(request, "->", ", ".join(map(str, chosen.values())), f"({resolver.tried} tried)")
        for number, wave in enumerate(install_order(chosen), 1):
            print(f"  wave {number}: {' '.join(sorted(wave))}")
        print(*draw(next(iter(request)), chosen), sep="\n")
    except (Conflict, ValueError, CycleError) as problem:
        print(request, f"-> {type(problem).__name__}: {problem}")
depends = defaultdict(set)
for package in INDEX:
    for need in package.needs:
        depends[need].add(package.name)
print({name: sorted(users) for name, users in sorted(depends.items())})
