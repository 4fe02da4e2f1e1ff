import pprint, ast, shlex, keyword, html, queue, threading, weakref, gc, atexit, signal, platform, traceback, numbers, contextvars, fnmatch, concurrent.futures, asyncio, unittest, importlib, builtins, urllib.parse, errno, locale, unicodedata, textwrap
pprint.pprint({"b": [1, 2], "a": {"x": (1,), "y": "s"}}); pprint.pprint(list(range(40))); pprint.pprint({"key" + str(i): ["value"] * 4 for i in range(3)}, width=40); print(pprint.pformat([{"a": 1, "b": 2}] * 3, width=30)); pprint.pprint([[1, 2], ["a" * 40, "b" * 40]], compact=True); pprint.pp({"z": 1, "a": 2}); pprint.pprint([1, [2, [3, [4]]]], depth=2)
print(ast.literal_eval("[1, 2.5, 'x', (1,), {'a': None}, {1, 2}, -3, True]"), ast.literal_eval("(1, 2)"), ast.literal_eval("'a' 'b'"), ast.literal_eval("1+2j"), ast.literal_eval(" 5"), ast.literal_eval("b'x'"), ast.literal_eval("{}"))
for bad in ("x + 1", "[1, ", "foo()"):
    try:
        print(ast.literal_eval(bad))
    except (ValueError, SyntaxError) as e:
        print(type(e).__name__)
print(shlex.split("a 'b c' \"d e\" f\\ g"), shlex.quote("it's"), shlex.join(["a", "b c"]), keyword.iskeyword("for"), keyword.iskeyword("x"), html.escape("<a href='x'>&"), html.unescape("&lt;"))
q = queue.Queue(); q.put(1); q.put(2); print(q.get(), q.qsize(), q.empty()); pq = queue.PriorityQueue(); pq.put((2, "b")); pq.put((1, "a")); print(pq.get()); l = queue.LifoQueue(); l.put(1); l.put(2); print(l.get())
try:
    queue.Queue().get_nowait()
except queue.Empty:
    print("empty")
lock = threading.Lock()
with lock: print(lock.locked())
out = []; t = threading.Thread(target=lambda x: out.append(x), args=(5,)); t.start(); t.join(); print(out, t.is_alive(), threading.local() is not None)
class O: pass
o = O(); r = weakref.ref(o); print(r() is o); wk = weakref.WeakKeyDictionary(); wk[o] = 1; print(wk[o], len(wk), o in wk); wv = weakref.WeakValueDictionary(a=o); print(wv["a"] is o, list(wv)); ws = weakref.WeakSet([o]); print(o in ws, len(ws))
print(isinstance(5, numbers.Number), isinstance(5, numbers.Integral), isinstance(2.5, numbers.Real), isinstance(2.5, numbers.Integral), isinstance(1j, numbers.Complex), isinstance("s", numbers.Number), isinstance(True, numbers.Integral))
v = contextvars.ContextVar("v", default=1); tok = v.set(2); print(v.get()); v.reset(tok); print(v.get(), fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a.py", "b.txt"], "*.t?t"), fnmatch.fnmatch("a1", "a[0-9]"))
with concurrent.futures.ThreadPoolExecutor(2) as ex: print(ex.submit(pow, 2, 3).result(), list(ex.map(str, [1, 2])))
async def co(x):
    await asyncio.sleep(0)
    return x * 2
async def main():
    print(await asyncio.gather(co(1), co(2))); t = asyncio.create_task(co(5)); return await t
print(asyncio.run(main()), importlib.import_module("math").sqrt(4), builtins.len([1]), importlib.import_module("os.path").join("a", "b"))
u = urllib.parse.urlparse("https://user:pw@host.com:80/p/a;x?q=1&r=a+b#frag"); print(u, u.hostname, u.port, u.geturl(), urllib.parse.parse_qs(u.query), urllib.parse.quote("a b/c?é"), urllib.parse.unquote("a%20b%C3%A9"), urllib.parse.urlencode({"a": 1, "b": "x y"}), urllib.parse.urljoin("http://a/b/c", "../d"), urllib.parse.urljoin("http://a/b/c", "d"), urllib.parse.urlsplit("//h/p").netloc, urllib.parse.quote_plus("a b"))
class T(unittest.TestCase):
    def test_x(self): self.assertEqual(1, 2)
print(T.__name__, unicodedata.normalize("NFC", "e\u0301"), platform.python_implementation(), gc.collect() >= 0, callable(atexit.register))
