print(r"\n\x41", len(r"\\"), "\x41\u00e9\U0001F600\u2022\101\0".encode("unicode_escape"), "a\
b", """tri"ple'
end""", 'it''s', "tab\tq")
print(b"\x00abc\xff\n'\"", b'"', b"'", rb"\x", bytes([0, 65]), bytearray(b"hi"), bytes(3), bytes("é", "utf-8"), b"a" b"b", bytes.fromhex("00 ff 41"), b"\xab".hex(), b"abc".hex("-"), b"abcd".hex(":", 2))
b = b"Hello World"
print(b[0], b[1:3], b[::-1], b.lower(), b.split(), b.find(b"o"), b.replace(b"l", b"L"), b.startswith(b"He"), b"World" in b, 72 in b, list(b[:3]), b.count(b"l"), b.index(87), b.title(), b.partition(b" "), b.center(15, b"*"), b.join([b"x", b"y"]), b.isalpha(), b.decode(), b.upper().swapcase(), b.strip(b"Hd"), b.zfill(13))
ba = bytearray(b"abc"); ba.append(100); ba += b"e"; ba[0] = 65; ba[1:3] = b"ZZZ"; del ba[-1]; ba.extend([1, 2]); ba.insert(0, 33); print(ba, ba.pop(), len(ba)); ba.reverse(); print(ba, ba.copy() == bytes(ba), ba * 2); ba.clear(); print(ba)
for call in [lambda: bytes([256]), lambda: b"a" + "b", lambda: b"a".decode("ascii") + b"", lambda: b"\xff".decode(), lambda: b"abc"["x"], lambda: bytes("x"), lambda: b"a".join(["x"]), lambda: bytes.fromhex("0g"), lambda: bytearray(b"a").append(300), lambda: b"a".find("x"), lambda: int(b"x"), lambda: bytes(-1), lambda: b"ab" < "ab", lambda: "x" in b"x"]:
    try: print(call())
    except Exception as e: print(f"{type(e).__name__}: {e}")
print(b"%d %s %a %b" % (1, b"x", "é", b"z"), int(b"12"), float(b"1.5"), b"a" == "a", b"ab" < b"b", hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], bytes(bytearray(b"q")), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), int.from_bytes(b"\xff", "big", signed=True), (-2).to_bytes(2, "little", signed=True))
for enc in ["utf-8", "utf-16", "utf-16-le", "utf-32-be", "latin-1", "cp1252", "utf-8-sig"]:
    print(enc, "é€"[:1 if enc == "latin-1" else 2].encode(enc))
print("é€x".encode("ascii", "replace"), "é€x".encode("ascii", "ignore"), "é€x".encode("ascii", "xmlcharrefreplace"), "é€x".encode("ascii", "backslashreplace"), b"\xffa\xe2\x82".decode("utf-8", "replace"), b"\xff".decode("utf-8", "ignore"), b"\xff".decode("utf-8", "backslashreplace"), b"\xff".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
