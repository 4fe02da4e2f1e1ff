/** Python's `contextvars`, in Python. */

import { pythonModule } from "../pythonModule";

export const contextvars = pythonModule(
  "contextvars",
  String.raw`
_absent = object()

class Token:
    MISSING = _absent

    def __init__(self, var, old_value, context):
        self.var, self.old_value = var, old_value
        self._context, self._used = context, False

class Context:
    def __init__(self):
        self._values, self._entered = {}, False

    def run(self, callable, *args, **kwargs):
        global _current
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        previous, _current, self._entered = _current, self, True
        try:
            return callable(*args, **kwargs)
        finally:
            _current, self._entered = previous, False

    def copy(self):
        made = Context()
        made._values = dict(self._values)
        return made

    def __getitem__(self, var):
        return self._values[var]

    def __contains__(self, var):
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def get(self, var, default=None):
        return self._values.get(var, default)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

_current = Context()

def copy_context():
    return _current.copy()

class ContextVar:
    def __init__(self, name, *, default=_absent):
        self.name = name
        self._default = default

    def get(self, default=_absent, /):
        value = _current._values.get(self, _absent)
        if value is not _absent:
            return value
        if default is not _absent:
            return default
        if self._default is not _absent:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        token = Token(self, _current._values.get(self, _absent), _current)
        _current._values[self] = value
        return token

    def reset(self, token, /):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token.old_value is _absent:
            _current._values.pop(self, None)
        else:
            _current._values[self] = token.old_value

    def __class_getitem__(cls, item):
        return cls
`,
);
