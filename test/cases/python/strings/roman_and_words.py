def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        q, n = divmod(n, v); out += s * q
    return out
def back(s):
    vals = [dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)[c] for c in s]
    return sum(-v if v < max(vals[i:]) else v for i, v in enumerate(vals))
print([roman(n) for n in (4, 9, 14, 1994, 3999)], all(back(roman(n)) == n for n in range(1, 400)))
ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(); tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
def words(n):
    if n < 20: return ones[n]
    if n < 100: return tens[n // 10 - 2] + ("-" + ones[n % 10] if n % 10 else "")
    if n < 1000: return ones[n // 100] + " hundred" + (" and " + words(n % 100) if n % 100 else "")
    return words(n // 1000) + " thousand" + (" " + words(n % 1000) if n % 1000 else "")
print(*map(words, (0, 13, 42, 100, 342, 1999, 20000)), sep="; ")
ordinal = lambda n: f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
print([ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)], f"{1234567:,}".replace(",", "'"))
