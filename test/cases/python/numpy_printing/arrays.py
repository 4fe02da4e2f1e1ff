import numpy as np


def show(*values):
    for value in values:
        print(repr(value))
        print(value)


show(np.array([1, 10, 100]), np.array([-1, 10]), np.array([1.0, 10.5, 100.25]), np.array([1e-5, 1.0]), np.array([1e10, 1.0]), np.array([1e8]), np.array([12345678.0]), np.array([0.1 + 0.2]))
show(np.array([1.0, np.nan, np.inf]), np.array([np.nan]), np.array([-np.inf, 1.5]), np.array([np.inf]), np.array([1e-10, np.nan]), np.array([-0.0, 0.0]))
show(np.array([1 / 3, 2 / 3]), np.array([1 / 3], dtype=np.float32), np.array([1e-4, 1e-3]), np.array([0.001953125]), np.array([123.456789012345]), np.array([1.5, 1234.5]))
show(np.array([1, 2], dtype=np.int8), np.array([1.5], dtype=np.float16), np.array([True, False]), np.array([[True], [False]]), np.array(3), np.array(2.5), np.array(True), np.array(1.5, dtype=np.float32))
show(np.array([]), np.zeros((0, 3)), np.zeros((2, 0)), np.array([], dtype=int), np.array([], dtype=np.float32))
show(np.arange(30), np.arange(100.0), np.arange(24).reshape(2, 3, 4), np.arange(16).reshape(2, 2, 2, 2), np.ones((3, 3)) * 0.5)
show(np.arange(1001), np.arange(2000).reshape(40, 50), np.arange(10000.0).reshape(10, 10, 100), np.zeros((1100, 2)), np.arange(1000))
show(np.linspace(0, 1, 7), np.linspace(-1000, 1000, 5), np.exp(np.arange(10)), np.arange(20) * 1.1, np.random.RandomState(1).randn(4, 6), np.random.RandomState(1).randn(3).astype(np.float32))
show(np.array([[1.5, -2.25], [100.125, 4]]), np.array([1e300, 1e-300]), np.array([1e-8, 1]), np.array([99999999.0, 1.0]), np.array([100000000.0, 1.0]), np.array([0.0001, 0.1]), np.array([0.00009, 0.1]), np.array([1000.0, 1.0]), np.array([1001.0, 1.0]))
show(np.float32(0.1), np.float64(1e22), np.float64(1e15), np.int64(5), np.bool_(False), np.float16(0.333), np.float32(16777216.0), np.float32(1.17e-38), np.float64(-0.0))
show(np.full((2, 2), 1e-20), np.full((3,), 123456789), np.array([2**31, -1]), np.array([0.1, 0.25, 1e-3], dtype=np.float32), np.arange(6, dtype=np.float32).reshape(2, 3))
print([np.float64(1.5), np.int64(2)], (np.array([1, 2]), 3), {"a": np.array([1.5])})
print(np.array2string(np.array([1.123456, 2.0]), precision=3), np.array2string(np.arange(3), separator=", "), np.array_repr(np.arange(2)), np.array_str(np.arange(2)))
np.set_printoptions(precision=3, suppress=True)
show(np.array([1.23456, 1e-10]), np.array([1 / 3, 1000000.5]))
np.set_printoptions(threshold=5, edgeitems=1)
show(np.arange(10))
np.set_printoptions(linewidth=30, threshold=1000, edgeitems=3, precision=8, suppress=False)
show(np.arange(20), np.arange(5) / 7)
