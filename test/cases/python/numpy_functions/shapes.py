import numpy as np


def show(*values):
    for value in values:
        print(repr(value))


def attempt(f):
    try:
        show(f())
    except Exception as e:
        print(type(e).__name__, e)


a = np.arange(6)
m = a.reshape(2, 3)
show(m, a.reshape((3, -1)), a.reshape(-1, 1).shape, m.ravel(), m.flatten(), m.T, m.transpose(), np.transpose(np.ones((2, 3, 4)), (2, 0, 1)).shape)
show(np.swapaxes(np.ones((2, 3, 4)), 0, 2).shape, np.moveaxis(np.ones((2, 3, 4)), 0, -1).shape, np.expand_dims(a, 0).shape, np.expand_dims(a, (0, 2)).shape, np.squeeze(np.ones((1, 2, 1))).shape)
show(np.concatenate([a, a]), np.concatenate([m, m], axis=1), np.concatenate([m, m], axis=None), np.stack([a, a]), np.stack([a, a], axis=1).shape, np.vstack([a, a]), np.hstack([m, m]), np.hstack([a, a]), np.dstack([m, m]).shape, np.column_stack([a, a]).shape)
show(np.append(a, 7), np.append(m, [[1, 2, 3]], axis=0), np.concatenate([[1, 2], [1.5]]))
show(*np.split(a, 3), *np.split(a, [2, 3]), *np.array_split(a, 4))
show(np.tile([1, 2], 2), np.tile([1, 2], (2, 2)), np.repeat([1, 2], 2), np.repeat(m, 2, axis=0), np.repeat(m, [1, 2], axis=0), np.repeat(m, 2))
show(np.flip(m), np.flip(m, 1), np.fliplr(m), np.flipud(m), np.roll(a, 2), np.roll(m, 1, axis=1), m[::-1])
show(np.pad([1, 2], 1), np.pad([1, 2, 3], (1, 2), mode="edge"), np.pad([1, 2, 3], 2, mode="reflect"), np.pad(m, ((1, 0), (0, 1)), constant_values=9), np.pad([1, 2, 3], 1, "wrap"))
show(np.broadcast_to([1, 2], (2, 2)), np.atleast_1d(3), np.atleast_2d([1, 2]).shape)
show(np.sort([3, 1, 2]), np.sort([[3, 1], [2, 4]], axis=0), np.argsort([3, 1, 2]), np.unique([3, 1, 1]), *np.unique([3, 1, 1], return_counts=True), *np.unique([3, 1, 1], return_inverse=True))
show(np.searchsorted([1, 3, 5], 3), np.searchsorted([1, 3, 5], [0, 4], side="right"), np.take([10, 20, 30], [0, 2]), m.take(1, axis=1), np.interp(1.5, [1, 2], [10, 20]), np.bincount([1, 1, 3]))
show(a.astype(float), a.astype(np.float32).dtype, np.array([1.7]).astype(int), m.astype(bool), a.astype("uint8"), a.copy() is a)
b = np.array([3, 1, 2])
b.sort()
show(b, m.shape, m.size, np.shape([[1, 2]]), np.ndim(3), np.size([1, 2]))
b.shape = (3, 1)
show(b)
attempt(lambda: a.reshape(4, 2))
attempt(lambda: a.reshape(-1, 4))
attempt(lambda: a.reshape(-1, -1))
attempt(lambda: np.concatenate([m, a]))
attempt(lambda: np.concatenate([m, np.ones((2, 4))]))
attempt(lambda: np.concatenate([]))
attempt(lambda: np.stack([a, m]))
attempt(lambda: np.transpose(m, (0, 0)))
attempt(lambda: np.squeeze(m, 0))
attempt(lambda: np.split(a, 4))
attempt(lambda: np.zeros(-1))
attempt(lambda: np.expand_dims(a, 5))
attempt(lambda: np.zeros("a"))
attempt(lambda: np.array([1], dtype="nope"))
show(np.result_type(np.int8, np.float32), np.promote_types("int32", "float32"), np.can_cast(np.int32, np.float64))
