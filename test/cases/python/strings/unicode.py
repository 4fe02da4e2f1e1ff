"""Text beyond ASCII: lengths, cases, accents, emoji, sorting, names."""

words = ["naïve", "Zürich", "東京", "Ελλάδα", "москва", "🦜parrot", "e\u0301", "é", "ǅ", "ﬂow", "İ", "ß", "\u200d", "👩‍🚀", "𝟙𝟚", "١٢", "Å", "Å", "ⅷ"]
for w in words:
    print(ascii(w), len(w), w.upper(), w.lower(), w.title(), w.isalpha(), w.isdigit(), w.isdecimal(), w.isnumeric(), w.isidentifier(), w.isprintable(), [hex(ord(c)) for c in w], len(w.encode()))
print(sorted(words), max(words), "é" == "e\u0301", "東" < "京", "a" < "é" < "東" < "🦜", [w[::-1] for w in words[:6]], words[5][0], words[5][1:4], words[13][0])
print("{:*^10}|{:>6}|{:<4}|".format("東京", "é", "🦜"), "%5s|%-5s|" % ("東京", "🦜"), "naïve".center(11, "·"), "東京".ljust(4) + "|", "x".rjust(3, "🦜"), "🦜".zfill(3))
print("москва".capitalize(), "ЁЖ".casefold(), "ΣΊΣΥΦΟΣ".lower(), "ΣΊΣΥΦΟΣ".title(), "groß".upper(), "STRASSE".casefold() == "straße".casefold(), "ǆ".title(), "ŉ".capitalize(), "ﬁne".title(), "i̇".upper())
print("a\u00a0b\u2003c".split(), "a\u2028b\u0085c".splitlines(), "\ufeffbom".strip(), "\u3000x\u3000".strip(), "x\u200b".strip() == "x\u200b", "１２".isdigit(), int("１２"), float("٣.٥"), "½".isnumeric(), "²".isdigit(), "一".isnumeric())
print("".join(reversed("a🦜b")), "a🦜b".find("b"), "a🦜b".index("🦜"), "a🦜b".replace("🦜", "-"), "a🦜b".partition("🦜"), "🦜" * 3, "🦜" in "a🦜", "a🦜b🦜".split("🦜"), "🦜a".strip("🦜"), list("a🦜"), "a🦜b".translate({0x1F99C: "p"}), chr(0x1F99C), ord("🦜"), "\U0001F99C" == "🦜")
identifiers = {"naïve": 1, "变量": 2}
变量 = 3
print(identifiers, 变量, f"{变量=}", "变量".isidentifier(), {w: len(w) for w in words[:4]})
