import random
random.seed(0); print(random.random(), random.random(), random.randint(1, 100), random.randrange(10), random.randrange(5, 50, 5), random.uniform(1, 2))
random.seed(42); print(random.choice([1, 2, 3, 4]), random.choices("abc", k=5), random.choices([1, 2, 3], weights=[5, 1, 1], k=5), random.choices("xy", cum_weights=[1, 10], k=4), random.sample(range(100), 5), random.sample("abcdef", 3), random.sample(range(10000), 3))
x = list(range(10)); random.shuffle(x); print(x)
random.seed(1); print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(0, 1), random.expovariate(2), random.betavariate(1, 2), random.gammavariate(2, 1), random.gammavariate(0.5, 1), random.lognormvariate(0, 1), random.triangular(0, 10, 3), random.vonmisesvariate(0, 1), random.paretovariate(2), random.weibullvariate(1, 2))
random.seed("hello"); print(random.random(), random.getrandbits(10), random.getrandbits(40), random.getrandbits(100))
random.seed(b"bytes"); print(random.random()); random.seed(3.5); print(random.random()); random.seed(-7); print(random.random()); random.seed(2**70); print(random.random())
r = random.Random(5); s = random.Random(5); print(r.random() == s.random(), r.randint(0, 10**20), r.randbytes(4), s.choice("abc"))
state = r.getstate(); a = r.random(); r.setstate(state); print(a == r.random())
random.seed(9); print([random.randint(0, 9) for _ in range(20)], random.sample([1, 2, 3], counts=[2, 1, 1], k=3))
for bad in (lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.choices([1], weights=[1, 2]), lambda: random.seed([1]), lambda: random.randrange(1, 10, 0), lambda: random.sample({1, 2}, 1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
class Mine(random.Random):
    def roll(self): return self.randint(1, 6)
print(Mine(3).roll())
random.seed(7); print(random.random() < 0.5, random.choice("abc"), random.sample(list("abcdefghij"), 10))
