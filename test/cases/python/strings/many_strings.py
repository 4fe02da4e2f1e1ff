"""Many strings through many methods."""

seed = 20240611


def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % n


def pick(items):
    return items[rnd(len(items))]


alphabet = "aabbc  ,.XY1é😀\t\nß_-"


def text(n):
    return "".join(pick(alphabet) for _ in range(rnd(n)))


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for i in range(70):
    s, part, other = text(14), text(3), text(4)
    start, stop, n = rnd(10) - 4, rnd(14) - 4, rnd(5) - 1
    print(repr(s), repr(part), start, stop, n)
    print(s[start:stop], repr(s[start::-1]), repr(s[:stop:2]), attempt(lambda: s[start]), len(s), s * n, part in s)
    print(attempt(lambda: s.split(part, n)), attempt(lambda: s.rsplit(part, n)), s.split(None, n), s.rsplit(None, n), s.splitlines(n > 0), attempt(lambda: s.partition(part)), attempt(lambda: s.rpartition(part)))
    print(s.find(part, start, stop), s.rfind(part, start, stop), s.count(part, start, stop), attempt(lambda: s.index(part, start)), attempt(lambda: s.rindex(part)), s.startswith(part, start), s.endswith(part, start, stop))
    print([s.replace(part, other, n), s.strip(part), s.lstrip(), s.rstrip(other), s.removeprefix(part), s.removesuffix(part), s.center(stop + 8, "*"), s.ljust(10), s.rjust(10), s.zfill(9), s.expandtabs(n + 2)])
    print([s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()], s.isalpha(), s.isdigit(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable(), s < part, s == part, sorted(s), part.join(s[:4]))
    print(ascii(s), s.encode(), s.encode("utf-16-le"), f"{s:^{abs(stop) + 3}}|{s!r:.5}|{part:>6}", "%-8s|%.3s|%r" % (s, s, part), hash(s) == hash(s[:3] + s[3:]), s.translate({97: "A", 98: None}))
