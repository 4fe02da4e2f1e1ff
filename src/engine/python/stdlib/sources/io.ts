/** Python's `io`: files in memory; others are not to be had. */

import { pythonModule } from "../pythonModule";

export const io = pythonModule(
  "io",
  String.raw`
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192

class UnsupportedOperation(OSError, ValueError):
    pass

class IOBase:
    closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def close(self):
        self.closed = True

    def flush(self):
        pass

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def isatty(self):
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

class RawIOBase(IOBase):
    pass

class BufferedIOBase(IOBase):
    pass

class TextIOBase(IOBase):
    pass

class _Memory:
    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file" + self._full_stop)

    def getvalue(self):
        self._open()
        return self._value

    def tell(self):
        self._open()
        return self._at

    def seek(self, position, whence=0):
        self._open()
        if whence == 1:
            position += self._at
        elif whence == 2:
            position += len(self._value)
        if position < 0:
            raise ValueError(f"Negative seek position {position}")
        self._at = position
        return position

    def read(self, size=-1):
        self._open()
        end = len(self._value) if size is None or size < 0 else self._at + size
        part = self._value[self._at:end]
        self._at = max(self._at, min(end, len(self._value)))
        return part

    def readline(self, size=-1):
        self._open()
        at = self._value.find(self._newline, self._at)
        end = len(self._value) if at < 0 else at + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        part = self._value[self._at:end]
        self._at = max(self._at, end)
        return part

    def truncate(self, size=None):
        self._open()
        self._value = self._value[:self._at if size is None else size]
        return len(self._value)

    def _write(self, part):
        if self._at > len(self._value):
            self._value += self._zero * (self._at - len(self._value))
        self._value = self._value[:self._at] + part + self._value[self._at + len(part):]
        self._at += len(part)
        return len(part)

class StringIO(_Memory, TextIOBase):
    _newline, _zero, _full_stop = "\n", "\0", ""
    encoding = None

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._value = initial_value or ""
        self._at = 0

    def write(self, s):
        self._open()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        return self._write(s)

class BytesIO(_Memory, BufferedIOBase):
    _newline, _zero, _full_stop = b"\n", b"\0", "."

    def __init__(self, initial_bytes=b""):
        self._value = bytes(initial_bytes)
        self._at = 0

    def write(self, b):
        self._open()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._write(bytes(b))

    def getbuffer(self):
        return self._value

class TextIOWrapper(TextIOBase):
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self.buffer = buffer
        self.encoding = encoding or "utf-8"

    def read(self, size=-1):
        return self.buffer.read(size).decode(self.encoding)

    def readline(self, size=-1):
        return self.buffer.readline(size).decode(self.encoding)

    def write(self, s):
        self.buffer.write(s.encode(self.encoding))
        return len(s)

    def close(self):
        self.buffer.close()

class BufferedReader(BufferedIOBase):
    def __init__(self, raw, buffer_size=8192):
        self.raw = raw

    def read(self, size=-1):
        return self.raw.read(size)

class BufferedWriter(BufferedReader):
    def write(self, b):
        return self.raw.write(b)

class FileIO(RawIOBase):
    def __init__(self, file, mode="r"):
        self.name = file

    def read(self, size=-1):
        return _unknown(f"the file {self.name}")

def open(*args, **kwargs):
    return _unknown("a file")
`,
);
