"""Subscripts, slices, repetition, concatenation, comparison, iteration."""

text = "abcdef"
print(text[0], text[-1], text[1:3], text[:2], text[4:], text[:], text[::2], text[::-1], text[5:1:-2], text[-3:-1], text[10:], text[3:1], text[-100:100], text[::3], text[slice(1, 4)], text[True])
print(text * 2, 2 * text, text * 0, text * -1, "" * 5, "ab" + "cd", "a" "b", text * True)
print("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "a" <= "a", "b" > "a", "Z" >= "a", "a" == "a", "a" != "b", "a" == 1, "a" != 1, "10" < "9", "é" > "z")
print(len(text), len(""), "".join([c.upper() for c in text]), list("ab"), tuple("ab"), sorted("hello"), set("aa"), max("hello"), min("hello"), dict.fromkeys("aab"))
print(bool(""), bool(" "), "x" in "xyz", "xyz" in "x", not "", "a" and "b", "" or "default")
for i, c in enumerate("ab"):
    print(i, c)
for a, b in zip("abc", "xyz"):
    print(a + b, end=" ")
print()
first, *rest = "hello"
print(first, rest)
a, b = "xy"
print(a, b, [*"ab", *"cd"], "hello"[1:][::-1], "hello".__getitem__(1), "hello".__len__(), "hello".__contains__("ell"), "a".__add__("b"), "a".__mul__(3), "a".__rmul__(3), "a".__eq__("a"), "a".__ne__("a"), "a".__lt__("b"), "a".__eq__(1), "a".__lt__(1))
print(str.__add__("a", "b"), str.upper("abc"), list(map(str.strip, [" a ", "b "])), "".__str__() == "", "a".__repr__(), "ab".__iter__().__next__(), "x".__format__(">3"), "%s-%s".__mod__(("a", "b")), "a".__hash__() == hash("a"))
print(str(), str(5), str("a"), str(None), str([1, "a"]), str(b"abc", "utf-8"), str(b"\xc3\xa9", encoding="utf8"), str(object=3), str(b"ab"), repr(str(1.0)), str(bytearray(b"x"), "ascii"), str(b"\xff", "utf-8", "replace"), str(b"a\xff", errors="ignore"))
it = iter("ab")
print(next(it), next(it), next(it, "end"))
