from collections import Counter, defaultdict
clean = lambda s: "".join(c.lower() for c in s if c.isalnum())
print([clean(s) == clean(s)[::-1] for s in ("A man, a plan", "Was it a car or a cat I saw?", "")])
groups = defaultdict(list)
for w in "eat tea tan ate nat bat".split(): groups["".join(sorted(w))].append(w)
print(dict(groups), sorted(map(sorted, groups.values()), key=len), Counter("hello world").most_common(2))
def lcs(a, b):
    t = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b): t[i + 1][j + 1] = t[i][j] + 1 if x == y else max(t[i][j + 1], t[i + 1][j])
    return t[-1][-1]
def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1): prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print(lcs("ABCBDAB", "BDCABA"), edit("kitten", "sitting"), edit("", "abc"), [w for w in sorted({"to", "be", "or"}, key=lambda w: (len(w), w))])
