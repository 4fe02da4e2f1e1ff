import re
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(re.findall(r"(?P<y>\d{4})-(?P<m>\d\d)", "2020-01 2021-12"), re.sub(r"(?P<y>\d{4})-(?P<m>\d\d)", r"\g<m>/\g<y>", "2020-01 x 2021-12"), re.subn("a", "b", "aaa", count=2))
m = re.match(r"(?P<first>\w+) (?P<last>\w+)?(x)?", "Isaac Newton, physicist")
print(m, m.group(), m.groups(), m.groups("d"), m.groupdict(), m.span("last"), m.start(3), m.end(), m.lastgroup, m.lastindex, m.expand(r"\2 \1"), m["first"], m[1], m.pos, m.endpos, m.string, m.re, m.regs)
V = re.compile(r"""
   (?P<sign> [+-] )?      # sign
   (?: (?P<int> \d+ ) (?: \. (?P<frac> \d* ) )? | \. (?P<only> \d+ ) )
   (?: [eE] (?P<exp> [+-]? \d+ ) )? $
""", re.VERBOSE)
for s in ["12", "-3.4e5", ".5", "+", "1.", "1e"]: mm = V.match(s); print(s, mm and {k: v for k, v in mm.groupdict().items() if v is not None})
print(V.flags, V.groups, V.groupindex, re.compile("a", re.I | re.M), re.compile(b"x"), re.compile("(?i)a").flags, re.I | re.S, repr(re.VERBOSE))
print(re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"(,)", "a,b,c", maxsplit=1), re.split(r"x*", "axbc"), re.split("(a)|b", "xayb"), re.split("", "abc"))
print(re.findall(r"(?<=\$)\d+(?!\d*%)", "$10 20 $30% $45"), re.findall(r"\b\w(?=\w*ing\b)", "sing bring thing ring"), re.findall(r"(?<!a)b", "ab bb cb"), re.search(r"(a)(?:b)(c)?", "ab").groups())
print(re.sub(r"\w+", lambda m: m[0].capitalize(), "hello wide world"), re.sub("x*", "-", "abxd"), re.sub(r"(\w)(\w)", r"\2\1", "abcde"), re.sub(r"\s+", " ", "a \n\t b"), re.sub("(?m)^", "> ", "l1\nl2\n"), re.sub(".", "\\\\", "ab"), re.sub(r"(a)|(b)", r"[\1\2]", "abc"), re.sub("a", r"\x41" if False else r"\n", "ba"))
print(re.fullmatch(r"(\d+)(?:px|em)", "12em")[1], re.fullmatch("a|ab", "ab"), re.match("", "abc"), re.search("$", "abc\n").span(), re.search(r"\Z", "abc\n").span())
print([mm.span() for mm in re.finditer(r"a*", "baac")], [mm.group() for mm in re.finditer(r"(?i)[aeiou]", "HEllo")])
print(re.escape("a.b*c[d]-e f#g~h"), re.escape(b"x.y"), re.escape("é_1"))
print(re.findall(r"(\w)\1", "aabbcd"), re.findall(r"(?P<q>['\"]).*?(?P=q)", "'a' \"b'\" 'c"), re.match(r"(a)?(?(1)b|c)", "c"), re.match(r"(?:(a)|b)*", "aba").groups())
print(re.match(r".*?(\d+)", "abc123").group(1), re.match(r".*(\d+)", "abc123").group(1), re.findall(r"a{2,3}?", "aaaaa"), re.findall(r"a{,2}", "aaa"), re.findall(r"a{2}", "aaaa"), re.match("a{x}", "a{x}"))
print(re.findall(r"[^\W\d_]+", "ab1_cé"), re.findall(r"(?a)\w+", "abécd"), re.findall(r"[\w.-]+@[\w-]+\.\w+", "me@x.org, a.b@c-d.com"), re.findall(r"[]\-a]", "]-ab"), re.findall(r"[a\]]", "a]"), re.findall("[[a]", "[a"))
for bad in ["(", ")", "[", "*", "a**", "(?P<n>a)(?P<n>b)", r"\1", "(?P<1>a)", "(?<=a*)b", "a{3,2}", "(?z)", "[b-a]", r"\q", "(?P=x)", "(?(2)a)", "x{1}{2}", "(?P<a", "\\", "(?<a)", "(?P>", "(?i", "a(?i)b", "(?-i)", "(?#", r"[\d-z]", "+a", "(?:a", "(?P<a b>c)", r"(?P<n>a)\g", "[a", r"\x1", r"\u12", r"\8", "a++b", "(?>a)b", "a?+", "(?s-i:a)", "(?ii)", "(?au)a"]:
    try: re.compile(bad); print(repr(bad), "ok")
    except re.error as e: print(repr(bad), e, "|", e.msg, e.pos, e.lineno, e.colno)
t(lambda: re.sub("a", r"\1", "a")); t(lambda: re.sub("(a)", r"\g<2>", "a")); t(lambda: re.sub("(a)", r"\g<x>", "a")); t(lambda: re.sub("a", r"\g<", "a")); t(lambda: re.sub("a", r"\q", "a")); t(lambda: re.match("a", b"a")); t(lambda: re.match(b"a", "a")); t(lambda: re.sub("a", b"b", "a")); t(lambda: re.match("a", 3)); t(lambda: re.match("(a)", "a").group(2)); t(lambda: re.match("(a)", "a")["x"]); t(lambda: re.compile(re.compile("a"), re.I)); t(lambda: re.compile(3)); t(lambda: re.sub("a", lambda m: 3, "a")); t(lambda: re.match("a", "a").group(1, 0))
p = re.compile(r"\d+"); print(p.match("a12", 1), p.search("a1b22", 3), p.findall("1 2 3", 1, 4), p.fullmatch("x12y", 1, 3), p.sub("#", "1a2", count=1), p.pattern, p == re.compile(r"\d+"), p is re.compile(r"\d+"))
print(re.match(r"(?s).*", "a\nb").group(), re.match(r"(?m)^b$", "a\nb"), re.findall(r"(?m)^\w+$", "ab\ncd ef\ngh"), re.compile("^b", re.M).search("a\nb").span())
print(re.findall(r"(?i:a)b", "Ab AB ab"), re.findall(r"(?x) a b # c", "ab"), re.findall(rb"\w", b"a\xe9"), re.sub(rb"a", rb"\g<0>\g<0>", b"ba"), re.match(r"\Aabc\b", "abc def"), re.findall(r"\B.", "ab c"), re.findall(r"\S+|\s", "a b"))
TOKENS = [("NUM", r"\d+(\.\d*)?"), ("ID", r"[A-Za-z_]\w*"), ("OP", r"[+\-*/=<>!]=?|[()]"), ("WS", r"\s+"), ("BAD", r".")]
scanner = re.compile("|".join(f"(?P<{n}>{p})" for n, p in TOKENS))
print([(mm.lastgroup, mm.group()) for mm in scanner.finditer("x1 = 3.14 * (y_2 >= 4) $") if mm.lastgroup != "WS"])
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseName").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"), re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"), re.sub(r"%(\w+)%", lambda m, d={"a": "1"}: d.get(m[1], m[0]), "%a% %b%"))
print(re.sub("(.)", r"\1\g<1>0\060\t", "a"), re.template if hasattr(re, "template") and False else "", re.purge(), re.findall("é|e\u0301", "é e\u0301"), re.match("[à-ü]", "é", re.I), re.match("STRASSE|ß", "ß", re.I), re.findall(r"\d", "٣4"))
print(m.__class__, type(p), repr(re.compile("a'b\n", re.I|re.X)), repr(re.match(r"[\s\S]*", "x" * 100)), re.NOFLAG, re.RegexFlag(10), bool(re.search("z", "abc")), isinstance(m, re.Match), re.compile("(a)(b)?").match("a").groups(default="?"))
