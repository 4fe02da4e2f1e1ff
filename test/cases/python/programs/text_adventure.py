"""A text adventure played from a script: rooms, items, verbs from a decorator, saved games."""
import copy
import functools
import shlex
import textwrap
from collections import OrderedDict
from typing import Dict, Optional, Set

OPPOSITE = dict(zip("nsewud", "snwedu"))
NAMES = {"n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down"}


class GameOver(Exception):
    """Carries the last words."""


class Thing:
    def __init__(self, name: str, description: str = "", *, weight: int = 1, fixed: bool = False):
        self.name = name
        self.description = description or f"An ordinary {name}."
        self.weight = weight
        self.fixed = fixed

    def __repr__(self):
        extra = ", fixed" * self.fixed
        return f"<{self.name} {self.weight}kg{extra}>"

    def __lt__(self, other):
        return self.name < other.name

    def article(self) -> str:
        return ("an " if self.name[0] in "aeiou" else "a ") + self.name


class Lamp(Thing):
    fuel = 3

    def __init__(self):
        super().__init__("lamp", "A brass lamp.", weight=2)
        self.lit = False

    def use(self, game):
        if self.fuel <= 0:
            return "The lamp is out of oil."
        self.lit = not self.lit
        self.fuel -= self.lit
        return f"The lamp is {'on' if self.lit else 'off'}. (oil: {self.fuel})"


class Room:
    def __init__(self, name, text, dark=False):
        self.name, self.text, self.dark = name, text, dark
        self.exits: Dict[str, "Room"] = OrderedDict()
        self.things: Set[Thing] = set()

    def connect(self, way: str, other: "Room", *, both: bool = True) -> "Room":
        self.exits[way] = other
        if both:
            other.connect(OPPOSITE[way], self, both=False)
        return other

    def describe(self, lit: bool) -> str:
        if self.dark and not lit:
            return "It is pitch dark."
        lines = [self.name.upper(), *textwrap.wrap(self.text, width=44, initial_indent="  ", subsequent_indent="  ")]
        if self.things:
            lines.append("You see: " + ", ".join(thing.article() for thing in sorted(self.things)))
        ways = [NAMES[way] for way in self.exits]
        if ways:
            *rest, last = ways
            lines.append("Exits: " + (", ".join(rest) + " and " + last if rest else last))
        return "\n".join(lines)


VERBS = {}


def verb(*names, needs_argument=False):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(self, *words):
            if needs_argument and not words:
                return f"{names[0].capitalize()} what?"
            return function(self, *words)

        wrapper.calls = 0
        for name in names:
            VERBS[name] = wrapper
        return wrapper

    return decorate


class Game:
    limit = 6

    def __init__(self):
        hall = Room("hall", "A wide hall with a cold fireplace. Dust covers everything but a narrow path to the stairs.")
        kitchen = hall.connect("e", Room("kitchen", "Pots hang from the ceiling."))
        cellar = kitchen.connect("d", Room("cellar", "Shelves with empty bottles.", dark=True))
        hall.connect("u", Room("attic", "Boxes, boxes."))
        kitchen.things |= {Lamp(), Thing("apple"), Thing("oven", weight=80, fixed=True)}
        cellar.things.add(Thing("gold", "Heavy and shining.", weight=5))
        self.room = hall
        self.bag: Dict[str, Thing] = {}
        self.turns = 0
        self.saved: Optional["Game"] = None

    @property
    def lit(self) -> bool:
        return any(getattr(thing, "lit", False) for thing in self.bag.values())

    @property
    def load(self) -> int:
        return sum(thing.weight for thing in self.bag.values())

    def play(self, line: str) -> str:
        try:
            words = shlex.split(line.lower())
        except ValueError as error:
            return f"I cannot read that ({error})."
        if not words:
            return "Say something."
        self.turns += 1
        head, *rest = words
        if head in OPPOSITE or head in NAMES.values():
            head, rest = "go", [head[0]]
        action = VERBS.get(head)
        if action is None:
            close = [name for name in VERBS if name.startswith(head[:2])]
            return f"I do not know {head!r}." + (f" Did you mean {' or '.join(close)}?" if close else "")
        action.calls += 1
        return action(self, *rest)

    @verb("look", "l")
    def look(self, *_):
        """Describe the room."""
        return self.room.describe(self.lit)

    @verb("go", "walk", needs_argument=True)
    def go(self, way):
        """Walk somewhere."""
        target = self.room.exits.get(way[0])
        if target is None:
            return f"There is no way {NAMES.get(way[0], way)}."
        if self.room.dark and not self.lit:
            raise GameOver("You stumble in the dark.")
        self.room = target
        return self.look()

    @verb("take", "get", needs_argument=True)
    def take(self, *names):
        """Put things into the bag."""
        if names == ("all",):
            names = [thing.name for thing in sorted(self.room.things) if not thing.fixed]
        results = []
        for name in names:
            thing = next((t for t in self.room.things if t.name == name), None)
            if thing is None:
                results.append(f"There is no {name} here.")
            elif thing.fixed:
                results.append(f"The {name} does not move.")
            elif self.load + thing.weight > self.limit:
                results.append(f"The {name} is too heavy ({self.load}+{thing.weight}>{self.limit}).")
            else:
                self.room.things.remove(thing)
                self.bag[name] = thing
                results.append(f"Taken: {name}.")
        return " ".join(results)

    @verb("drop", needs_argument=True)
    def drop(self, name):
        """Leave a thing."""
        try:
            self.room.things.add(self.bag.pop(name))
        except KeyError as missing:
            return f"You have no {missing}."
        return f"Dropped: {name}."

    @verb("use", "light", needs_argument=True)
    def use(self, name):
        """Use a thing."""
        thing = self.bag.get(name)
        if thing is None:
            return f"You do not hold {name}."
        method = getattr(thing, "use", None)
        return method(self) if callable(method) else "Nothing happens."

    @verb("inventory", "i")
    def inventory(self):
        """List the bag."""
        if not self.bag:
            return "Nothing."
        return "\n".join(f"{name:.<12}{thing.weight:>3} kg" for name, thing in sorted(self.bag.items()))

    @verb("save")
    def save(self):
        """Keep the game."""
        self.saved = None
        self.saved = copy.deepcopy(self)
        return f"Saved at turn {self.turns}."

    @verb("restore")
    def restore(self):
        """Go back to the kept game."""
        if self.saved is None:
            return "Nothing saved."
        saved = self.saved
        self.__dict__.update(copy.deepcopy(saved).__dict__)
        self.saved = saved
        return f"Back at turn {self.turns}."

    @verb("help", "?")
    def help(self):
        """This list."""
        groups = {}
        for name, function in VERBS.items():
            groups.setdefault(function, []).append(name)
        return "\n".join(f"{'/'.join(names):<14}{function.__doc__}" for function, names in groups.items())


script = """
look
e
take oven apple sword
tak
get all
i
save
d
look
use lamp
l
take gold
drop apple
take gold
restore
i
use apple
light lamp
'unbalanced
north
help
w
u
d
e
d
use lamp
use lamp
use lamp
use lamp
go u
look
"""
game = Game()
for line in script.strip().splitlines():
    print(">", line)
    try:
        print(game.play(line))
    except GameOver as end:
        print("***", end, "***")
        break
    except TypeError as error:
        print("TypeError:", error)
print(game.turns, game.load, {name: f.calls for name, f in VERBS.items() if f.calls})
print(sorted(game.bag.values()), Lamp.fuel, Game.take.__doc__, Game.take.__name__)
