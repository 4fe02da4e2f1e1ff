import numpy as np
# errors
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e)
a = np.arange(6).reshape(2, 3)
t(lambda: a + np.ones((2, 2)))
t(lambda: a @ a)
t(lambda: np.dot(a, a))
t(lambda: a.reshape(4, 2))
t(lambda: a.reshape(4, -1))
t(lambda: a[2])
t(lambda: a[0, 3])
t(lambda: a[0, 0, 0])
t(lambda: a[1.5])
t(lambda: a['x'])
t(lambda: a[[0, 5]])
t(lambda: a[np.array([True, False, True])])
t(lambda: np.concatenate([a, np.ones((2, 2))]))
t(lambda: np.stack([np.ones(2), np.ones(3)]))
t(lambda: np.vstack([np.ones(2), np.ones(3)]))
t(lambda: np.hstack([np.ones((2, 2)), np.ones((3, 2))]))
t(lambda: np.sum(a, axis=2))
t(lambda: np.array([[1, 2], [3]]))
t(lambda: bool(a))
t(lambda: a == np.ones(4))
t(lambda: int(a))
t(lambda: float(np.array([1.0, 2])))
t(lambda: np.linalg.inv(np.zeros((2, 2))))
t(lambda: np.linalg.inv(a))
t(lambda: np.zeros(-1))
t(lambda: np.arange(0, 1, 0))
t(lambda: np.split(np.arange(5), 2))
t(lambda: np.squeeze(a, axis=0))
t(lambda: np.transpose(a, (0, 0)))
t(lambda: a.transpose(0, 1, 2))
t(lambda: np.max([]))
t(lambda: np.argmax([]))
t(lambda: np.array([1, 2]).foo)
t(lambda: np.ones((2, 3)) * np.ones((3, 2)))
t(lambda: np.array(5)[0])
t(lambda: len(np.array(5)))
t(lambda: np.array([1, 2]).item())
t(lambda: np.array([1, 2, 3]).reshape(2, 2))
t(lambda: np.broadcast_to(np.ones(3), (2, 2)))
t(lambda: np.zeros((2, 2)).astype('foo'))
t(lambda: [1, 2] + np.array([1, 2, 3]))
t(lambda: np.einsum('ij,jk->ik', a, a))
t(lambda: np.einsum('ijk->i', a))
t(lambda: np.full((2, 2), [1, 2, 3]))
t(lambda: a.sum(axis=(0, 0)))
t(lambda: np.expand_dims(a, 5))
t(lambda: np.moveaxis(a, 0, 5))
t(lambda: np.random.rand(2, -1))
t(lambda: np.ones(3)[:, 0])
t(lambda: -np.array([True]))
t(lambda: np.array([True]) - np.array([False]))
t(lambda: np.array([1.5]) & 1)
t(lambda: np.array([1, 2]) << 1.0)
t(lambda: hash(a))
t(lambda: {a: 1})
t(lambda: np.matmul(3, a))
t(lambda: np.linalg.solve(np.eye(2), np.ones(3)))
t(lambda: np.linalg.cholesky(np.array([[1, 2], [2, 1.]])))
t(lambda: np.linalg.norm(a, 'foo'))
t(lambda: np.interp(1, [1, 2], [1]))
def s():
    a[0] = [1, 2]
t(s)
def s2():
    a[:, :2] = np.ones((3, 2))
t(s2)
def s3():
    a[a > 2] = [1, 2]
t(s3)
def s4():
    b = np.arange(3); b /= 2
t(s4)
def s5():
    a[0, 0] = 'x'
t(s5)
def s6():
    a.shape = (7,)
t(s6)
def s7():
    b = np.arange(3); b += np.ones((2, 3), dtype=int)
t(s7)
def s8():
    np.arange(3)[5] = 1
t(s8)
