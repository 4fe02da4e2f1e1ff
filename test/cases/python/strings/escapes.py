"""String literals: escapes, raw strings, prefixes, concatenation, triple quotes."""

print("\a\b\f\v".encode(), "\x41\u0042\U00000043\103\7".encode(), "\0\00\000".encode(), "tab\tnew\\nline", "quote\"s'", 'it\'s', "\u2022\u03b1")
print(r"\n\x41\\", R"a\'b", rb"\x41", b"\x41\n\\\"", b'\'', Rb"\d", u"unicode", "con" "cat" 'ena' "ted", ("multi"
    "line"), "back\
slash")
print("""triple "quotes" and 'single'
second line \
joined
\ttabbed""", '''other """ kind''', """""", '''a'''"b")
print(repr("\x7f\x80\xad\u0600\ud800\ufffe"), len("😀"), "\x00" in "a\x00b", "\\", "\\\\", len("\\n"), len("\n"), "\d" if False else "d", "%" "%", "{{}}")
print(repr("\t\n\r\x0b\x0c\x1b\x1f"), ascii("\u00ff\u0100\uffff\U00010000"), repr("'"), repr('"'), repr("'\""), repr("\\'"), str(b"\x00'\""), repr(b"\x7f\x80"))
for c in "\x00\x1f \x7f\x80\xa0\xad\u0378\u2028\ue000\ufffd\U000e0001\U0010ffff":
    print(ascii(c), repr(c) == ascii(c), c.isprintable(), end="; ")
print()
