import string
print(string.ascii_letters, string.digits, string.octdigits, string.hexdigits, string.capwords("the quick  fox"), string.capwords("a.b", "."), set(string.punctuation) & set("!a?"), len(string.printable), " " in string.whitespace)
t = string.Template("$a ${b}c $$ $d"); print(t.safe_substitute(a=1, b=2), t.substitute(dict(a=1, b=2, d=3)), t.substitute({"a": 1}, b=2, d="$a"), t.get_identifiers() if hasattr(t, "get_identifiers") else "")
