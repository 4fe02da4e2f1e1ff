"""Small text programs: counting words, caesar, palindromes, wrapping, parsing."""

text = """The quick brown fox jumps over the lazy dog.
The dog sleeps; the fox doesn't."""
words = [w.strip(".,;").lower() for w in text.split()]
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:5], len(words), max(words, key=len), sorted(set(words))[:4])


def caesar(s, n):
    return "".join(chr((ord(c) - 97 + n) % 26 + 97) if c.islower() else chr((ord(c) - 65 + n) % 26 + 65) if c.isupper() else c for c in s)


print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
print([p for p in ("A man a plan", "level", "Was it a car or a cat I saw") if (q := [c.lower() for c in p if c.isalpha()]) == q[::-1]])


def wrap(s, width):
    lines, line = [], ""
    for word in s.split():
        if len(line) + len(word) + bool(line) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return lines + [line]


for line in wrap(text, 24):
    print(f"|{line:<24}|{line:^24}|{line:>24}|")


def camel(s):
    return "".join(part.title() for part in s.split("_"))


def snake(s):
    return "".join("_" + c.lower() if c.isupper() else c for c in s).lstrip("_")


print(camel("batch_norm_2d"), snake("BatchNormTwo"), snake(camel("a_b_c")))
rows = [line.split(",") for line in "name,size\nconv,3\npool,2".splitlines()]
head, *body = rows
print([dict(zip(head, row)) for row in body], {k: int(v) for k, v in body})
print(bytes(text[:9], "utf-8").hex(), int("".join("1" if c in "aeiou" else "0" for c in text[:16]), 2), f"{255:08b}"[::-1], "%x" % sum(map(ord, text)))
stack, ok = [], True
for c in "([{}])(":
    if c in "([{":
        stack.append(c)
    elif not stack or "([{".index(stack.pop()) != ")]}".index(c):
        ok = False
print(ok, stack, "".join(sorted("hello", reverse=True)), "".join(dict.fromkeys("mississippi")), "abc".join("xyz"), *"abc", sep="·")
print(text.count("the"), text.lower().count("the"), text.find("fox"), text.index("dog"), text.rfind("fox"), text.startswith("The"), text.endswith("."), "\n" in text, text.splitlines()[1][:7], text.title()[:20], text.swapcase()[:9])
