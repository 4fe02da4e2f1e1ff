"""Reading a server's log: generators in a chain, sessions, percentiles, histograms in text, a sketch of a set by hashing."""
from __future__ import annotations

import bisect
import hashlib
import itertools
import random
import re
import textwrap
import typing
from collections import Counter, OrderedDict, defaultdict, deque
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import wraps
from string import Template
from urllib.parse import parse_qs, urlsplit

FORM = Template('$ip - - [$when] "$method $path HTTP/1.1" $status $size')
LINE = re.compile(
    r"""(?P<ip>\d+(?:\.\d+){3})\s-\s-\s
        \[(?P<when>[^\]]+)\]\s
        "(?P<method>[A-Z]+)\s(?P<path>\S+)\s[^"]*"\s
        (?P<status>\d{3})\s(?P<size>\d+|-)$""",
    re.VERBOSE,
)


def make_log(seed: int, count: int) -> typing.Iterator[str]:
    """A log that looks real, with a few lines that do not."""
    rng = random.Random(seed)
    now = datetime(2024, 2, 28, 22, 50)
    paths = ["/", "/about", "/search?q=cnn&page=2", "/item/17", "/item/42?ref=mail", "/login", "/static/app.js"]
    for n in range(count):
        now += timedelta(seconds=int(rng.expovariate(1 / 90)))
        if n % 17 == 13:
            yield rng.choice(["", "-- rotated --", "10.0.0.1 - - broken"])
            continue
        status = rng.choices([200, 304, 404, 500], weights=[12, 4, 2, 1])[0]
        yield FORM.substitute(
            ip=f"10.0.0.{rng.randint(1, 9)}",
            when=now.strftime("%d/%b/%Y:%H:%M:%S"),
            method=rng.choices(["GET", "POST"], cum_weights=[5, 6])[0],
            path=rng.choice(paths),
            status=status,
            size="-" if status == 304 else int(rng.lognormvariate(7, 1)),
        )


def stage(f):
    """A generator that is started at once and can be joined to another with `|`."""

    class Stage:
        __doc__ = f.__doc__

        def __init__(self, *args):
            self.args = args

        def __ror__(self, source):
            return f(source, *self.args)

        __repr__ = lambda self: f"{f.__name__}{self.args}"

    return wraps(f, updated=())(Stage)


@dataclass(slots=True)
class Hit:
    ip: str
    when: datetime
    method: str
    path: str
    status: int
    size: int
    query: dict[str, list[str]] = field(default_factory=dict, repr=False)

    @property
    def family(self) -> str:
        return f"{self.status // 100}xx"


class Rejected(list):
    def note(self, number: int, line: str):
        self.append((number, textwrap.shorten(line, 14, placeholder="…") or "(empty)"))


@stage
def parse(lines, rejected: Rejected):
    """Hits of the lines that can be read."""
    for number, line in enumerate(lines, start=1):
        if not (m := LINE.match(line)):
            rejected.note(number, line)
            continue
        parts = urlsplit(m["path"])
        size = 0 if m["size"] == "-" else int(m["size"])
        when = datetime.strptime(m["when"], "%d/%b/%Y:%H:%M:%S")
        yield Hit(m["ip"], when, m["method"], parts.path, int(m["status"]), size, parse_qs(parts.query))


@stage
def keep(hits, test):
    yield from (hit for hit in hits if test(hit))


@stage
def sessions(hits, idle: timedelta):
    """Runs of hits by one address without a pause longer than `idle`, as they end."""
    open_: OrderedDict[str, list[Hit]] = OrderedDict()
    for hit in hits:
        while open_:
            ip, run = next(iter(open_.items()))
            if hit.when - run[-1].when <= idle:
                break
            yield open_.pop(ip)
        open_.setdefault(hit.ip, []).append(hit)
        open_.move_to_end(hit.ip)
    yield from open_.values()


class Window:
    """A moving count over the last `span`."""

    def __init__(self, span: timedelta):
        self.span, self.times = span, deque()
        self.peak = (0, None)

    def __lshift__(self, when: datetime) -> Window:
        self.times.append(when)
        while self.times[0] <= when - self.span:
            self.times.popleft()
        self.peak = max(self.peak, (len(self.times), when), key=lambda pair: pair[0])
        return self


class Bloom:
    """Says "perhaps" or "surely not" of a member."""

    def __init__(self, bits=256, hashes=3):
        self.bits, self.hashes, self.field = bits, hashes, 0

    def _places(self, text: str):
        digest = hashlib.sha256(text.encode()).digest()
        for i in range(self.hashes):
            yield int.from_bytes(digest[4 * i : 4 * i + 4], "big") % self.bits

    def add(self, text):
        for place in self._places(text):
            self.field |= 1 << place

    def __contains__(self, text):
        return all(self.field >> place & 1 for place in self._places(text))

    def __len__(self):
        return self.field.bit_count()


class Percentiles:
    def __init__(self, values=()):
        self.sorted = sorted(values)

    def insert(self, value):
        bisect.insort(self.sorted, value)

    def __getitem__(self, percent):
        if not 0 <= percent <= 100:
            raise IndexError(f"no percentile {percent}")
        at = (len(self.sorted) - 1) * percent / 100
        low = int(at)
        a, b = self.sorted[low], self.sorted[min(low + 1, len(self.sorted) - 1)]
        return round(a + (b - a) * (at - low), 2)

    def bars(self, width=24, bins=(0, 500, 1000, 2000, 4000)):
        counts = Counter(bisect.bisect_right(bins, v) for v in self.sorted)
        most = max(counts.values())
        for i, low in enumerate(bins, 1):
            full, part = divmod(counts[i] * width * 8, most * 8)
            bar = "█" * full + (" ▏▎▍▌▋▊▉"[part * 8 // (most * 8)].strip())
            yield f"{low:>6}+ {counts[i]:>4} {bar}"


rejected = Rejected()
hits = list(make_log(11, 90) | parse(rejected))
print(len(hits), rejected[:3], len(rejected), hits[0], sep="\n")
print(Counter(h.family for h in hits).most_common(), Counter(h.method for h in hits), sum(h.size for h in hits))
by_path = defaultdict(Percentiles)
for hit in hits | keep(lambda h: h.size):
    by_path[hit.path].insert(hit.size)
for path, sizes in sorted(by_path.items(), key=lambda item: -len(item[1].sorted)):
    print(f"{path:<16}{len(sizes.sorted):>4}" + "".join(f"{sizes[p]:>10}" for p in (0, 50, 90, 100)))
everything = Percentiles(h.size for h in hits)
print(*everything.bars(), sep="\n")

runs = list(hits | sessions(timedelta(minutes=20)))
longest = max(runs, key=len)
print(len(runs), sum(map(len, runs)) == len(hits), longest[0].ip, len(longest), longest[-1].when - longest[0].when, [h.path for h in longest][:3])
window = Window(timedelta(minutes=10))
for hit in hits:
    window <<= hit.when
print(window.peak[0], f"{window.peak[1]:%H:%M:%S on %A}", len(window.times))
for (day, hour), group in itertools.islice(itertools.groupby(hits, key=lambda h: (h.when.date(), h.when.hour)), 4):
    group = list(group)
    print(f"{day} {hour:02}h {len(group):>3} {''.join(h.family[0] for h in group):.30}")

seen, bloom = set(), Bloom()
for hit in hits[:40]:
    seen.add(hit.ip + hit.path)
    bloom.add(hit.ip + hit.path)
later = {h.ip + h.path for h in hits[40:]} - seen
print(len(seen), len(bloom), all(s in bloom for s in seen), sum(s in bloom for s in later), len(later), hex(bloom.field)[:18])
print(Counter(itertools.chain.from_iterable(h.query.get("q", []) for h in hits)), {k: v for h in hits for k, v in h.query.items()}, sorted({(h.path, *h.query) for h in hits if h.query}))

lines = make_log(5, 10**6)
with closing(lines):
    first = list(itertools.islice(lines | parse(Rejected()) | keep(lambda h: h.status == 500), 2))
print([(h.when.isoformat(sep=" "), h.path) for h in first], next(lines, "closed"), parse.__name__, parse.__doc__, repr(keep(len)))
for bad in (lambda: everything[101], lambda: setattr(hits[0], "colour", 1), lambda: [1] | sessions(1) | keep(None) and next([1, 2] | sessions(0)), lambda: FORM.substitute(ip=1), lambda: datetime.strptime("31/Feb/2024", "%d/%b/%Y")):
    try:
        print(bad())
    except (IndexError, AttributeError, KeyError, ValueError) as problem:
        print(f"{type(problem).__name__}: {problem}")
print(FORM.safe_substitute(ip="::1", when="now").split()[:5])
