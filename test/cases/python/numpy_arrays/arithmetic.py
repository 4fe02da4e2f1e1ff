import numpy as np


def show(*values):
    for value in values:
        print(repr(value))


def attempt(f):
    try:
        show(f())
    except Exception as e:
        print(type(e).__name__, e)


x = np.array([1, 2, 3])
y = np.array([0.5, -1.5, 2.0])
f = np.array([1, 2, 3], dtype=np.float32)
show(x + 1, x + 1.5, 1 + x, x - y, 2 - x, x * y, x / 2, 2 / x, x // 2, x % 2, -x, +x, abs(y), x**2, x**0.5, 2**x, y**2)
show(f + 1, f * 2.5, f / 3, f + x, f + y, f * np.float64(2), f + np.float32(1), (f + 1).dtype, np.float32(1) + 1, np.float32(1) + 1.5)
show(np.array([7, -7]) // 2, np.array([7, -7]) % 3, np.array([7.5, -7.5]) // 2, np.array([7.5, -7.5]) % 2, np.fmod([7.0, -7.0], 3))
show(np.array([1, 0]) / np.array([2, 1]), np.array([3, 4]) // np.array([2, 3]))
show(np.array([200], dtype=np.uint8) + 100, np.array([100], dtype=np.int8) + 100, np.array([1], dtype=np.int8) + 300)
show(np.array([1], dtype=np.uint8) + np.array([1], dtype=np.int8), np.array([1], dtype=np.int16) + np.array([1.0], dtype=np.float32))
show(np.array([1], dtype=np.int64) + np.array([1.0], dtype=np.float32), np.array([True]) + np.array([True]), np.array([True]) + 1)
show(x > 1, x == 2, x != y, x <= 2, (x > 1) & (x < 3), (x > 2) | (x < 2), ~(x > 1), x & 1, x | 4, x ^ 1, x << 1, x >> 1, ~x)
show(x == [1, 5, 3], x < np.array([[2], [3]]))
show(np.arange(3)[:, None] * np.arange(4), np.ones((2, 1, 3)) + np.ones((4, 1)))
attempt(lambda: np.ones(3) + np.ones(4))
attempt(lambda: np.ones((2, 3)) * np.ones((3, 2)))
attempt(lambda: np.array([True]) - np.array([True]))
attempt(lambda: -np.array([True]))
attempt(lambda: np.array([2]) ** -1)
attempt(lambda: np.array([1.5]) & 1)
show([1, 2, 3] + x, x + [1, 2, 3], (1, 1, 1) * x)
show(np.add(1, 2), np.multiply([1, 2], 3), np.subtract.outer([1, 2], [3, 4]), np.multiply.outer([1, 2], [3, 4]), np.maximum.outer([1, 5], [2, 3]))
show(np.add.reduce([1, 2, 3]), np.multiply.reduce([[1, 2], [3, 4]]), np.add.accumulate([1, 2, 3]), np.maximum.reduce([3, 7, 5]), np.logical_and.reduce([True, False]))
show(np.exp(x), np.log([1, 2, 3]), np.sqrt([1, 4, 9]), np.sin([0, 1]), np.cos([0, 1]), np.tan([0.5]), np.tanh([0.5, 1]), np.sinh([1]), np.cosh([1]))
show(np.arcsin([0.5]), np.arccos([0.5]), np.arctan([1]), np.arctan2([1, -1], [1, 1]), np.exp2([1, 3]), np.log2([8]), np.log10([1000]), np.log1p([0.5]), np.expm1([0.5]))
show(np.square(x), np.abs([-1, 2]), np.sign([-2.0, 0, 3]), np.floor([1.5, -1.5]), np.ceil([1.5, -1.5]), np.trunc([1.5, -1.5]), np.rint([0.5, 1.5, 2.5]), np.round([1.25, 1.35, 2.5], 1), np.around([0.5, 1.5]), np.round(2.567, 2))
show(np.maximum([1, 5], [3, 2]), np.minimum([1, 5], 2), np.clip([-1, 0.5, 2], 0, 1), x.clip(2), np.power([2, 3], 2), np.mod([5, -5], 3), np.reciprocal([2.0, 4.0]), np.hypot(3, 4), np.deg2rad(180.0))
show(np.isnan([1, np.nan]), np.isinf([np.inf, 1]), np.isfinite([np.inf, 1]), np.logical_not([True, False]), np.logical_xor([True, False], [True, True]))
show(np.where(x > 1, x, -x), np.where([True, False], 1.5, 0), np.where(x > 1), np.nonzero([0, 1, 2]), np.argwhere([[0, 1], [1, 0]]))
show(np.allclose([1, 2], [1, 2 + 1e-9]), np.isclose([1, 2], [1, 2.1]), np.array_equal([1, 2], [1, 2]), np.array_equal([1], [1, 2]))
show(np.float64(1) / 3, np.float32(1) / 3, np.int64(7) // 2, np.float32(0.1) + np.float32(0.2), np.float64(0.1) + 0.2, np.int32(5) * 2, np.bool_(True), np.float16(0.1))
show(np.pi, np.e, np.inf, np.nan, np.newaxis, -np.inf)
show(np.exp(1), np.sqrt(2), np.sqrt(np.float32(2)), np.add(np.float32(1), 2), np.float32(3) ** 2, np.int64(2) ** 10)
print(np.float64(1.5), np.float32(0.1), str(np.float32(1e10)), np.float32(1e20), np.float64(1e-5), np.float32(1e-5), np.float16(1000.5))
print(f"{np.float64(3.14159):.2f} {np.float32(3.14159):.3f} {np.int64(42):05d} {np.float32(0.5)} {np.float64(2)}")
show(np.arange(6).reshape(2, 3) @ np.arange(3), np.arange(4).reshape(2, 2) @ np.eye(2), np.dot([1, 2], [3, 4]), np.matmul(np.ones((2, 1, 3)), np.ones((3, 2))).shape)
show(np.dot(np.arange(6).reshape(2, 3), np.arange(6).reshape(3, 2)), np.outer([1, 2], [3, 4]), np.inner([1, 2], [3, 4]), np.vdot([1, 2], [3, 4]), np.trace(np.eye(3)))
attempt(lambda: np.ones((2, 3)) @ np.ones((4, 5)))
attempt(lambda: np.dot(np.ones((2, 3)), np.ones((4, 5))))
attempt(lambda: np.array(1) @ np.array([1]))
