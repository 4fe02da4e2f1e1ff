"""translate, maketrans, encode and decode."""

print("hello".translate({ord("l"): "L", ord("o"): None}), "hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("", "", "l")), "abc".translate(str.maketrans({"a": "xx", 98: None, "c": 100})), "abc".translate({97: 65}))
print(str.maketrans("ab", "cd"), str.maketrans("a", "b", "z"), str.maketrans({"a": 1, 98: "x"}), "x".maketrans("a", "b"))
print("héllo".encode(), "héllo".encode("utf-8"), "héllo".encode("latin-1"), "héllo".encode("ascii", "ignore"), "héllo".encode("ascii", "replace"), "😀".encode(), "a€".encode("utf-16-le"), "ab".encode("utf-16"), "a".encode(encoding="UTF8", errors="strict"))
print(b"h\xc3\xa9llo".decode(), b"h\xe9llo".decode("latin-1"), b"\xf0\x9f\x98\x80".decode("utf-8"), b"a\xff".decode("utf-8", "replace"), b"a\xff".decode("utf-8", errors="ignore"), b"abc".decode("ascii"), "é".encode().decode() == "é")


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: str.maketrans("ab", "c"))
fails(lambda: str.maketrans(1))
fails(lambda: str.maketrans({"ab": 1}))
fails(lambda: str.maketrans({1.5: 1}))
fails(lambda: b"\xff".decode())
fails(lambda: b"a\xe9b".decode("utf-8"))
fails(lambda: b"\xc3".decode("utf-8"))
fails(lambda: b"\x80".decode("ascii"))
fails(lambda: b"a".decode("nope"))
fails(lambda: "é".encode("ascii"))
fails(lambda: str(b"a", 5))
fails(lambda: str("a", "utf-8"))
fails(lambda: str(5, "utf-8"))
fails(lambda: "aéé€b".encode("ascii"))
fails(lambda: b"ab\xe2\x82c".decode())
fails(lambda: b"ab\xe2\x82".decode())
fails(lambda: b"\xf0\x9f\x98".decode("utf-8"))
fails(lambda: "😀".encode("latin-1"))
