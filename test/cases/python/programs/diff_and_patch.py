"""Line differences by longest common subsequence, unified output, patches that apply and undo, three-way merge."""
from collections import namedtuple
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import Iterator, List, Sequence


class Op(str, Enum):
    KEEP = " "
    ADD = "+"
    DROP = "-"

    def inverted(self) -> "Op":
        return {Op.ADD: Op.DROP, Op.DROP: Op.ADD}.get(self, self)


class Edit(namedtuple("Edit", "op line")):
    __slots__ = ()

    def __str__(self):
        return f"{self.op.value}{self.line}"


class PatchError(Exception):
    def __init__(self, at, wanted, found):
        super().__init__(f"line {at}: expected {wanted!r}, found {found!r}")
        self.at = at


@dataclass
class Hunk:
    old_start: int
    new_start: int
    edits: List[Edit]

    @property
    def header(self) -> str:
        old = sum(e.op is not Op.ADD for e in self.edits)
        new = sum(e.op is not Op.DROP for e in self.edits)
        return f"@@ -{self.old_start},{old} +{self.new_start},{new} @@"

    def __str__(self):
        return "\n".join([self.header, *map(str, self.edits)])

    def inverted(self) -> "Hunk":
        return Hunk(self.new_start, self.old_start, [Edit(e.op.inverted(), e.line) for e in self.edits])


def lcs_table(a: Sequence, b: Sequence) -> List[List[int]]:
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            if a[i] == b[j]:
                table[i][j] = table[i + 1][j + 1] + 1
            else:
                table[i][j] = max(table[i + 1][j], table[i][j + 1])
    return table


def edits(a: Sequence, b: Sequence) -> Iterator[Edit]:
    table, i, j = lcs_table(a, b), 0, 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield Edit(Op.KEEP, a[i])
            i, j = i + 1, j + 1
        elif j == len(b) or (i < len(a) and table[i + 1][j] >= table[i][j + 1]):
            yield Edit(Op.DROP, a[i])
            i += 1
        else:
            yield Edit(Op.ADD, b[j])
            j += 1


def hunks(a, b, context=1) -> Iterator[Hunk]:
    script = list(edits(a, b))
    near = {k for i, e in enumerate(script) if e.op is not Op.KEEP for k in range(i - context, i + context + 1)}
    old = new = 1
    for wanted, run in groupby(enumerate(script), key=lambda pair: pair[0] in near):
        run = [e for _, e in run]
        if wanted:
            yield Hunk(old, new, run)
        old += sum(e.op is not Op.ADD for e in run)
        new += sum(e.op is not Op.DROP for e in run)


def apply(lines: Sequence[str], patch: Sequence[Hunk]) -> List[str]:
    out, at = [], 0
    for hunk in patch:
        out += lines[at : hunk.old_start - 1]
        at = hunk.old_start - 1
        for op, line in hunk.edits:
            if op is Op.ADD:
                out.append(line)
                continue
            found = lines[at] if at < len(lines) else None
            if found != line:
                raise PatchError(at + 1, line, found)
            if op is Op.KEEP:
                out.append(line)
            at += 1
    return [*out, *lines[at:]]


def ratio(a, b) -> float:
    return 2 * lcs_table(a, b)[0][0] / (len(a) + len(b) or 1)


def close_matches(word, options, n=2, cutoff=0.6):
    scored = sorted(((ratio(word, o), o) for o in options), key=lambda pair: (-pair[0], pair[1]))
    return [o for score, o in scored if score >= cutoff][:n]


old = """def area(r):
    pi = 3.14
    return pi * r * r

def main():
    print(area(2))
    print("done")
    return 0""".split("\n")
new = """import math

def area(r):
    return math.pi * r * r

def main():
    print(area(2))
    for r in range(3):
        print(area(r))
    return 0""".split("\n")
patch = list(hunks(old, new))
print(*patch, sep="\n")
assert apply(old, patch) == new and apply(new, [h.inverted() for h in patch]) == old
print(len(patch), [h.header for h in hunks(old, new, context=0)], list(hunks(old, old)))
try:
    apply(new, patch)
except PatchError as error:
    print(error, error.at)
print("".join(map(str, edits("kitten", "sitting"))), f"{ratio('kitten', 'sitting'):.4f}", round(ratio(old, new), 3), ratio("", ""))
print(close_matches("resnet5", ["resnet50", "resnet18", "vgg16", "densenet", "resnext50"]), close_matches("zzz", ["abc"]))
print(Op("+") is Op.ADD, Op.ADD == "+", Edit(Op.DROP, "x"), repr(Edit(Op.KEEP, "k")), Edit(Op.ADD, "y")._replace(line="z"))
