/** `distutils.version`, in Python. */

import { pythonModule } from "../pythonModule";

export const distutilsVersion = pythonModule(
  "distutils.version",
  String.raw`
import re as _re

class Version:
    def __init__(self, vstring=None):
        if vstring:
            self.parse(vstring)

    def __repr__(self):
        return f"{type(self).__name__} ('{self}')"

    def _other(self, other):
        return type(self)(other) if isinstance(other, str) else other

    def __eq__(self, other):
        return self.version == self._other(other).version

    def __lt__(self, other):
        return self.version < self._other(other).version

    def __le__(self, other):
        return self.version <= self._other(other).version

    def __gt__(self, other):
        return self.version > self._other(other).version

    def __ge__(self, other):
        return self.version >= self._other(other).version

class LooseVersion(Version):
    def parse(self, vstring):
        self.vstring = vstring
        parts = [part for part in _re.split(r"(\d+|[a-z]+|\.)", vstring) if part and part != "."]
        self.version = [int(part) if part.isdigit() else part for part in parts]

    def __str__(self):
        return self.vstring

class StrictVersion(LooseVersion):
    pass
`,
);
