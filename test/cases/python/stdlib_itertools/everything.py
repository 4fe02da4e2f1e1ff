import itertools as it, operator, math
from itertools import *
def show(*a): print(*[list(x) if hasattr(x, '__next__') else x for x in a])
show(accumulate([1,2,3,4]), accumulate([3,1,4,1,5], max), accumulate([1,2,3], operator.mul, initial=10), accumulate([], initial=5), accumulate("abc"))
show(batch for batch in [1,2])
show(chain("ab", [1], ()), chain.from_iterable(["ab", "cd"]))
show(combinations("ABCD", 2))
show(combinations_with_replacement("ABC", 2), combinations("AB", 3), combinations([], 0))
show(compress("ABCDEF", [1,0,1,0,1,1]))
show(islice(count(2.5, .5), 4), islice(count(10, -3), 4)); print(count(1, 2), count(5), count(1.0))
show(islice(cycle("ab"), 5), dropwhile(lambda x: x < 3, [1,2,3,1]), filterfalse(lambda x: x % 2, range(6)))
for k, g in groupby(sorted("mississippi")): print(k, len(list(g)), end="; ")
print()
gs = groupby([1,1,2,2,3])
k1, g1 = next(gs); k2, g2 = next(gs)
print(list(g1), list(g2))
show(pairwise("abcd"), pairwise("a"), permutations("abc", 2), permutations(range(3)), product("ab", repeat=2), product("ab", [1,2]), product())
show(repeat(3, 2), repeat("x", 0), starmap(pow, [(2,3),(3,2)]), takewhile(lambda x: x<3, [1,2,3,1]))
a, b = tee([1,2,3]); next(a); show(a, b)
show(zip_longest("ab", [1,2,3], fillvalue="-"), zip_longest())
print(repeat(3), repeat(3, 2), count(3), count(3, 2), type(count()).__name__)
print(operator.length_hint([1,2]))
for f in [lambda: combinations("ab", -1), lambda: islice([1], -1), lambda: list(zip([1],[2,3],strict=True)), lambda: list(zip([1,2],[3],strict=True)), lambda: list(zip([1,2],[3, 4],[5], strict=True)),
          lambda: permutations("abc", -1), lambda: product("a", repeat=-1), lambda: count("a"), lambda: tee([1], -1), lambda: next(iter([])), lambda: list(chain(1)), lambda: chain.from_iterable(3),
          lambda: islice([1,2], 0, 5, 0), lambda: islice([1], "a"), lambda: pairwise(5), lambda: starmap(pow, [1]).__next__(), lambda: list(compress(1, 2)), lambda: groupby(5), lambda: cycle(4), lambda: takewhile(1)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# recipes
def grouper(iterable, n, *, incomplete='fill', fillvalue=None):
    args = [iter(iterable)] * n
    match incomplete:
        case 'fill': return zip_longest(*args, fillvalue=fillvalue)
        case 'strict': return zip(*args, strict=True)
        case 'ignore': return zip(*args)
        case _: raise ValueError('Expected fill, strict, or ignore')
show(grouper('ABCDEFG', 3, fillvalue='x'), grouper('ABCDEFG', 3, incomplete='ignore'))
def sliding_window(iterable, n):
    from collections import deque
    i = iter(iterable)
    window = deque(islice(i, n-1), maxlen=n)
    for x in i:
        window.append(x)
        yield tuple(window)
show(sliding_window('ABCDEFG', 4))
def roundrobin(*iterables):
    num_active = len(iterables)
    nexts = cycle(iter(x).__next__ for x in iterables)
    while num_active:
        try:
            for n in nexts: yield n()
        except StopIteration:
            num_active -= 1
            nexts = cycle(islice(nexts, num_active))
show(roundrobin('ABC', 'D', 'EF'))
def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s)+1))
show(powerset([1,2,3]))
def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    data[:3] = 0, 0, 0
    limit = math.isqrt(n) + 1
    for p in compress(range(limit), data):
        data[p*p : n : p+p] = bytes(len(range(p*p, n, p+p)))
    data[2] = 1
    return compress(range(n), data) if n > 2 else iter(())
show(sieve(60))
def factor(n):
    for prime in sieve(math.isqrt(n) + 1):
        while True:
            q, r = divmod(n, prime)
            if r: break
            yield prime
            n = q
            if n == 1: return
    if n > 1: yield n
show(factor(999953), factor(360), factor(97))
def polynomial_from_roots(roots):
    expansion = [1]
    for r in roots:
        expansion = convolve(expansion, (1, -r))
    return list(expansion)
def convolve(signal, kernel):
    kernel = tuple(kernel)[::-1]
    n = len(kernel)
    padded = chain(repeat(0, n-1), signal, repeat(0, n-1))
    for w in sliding_window(padded, n):
        yield math.sumprod(kernel, w) if hasattr(math, "sumprod") else sum(map(operator.mul, kernel, w))
print(polynomial_from_roots([5, -4, 3]))
def unique_everseen(iterable, key=None):
    seen = set()
    if key is None:
        for element in filterfalse(seen.__contains__, iterable):
            seen.add(element); yield element
    else:
        for element in iterable:
            k = key(element)
            if k not in seen:
                seen.add(k); yield element
show(unique_everseen('AAAABBBCCDAABBB'), unique_everseen('ABBcCAD', str.casefold))
def partition(pred, iterable):
    t1, t2 = tee(iterable)
    return filterfalse(pred, t1), filter(pred, t2)
show(*partition(lambda x: x % 2, range(10)))
def before_and_after(predicate, it):
    it = iter(it)
    transition = []
    def true_iterator():
        for elem in it:
            if predicate(elem): yield elem
            else:
                transition.append(elem); return
    def remainder_iterator():
        yield from transition
        yield from it
    return true_iterator(), remainder_iterator()
x, y = before_and_after(str.isupper, 'ABCdEfGhI')
print("".join(x), "".join(y))
print(repr(it.chain()).split(" at ")[0], repr(zip()).split(" at ")[0], repr(it.product()).split(" at")[0], repr(map(str, [])).split(" at")[0])
print(dict(enumerate(it.islice(it.count(), 3), start=7)))
c = count(3); next(c); print(c, c.__reduce__() if False else "")
print([*map(lambda *a: a, "ab", it.count(), it.repeat("z"))])

z = zip([1,2],[3,4]); print(next(z), z.__next__(), next(z, "end"))
print(list(map(operator.methodcaller("split", ",", 1), ["a,b,c", "d"])), sum(1 for _ in it.permutations(range(6))))
print(max(it.combinations(range(5), 3), key=sum), list(it.islice("abcdefgh", 1, None, 3)), list(it.islice("abc", None)))
