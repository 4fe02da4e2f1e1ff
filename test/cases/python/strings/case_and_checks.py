words = ["Hello", "WORLD", "123", "abc1", "", " ", "Title Case", "é", "_x", "1a", "x y", "\t", "ⅷ", "²"]
for w in words: print(repr(w), "".join(str(int(getattr(w, m)())) for m in ("isalpha", "isdigit", "isalnum", "isupper", "islower", "istitle", "isspace", "isidentifier", "isnumeric", "isdecimal", "isprintable", "isascii")), w.swapcase(), w.title(), w.casefold())
