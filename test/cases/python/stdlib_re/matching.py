import re
def show(m):
    if m is None: return None
    return (m.group(), m.groups(), m.span(), m.groupdict(), m.lastindex, m.lastgroup)
cases = [
    (r"(\d+)-(\d+)", "ab 12-34 cd"), (r"(?P<year>\d{4})-(?P<m>\d\d)", "on 2024-05"), (r"^a.c$", "abc"), (r"a|b|cd", "xcd"),
    (r"(a)|(b)", "b"), (r"(?:ab)+", "ababx"), (r"a*?b", "aaab"), (r"a{2,3}", "aaaa"), (r"a{,2}b", "aaab"), (r"x{2}y", "xxy"), (r"\bfoo\b", "a foo b"),
    (r"(?<=a)b", "ab"), (r"(?<!a)b", "ab cb"), (r"a(?=b)", "ac ab"), (r"a(?!b)", "ab ac"), (r"(\w)\1", "hello"), (r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""),
    (r"[a-c]+", "zzabcd"), (r"[^a-c]+", "abxyz"), (r"[\d\s]+", "a1 2b"), (r"[]a]+", "x]a]"), (r"[a\-z]+", "q-az"), (r"\.", "a.b"), (r"\\", "a\\b"),
    (r"(?i)HeLLo", "hello"), (r"(?s)a.b", "a\nb"), (r"(?m)^b", "a\nb"), (r"\Aabc\Z", "abc"), (r"a$", "a\n"), (r"(a(b)?)+", "aba"), (r"((a)|b)*", "ab"),
    (r"", "abc"), (r"x*", "aaa"), (r"(?x) a  b # comment", "ab"), (r"(?:(a)|b)(?(1)c|d)", "bd"), (r"(?>a+)b", "aaab"), (r"a++b", "aab"), (r"\u00e9+", "caféé"),
    (r"\w+", "naïve café"), (r"(?a)\w+", "naïve"), (r"[\w.]+@[\w.]+", "mail me@x.org now"), (r"(?i:A)b", "ab"), (r"layer(\d+)\.(conv|bn)(\d)?", "layer3.conv"), (r"^(?:module\.)?(.+)$", "module.fc.weight"),
]
for pattern, text in cases:
    print(repr(pattern), show(re.search(pattern, text)), show(re.match(pattern, text)), show(re.fullmatch(pattern, text)))
m = re.match(r"(?P<first>\w+) (?P<last>\w+)(x)?", "Ada Lovelace")
print(m["first"], m.group("first", 2), m[0], m.start("last"), m.end(2), m.span(1), m.groups("none"), m.groupdict(), m.string, m.pos, m.endpos, m.re.pattern, m.expand(r"\2, \g<first>"), m)
for g in ("nope", 9):
    try:
        m.group(g)
    except IndexError as e:
        print(e)
print(bool(re.match("a", "b")), re.match("a", "ab").re is not None)
