import string
from string import Template, Formatter
print(string.ascii_letters, string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.capwords("hello wORLD  x"))
t = Template("$who likes ${what} and $$5 $missing"); print(t.safe_substitute(who="tim", what="pie")); 
try:
    t.substitute(who="x")
except KeyError as e:
    print("KeyError", e)
print(Template("$a-$b").substitute({"a": 1}, b=2), t.template)
try:
    Template("a $ b").substitute()
except ValueError as e:
    print(e)
f = Formatter(); print(f.format("{0} {name!r:>6} {1[k]} {2.real} {} ".replace("{} ", ""), 1, {"k": 2}, 3, name="n"), f.format("{}{}", 1, 2), list(f.parse("a{b!r:c}d{{")))
class Up(Formatter):
    def convert_field(self, value, conv):
        return str(value).upper() if conv == "u" else super().convert_field(value, conv)
print(Up().format("{0!u} {1}", "abc", 2))
