import numpy as np


def show(*values):
    for value in values:
        print(repr(value))


def attempt(f):
    try:
        show(f())
    except Exception as e:
        print(type(e).__name__, e)


# making
show(np.array([1, 2, 3]), np.array([1.0, 2, 3]), np.array([[1, 2], [3, 4]]), np.array([True, False]))
show(np.array(5), np.array(2.5), np.array([]), np.array([[]]), np.array((1, 2)), np.array(range(3)))
show(np.array([1, 2], dtype=np.float32), np.array([1.7, -1.7], dtype=int), np.array([0, 2], dtype=bool))
show(np.array([1, 2], dtype="int8"), np.array([1, 2], ndmin=2), np.array([np.float32(1), 2]))
show(np.zeros(3), np.zeros((2, 2), dtype=int), np.ones((1, 2)), np.full((2,), 7), np.full(2, 0.5), np.full((1,), True))
show(np.zeros_like(np.array([1, 2])), np.ones_like([1.5]), np.full_like(np.array([1, 2]), 9), np.eye(2), np.identity(2))
show(np.arange(5), np.arange(1, 4), np.arange(0, 1, 0.25), np.arange(5, 0, -2), np.arange(3.0), np.arange(3, dtype=np.float32))
show(np.linspace(0, 1, 5), np.linspace(0, 1, 4, endpoint=False), np.linspace(0, 10, 3, dtype=int), np.linspace(1, 2, 1))
show(np.linspace(0, 0.1, 12), np.logspace(0, 2, 3), np.geomspace(1, 8, 4))
show(np.eye(2, 3, k=1), np.tri(3), np.tril(np.ones((3, 3))), np.triu(np.arange(9).reshape(3, 3), 1), np.diag([1, 2]), np.diag(np.arange(9).reshape(3, 3)))
show(*np.meshgrid([1, 2], [3, 4, 5]))
show(*np.meshgrid([1, 2], [3, 4, 5], indexing="ij"))
show(np.asarray([1, 2]), np.copy([1, 2]))

# attributes
a = np.arange(24).reshape(2, 3, 4)
show(a.shape, a.ndim, a.size, a.dtype, a.itemsize, a.nbytes, len(a), a.T.shape, a.strides)
show(a.dtype == np.int64, a.dtype == "int64", a.dtype == float, a.dtype.name, a.dtype.kind, str(a.dtype))
show(np.dtype("float32"), np.dtype(int), np.dtype(np.uint8).itemsize, np.float32, type(a[0, 0, 0]), type(a), type(1.5 * a[0, 0, 0]))
show(isinstance(a, np.ndarray), isinstance(a[0, 0, 0], np.integer), isinstance(np.float64(1), float), isinstance(np.float32(1), float))
show(np.issubdtype(a.dtype, np.integer), np.issubdtype(np.float32, np.floating), np.issubdtype(np.int8, np.floating))

# indexing
show(a[0], a[-1, 0], a[1, 2, 3], a[:, 1], a[..., 0], a[0, :2, ::2], a[None, 0, 0], a[:, np.newaxis].shape, a[::-1, 0, 0])
show(a[[0, 1], [1, 2]], a[:, [0, 2]].shape, a[0, :, [1, 2]], a[a > 20], a[np.array([True, False])].shape, a[np.array([[0, 1], [1, 0]])].shape)
show(a[()].shape, a[..., -1:].shape, a[1:0].shape, a[0, 0, 1:3])
attempt(lambda: a[2])
attempt(lambda: a[0, 3])
attempt(lambda: a[0, 0, 0, 0])
attempt(lambda: a["x"])
attempt(lambda: a[1.5])
attempt(lambda: a[np.array([1.5])])
attempt(lambda: a[np.array([True, False, True])])
attempt(lambda: a[[0, 5]])
attempt(lambda: np.array([[1, 2], [3]]))

# assignment and views
b = np.zeros((2, 3))
b[0, 1] = 5
b[1] = [1, 2, 3]
b[:, 0] = 9
b[b > 4] = -1
show(b)
view = b[0]
view[2] = 7
view += 1
show(b, view)
c = b.copy()
c[0] = 0
show(b[0], c[0])
t = b.T
t[0, 0] = 42
show(b)
b.reshape(-1)[1] = 43
show(b)
b.fill(2)
show(b)


def put():
    b[0] = [1, 2]


attempt(put)
b[0] = np.array([[1, 2, 3]])
show(b)
i = np.array([1, 2, 3])
i[0] = 9.9
show(i)
i += 1
i *= 2
i //= 3
show(i)


def grow():
    global i
    i /= 2


attempt(grow)
for row in np.arange(4).reshape(2, 2):
    print(row, row.sum())
print([x for x in np.array([1.5, 2.5])], list(np.arange(3)), 2 in np.arange(3), 5 in np.arange(3))
print(a.tolist()[0][0], a[0, 0, 1].item(), np.array([1.5]).item(), np.float32(2.5).tolist())
attempt(lambda: a.item())
attempt(lambda: bool(np.array([1, 2])))
attempt(lambda: int(np.array([1, 2])))
attempt(lambda: len(np.array(1)))
attempt(lambda: list(np.array(1)))
show(bool(np.array([1])), int(np.array([3])), float(np.array(2.5)), int(np.int64(7)), [10, 20, 30][np.int64(1)], range(np.int64(3)))
