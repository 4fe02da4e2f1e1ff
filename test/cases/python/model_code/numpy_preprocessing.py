import math
def softmax(xs, t=1.0):
    m = max(xs); es = [math.exp((x - m) / t) for x in xs]; s = math.fsum(es)
    return [e / s for e in es]
print([round(v, 4) for v in softmax([1, 2, 3])], sum(softmax([1000, 1000])), [f"{v:.2e}" for v in softmax([0, 50])])
def topk(xs, k): return sorted(enumerate(xs), key=lambda iv: (-iv[1], iv[0]))[:k]
print(topk([0.1, 0.7, 0.7, 0.2], 3), [i for i, _ in topk(range(5), 2)])
def confusion(y, p, n):
    m = [[0] * n for _ in range(n)]
    for a, b in zip(y, p): m[a][b] += 1
    return m
m = confusion([0, 1, 2, 2, 1, 0], [0, 2, 2, 2, 1, 1], 3); print(*m, sep="\n")
prec = [m[i][i] / max(1, sum(r[i] for r in m)) for i in range(3)]; rec = [m[i][i] / sum(m[i]) for i in range(3)]
print([round(v, 3) for v in prec], [round(v, 3) for v in rec], round(sum(2 * p * r / (p + r) for p, r in zip(prec, rec)) / 3, 4))
def iou(a, b):
    x0, y0, x1, y1 = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    inter = max(0, x1 - x0) * max(0, y1 - y0); area = lambda r: (r[2] - r[0]) * (r[3] - r[1])
    return inter / (area(a) + area(b) - inter)
def nms(boxes, scores, t=0.5):
    order, keep = sorted(range(len(scores)), key=scores.__getitem__, reverse=True), []
    while order:
        i, *order = order; keep.append(i); order = [j for j in order if iou(boxes[i], boxes[j]) <= t]
    return keep
print(nms([(0, 0, 10, 10), (1, 1, 11, 11), (20, 20, 30, 30), (0, 0, 5, 5)], [0.9, 0.8, 0.7, 0.95]), round(iou((0, 0, 2, 2), (1, 1, 3, 3)), 4))
def anchors(base, ratios, scales): return [tuple(round(v, 2) for v in (-w / 2, -h / 2, w / 2, h / 2)) for r in ratios for s in scales for w, h in [(base * s * math.sqrt(1 / r), base * s * math.sqrt(r))]]
print(anchors(16, (0.5, 1, 2), (1, 2)))
img = [[(r * 7 + c * 13) % 256 for c in range(6)] for r in range(4)]
crop = [row[1:5] for row in img[1:3]]; flip = [row[::-1] for row in crop]; t = [list(c) for c in zip(*crop)]; pad = [[0] * 6, *[[0, *r, 0] for r in crop], [0] * 6]
print(crop, flip, t, pad, sep="\n")
mean = sum(map(sum, img)) / 24; std = (sum((v - mean) ** 2 for row in img for v in row) / 24) ** 0.5; print(round(mean, 3), round(std, 3), [[round((v - mean) / std, 2) for v in row] for row in crop])
def conv(x, k): return [[sum(x[i + a][j + b] * k[a][b] for a in range(len(k)) for b in range(len(k[0]))) for j in range(len(x[0]) - len(k[0]) + 1)] for i in range(len(x) - len(k) + 1)]
print(conv(img, [[1, 0, -1]] * 3), conv(crop, [[1]]) == crop)
def one_hot(i, n): return [int(j == i) for j in range(n)]
print([one_hot(i, 3) for i in (2, 0)], [max(range(3), key=lambda j: one_hot(1, 3)[j])])
def resize(x, h, w): return [[x[i * len(x) // h][j * len(x[0]) // w] for j in range(w)] for i in range(h)]
print(resize(img, 2, 3), len(resize(img, 8, 12)))
def pos_enc(n, d): return [[(math.sin if j % 2 == 0 else math.cos)(p / 10000 ** (j // 2 * 2 / d)) for j in range(d)] for p in range(n)]
print(["%.4f" % v for v in pos_enc(3, 4)[2]], [len(r) for r in pos_enc(2, 6)])
def batches(xs, n, drop=False):
    for i in range(0, len(xs), n):
        b = xs[i:i + n]
        if drop and len(b) < n: return
        yield b
print(list(batches(range(7), 3)), list(batches("abcde", 2, drop=True)))
