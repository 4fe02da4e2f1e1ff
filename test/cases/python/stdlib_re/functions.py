import re
print(re.findall(r"\d+", "1 22 333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(a)|b", "ab"), re.findall("", "ab"), re.findall(r"x*", "axb"))
print([m.span() for m in re.finditer(r"\w+", "hi there you")], [m.group(1) for m in re.finditer(r"(\w)=", "a=1 b=2")])
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b-c"), re.split(r"\s+", " a  b ", maxsplit=1), re.split(r"x*", "axbc"), re.split(r"(a)|b", "1a2b3"))
print(re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"a", "b", "aaa", count=2), re.sub("x*", "-", "abxd"), re.sub(r"(?P<n>\d+)", r"<\g<n>>", "a12"), re.sub("a", r"\n", "bab"), re.sub(r"(.)", r"\g<1>0", "ab"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 and 20"), re.subn("a", "b", "banana"), re.subn("a", "b", "banana", 1))
print(re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", "camelCaseName").lower(), re.sub(r"\.", "_", "layer1.0.conv"), re.sub("(^|_)([a-z])", lambda m: m.group(2).upper(), "snake_case_name"))
p = re.compile(r"(\d+)(?P<unit>px|em)?", re.I | re.M)
print(p, p.pattern, p.flags, p.groups, dict(p.groupindex), p.search("a 12PX").group("unit"), p.findall("1px 2"), p.sub("N", "1px 2"), p.split("a1b"), p.match("x1", 1).span(), p.fullmatch("12em") is not None, p == re.compile(r"(\d+)(?P<unit>px|em)?", re.M | re.I), p.search("12345", 2, 4).group())
print(re.escape("a.b*c[d] e-f_g"), re.I, re.IGNORECASE | re.DOTALL, repr(re.M), re.compile("a'b"), re.compile(b"x"), re.match(b"a(.)", b"abc").group(1), re.findall(rb"\d", b"a1"))
for bad in ("(", "a)", "[a", "*a", "a**", "(?P<n>a)(?P<n>b)", "\\", "(?P=x)", r"\1", "(?<=a+)b", "a{3,1}", "[z-a]", "(?P<1a>x)", "(?z)", r"\q", "+", "(?P<a", "x(?i)y"):
    try:
        re.compile(bad)
        print("ok", bad)
    except re.error as e:
        print(repr(bad), "->", e, e.pos)
try:
    re.sub("(a)", r"\2", "a")
except re.error as e:
    print(e)
try:
    re.sub("a", r"\g<x>", "a")
except IndexError as e:
    print(e)
try:
    re.match("a", 5)
except TypeError as e:
    print(e)
try:
    re.match("a", b"a")
except TypeError as e:
    print(e)
tokens = re.compile(r"\s*(?:(\d+)|(.))")
print([t.groups() for t in tokens.finditer("3 + 42*x")])
print(re.match(r"(?:a|ab)(?:c|bcd)(d*)", "abcd").groups(), re.search(r"(\d{1,3})(,\d{3})*$", "n 1,234,567").groups())
print(re.sub(r"(?m)^", "> ", "a\nb"), re.findall(r"(?m)^\w|\w$", "ab\ncd"), re.split(r"\b", "hi you"))
print(re.findall(r"[A-Z][a-z]*|\d+", "ResNet50V2"), re.match(r"resnet(\d+)", "resnet101").group(1), re.findall("é|ü", "éaü"), re.search(r"\S+$", "the end").group())
print(re.sub(r"\s+", " ", "a \n\t b"), re.purge(), isinstance(p, re.Pattern), isinstance(p.match("1"), re.Match), re.search("(?<![a-z])cat(?![a-z])", "a cat!").start())
