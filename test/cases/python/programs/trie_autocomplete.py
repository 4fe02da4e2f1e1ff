"""A dictionary of words as a trie: completion by weight, wildcards, spelling corrections, a mutable mapping throughout."""
import heapq
import re
import string
from collections import Counter
from collections.abc import MutableMapping
from functools import partial, reduce
from itertools import chain, groupby, islice
from typing import Any, Iterator, Optional

MISSING = object()


class Node:
    __slots__ = ("children", "value", "best")

    def __init__(self):
        self.children: dict[str, "Node"] = {}
        self.value: Any = MISSING
        self.best = 0

    @property
    def is_empty(self) -> bool:
        return self.value is MISSING and not self.children


class Trie(MutableMapping):
    """Words to weights. Iterates in alphabetical order, whatever the order of insertion."""

    def __init__(self, *args, **kwargs):
        self._root, self._size = Node(), 0
        self.update(*args, **kwargs)

    def _find(self, prefix: str) -> Optional[Node]:
        return reduce(lambda node, c: node and node.children.get(c), prefix, self._root)

    def __getitem__(self, word):
        node = self._find(word)
        if node is None or node.value is MISSING:
            raise KeyError(word)
        return node.value

    def __setitem__(self, word, weight):
        if not word or not isinstance(word, str):
            raise TypeError(f"words are strings with letters, not {word!r}")
        path = [self._root]
        for c in word:
            path.append(path[-1].children.setdefault(c, Node()))
        self._size += path[-1].value is MISSING
        path[-1].value = weight
        self._refresh(path)

    def __delitem__(self, word):
        self[word]
        path = [self._root]
        for c in word:
            path.append(path[-1].children[c])
        path[-1].value = MISSING
        self._size -= 1
        for c, parent, node in zip(reversed(word), path[-2::-1], path[:0:-1]):
            if node.is_empty:
                del parent.children[c]
        self._refresh(path)

    @staticmethod
    def _refresh(path):
        for node in reversed(path):
            own = () if node.value is MISSING else (node.value,)
            node.best = max(chain(own, (child.best for child in node.children.values())), default=0)

    def __len__(self):
        return self._size

    def __iter__(self) -> Iterator[str]:
        return (word for word, _ in self._walk(self._root, ""))

    def _walk(self, node, prefix):
        if node.value is not MISSING:
            yield prefix, node.value
        for c in sorted(node.children):
            yield from self._walk(node.children[c], prefix + c)

    def __repr__(self):
        shown = ", ".join(f"{w!r}: {v}" for w, v in islice(self.items(), 4))
        return f"{type(self).__name__}({{{shown}{', ...' if len(self) > 4 else ''}}})"

    def complete(self, prefix: str) -> Iterator[str]:
        """Best first, and lazily: only what is asked for is searched."""
        start = self._find(prefix)
        if start is None:
            return
        heap = [(-start.best, prefix, False, start)]
        while heap:
            weight, word, done, node = heapq.heappop(heap)
            if done:
                yield word
                continue
            if node.value is not MISSING:
                heapq.heappush(heap, (-node.value, word, True, node))
            for c, child in node.children.items():
                heapq.heappush(heap, (-child.best, word + c, False, child))

    def match(self, pattern: str) -> list[str]:
        """`?` stands for one letter, `*` for any number."""
        found = []

        def search(node, prefix, rest):
            if not rest:
                if node.value is not MISSING:
                    found.append(prefix)
                return
            head, tail = rest[0], rest[1:]
            if head == "*":
                search(node, prefix, tail)
            for c, child in node.children.items():
                if head == "*":
                    search(child, prefix + c, rest)
                elif head in ("?", c):
                    search(child, prefix + c, tail)

        search(self._root, "", pattern)
        return sorted(set(found))

    def near(self, word: str, distance: int) -> dict[str, int]:
        """Words within an edit distance: one row of the table for each letter of the trie."""
        results = {}

        def descend(node, prefix, c, above):
            row = [above[0] + 1]
            for i, letter in enumerate(word, 1):
                row.append(min(row[-1] + 1, above[i] + 1, above[i - 1] + (letter != c)))
            if node.value is not MISSING and row[-1] <= distance:
                results[prefix] = row[-1]
            if min(row) <= distance:
                for c, child in node.children.items():
                    descend(child, prefix + c, c, row)

        first = list(range(len(word) + 1))
        for c, child in self._root.children.items():
            descend(child, c, c, first)
        return dict(sorted(results.items(), key=lambda item: (item[1], -self[item[0]], item[0])))

    def longest_prefix(self, text: str) -> str:
        node, best = self._root, 0
        for i, c in enumerate(text, 1):
            if (node := node.children.get(c)) is None:
                break
            if node.value is not MISSING:
                best = i
        return text[:best]


class Speller:
    def __init__(self, trie: Trie, distance: int = 1):
        self.trie = trie
        self.suggest = partial(trie.near, distance=distance)

    def __call__(self, text: str) -> str:
        def fix(found: re.Match) -> str:
            word = found.group()
            low = word.lower()
            if low in self.trie:
                return word
            best = next(iter(self.suggest(low)), None)
            if best is None:
                return f"<{word}>"
            return best.capitalize() if word.istitle() else best.upper() if word.isupper() else best

        return re.sub(r"[^\W\d_]+", fix, text)


TEXT = """
The cat sat on the mat. The cart and the car stood at the cart track; a card, a cartoon and a carton
were stacked on a star chart. To start a car in the dark is hard, said the carter, and the cat stared.
Dogs don't care: a dog dots the yard, does a dance, and then the dog is done.
"""

words = Counter(re.findall(r"[a-z]+", TEXT.lower().replace("'", "")))
trie = Trie(words)
print(trie, len(trie), list(trie) == sorted(words), trie == dict(words), "cart" in trie, "cartx" in trie, 5 in [*trie.values()])
for prefix in ("ca", "st", "the", "d", "x", ""):
    print(f"{prefix!r:<6}", list(islice(trie.complete(prefix), 5)))
for pattern in ("car?", "*art", "?o?", "c*t*n", "*", "s*d", "q*"):
    found = trie.match(pattern)
    print(f"{pattern:<6}{len(found):>3} {found[:7]}")
print(trie.near("cards", 1), trie.near("dgo", 2), trie.near("zzz", 1))
print([trie.longest_prefix(w) for w in ("cartoons", "starting", "thx", "xyz", "careful")])
speak = Speller(trie)
print(speak("The carx Stodo at teh TRACKS, a Dgo don my xylophone 3 times_a carton"))

size = len(trie)
for word in ("cart", "carter", "nothing", "cat"):
    try:
        print(word, trie.pop(word), len(trie), list(islice(trie.complete("cart"), 3)), trie._find("carte") is None)
    except KeyError as problem:
        print("KeyError", problem, trie.pop(word, "default"))
trie.setdefault("cart", 9)
trie["zebra"] = trie.get("zebra", 0) + 1
trie.update(car=50, care=1)
print(next(trie.complete("c")), trie.popitem(), len(trie) - size, trie._root.best, sorted(trie.keys() & {"car", "dog", "emu"}))
for key in ("", 3, None):
    try:
        trie[key] = 1
    except TypeError as problem:
        print(problem)
print({k: [*g][:3] for k, g in groupby(trie, key=lambda w: w[0]) if k in "acs"}, [c for c in string.ascii_lowercase if trie._find(c) is None])
trie.clear()
print(trie, len(trie), bool(trie), trie._root.is_empty, list(trie.complete("")), Trie([("a", 1)], b=2))
