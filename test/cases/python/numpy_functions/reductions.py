import numpy as np


def show(*values):
    for value in values:
        print(repr(value))


def attempt(f):
    try:
        show(f())
    except Exception as e:
        print(type(e).__name__, e)


a = np.arange(24).reshape(2, 3, 4)
f = a / 7
show(a.sum(), a.sum(0), a.sum(axis=1), a.sum((0, 2)), a.sum(-1, keepdims=True).shape, np.sum([1.5, 2.5]), np.sum([[1, 2], [3, 4]], axis=1))
show(f.sum(), f.sum(0)[0], f.sum(axis=2), f.mean(), f.mean(0)[1], a.mean(), a.mean(axis=(1, 2)), np.mean([1, 2, 4]))
show(f.std(), f.var(), f.std(axis=0)[0, 0], f.var(ddof=1), np.std([1, 2, 3, 4]), np.var([[1, 2], [3, 4]], axis=0))
show(a.min(), a.max(0), a.max(axis=2), np.amax(a, (0, 1)), np.min([3, 1]), a.ptp(), a.prod(axis=2)[0], np.prod([1.5, 2]))
show(a.argmax(), a.argmin(1), a.argmax(axis=2), np.argmax([1, 3, 2]), np.argmin([3, 1, 2]))
show((a > 5).any(), (a > 5).all(axis=2), np.all([True, False]), np.any([0, 0]), np.count_nonzero(a > 5), (a > 20).sum())
show(a.cumsum()[:5], a.cumsum(1)[0], np.cumsum([1.5, 2]), np.cumprod([1, 2, 3]), np.diff([1, 4, 9]), np.diff([[1, 3], [4, 8]], axis=0))
show(np.median([3, 1, 2]), np.median([[1, 2], [3, 4]], axis=1), np.percentile([1, 2, 3, 4], 25), np.percentile(a, [25, 75]), np.quantile([1, 2, 3], 0.4), np.average([1, 2, 3], weights=[3, 2, 1]))
show(np.array([True, True]).sum(), np.array([1, 2], dtype=np.int8).sum(), np.array([0.1] * 10, dtype=np.float32).sum(), np.array([0.1] * 10).sum())
x = np.arange(1000) * 0.1
show(x.sum(), x.mean(), x.std(), x.reshape(10, 100).sum(0)[3], x.reshape(100, 10).sum(1)[7], x.astype(np.float32).sum(), x.astype(np.float32).mean())
y = np.sin(np.arange(300))
show(y.sum(), y.mean(), y.var(), y.reshape(3, 100).sum(axis=1), y.reshape(3, 10, 10).sum(axis=(0, 2))[2], (y**2).mean())
show(np.nansum([1, np.nan]), np.nanmean([1, np.nan, 3]), np.max([1, np.nan]), np.sum([]), np.linalg.norm([3, 4]), np.linalg.norm([[1, 2], [3, 4]]), np.linalg.norm([[1, 2], [3, 4]], axis=1), np.linalg.norm([1, -2], 1), np.linalg.norm([1, -2], np.inf))
attempt(lambda: a.sum(3))
attempt(lambda: a.sum((0, 0)))
attempt(lambda: np.max([]))
attempt(lambda: np.argmax([]))
show(np.linalg.det([[1.0, 2], [3, 4]]), np.linalg.inv(np.array([[2.0, 0], [0, 4]])), np.linalg.solve([[2, 0], [0, 4]], [2, 4]))
attempt(lambda: np.linalg.inv(np.zeros((2, 2))))
attempt(lambda: np.linalg.inv(np.zeros((2, 3))))
