/** `numpy.testing`, in Python: what it asserts, without its reports of where. */

import { pythonModule } from "../../../python/stdlib/pythonModule";

export const numpyTesting = pythonModule(
  "numpy.testing",
  String.raw`
import numpy as np

def _check(isRight, what):
    if not isRight:
        raise AssertionError("\n" + what)

def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True):
    _check(np.allclose(actual, desired, rtol=rtol, atol=atol, equal_nan=equal_nan), f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}\n{err_msg}")

def assert_array_equal(x, y, err_msg="", verbose=True):
    x, y = np.asarray(x), np.asarray(y)
    _check(x.shape == y.shape or x.ndim == 0 or y.ndim == 0, f"Arrays are not equal\n{err_msg}")
    _check(((x == y) | ((x != x) & (y != y))).all(), f"Arrays are not equal\n{err_msg}")

def assert_array_almost_equal(x, y, decimal=6, err_msg="", verbose=True):
    _check((np.abs(np.asarray(x) - np.asarray(y)) < 1.5 * 10.0 ** (-decimal)).all(), f"Arrays are not almost equal to {decimal} decimals\n{err_msg}")

def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    assert_array_almost_equal(actual, desired, decimal, err_msg)

def assert_equal(actual, desired, err_msg="", verbose=True):
    if isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
        assert_array_equal(actual, desired, err_msg)
    else:
        _check(actual == desired, f"Items are not equal:\n{err_msg}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")
`,
);
