print("a b  c".split(), "a b  c".split(" "), "a,b".split(",", 0), ",".split(","), "".split(), "".split(","), " a ".split(" "), "abc".split("b"), "a--b--c".rsplit("--", 1), "aXbxc".split("x"), "one\ttwo\nthree".split(None, 1))
print("k=v=w".partition("="), "k".partition("="), "a.b.c".rpartition("."), "".partition("x"), "l1\nl2\r\nl3\r".splitlines(), "x\n\ny".splitlines(keepends=True))
key, _, value = "name: value: more".partition(": "); print(key, "|", value)
host, port = "localhost:80".rsplit(":", 1); print(host, int(port), dict(p.split("=") for p in "a=1&b=2".split("&")), [*map(int, "1 2 3".split())])
