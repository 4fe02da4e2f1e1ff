import numpy as np
rng = np.random.RandomState(5)
def show(name, *xs):
    print(name, *[np.array2string(np.round(x, 4) + 0.0, separator=',') for x in xs])
for n in (1, 2, 3, 4, 5, 8, 12):
    A = rng.randn(n, n); S = A + A.T
    w, v = np.linalg.eigh(S); show(f"eigh{n}", w, v[:3])
    P = A @ A.T
    w, v = np.linalg.eigh(P); show(f"eighP{n}", w, v[:2])
    u, s, vt = np.linalg.svd(A); show(f"svd{n}", u[:2], s, vt[:2])
    if n <= 8:
        w, v = np.linalg.eig(P); show(f"eig{n}", w, v[:3])
        M = np.linalg.inv(A) @ np.diag(np.arange(n) - 1.5) @ A
        w, v = np.linalg.eig(M); show(f"eigM{n}", w, v[:2])
    q, r = np.linalg.qr(A); show(f"qr{n}", q[:2], r[:2])
for m, n in ((5, 3), (3, 5), (10, 2), (2, 10), (7, 6), (6, 7), (30, 5), (5, 30), (11, 6), (12, 7), (4, 1), (1, 4)):
    A = rng.randn(m, n)
    for full in (True, False):
        u, s, vt = np.linalg.svd(A, full_matrices=full); show(f"svd{m}x{n}{full}", u[:2], s, vt[:2])
    q, r = np.linalg.qr(A); show('qr', q[:2], r[:2]); q, r = np.linalg.qr(A, mode='complete'); show('qrc', q[:2], r[:2])
for A in (np.eye(3), np.diag([3., 1, 2]), np.array([[2., 0], [0, 3]]), np.array([[1., 2], [2, 1]]), np.array([[2., 1], [1, 2]]), np.array([[4., 1], [2, 3]]), np.array([[1., 2, 3], [0, 4, 5], [0, 0, 6]]), np.array([[1., 0, 0], [2, 3, 0], [4, 5, 6]]), np.array([[5., -2], [-2, 2]]), np.array([[0.9, 0.1], [0.5, 0.5]]), np.array([[0.7, 0.2, 0.1], [0.3, 0.5, 0.2], [0.2, 0.3, 0.5]]), np.zeros((2, 2)), np.array([[1., 1], [0, 1]])):
    u, s, vt = np.linalg.svd(A); w, v = np.linalg.eigh((A + A.T) / 2); we, ve = np.linalg.eig(A); q, r = np.linalg.qr(A)
    show("fixed", s, w, we, q, r)
    show("vec", u, vt); show("eigh", v); show("eig", ve)
