"""What is taken apart can be put together again."""

texts = ["", "a", "a,b,,c,", " lead and trail ", "tab\tand\nnewline", "é😀ß", "x=1;y=2", "....", "no separator", "CamelCaseName", "snake_case_name", "0012.50"]
for text in texts:
    for sep in (",", ".", " ", "=", "a", "_"):
        parts = text.split(sep)
        assert sep.join(parts) == text, (text, sep)
        assert sep.join(text.rsplit(sep, 1)) == text and sep.join(text.split(sep, 2)) == text
        assert "".join(text.partition(sep)) == text and "".join(text.rpartition(sep)) == text
    assert "".join(text) == "".join(list(text)) == text and text[::-1][::-1] == text and text[:3] + text[3:] == text
    assert text.encode().decode() == text
    assert "".join(chr(ord(c)) for c in text) == text and text.replace("a", "\0").replace("\0", "a") == text
    assert "".join(text.splitlines(True)) == text and text.upper().lower().upper() == text.upper()
    assert bytes(text, "utf-16").decode("utf-16") == text and bytes.fromhex(text.encode().hex()).decode() == text
    print(repr(text), text.split(","), text.split(), text.rsplit("_", 1), text.partition("="), [*map(str.strip, text.split(";"))], text.title().swapcase(), sorted(set(text)), len(text.encode()))
for n in (0, 1, -1, 255, 2**31, 10**25):
    assert int(str(n)) == int(repr(n)) == int(f"{n}") == int("%d" % n) == int(hex(n), 16) == int(oct(n), 8) == int(bin(n), 2) == int(f"{n:_}") == int(f"{n:x}", 16)
    assert int.from_bytes(n.to_bytes(12, "big", signed=True), "big", signed=True) == n
for x in (0.1, -2.5, 1e100, 5e-324, 1 / 3, 123456789.123456789, float("inf")):
    assert float(str(x)) == float(repr(x)) == float(f"{x!r}") == x == float.fromhex(x.hex()) and float(f"{x:.17g}") == float("%.17e" % x) == x
    if x != float("inf"):
        n, d = x.as_integer_ratio()
        assert n / d == x
print("all of it")
