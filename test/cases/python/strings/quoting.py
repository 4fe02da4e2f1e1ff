"""`repr` and `ascii` of text: quotes and escapes."""

texts = [
    "plain", "it's", 'say "hi"', "it's \"both\"", "back\\slash", "tab\t", "new\nline", "cr\r", "\0", "\x1b[0m", "\x7f", "\x80", "\xa0", "\xad",
    "é", "日本", "😀", "\u200b", "\u2028", "\ufeff", "\ue000", "\U000e0001", "a\x00b", "", "'", '"', "'\"", "\\", "\\n", "\u0378", "\u3000", "\x85", "a\u0301",
]
for text in texts:
    print(repr(text), ascii(text), [text], f"{text!r}", "%r" % text, f"{text!a}")
print(repr(b"abc"), repr(b"it's"), repr(b'"'), repr(b"'\""), repr(b"\x00\n\t\r\\\x7f\xff"), repr(bytearray(b"ab")), b"", [b"x"])
