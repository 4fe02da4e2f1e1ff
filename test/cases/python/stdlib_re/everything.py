import re
p = re.compile(r"(?P<key>\w+)\s*=\s*(?P<val>\d+|'[^']*')", re.I)
m = p.search("x; Foo = 'bar baz', n=3"); print(m, m.group(), m.group(1, 2), m["key"], m.groups(), m.groupdict(), m.start("val"), m.end(), m.span(2), m.pos, m.endpos, m.re is p, m.string, m.lastgroup, m.lastindex, m.expand(r"\g<val>:\1"), m.regs)
print(p.findall("a=1,b='2'"), [x.span() for x in p.finditer("a=1 b=2")], p.sub(r"\2=\g<key>", "a=1 b=2", 1), p.subn("-", "a=1 b=2"), p.sub(lambda m: m["key"].upper(), "a=1"), p.pattern, p.flags, p.groups, p.groupindex, repr(p))
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b-c", 1), re.split(r"x*", "axbc"), re.split(r"", "ab"), re.findall(r"", "ab"), re.findall(r"(a)(b)?", "abaa"), re.findall(r"a|(b)", "ab"))
print(re.match("b", "ab"), re.search("b", "ab"), re.fullmatch("a.", "ab"), re.match("a", "ab").end(), bool(re.fullmatch("a", "ab")), re.match(r"(a)|b", "b").groups(), re.match(r"(a)|b", "b").group(1), re.match(r"(a)|b", "b").groups("d"))
print(re.sub(r"(\d+)", r"<\1>", "a1b22"), re.sub(r"\b(\w)(\w*)", lambda m: m[1].upper() + m[2], "hello big world"), re.sub("a*", "-", "baac"), re.sub(r"(?i)HE", "x", "he HE"), re.sub(r"\\", "/", r"a\b"), re.sub(r"(?<=a)b", "X", "ab cb"), re.sub(r"(.)\1", r"\1", "aabbcd"), re.sub(r"\s+", " ", " a \n b "), re.escape("a.b*c-d e"), re.sub("x", r"\n", "axb"))
print(re.findall(r"(?<!\d)\d{2}(?!\d)", "12 345 67"), re.findall(r"\d+?", "123"), re.findall(r"<.+?>", "<a><b>"), re.findall(r"(?:ab)+", "ababx"), re.findall(r"^\w+", "a b\nc d", re.M), re.findall(r".+", "a\nb", re.S), re.findall(r"\w+$", "a\nb"), re.findall(r"\Aa|b\Z", "ab"), re.findall(r"[^\W\d_]+", "ab1_c é"), re.findall(r"\w+", "é ß", re.A), re.findall(r"[a-c\]\-]+", "ab]-d"), re.findall(r"\bfoo\B", "foobar foo"))
v = re.compile(r"""
    (\d+)   # major
    \.(\d+) # minor
    (?:-(\w+))?""", re.X); print(v.match("1.2-rc").groups(), v.match("1.2").groups(), v.fullmatch("1.2x"), v.match("v1.2", 1).group(), v.search("a1.2b", 2, 4))
print(re.match(r"(?P<q>['\"]).*?(?P=q)", "'a' b'").group(), re.match(r"(a)?(?(1)b|c)", "ab").group(), re.match(r"(a)?(?(1)b|c)", "c").group(), re.match(r"a++b", "aab"), re.match(r"(?>a+)ab", "aaab"), re.match(r"(?s:.)(?-i:x)", "\nx", re.I).group(), re.match(r"a{2,3}", "aaaa").group(), re.match(r"a{,2}", "aaa").group(), re.match(r"a{2,}?", "aaa").group(), re.match(r"x{a}", "x{a}").group())
for bad in ["(", "a**", "[", "(?P<1>a)", "\\", "(?P<a>x)(?P<a>y)", "*a", "a{3,2}", "(?<=a+)b", "[z-a]", "(?P=n)", r"\1", "(?z)", ")", "(?P<n", r"\g", "x(?i)", "[[:alpha:]"]:
    try: print(bad, re.compile(bad))
    except re.error as e: print(repr(bad), "->", e, e.pos)
for bad in [lambda: re.sub("(a)", r"\2", "a"), lambda: re.match("a", "a").group(1), lambda: re.match("a", "a")["x"], lambda: re.sub("a", r"\g<zz>", "a"), lambda: re.match("a", b"a"), lambda: re.compile(5), lambda: re.sub("a", r"\q", "a"), lambda: re.match(None, "a"), lambda: re.findall("a", 5)]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(re.I | re.M, re.IGNORECASE, re.compile("a", re.I | re.X).flags, re.compile("a") == re.compile("a"), re.purge(), bool(re.match("", "")), re.match("a", "a").__class__.__name__, re.compile(b"a+").findall(b"aab"), re.ASCII.value)
scanner = re.compile(r"(?P<num>\d+)|(?P<op>[-+*/()])|(?P<ws>\s+)|(?P<bad>.)")
print([(m.lastgroup, m.group()) for m in scanner.finditer("3 + (42*x)") if m.lastgroup != "ws"])
print(re.sub(r"(?P<first>\w+) (?P<second>\w+)", r"\g<second> \g<first>", "one two three four"), re.sub(r"(?m)^", "> ", "a\nb"), re.split(r"\W+", "Words, words, words."), re.findall(r"[A-Z][a-z]*|\d+", "ConvBNReLU6x2"), re.sub(r"(?<!^)(?=[A-Z])", "_", "MyModelName").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"))
