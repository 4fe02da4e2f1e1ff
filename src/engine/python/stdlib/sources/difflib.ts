/** Python's `difflib`, in Python: the matcher, close matches and the texts of differences. */

import { pythonModule, unmodelled } from "../pythonModule";

export const difflib = {
  ...pythonModule(
    "difflib",
    String.raw`
import re as _re
from collections import namedtuple as _namedtuple
from heapq import nlargest as _nlargest

Match = _namedtuple("Match", "a b size")

def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0

class SequenceMatcher:
    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.a, self.b, self.autojunk = isjunk, None, None, autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index()

    def _index(self):
        places = {}
        for i, element in enumerate(self.b):
            places.setdefault(element, []).append(i)
        self.bjunk = {e for e in places if self.isjunk(e)} if self.isjunk else set()
        for element in self.bjunk:
            del places[element]
        size = len(self.b)
        self.bpopular = {e for e, at in places.items() if len(at) > size // 100 + 1} if self.autojunk and size >= 200 else set()
        for element in self.bpopular:
            del places[element]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        i, j, size = alo, blo, 0
        lengths = {}
        for x in range(alo, ahi):
            longer = {}
            for y in self.b2j.get(a[x], ()):
                if y < blo:
                    continue
                if y >= bhi:
                    break
                k = longer[y] = lengths.get(y - 1, 0) + 1
                if k > size:
                    i, j, size = x - k + 1, y - k + 1, k
            lengths = longer
        for takes_junk in (False, True):
            while i > alo and j > blo and (b[j - 1] in junk) == takes_junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while i + size < ahi and j + size < bhi and (b[j + size] in junk) == takes_junk and a[i + size] == b[j + size]:
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        todo, found = [(0, len(self.a), 0, len(self.b))], []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if not size:
                continue
            found.append(match)
            if alo < i and blo < j:
                todo.append((alo, i, blo, j))
            if i + size < ahi and j + size < bhi:
                todo.append((i + size, ahi, j + size, bhi))
        blocks = []
        for i, j, size in sorted(found):
            if blocks and blocks[-1][0] + blocks[-1][2] == i and blocks[-1][1] + blocks[-1][2] == j:
                last = blocks.pop()
                blocks.append((last[0], last[1], last[2] + size))
            else:
                blocks.append((i, j, size))
        blocks.append((len(self.a), len(self.b), 0))
        self.matching_blocks = [Match(*block) for block in blocks]
        return self.matching_blocks

    def get_opcodes(self):
        if self.opcodes is None:
            self.opcodes, i, j = [], 0, 0
            for ai, bj, size in self.get_matching_blocks():
                tag = "replace" if i < ai and j < bj else "delete" if i < ai else "insert" if j < bj else None
                if tag:
                    self.opcodes.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    self.opcodes.append(("equal", ai, i, bj, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _ratio(sum(block[-1] for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        left = {}
        for element in self.b:
            left[element] = left.get(element, 0) + 1
        matches = 0
        for element in self.a:
            if left.get(element, 0) > 0:
                matches += 1
            left[element] = left.get(element, 0) - 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher, scored = SequenceMatcher(), []
    matcher.set_seq2(word)
    for each in possibilities:
        matcher.set_seq1(each)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            scored.append((matcher.ratio(), each))
    return [each for _, each in _nlargest(n, scored)]

def _check_lines(a, b, *args):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError(f"all arguments must be str, not: {arg!r}")


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check_lines(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    def span(start, stop):
        length = stop - start
        if length == 1:
            return f"{start + 1}"
        return f"{start + 1 if length else start},{length}"
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"--- {fromfile}{chr(9) + fromfiledate if fromfiledate else ''}{lineterm}"
            yield f"+++ {tofile}{chr(9) + tofiledate if tofiledate else ''}{lineterm}"
        yield f"@@ -{span(group[0][1], group[-1][2])} +{span(group[0][3], group[-1][4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line

def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check_lines(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    def span(start, stop):
        length = stop - start
        first = start + 1 if length else start
        return f"{first}" if length <= 1 else f"{first},{first + length - 1}"
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"*** {fromfile}{chr(9) + fromfiledate if fromfiledate else ''}{lineterm}"
            yield f"--- {tofile}{chr(9) + tofiledate if tofiledate else ''}{lineterm}"
        yield "***************" + lineterm
        yield f"*** {span(group[0][1], group[-1][2])} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield marks[tag] + line
        yield f"--- {span(group[0][3], group[-1][4])} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield marks[tag] + line

def IS_LINE_JUNK(line, pat=_re.compile(r"\s*(?:#\s*)?$").match):
    return pat(line) is not None

def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws

class Differ:
    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._similar(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._lines("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._lines("+", b, blo, bhi)
            else:
                yield from self._lines(" ", a, alo, ahi)

    def _lines(self, tag, lines, lo, hi):
        for i in range(lo, hi):
            yield f"{tag} {lines[i]}"

    def _plain(self, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            yield from self._lines("+", b, blo, bhi)
            yield from self._lines("-", a, alo, ahi)
        else:
            yield from self._lines("-", a, alo, ahi)
            yield from self._lines("+", b, blo, bhi)

    def _similar(self, a, alo, ahi, b, blo, bhi):
        """The most similar pair of lines is shown side by side; what is before and behind is compared again."""
        best, cutoff, same = 0.74, 0.75, None
        matcher = SequenceMatcher(self.charjunk)
        best_i = best_j = None
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    same = same or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, best_i, best_j = matcher.ratio(), i, j
        if best < cutoff:
            if same is None:
                yield from self._plain(a, alo, ahi, b, blo, bhi)
                return
            best_i, best_j = same
        else:
            same = None
        yield from self._between(a, alo, best_i, b, blo, best_j)
        line, other = a[best_i], b[best_j]
        if same is not None:
            yield "  " + line
        else:
            marks, other_marks = "", ""
            matcher.set_seqs(line, other)
            for tag, i1, i2, j1, j2 in matcher.get_opcodes():
                if tag == "equal":
                    marks += " " * (i2 - i1)
                    other_marks += " " * (j2 - j1)
                else:
                    marks += ("^" if tag == "replace" else "-") * (i2 - i1)
                    other_marks += ("^" if tag == "replace" else "+") * (j2 - j1)
            yield from self._marked(line, other, marks, other_marks)
        yield from self._between(a, best_i + 1, ahi, b, best_j + 1, bhi)

    def _between(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._similar(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._lines("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._lines("+", b, blo, bhi)

    def _marked(self, line, other, marks, other_marks):
        def kept(text, marks):
            return "".join(c if m == " " and c.isspace() else m for c, m in zip(text, marks)).rstrip()
        marks, other_marks = kept(line, marks), kept(other, other_marks)
        yield "- " + line
        if marks:
            yield f"? {marks}\n"
        yield "+ " + other
        if other_marks:
            yield f"? {other_marks}\n"

def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)

def restore(delta, which):
    mark = {1: "- ", 2: "+ "}.get(int(which))
    if mark is None:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    for line in delta:
        if line[:2] in ("  ", mark):
            yield line[2:]
`,
  ),
  missing: unmodelled("difflib"),
};
