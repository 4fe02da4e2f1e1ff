import string
def caesar(t, k): return "".join(chr((ord(c) - b + k) % 26 + b) if (b := 65 if c.isupper() else 97 if c.islower() else 0) else c for c in t)
print(caesar("Hello, World!", 3), caesar(caesar("xyz", 5), -5))
table = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13]); print("uryyb".translate(table), len(table))
def vig(t, key): return "".join(chr((ord(a) + ord(b) - 130) % 26 + 65) for a, b in zip(t, key * len(t)))
print(vig("ATTACK", "LEMON"), "".join(reversed("abc")), " ".join(w[::-1] for w in "ab cd".split()), "".join(sorted("hello")), "".join(dict.fromkeys("mississippi")))
morse = dict(zip("SOE", ["...", "---", "."])); print(" ".join(morse.get(c, "?") for c in "SOSX"), {v: k for k, v in morse.items()}["."])
print("".join(f"{ord(c):08b}" for c in "Hi"), "".join(chr(int(b, 2)) for b in ["01001000", "01101001"]), "%x" % int.from_bytes(b"abc", "big"), bytes.fromhex("6869").decode(), "é".encode().hex(), "a1b2".isalnum(), "".join(c for c in "a1b2" if c.isdigit()))
