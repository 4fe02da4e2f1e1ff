s = "naïve café ☕"
for enc in ["utf-8", "utf-16-le", "latin-1", "ascii"]:
    try: b = s.encode(enc); print(enc, len(b), b.decode(enc) == s)
    except UnicodeEncodeError as e: print(enc, e, e.start, e.end, e.object[e.start:e.end], e.reason, e.encoding)
print(s.encode("ascii", "ignore"), s.encode("ascii", "replace"), len(s), len(s.encode()), s[::-1], ascii(s), b"\xe2\x98\x95".decode(), "☕".encode().hex(" "))
for bad in [b"\xff", b"\xe2\x98", b"abc\x80"]:
    try: bad.decode()
    except UnicodeDecodeError as e: print(e, e.start)
