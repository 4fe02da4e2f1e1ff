"""split, rsplit, splitlines, partition, strip, join."""

print("a b  c".split(), " a  b ".split(" "), "a,b,,c".split(","), "".split(), "".split(","), "   ".split(), "a b c".split(None, 1), "a,b,c".split(",", 1), "a,b,c".split(",", maxsplit=0), "a\tb\nc d".split(), "a--b-c".split("--"), "abc".split("abc"))
print("  a b  c  ".split(None, 1), "  a b  c  ".rsplit(None, 1), "  a b  c  ".split(maxsplit=0), "  a b  c  ".rsplit(maxsplit=0), " a b c ".split(maxsplit=2), " a b c ".rsplit(None, 2), "a\u2003b\xa0c\x1cd".split())
print("a,b,c".rsplit(",", 1), "a,b,c".rsplit(","), "aaa".rsplit("aa"), "aaa".split("aa"), "a.b.c.d".rsplit(".", 2), "abc".rsplit("x", 1), "a  b".rsplit(" "), "xaxbx".rsplit("x"), "x".rsplit("x"), "a b c".rsplit())
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i".splitlines(), "a\nb\r\n\nc".splitlines(True), "".splitlines(), "\n".splitlines(), "a\n\n".splitlines(keepends=True), "abc".splitlines(), "a\n".splitlines())
print("a.b.c".partition("."), "a.b.c".rpartition("."), "abc".partition("."), "abc".rpartition("."), ".".partition("."), "a->b".partition("->"))
print("  ab ".strip(), "  ab ".lstrip() + "|", "  ab ".rstrip(), "xxabxx".strip("x"), "xyabyx".strip("xy"), "abc".strip("abc"), "\t\n a\x0b".strip(), "xab".lstrip("x"), "abx".rstrip("x"), " a ".strip(None), "a😀".strip("😀"), "".strip(), "\u3000a\u2003".strip(), "a".strip(""))
print(",".join(["a", "b"]), "".join("abc"), ", ".join(()), "-".join({"a": 1, "b": 2}), "x".join(["one"]), "ab".join(c for c in "xyz"), "".join(reversed("abc")), "+".join(map(str, range(4))))
print("a\tb".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(3) + "|", "ab\tc\nd\te".expandtabs(4), "a\tb".expandtabs(0), "a\tb".expandtabs(tabsize=2), "12345678\tx".expandtabs())
print("abc".center(7) + "|", "abc".center(8) + "|", "ab".center(5, "*"), "ab".center(6, "*"), "abc".center(2), "abc".ljust(5) + "|", "abc".rjust(5), "abc".ljust(5, "."), "abc".rjust(5, "."), "a".center(4, "x"), "".center(3, "-"))
print("5".zfill(3), "-5".zfill(4), "+5".zfill(4), "abc".zfill(2), "".zfill(2), "--5".zfill(5), "1.5".zfill(6))
