/** NumPy's context managers, in Python. */

import { pythonModule } from "../../../python/stdlib/pythonModule";

export const contextsModule = pythonModule(
  "numpy._contexts",
  String.raw`
import numpy as np

class printoptions:
    def __init__(self, *args, **kwargs):
        self._new = (args, kwargs)

    def __enter__(self):
        self._old = np.get_printoptions()
        np.set_printoptions(*self._new[0], **self._new[1])
        return np.get_printoptions()

    def __exit__(self, *args):
        np.set_printoptions(**self._old)

class errstate:
    def __init__(self, **kwargs):
        self._raises = "raise" in kwargs.values() or "call" in kwargs.values()

    def __enter__(self):
        return _unknown("errors of numpy's arithmetic") if self._raises else None

    def __exit__(self, *args):
        return None

    def __call__(self, function):
        return function
`,
);
