import random
r = random.Random(42)
print(r.random(), r.randint(1, 6), r.choice("abc"), r.sample(range(100), 5), r.uniform(1, 2), r.gauss(0, 1), r.choices("ab", [1, 3], k=6), r.randrange(0, 100, 7), r.getrandbits(16), r.betavariate(1, 2), r.expovariate(1.5), r.triangular(0, 10, 3), r.normalvariate(5, 2), r.lognormvariate(0, 1), r.paretovariate(3), r.vonmisesvariate(0, 4), r.weibullvariate(1, 1.5), r.gammavariate(2, 1))
l = list(range(8)); r.shuffle(l); print(l); random.seed("text"); print(random.random(), random.randint(0, 9)); s = random.getstate(); a = random.random(); random.setstate(s); print(a == random.random()); random.seed(0); print([random.randint(1, 100) for _ in range(5)], random.sample(["a", "b", "c"], 2), random.choices([1, 2, 3], cum_weights=[1, 3, 6], k=4))
for bad in [lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.randint(5, 1), lambda: r.choices([1], [1, 2]), lambda: r.randrange(0), lambda: r.sample({1, 2}, 1), lambda: r.choices([1, 2], [0, 0])]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
