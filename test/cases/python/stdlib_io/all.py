import io
s = io.StringIO("line1\nline2\n"); print(s.readline(), s.read(), repr(s.read()), s.getvalue()); s.seek(0); print(list(s), s.tell()); s.seek(0); s.write("LINE"); print(s.getvalue()); s.truncate(4); print(repr(s.getvalue()))
w = io.StringIO(); print("a", "b", file=w, sep="-"); w.writelines(["c\n", "d"]); print(repr(w.getvalue()))
b = io.BytesIO(b"abc"); print(b.read(2), b.read(), b.getvalue()); b.write(b"d"); print(b.getvalue(), b.seek(0), b.readline(), b.tell(), b.seek(-1, 2))
with io.StringIO("x") as f: print(f.read())
for g in (lambda: f.read(), lambda: io.StringIO().write(b"x"), lambda: io.BytesIO().write("x"), lambda: io.StringIO(5)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
for line in io.StringIO("p\nq"): print(line.strip())
print(isinstance(s, io.IOBase), s.readable(), s.closed)
