import string
t = string.Template("$who likes ${what}s, $$5 and $who")
print(t.substitute(who="tim", what="cat"), t.safe_substitute(who="x"), t.template)
try: t.substitute(who="x")
except KeyError as e: print("KeyError", e)
try: string.Template("$ bad\nline $").substitute()
except ValueError as e: print(e)
class Pct(string.Template):
    delimiter = "%"
    idpattern = r"[a-z]+"
print(Pct("%a $b %%").substitute({"a": 1}))
class Fmt(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str): return kwargs.get(key, f"<{key}?>")
        return super().get_value(key, args, kwargs)
    def convert_field(self, value, conversion):
        if conversion == "u": return str(value).upper()
        return super().convert_field(value, conversion)
    def format_field(self, value, spec):
        if spec.startswith("~"): return f"~{value}~"
        return super().format_field(value, spec)
f = Fmt()
print(f.format("{0} {name} {missing} {name!u} {0:~} {0:>4}|", 7, name="bob"))
print(list(string.Formatter().parse("a{b!r:c}d{{e}}{f.g[0]}")))
print(string.capwords("hello  big world"), string.capwords("a-b-c", "-"), string.ascii_lowercase, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits, len(string.printable))
