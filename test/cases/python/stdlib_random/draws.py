import random
rng = random.Random(1234)
print([rng.random() for _ in range(3)], [rng.randint(-5, 5) for _ in range(8)], rng.choices(range(10), k=6), rng.sample(range(50), 7))
perm = list("abcdefg"); rng.shuffle(perm); print(perm, rng.uniform(-1, 1), rng.gauss(10, 2), rng.choice("xyz"), rng.choice(range(100)), rng.randrange(0, 100, 7), rng.getrandbits(64), rng.triangular(), rng.expovariate(0.5), rng.normalvariate(1, 2))
random.seed(0); a = [random.random() for _ in range(700)]; print(a[0], a[311], a[312], a[623], a[624], a[699])
random.seed(10**30); print(random.random()); random.seed("seed"); print(random.randint(0, 10**6)); random.seed(""); print(random.random()); random.seed(True); print(random.random()); random.seed(1.5); print(random.random()); random.seed(-0.0); print(random.random())
data = list(range(20)); random.seed(3); random.shuffle(data); split = int(0.8 * len(data)); print(data[:split], data[split:]); batches = [data[i:i + 6] for i in range(0, 20, 6)]; print(batches)
random.seed(5); print(random.choices(["a", "b"], [0.9, 0.1], k=10), random.choices([1, 2, 3], cum_weights=[1, 3, 6], k=5), random.sample(["x"] * 3 + ["y"], 2), random.sample(range(10**6), 3), random.betavariate(0.5, 0.5), random.vonmisesvariate(1, 4), random.gammavariate(9, 0.5), random.paretovariate(3), random.weibullvariate(1, 1.5), random.lognormvariate(0, 0.25))
s = random.getstate(); x = random.random(); random.setstate(s); print(x == random.random(), len(s), s[0], len(s[1]))
class Dice(random.Random):
    def roll(self, n=2): return sum(self.randint(1, 6) for _ in range(n))
d = Dice(9); print([d.roll() for _ in range(5)], random.Random(42).random() == random.Random(42).random(), random.Random("x").random())
