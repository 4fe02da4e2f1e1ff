/** `packaging.version`: versions compare as PEP 440 says. */

import { pythonModule } from "../pythonModule";

export const packagingVersion = pythonModule(
  "packaging.version",
  String.raw`
import re as _re

class InvalidVersion(ValueError):
    pass

VERSION_PATTERN = r"""
    v?
    (?:
        (?:(?P<epoch>[0-9]+)!)?
        (?P<release>[0-9]+(?:\.[0-9]+)*)
        (?P<pre>[-_\.]?(?P<pre_l>alpha|a|beta|b|preview|pre|c|rc)[-_\.]?(?P<pre_n>[0-9]+)?)?
        (?P<post>(?:-(?P<post_n1>[0-9]+))|(?:[-_\.]?(?P<post_l>post|rev|r)[-_\.]?(?P<post_n2>[0-9]+)?))?
        (?P<dev>[-_\.]?(?P<dev_l>dev)[-_\.]?(?P<dev_n>[0-9]+)?)?
    )
    (?:\+(?P<local>[a-z0-9]+(?:[-_\.][a-z0-9]+)*))?
"""

_pattern = _re.compile(r"\s*" + VERSION_PATTERN + r"\s*", _re.VERBOSE | _re.IGNORECASE)
_letters = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc", "rev": "post", "r": "post"}

def _letter(letter, number):
    if letter:
        letter = letter.lower()
        return _letters.get(letter, letter), int(number or 0)
    return ("post", int(number)) if number else None

class Version:
    def __init__(self, version):
        match = _pattern.fullmatch(version)
        if not match:
            raise InvalidVersion(f"Invalid version: '{version}'")
        self.epoch = int(match["epoch"] or 0)
        self.release = tuple(int(part) for part in match["release"].split("."))
        self.pre = _letter(match["pre_l"], match["pre_n"])
        post = _letter(match["post_l"], match["post_n1"] or match["post_n2"])
        dev = _letter(match["dev_l"], match["dev_n"])
        self.post = post[1] if post else None
        self.dev = dev[1] if dev else None
        self.local = ".".join(_re.split(r"[._-]", match["local"].lower())) if match["local"] else None
        self._key = self._make_key()

    def _make_key(self):
        release = list(self.release)
        while len(release) > 1 and release[-1] == 0:
            release.pop()
        if self.pre is None and self.post is None and self.dev is not None:
            pre = (0, "", 0)
        elif self.pre is None:
            pre = (2, "", 0)
        else:
            pre = (1, *self.pre)
        post = (0, 0) if self.post is None else (1, self.post)
        dev = (1, 0) if self.dev is None else (0, self.dev)
        local = (0,) if self.local is None else (1, tuple((1, int(p), "") if p.isdigit() else (0, 0, p) for p in self.local.split(".")))
        return (self.epoch, tuple(release), pre, post, dev, local)

    @property
    def public(self):
        return str(self).split("+", 1)[0]

    @property
    def base_version(self):
        return (f"{self.epoch}!" if self.epoch else "") + ".".join(map(str, self.release))

    @property
    def is_prerelease(self):
        return self.dev is not None or self.pre is not None

    @property
    def is_postrelease(self):
        return self.post is not None

    @property
    def is_devrelease(self):
        return self.dev is not None

    @property
    def major(self):
        return self.release[0]

    @property
    def minor(self):
        return self.release[1] if len(self.release) > 1 else 0

    @property
    def micro(self):
        return self.release[2] if len(self.release) > 2 else 0

    def __str__(self):
        text = self.base_version
        if self.pre is not None:
            text += f"{self.pre[0]}{self.pre[1]}"
        if self.post is not None:
            text += f".post{self.post}"
        if self.dev is not None:
            text += f".dev{self.dev}"
        return text + (f"+{self.local}" if self.local is not None else "")

    def __repr__(self):
        return f"<Version('{self}')>"

    def __hash__(self):
        return hash(self._key)

    def __eq__(self, other):
        return self._key == other._key if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self._key < other._key if isinstance(other, Version) else NotImplemented

    def __le__(self, other):
        return self._key <= other._key if isinstance(other, Version) else NotImplemented

    def __gt__(self, other):
        return self._key > other._key if isinstance(other, Version) else NotImplemented

    def __ge__(self, other):
        return self._key >= other._key if isinstance(other, Version) else NotImplemented

def parse(version):
    return Version(version)

LegacyVersion = Version
`,
);
