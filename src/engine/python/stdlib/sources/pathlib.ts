/** Python's `pathlib`: paths as text; what is on disk is not known. */

import { pythonModule } from "../pythonModule";

export const pathlib = pythonModule(
  "pathlib",
  String.raw`
import os as _os
import fnmatch as _fnmatch

class PurePath:
    def __new__(cls, *args):
        return object.__new__(PosixPath if cls is Path else PurePosixPath if cls is PurePath else cls)

    def __init__(self, *args):
        parts = [_os.fspath(arg) for arg in args]
        text = _os.path.join(*parts) if parts else ""
        self._root = "/" if text.startswith("/") else ""
        self._tail = [part for part in text.split("/") if part and part != "."]

    @classmethod
    def _of(cls, root, tail):
        made = object.__new__(cls)
        made._root, made._tail = root, list(tail)
        return made

    def _like(self, root, tail):
        return type(self)._of(root, tail)

    def __str__(self):
        return self._root + "/".join(self._tail) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        try:
            return type(self)(str(self), key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, str(self))
        except TypeError:
            return NotImplemented

    @property
    def parts(self):
        return tuple(([self._root] if self._root else []) + self._tail)

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parent(self):
        return self._like(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        found = []
        path = self
        while path._tail:
            path = path.parent
            found.append(path)
        return tuple(found)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._like(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._like(self._root, self._tail[:-1] + [self.stem + suffix])

    def joinpath(self, *args):
        return type(self)(str(self), *args)

    def is_absolute(self):
        return bool(self._root)

    def is_relative_to(self, *other):
        base = type(self)(*other)
        return self._root == base._root and self._tail[:len(base._tail)] == base._tail

    def relative_to(self, *other):
        base = type(self)(*other)
        if not self.is_relative_to(base):
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other is absolute.")
        return self._like("", self._tail[len(base._tail):])

    def match(self, path_pattern):
        pattern = type(self)(path_pattern)
        if pattern._root and (pattern._root != self._root or len(pattern._tail) != len(self._tail)):
            return False
        if len(pattern._tail) > len(self._tail):
            return False
        return all(_fnmatch.fnmatchcase(part, pat) for part, pat in zip(reversed(self._tail), reversed(pattern._tail)))

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        return "file://" + str(self)

    def is_reserved(self):
        return False

class PurePosixPath(PurePath):
    pass

class PureWindowsPath(PurePath):
    pass

class Path(PurePath):
    @classmethod
    def cwd(cls):
        return _unknown("the working directory")

    @classmethod
    def home(cls):
        return _unknown("the home folder")

    def absolute(self):
        return self if self._root else _unknown("the working directory")

    def resolve(self, strict=False):
        return type(self)(_os.path.normpath(str(self))) if self._root else _unknown("the working directory")

    def expanduser(self):
        return self

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        pass

    def touch(self, mode=0o666, exist_ok=True):
        pass

    def unlink(self, missing_ok=False):
        pass

    def rmdir(self):
        pass

    def chmod(self, mode):
        pass

    def write_text(self, data, encoding=None, errors=None, newline=None):
        return len(data)

    def write_bytes(self, data):
        return len(data)

    def rename(self, target):
        return type(self)(target)

    replace = rename

    def symlink_to(self, target, target_is_directory=False):
        pass

    def _on_disk(self, *args, **kwargs):
        return _unknown(f"the file {self}")

    def exists(self, **kwargs):
        return _os.path.exists(self)

    def is_file(self):
        return _os.path.isfile(self)

    def is_dir(self):
        return _os.path.isdir(self)

    def open(self, mode="r", *args, **kwargs):
        return open(self, mode)

    def read_text(self, encoding=None, errors=None):
        return open(self).read()

    def read_bytes(self):
        return open(self, "rb").read()

    is_symlink = is_mount = stat = lstat = owner = group = samefile = readlink = _on_disk
    iterdir = glob = rglob = _on_disk

class PosixPath(Path, PurePosixPath):
    pass

class WindowsPath(Path, PureWindowsPath):
    pass
`,
);
