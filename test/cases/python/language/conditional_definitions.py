import sys
if sys.version_info >= (3, 8):
    def f(): return "new"
else:
    def f(): return "old"
try: import not_there_at_all as m
except ImportError:
    class m: version = "fallback"
DEBUG = False
class K:
    if DEBUG:
        def g(self): return "debug"
    else:
        def g(self): return "release"
    for _i in range(2): exec(f"def h{_i}(self): return {_i}")
print(f(), m.version, K().g(), K().h1(), K._i, sys.version_info[:2] > (3, 0), sys.version_info.major)
