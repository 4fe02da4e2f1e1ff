import itertools as it
log = []
def noisy(n):
    for i in range(n):
        log.append(i); yield i
z = it.islice(noisy(100), 2, 8, 3); print(log, next(z), log, list(z), log)
log.clear(); t = it.takewhile(lambda x: x < 2, noisy(10)); print(list(t), log)
log.clear(); a, b = it.tee(noisy(3)); print(next(a), log, list(b), log, list(a))
log.clear(); g = it.groupby(noisy(6), lambda x: x // 2); k, v = next(g); print(k, log); print([(k, list(v)) for k, v in g], log)
log.clear(); c = it.chain(noisy(2), noisy(1)); print(log, next(c), log, list(c), log)
log.clear(); s = it.starmap(lambda a, b: a + b, zip(noisy(3), noisy(3))); print(next(s), log)
log.clear(); p = it.product(noisy(2), repeat=2); print(log); print(next(p))
log.clear(); cy = it.cycle(noisy(2)); print([next(cy) for _ in range(5)], log)
log.clear(); ac = it.accumulate(noisy(4)); print(next(ac), next(ac), log)
log.clear(); f = it.filterfalse(lambda x: x % 2, noisy(5)); print(next(f), next(f), log); zl = it.zip_longest(noisy(1), noisy(2)); print(list(zl))
e = it.count(); print([next(e), next(e)], next(it.dropwhile(lambda x: x < 5, e)), next(e)); r = it.repeat(3); print([x * y for x, y in zip([1, 2], r)], next(r))
print(next(it.compress(it.count(), it.cycle([0, 1]))), list(it.islice(it.pairwise(it.count()), 2)), next(iter(it.combinations(range(1000), 3))), next(it.permutations(range(1000), 2)))
def g2():
    yield from it.chain("ab", it.islice(it.count(5), 2))
print(list(g2()), sum(it.islice(map(lambda x: x * x, it.count(1)), 4)), list(zip(it.count(), "ab")), [*it.repeat("x", 2)], dict(it.zip_longest("ab", [1])))
