import string, textwrap, re
table = str.maketrans("", "", string.punctuation); print("a.b,c!".translate(table), "".join(c for c in "a1b2" if c in string.digits), string.ascii_uppercase[:3], set("abc") <= set(string.ascii_lowercase), string.ascii_letters.index("A"))
vocab = {c: i for i, c in enumerate(string.ascii_lowercase + " ")}; print([vocab[c] for c in "hi you"], len(vocab), string.Template("${a}_$b").substitute(a=1, b="x"), string.capwords("layer norm"), repr(string.whitespace))
class Fmt(string.Formatter):
    def get_value(self, key, args, kw): return kw.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kw)
    def format_field(self, v, spec): return v.upper() if spec == "u" else super().format_field(v, spec)
print(Fmt().format("{a} {b:u} {0:>4} {c!r}", 7, b="x", c="q"), string.Formatter().vformat("{x.real}-{y[0]}", (), {"x": 3, "y": [5]}), list(string.Formatter().parse("x{a.b[0]!s:>{w}}y")))
class T(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+"
print(T("%a %b $c %%").safe_substitute(a=1), T("%{ab}c").substitute(ab=2), string.Template("$x").get_identifiers() if hasattr(string.Template, "get_identifiers") else 0)
print(textwrap.dedent("\n  a\n    b\n  c\n").strip().splitlines(), textwrap.indent("x\ny", "  "), textwrap.shorten("a b c d e f", width=8, placeholder="..."), textwrap.fill("x" * 25 + " y", 10), textwrap.wrap("a-b c--d e", 4), textwrap.wrap("one two  three", 8, drop_whitespace=False), textwrap.wrap("tab\tx\ny", 20), textwrap.TextWrapper(width=12, break_long_words=False).wrap("a verylongwordindeed b"))
