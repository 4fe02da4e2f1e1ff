"""Each string method with ordinary and odd arguments."""
s = "Hello, Wörld! ß ǅ 123"
for name in ["capitalize", "casefold", "lower", "upper", "swapcase", "title", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "strip", "split", "splitlines", "encode"]:
    print(name, repr(getattr(s, name)()), [getattr(t, name)() for t in ["", "a", "A1", " ", "½", "٣", "²", "Ab Cd"]])
print("a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("-"), "abc".rpartition("-"))
print("a,b,,c".split(","), "a,b,,c".split(",", 1), "a,b,,c".rsplit(",", 1), "  a  b ".split(), "  a  b ".split(None, 1), " a b ".rsplit(None, 1), " a ".split(" "))
print("x".center(6, "*"), "x".center(5, "*"), "xy".center(7), "x".ljust(3, ".") + "|", "x".rjust(3) + "|", "-42".zfill(6), "+1".zfill(4), "abc".zfill(2), "".zfill(2))
print("aXbXc".replace("X", "--"), "aXbXc".replace("X", "", 1), "abc".replace("", "-"), "aaa".replace("a", "b", 2), "abc".replace("", "-", 2))
print("banana".find("an"), "banana".rfind("an"), "banana".index("n", 3), "banana".find("z"), "banana".count("a"), "banana".count("ana"), "banana".count(""), "banana".count("a", 2, -1), "banana".find("", 6), "banana".find("", 7))
print("prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"), "abc".removesuffix(""), "aa".removeprefix("a"))
print("abc".startswith(("x", "a")), "abc".startswith("b", 1), "abc".endswith(("bc", "z")), "abc".endswith("b", 0, 2), "abc".startswith(""), "abc".startswith((), 1))
print("a\tbc\td".expandtabs(), "a\tb".expandtabs(4), "\t|".expandtabs(0), "a\nb\tc".expandtabs(3))
print("a\nb\r\nc\x0bd\u2028e".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
print("hello".translate({ord("l"): "L", ord("h"): None, 101: 8364}), str.maketrans("ab", "xy", "c"), str.maketrans({"a": 1, 98: "z"}))
print("-".join(["a", "b"]), "".join(()), ", ".join({"k": 1}), "ab".join("xyz"))
print("xxhixx".strip("x"), "xyhiyx".lstrip("xy"), "hi\n".rstrip("\n"), "  hi ".lstrip() + "|")
print("Straße".casefold() == "STRASSE".casefold(), "ŉ".upper(), "ﬁ".title(), "İ".lower().encode(), "Σας ΣΑΣ".lower())
print("they're bill's".title(), "x1y2".title(), "hello world".capitalize(), "ÀB".swapcase())
print(s[::-1], s[-3:], s[2:-2:3], s[100:], s[:0], len(s), s * 0, "ab" * 3, 2 * "z")
print("a" < "b" < "c", "Z" < "a", "abc" < "abcd", "" < "a", max("hello"), min("hello"), sorted("hello"), "ell" in "hello", "" in "")
for call in [lambda: "a".index("b"), lambda: "a".split(""), lambda: "a".center(3, "xy"), lambda: "a".join([1]), lambda: "a" + 1, lambda: "a" * "b", lambda: "a".replace("a"), lambda: "abc"[5], lambda: "a".encode("nope"), lambda: "é".encode("ascii"), lambda: "a".startswith(1), lambda: "a".foo, lambda: "a"["b"], lambda: "%d" % "x", lambda: "{}".format(), lambda: "a".zfill("3"), lambda: str.lower(1), lambda: "".partition(""), lambda: "a".count(1), lambda: chr(-1), lambda: ord("ab"), lambda: ord(""), lambda: "a".expandtabs("x"), lambda: "a" < 1, lambda: "a".format_map(1)["x"], lambda: "{a}".format_map({}), lambda: str.maketrans("a", "bc"), lambda: "x".removeprefix(1), lambda: 1 in "abc"]:
    try: print(repr(call()))
    except Exception as e: print(f"{type(e).__name__}: {e}")
