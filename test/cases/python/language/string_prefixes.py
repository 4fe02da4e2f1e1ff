print(r"a\n", b"a\n", rb"\n", Rb"\x", u"u", f"{1}", rf"\{1}", fr"{2}\n", F"{3}", "a" "b" f"{4}" r"\d", b"x" rb"\y")
print('\'', "\"", '\a\b\f\v\0'.encode(), "\101\x41\u0041\U00000041", """a"b""c""", '''x
y''', "tab\there", "\\")
