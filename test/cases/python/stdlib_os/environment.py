import os, sys, platform, time, warnings, gc, atexit, signal, logging, tempfile, shutil
os.environ["MY_FLAG"] = "1"; print(os.environ["MY_FLAG"], os.environ.get("MY_FLAG"), os.getenv("MY_FLAG"), "MY_FLAG" in os.environ, os.environ.pop("MY_FLAG"), os.environ.get("MY_FLAG", "gone"), os.environ.setdefault("Q_Q", "2"))
world = int(os.environ.get("WORLD_SIZE_", 1)); rank = int(os.getenv("RANK_", "0")); print(world, rank, world > 1)
root = os.path.dirname(os.path.join("proj", "src", "main.py")); print(root, os.path.join(root, "..", "data"), os.path.normpath(os.path.join(root, "..", "data")), os.path.splitext("a/b.tar.gz")[0], os.path.basename(root + os.sep))
print(sys.platform in ("linux", "darwin", "win32"), sys.version_info[0], sys.version_info >= (3, 7), isinstance(sys.path, list), sys.getsizeof is not None, sys.version.startswith("3."), sys.stdout is sys.__stdout__, sys.maxsize > 2**32)
sys.path.insert(0, "lib"); sys.path.append(os.path.join("a", "b")); print("lib" in sys.path, sys.modules["os"] is os, sys.modules[__name__].__name__)
with warnings.catch_warnings(record=True) as w: warnings.simplefilter("always")
print(isinstance(w, list)); warnings.warn("x", DeprecationWarning, stacklevel=2); gc.collect(); atexit.register(lambda: None); print(time.sleep(0), platform.system() in ("Linux", "Darwin", "Windows"))
try:
    sys.exit("message")
except SystemExit as e:
    print(repr(e.code), e.args)
try:
    sys.exit()
except SystemExit as e:
    print(e.code)
print(os.path.sep.join(["a", "b"]), os.fspath("x"), os.path.isabs("/a"), os.path.commonprefix(["abc", "abd"]), os.linesep == "\n", os.name, os.path.relpath("a/b/c", "a"), sys.byteorder, sys.float_info.dig, sys.getdefaultencoding(), sys.intern("a") == "a")
