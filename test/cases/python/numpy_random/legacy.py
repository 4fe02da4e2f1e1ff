import numpy as np
np.random.seed(0)
print(np.random.normal([0, 10, 100], [1, 2, 3]), np.random.uniform([0, 1], [1, 5], size=(3, 2)))
print(np.random.choice(4, 6, p=[0.1, 0.2, 0.3, 0.4]), np.random.choice(5, 3, replace=False, p=[0.1, 0.2, 0.3, 0.2, 0.2]), np.random.choice(['x', 'y']))
print(np.random.exponential(2.0, 4), np.random.standard_exponential(3), np.random.exponential())
print(np.random.gamma(2.0, 1.5, 3), np.random.gamma(0.5, 1.0, 3), np.random.beta(2, 5, 3), np.random.beta(0.5, 0.5, 3), np.random.chisquare(3, 2))
print(np.random.poisson(3, 6), np.random.binomial(10, 0.3, 6), np.random.binomial(1, 0.7, 6), np.random.laplace(size=2), np.random.logistic(size=2), np.random.gumbel(size=2), np.random.lognormal(size=2))
print(np.random.dirichlet([1, 2, 3]), np.random.dirichlet((1., 1., 1.), 2))
print(np.random.multinomial(10, [0.2, 0.3, 0.5]), np.random.multinomial(20, [1/6.]*6, size=2))
print(np.random.triangular(0, 1, 3, 2), np.random.rayleigh(2, 2), np.random.weibull(2, 2), np.random.standard_t(3, 2), np.random.standard_cauchy(2), np.random.geometric(0.5, 5))
print(np.random.randint(0, 255, 5, dtype=np.uint8), np.random.randint(-5, 5, 5, dtype=np.int8), np.random.randint(0, 2**40, 3), np.random.randint(0, 1000, 3, dtype=np.int16), np.random.randint(0, 7, 3, dtype=np.int32))
print(np.random.randint(0, 2, 10, dtype=bool), np.random.randint([1, 2, 3], [10, 20, 30]))
np.random.seed([1, 2, 3])
print(np.random.rand(2))
st = np.random.get_state()
a = np.random.randn(3)
np.random.set_state(st)
print((a == np.random.randn(3)).all(), st[0], st[2], st[3])
m = np.arange(12).reshape(4, 3)
np.random.shuffle(m)
print(m)
print(np.random.permutation(m), np.random.choice(3, (2, 2)), type(np.random.rand()), type(np.random.randint(3)), type(np.random.choice([1, 2])))
rs = np.random.RandomState(7)
print(rs.normal(size=(2, 2)), rs.choice([1.5, 2.5], 3), rs.permutation(4))
try:
    np.random.choice(3, 5, replace=False)
except ValueError as e:
    print(e)
try:
    np.random.choice([1, 2], p=[0.5, 0.6])
except ValueError as e:
    print(e)
try:
    np.random.normal(0, -1)
except ValueError as e:
    print(e)
try:
    np.random.randint(5, 5)
except ValueError as e:
    print(e)
try:
    np.random.seed(-1)
except ValueError as e:
    print(e)
try:
    np.random.default_rng(0).integers(5, 2)
except ValueError as e:
    print(e)
try:
    np.random.default_rng(0).choice(3, 5, replace=False)
except ValueError as e:
    print(e)
try:
    np.random.normal(np.zeros(3), 1, size=2)
except ValueError as e:
    print(e)
