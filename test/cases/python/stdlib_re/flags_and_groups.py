import re
p = re.compile(r"""
    (?P<sign>[-+])?        # sign
    (?P<int>\d+)           # whole
    (?:\.(?P<frac>\d*))?   # part
    \ *(?P<unit>[a-z\ ]+)? [#]? # a space is kept in a class
""", re.VERBOSE | re.I)
for s in ("-12.5 KM", "7", "+3.", "x"): print(s, (m := p.match(s)) and (m.groupdict(), m.lastgroup, m.lastindex, m.regs if hasattr(m, "none") else None))
print(re.findall(r"^\w+", "a b\nc d", re.M), re.findall(r"\w+$", "a b\nc d", flags=re.MULTILINE), re.findall("a.c", "a\nc abc", re.S), re.findall("ß|É", "SS é É", re.I), re.match("(?s:.)(?-i:a)", "\nA", re.I), re.match("(?i)(?-i:a)b", "aB"), re.search(r"(?x) a b  # c", "ab"))
print(re.match(r"(a(?P<n>b)?)+", "aab").groups(), re.match(r"(a)|(b)", "b").lastindex, re.match(r"((a))", "a").lastindex, re.match(r"(a)(b)?", "a").span(2), re.match(r"(?:(a)|b)*", "ab").group(1), re.match(r"(a*)*", "aaa").group(1), re.match(r"(a|ab)(bc|c)?", "abc").groups())
print(re.sub(r"(?P<a>\d)(?P<b>\w)", r"\g<b>\g<a>\g<0>", "1x2y"), re.sub("b*", "-", "abc"), re.sub("(?=b)", "|", "abab"), re.sub(r"\b", ".", "ab cd"), re.split(r"(?<=,)", "a,b,c"), re.split("", "abc"), re.findall("(?=(aba))", "ababa"), re.subn("x*", "-", "ab"), re.sub("^|$", "*", "a"))
print([m.span() for m in re.finditer("a|", "ba")], [m.group() for m in re.finditer(r"[^\W\d_]+", "ab1_cd é")], [(m.start(), m.end(), m[0]) for m in re.finditer(r"(?<=\s)\S", "a b c")], re.compile("a").findall("banana", 2), re.compile("^b").match("ab", 1), re.compile("b").search("abab", 2).start(), re.compile("a$").search("aba", 0, 1))
print(re.match(r"\d{2,}?", "1234").group(), re.match(r"(\d+?)(0*)$", "1200").groups(), re.match(r".*?(\w+)\s*$", "foo bar ").group(1), re.match(r"(?P<x>a)(?P=x)(?(x)b|c)", "aab").group(), re.match(r"(a)?(?(1)b|c)", "c").group(), re.fullmatch(r"(?:a|b)*?c", "abc") is not None, re.match(r"a{0}b", "b").group(), re.match(r"a{,3}", "aaaa").group(), re.match("a{2,1x}", "a{2,1x}") is not None)
print(re.match(r"[\]\-\\^]+", "]-\\^").group(), re.match(r"[^]]+", "ab]").group(), re.match("[a-c-e]+", "a-e").group(), re.match(r"[\w-]+", "a-b").group(), re.match(r"\x41\u0042\103", "ABC").group(), re.match(r"\t\n\r\f\v\a\0", "\t\n\r\f\v\a\0") is not None, re.match(r"[\b]", "\b") is not None, re.match(r"\Aa\Z", "a\n"), re.match(r"a$", "a\n"), re.search(r"\Bb", "ab").start(), re.findall(r"\D+|\S+|\W", "1 a!"))
print(re.match("é", "É", re.I) is not None, re.match(r"\w", "é", re.A), re.match(rb"\w+", b"ab\xe9").group(), re.sub(rb"a", rb"\g<0>x", b"banana"), re.split(rb",", b"a,b"), re.compile("a", re.A).flags, re.compile(b"a").flags, re.compile("(?i)a").flags, re.RegexFlag(10), repr(re.I | re.X), int(re.M))
class Tok:
    spec = [("NUM", r"\d+(\.\d*)?"), ("ID", r"[A-Za-z_]\w*"), ("OP", r"[-+*/=()]"), ("SKIP", r"[ \t]+"), ("BAD", r".")]
    rx = re.compile("|".join(f"(?P<{n}>{p})" for n, p in spec))
    @classmethod
    def run(cls, s): return [(m.lastgroup, m.group()) for m in cls.rx.finditer(s) if m.lastgroup != "SKIP"]
print(Tok.run("x1 = 3.14*(y+2) $"))
