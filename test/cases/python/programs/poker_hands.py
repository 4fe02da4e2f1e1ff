"""Poker hands: cards from enums, a deck shuffled by a seeded generator, ranking by counters, odds by enumeration."""
import itertools
import random
from collections import Counter
from enum import Enum, IntEnum, auto, unique
from functools import cached_property, total_ordering
from typing import NamedTuple


@unique
class Suit(str, Enum):
    CLUBS = "c"
    DIAMONDS = "d"
    HEARTS = "h"
    SPADES = "s"

    @property
    def symbol(self):
        return dict(zip("cdhs", "\u2663\u2666\u2665\u2660"))[self.value]


Rank = IntEnum("Rank", "TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN JACK QUEEN KING ACE", start=2)
LETTERS = dict(zip(Rank, "23456789TJQKA"))


class Card(NamedTuple):
    rank: Rank
    suit: Suit

    @classmethod
    def parse(cls, text):
        letter, suit = text
        try:
            rank = next(r for r, c in LETTERS.items() if c == letter.upper())
        except StopIteration:
            raise ValueError(f"no rank {letter!r} in {text!r}") from None
        return cls(rank, Suit(suit))

    def __str__(self):
        return LETTERS[self.rank] + self.suit.symbol


class Category(Enum):
    def _generate_next_value_(name, start, count, last):
        return (count, name.replace("_", " ").lower())

    HIGH_CARD = auto()
    PAIR = auto()
    TWO_PAIRS = auto()
    THREE_OF_A_KIND = auto()
    STRAIGHT = auto()
    FLUSH = auto()
    FULL_HOUSE = auto()
    FOUR_OF_A_KIND = auto()
    STRAIGHT_FLUSH = auto()

    def __lt__(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return self.value[0] < other.value[0]

    def __str__(self):
        return self.value[1]


SHAPES = {
    (4, 1): Category.FOUR_OF_A_KIND,
    (3, 2): Category.FULL_HOUSE,
    (3, 1, 1): Category.THREE_OF_A_KIND,
    (2, 2, 1): Category.TWO_PAIRS,
    (2, 1, 1, 1): Category.PAIR,
}


@total_ordering
class Hand:
    def __init__(self, cards):
        self.cards = tuple(sorted(cards, reverse=True))
        if len(set(self.cards)) != 5:
            raise ValueError(f"a hand has 5 different cards, not {len(set(self.cards))}")

    @classmethod
    def parse(cls, text):
        return cls(map(Card.parse, text.split()))

    @classmethod
    def best(cls, cards):
        return max(map(cls, itertools.combinations(cards, 5)))

    @cached_property
    def _counts(self):
        counts = Counter(card.rank for card in self.cards)
        return sorted(counts.items(), key=lambda pair: (pair[1], pair[0]), reverse=True)

    @cached_property
    def score(self):
        ranks = [rank for rank, _ in self._counts]
        shape = tuple(count for _, count in self._counts)
        flush = len({card.suit for card in self.cards}) == 1
        straight = len(ranks) == 5 and ranks[0] - ranks[4] == 4
        if ranks == [Rank.ACE, Rank.FIVE, Rank.FOUR, Rank.THREE, Rank.TWO]:
            straight, ranks = True, ranks[1:] + [1]
        match straight, flush:
            case True, True:
                category = Category.STRAIGHT_FLUSH
            case False, True:
                category = Category.FLUSH
            case True, False:
                category = Category.STRAIGHT
            case _:
                category = SHAPES.get(shape, Category.HIGH_CARD)
        return category, *ranks

    def __eq__(self, other):
        return self.score == other.score

    def __lt__(self, other):
        return self.score < other.score

    __hash__ = None

    def __str__(self):
        return f"{' '.join(map(str, self.cards))} ({self.score[0]})"


class Deck:
    def __init__(self, seed=None):
        self.cards = [Card(r, s) for s in Suit for r in Rank]
        self.random = random.Random(seed)
        self.random.shuffle(self.cards)

    def __len__(self):
        return len(self.cards)

    def deal(self, n):
        if n > len(self):
            raise IndexError(f"{n} cards asked of {len(self)}")
        taken, self.cards[:n] = self.cards[:n], []
        return taken

    def __iter__(self):
        while self.cards:
            yield self.deal(1)[0]


hands = [
    "2c 3d 9h Jd Ks", "2c 2d 9h Jd Ks", "2c 2d 9h 9d Ks", "9c 9d 9h Jd Ks", "As 2d 3h 4c 5c", "Td Js Qh Kc As",
    "2h 7h 9h Jh Kh", "9c 9d 9h Ks Kd", "9c 9d 9h 9s Kd", "5s 6s 7s 8s 9s", "Ad Kd Qd Jd Td", "2c 2d 9h Jd As",
]
ranked = sorted(map(Hand.parse, hands))
for place, hand in enumerate(ranked, 1):
    print(f"{place:>2}. {hand}")
print(all(a < b for a, b in itertools.pairwise(ranked)), Hand.parse(hands[4]) < Hand.parse(hands[5]), ranked[0] != ranked[1])
print(Hand.parse("2c 3d 9h Jd Ks") == Hand.parse("2d 3c 9s Jh Kc"), [str(c) for c in Category][:3], Category["FLUSH"], repr(Category.PAIR))

for bad in ["2c 3d", "2c 2c 3d 4d 5d", "1c 2c 3c 4c 5c", "2x 3c 4c 5c 6c", "10c 2c 3c 4c 5c"]:
    try:
        print(Hand.parse(bad))
    except ValueError as problem:
        print(f"{type(problem).__name__}: {problem}")
try:
    {ranked[0]: 1}
except TypeError as problem:
    print(problem)

deck = Deck(seed=2024)
players = {name: deck.deal(2) for name in ("Ann", "Bob", "Cy")}
board = deck.deal(5)
print("board", *map(str, board), "left", len(deck))
results = {name: Hand.best(pocket + board) for name, pocket in players.items()}
for name, hand in sorted(results.items(), key=lambda item: item[1], reverse=True):
    print(f"{name:<4}{' '.join(map(str, players[name])):<8}{hand}")
winners = [name for name, hand in results.items() if hand == max(results.values())]
print("wins:", " and ".join(winners))

tally = Counter()
for seed in range(40):
    cards = Deck(seed).deal(5)
    tally[Hand(cards).score[0]] += 1
print({str(category): count for category, count in sorted(tally.items())}, tally.total())
try:
    deck.deal(99)
except IndexError as problem:
    print(problem, "/", len(list(deck)), len(deck))
print(Suit("h"), Suit.HEARTS == "h", Suit.SPADES.symbol, Rank.ACE - Rank.TWO, Rank(14).name, Card.parse("Qd")._replace(suit=Suit.CLUBS))
