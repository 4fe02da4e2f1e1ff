"""Huffman coding, a run-length codec and a Markov text generator."""
import heapq
import random
from collections import Counter, defaultdict
from functools import total_ordering
from itertools import chain, count, groupby, islice, tee, zip_longest

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of light."""


@total_ordering
class Node:
    _order = count()

    def __init__(self, weight, symbol=None, left=None, right=None):
        self.weight, self.symbol, self.left, self.right = weight, symbol, left, right
        self.order = next(self._order)

    def __eq__(self, other):
        return (self.weight, self.order) == (other.weight, other.order)

    def __lt__(self, other):
        return (self.weight, self.order) < (other.weight, other.order)

    @property
    def is_leaf(self):
        return self.left is None

    def codes(self, prefix=""):
        if self.is_leaf:
            yield self.symbol, prefix or "0"
        else:
            yield from self.left.codes(prefix + "0")
            yield from self.right.codes(prefix + "1")

    def __format__(self, spec):
        if spec == "tree":
            return "\n".join(self._lines())
        return format(f"{self.symbol!r}:{self.weight}" if self.is_leaf else f"({self.weight})", spec)

    def _lines(self, depth=0):
        yield "  " * depth + f"{self}"
        for child in filter(None, (self.left, self.right)):
            yield from child._lines(depth + 1)


class Huffman:
    def __init__(self, text):
        if not text:
            raise ValueError("nothing to code")
        heap = [Node(n, s) for s, n in sorted(Counter(text).items())]
        heapq.heapify(heap)
        while len(heap) > 1:
            a, b = heapq.heappop(heap), heapq.heappop(heap)
            heapq.heappush(heap, Node(a.weight + b.weight, left=a, right=b))
        (self.root,) = heap
        self.table = dict(self.root.codes())

    def encode(self, text):
        try:
            bits = "".join(self.table[c] for c in text)
        except KeyError as missing:
            raise ValueError(f"no code for {missing}") from missing
        padding = -len(bits) % 8
        bits += "0" * padding
        return bytes([padding]) + int(bits, 2).to_bytes(len(bits) // 8, "big")

    def decode(self, data):
        padding, body = data[0], data[1:]
        bits = "".join(f"{byte:08b}" for byte in body)
        bits = bits[: len(bits) - padding]
        return "".join(self._walk(bits))

    def _walk(self, bits):
        node = self.root
        for bit in bits:
            if not node.is_leaf:
                node = node.right if bit == "1" else node.left
            if node.is_leaf:
                yield node.symbol
                node = self.root


def run_length(text):
    return "".join(f"{n}{c}" if (n := sum(1 for _ in run)) > 1 else c for c, run in groupby(text))


def expand(text):
    digits = ""
    for c in text:
        if c.isdigit():
            digits += c
        else:
            yield c * int(digits or 1)
            digits = ""


class Markov:
    def __init__(self, order=1, seed=0):
        self.order, self.rng = order, random.Random(seed)
        self.table = defaultdict(Counter)

    def feed(self, words):
        its = tee(words, self.order + 1)
        for i, it in enumerate(its):
            next(islice(it, i, i), None)
        for *state, following in zip(*its):
            self.table[tuple(state)][following] += 1
        return self

    def generate(self, start, n):
        state = tuple(start)
        yield from state
        for _ in range(n):
            choices = self.table.get(state)
            if not choices:
                return
            words, weights = zip(*sorted(choices.items()))
            word = self.rng.choices(words, weights)[0]
            yield word
            state = (*state[1:], word)

    def __repr__(self):
        return f"<Markov order={self.order} states={len(self.table)}>"


h = Huffman("abracadabra")
print(h.table, f"{h.root:tree}", sep="\n")
coded = h.encode("abracadabra")
print(coded, len(coded), h.decode(coded), f"{h.root:>8}|")
full = Huffman(TEXT)
assert full.decode(full.encode(TEXT)) == TEXT
ratio = len(full.encode(TEXT)) / len(TEXT.encode())
print(f"{ratio:.1%} of the size; average code {sum(len(full.table[c]) for c in TEXT) / len(TEXT):.3f} bits")
for symbol, code in sorted(full.table.items(), key=lambda item: (len(item[1]), item[1]))[:8]:
    print(f"{symbol!r:>5} {code:<8} {Counter(TEXT)[symbol]:>3}")
for bad in ["", "z"]:
    try:
        print((Huffman(bad) if not bad else h).encode(bad))
    except ValueError as error:
        print(error, "<-", repr(error.__cause__))
print(Huffman("aaaa").table, Huffman("aaaa").decode(Huffman("aaaa").encode("aaa")))

packed = run_length("aaabccddddde" * 2)
print(packed, "".join(expand(packed)) == "aaabccddddde" * 2, run_length(""), list(expand("12x")))

words = TEXT.replace(",", "").replace(".", "").lower().split()
model = Markov(2, seed=3).feed(words)
print(model, dict(model.table["it", "was"]), " ".join(model.generate(("it", "was"), 15)))
print(" ".join(Markov(1, seed=1).feed(iter(words)).generate(["the"], 8)))
print(Counter(map(len, words)).most_common(4), sorted(set(words), key=lambda w: (-words.count(w), w))[:6])
columns = [sorted(set(words))[i::3] for i in range(3)]
for row in zip_longest(*columns, fillvalue="-"):
    print("".join(f"{cell:<14}" for cell in row).rstrip())
print(sum(Counter(words).values()) == len(words), list(chain.from_iterable(zip("ab", [1, 2]))))
c = Counter(a=3, b=1); c.subtract("aab"); print(c, +c, -c, c.total(), list(Counter("aab").elements()))
