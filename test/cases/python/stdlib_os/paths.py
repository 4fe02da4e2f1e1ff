import os, os.path, sys
from os.path import join, basename
print(join("a", "b", "c.txt"), join("a/", "b"), join("a", "/b"), join("", "b"), join("a", ""), join("a"))
for p in ("a/b/c.txt", "/a", "a/", "", "/", "x.tar.gz", ".bashrc", "a.b/c", "//x//y", "..", "a/.b.c"):
    print(repr(p), os.path.basename(p), os.path.dirname(p), os.path.split(p), os.path.splitext(p), os.path.normpath(p), os.path.isabs(p))
print(os.path.normpath("a/../b/./c//d"), os.path.normpath("/../a"), os.path.normpath("../../a"), os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("a/b", "a"), os.path.commonprefix(["/usr/lib", "/usr/local"]), os.path.commonpath(["a/b/c", "a/b/d"]), os.path.abspath("/a/../b"))
print(os.sep, os.pathsep, os.linesep == "\n", os.name, os.curdir, os.path.sep, os.extsep, os.devnull)
print(os.environ.get("LAYERLENS_NOT_SET"), os.environ.get("LAYERLENS_NOT_SET", "dflt"), os.getenv("LAYERLENS_NOT_SET", 3), "LAYERLENS_NOT_SET" in os.environ)
class FP:
    def __fspath__(self): return "p/q"
print(os.fspath(FP()), os.path.join(FP(), "r"), os.path.splitext(FP()), os.fspath("s"))
try:
    os.path.join("a", 5)
except TypeError as e:
    print(e)
try:
    os.fspath(5)
except TypeError as e:
    print(e)
print(sys.version_info >= (3, 8), sys.version_info[:2] == (3, 11), sys.version_info.major, sys.maxsize, sys.byteorder, sys.float_info.max, sys.float_info.epsilon, type(sys.argv), sys.getrecursionlimit())
sys.stdout.write("written\n"); print("to stderr", file=sys.stderr); sys.stdout.flush(); print("x", "y", sep="-", end="!\n", file=sys.stdout)
import warnings
warnings.warn("careful"); warnings.filterwarnings("ignore"); warnings.simplefilter("ignore")
with warnings.catch_warnings(): warnings.simplefilter("ignore")
sys.path.append("/x"); sys.path.insert(0, "y"); print("/x" in sys.path, "math" in sys.modules or True)
import time
time.sleep(0); t = time.time(); time.perf_counter()
try:
    sys.exit(3)
except SystemExit as e:
    print("exit", e.code, e)
