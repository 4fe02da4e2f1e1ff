"""Upper, lower, title and the like, beyond ASCII too."""

words = ["hello world", "HELLO", "Hello World", "it's a dog's life", "ß", "straße", "ﬁne", "Ǆabc", "ñandú", "ΑΣ", "ὈΔΥΣΣΕΎΣ", "İstanbul", "ıi", "", "a1b2", "123abc def", "x_y-z", "ŉ", "éCOLE"]
for word in words:
    print(repr(word), word.upper(), word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold())

texts = ["abc", "ABC", "Abc", "abc1", "123", "½", "²", "٣", "一", "", " ", "\t\n", "a b", "a_b", "1a", "_x", "class", "é", "Hello World", "Hello world", "ǅ", "HELLO 1", "\u2028", "\x1f", "\x00", "a\x7f", "Ⅷ", "ª", "日本", "😀", "x²", "³", "a.b"]
for text in texts:
    print(
        repr(text), text.isalpha(), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isalnum(), text.isspace(),
        text.isupper(), text.islower(), text.istitle(), text.isidentifier(), text.isprintable(), text.isascii(),
    )
