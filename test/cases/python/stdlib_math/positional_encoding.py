import math
def encoding(n, d):
    rows = []
    for pos in range(n):
        row = []
        for i in range(0, d, 2):
            f = math.exp(-(i / d) * math.log(10000.0))
            row += [math.sin(pos * f), math.cos(pos * f)]
        rows.append(row)
    return rows
for row in encoding(6, 8): print(row)
def cosine(step, total, base=1e-3, low=1e-5):
    return low + 0.5 * (base - low) * (1 + math.cos(math.pi * step / total))
print([cosine(s, 10) for s in range(11)])
def gelu(x): return 0.5 * x * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3)))
print([gelu(x / 4) for x in range(-8, 9)])
def slopes(n):
    start = 2 ** (-2 ** -(math.log2(n) - 3))
    return [start * start ** i for i in range(n)]
print(slopes(8), math.sqrt(64) ** -0.5, 1 / math.sqrt(2 * math.pi), math.log(math.e ** 3))
print([round(math.sqrt(6 / (fan_in + fan_out)), 12) for fan_in, fan_out in ((784, 128), (128, 10))], math.sqrt(5), math.sqrt(3) * math.sqrt(2 / 1.05))
