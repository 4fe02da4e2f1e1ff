"""Means, variances, fits and products: floats as model code computes them."""

data = [2.5, 3.1, 4.7, 5.0, 6.25, 7.9, 8.1]
mean = sum(data) / len(data)
variance = sum((x - mean) ** 2 for x in data) / (len(data) - 1)
print(mean, variance, variance**0.5, sorted(data)[len(data) // 2], max(data) - min(data), sum(x * x for x in data))
xs = range(len(data))
slope = sum((x - 3) * (y - mean) for x, y in zip(xs, data)) / sum((x - 3) ** 2 for x in xs)
print(slope, mean - slope * 3, [round(y - slope * x, 4) for x, y in zip(xs, data)])


def linspace(a, b, n):
    return [a + (b - a) * i / (n - 1) for i in range(n)]


def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def convolve(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


print(linspace(0, 0.1, 5), [float(f"{x:.4f}") for x in linspace(0, 1, 7)], matmul([[1, 2], [3, 4]], [[0.5, 0], [0, 2]]))
print([convolve(224, k, s, p) for k, s, p in ((7, 2, 3), (3, 2, 1), (3, 1, 1), (1, 2, 0), (11, 4, 2))], [224 // 2**i for i in range(6)], [int(64 * 1.3**i) for i in range(5)], [max(8, int(c * 0.75 + 4) // 8 * 8) for c in (16, 24, 32, 96, 1280)])
lr, history = 0.1, []
for step in range(6):
    history.append(lr)
    lr *= 0.1 if step % 2 else 0.5
print(history, [f"{x:.2e}" for x in history], 1e-3 * 0.1**3, 5e-4 / 2, 0.9**10, 1 - 0.999, 1e-8 + 1, 3 * 0.1, 0.1 * 3 == 0.3, sum([0.1] * 10), 1e16 + 1 - 1e16)
total = 0.0
for i in range(1, 1001):
    total += 1 / i
print(total, sum(1 / i for i in range(1000, 0, -1)), sum((-1) ** i / (2 * i + 1) for i in range(1000)) * 4, (1 + 1 / 1024) ** 1024)
