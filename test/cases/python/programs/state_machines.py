"""State machines three ways: a table, a class per state, and a generator; all driven by the same traffic."""
import functools
import re
from collections import Counter
from types import MappingProxyType


class TransitionError(Exception):
    def __init__(self, machine, event):
        super().__init__(f"{machine.name}: no {event!r} in state {machine.state!r}")
        self.event = event


class Machine:
    """Reads its table from a drawing: `idle --start--> running / action`."""

    line = re.compile(r"^\s*(\w+|\*)\s*--(\w+)(?:\[(\w+)\])?-->\s*(\w+)(?:\s*/\s*(\w+))?\s*$")

    def __init__(self, name, drawing, actions=None, start=None):
        self.name, self.actions = name, MappingProxyType(dict(actions or {}))
        self.table = {}
        for number, text in enumerate(drawing.strip().splitlines(), 1):
            m = self.line.match(text)
            if m is None:
                raise SyntaxError(f"line {number}: {text.strip()!r}")
            source, event, guard, target, action = m.groups()
            self.table.setdefault((source, event), []).append((guard, target, action))
        self.state = start or next(iter(self.table))[0]
        self.history = [self.state]

    def fire(self, event, **data):
        rules = self.table.get((self.state, event)) or self.table.get(("*", event))
        for guard, target, action in rules or ():
            if guard and not self.actions[guard](self, **data):
                continue
            if action:
                self.actions[action](self, **data)
            self.state = target
            self.history.append(target)
            return self
        raise TransitionError(self, event)

    @property
    def states(self):
        return sorted({s for s, _ in self.table if s != "*"} | {t for rules in self.table.values() for _, t, _ in rules})

    def reachable(self, start):
        seen, todo = set(), [start]
        while todo:
            state = todo.pop()
            if state in seen:
                continue
            seen.add(state)
            todo += [t for (s, _), rules in self.table.items() if s in (state, "*") for _, t, _ in rules]
        return seen

    def dot(self):
        rows = (f'  {s} -> {t} [label="{e}{f" [{g}]" if g else ""}"]' for (s, e), rules in self.table.items() for g, t, _ in rules)
        return "\n".join(["digraph {", *rows, "}"])


log = []
turnstile = Machine("turnstile", """
    locked --coin[enough]--> unlocked / thank
    locked --coin--> locked / refund
    unlocked --push--> locked
    unlocked --coin--> unlocked / refund
    * --reset--> locked
""", {
    "enough": lambda m, amount=0: amount >= 2,
    "thank": lambda m, **d: log.append("thanks"),
    "refund": lambda m, amount=0: log.append(f"refund {amount}"),
})
turnstile.fire("coin", amount=1).fire("coin", amount=2).fire("coin", amount=5).fire("push").fire("reset")
print(turnstile.history, log, turnstile.states, sorted(turnstile.reachable("unlocked")))
print(turnstile.dot())
for bad in ("push", "fly"):
    try:
        turnstile.fire(bad)
    except TransitionError as error:
        print(error, error.event)
try:
    Machine("x", "a -> b")
except SyntaxError as error:
    print(error)


class State:
    registry = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        State.registry[cls.__name__] = cls
        cls.handlers = {n[3:]: f for n, f in vars(cls).items() if n.startswith("on_")}

    def enter(self, player): pass

    def handle(self, player, event):
        handler = type(self).handlers.get(event)
        return handler(self, player) if handler else None


class Stopped(State):
    def on_play(self, player): return "Playing"
    def enter(self, player): player.position = 0


class Playing(State):
    def on_pause(self, player): return "Paused"
    def on_stop(self, player): return "Stopped"

    def on_tick(self, player):
        player.position += 1
        return "Stopped" if player.position >= player.length else None


class Paused(Playing):
    def on_play(self, player): return "Playing"
    on_stop = Playing.on_stop


class Player:
    def __init__(self, length):
        self.length, self.position, self.ignored = length, 0, Counter()
        self.state = Stopped()

    def send(self, *events):
        for event in events:
            name = self.state.handle(self, event)
            if name:
                self.state = State.registry[name]()
                self.state.enter(self)
            elif event not in self.state.handlers:
                self.ignored[event] += 1
            yield f"{event}:{type(self.state).__name__}@{self.position}"


p = Player(3)
print(*p.send("tick", "play", "tick", "pause", "tick", "pause", "play", "tick", "tick", "stop"), sep=" ")
print(p.ignored, sorted(State.registry), Paused.handlers.keys() - Playing.handlers.keys(), [c.__name__ for c in Paused.__mro__])


def coroutine(f):
    @functools.wraps(f)
    def start(*args):
        g = f(*args)
        next(g)
        return g

    return start


@coroutine
def lexer(emit):
    """Splits characters into words, numbers and strings."""
    word, c = "", (yield)
    while True:
        if c is None:
            break
        if c == '"':
            while (c := (yield)) not in ('"', None):
                word += c
            emit(("string", word))
            word, c = "", (yield) if c else None
        elif c.isdigit():
            while c and c.isdigit():
                word, c = word + c, (yield)
            emit(("number", int(word)))
            word = ""
        elif c.isalpha():
            while c and c.isalnum():
                word, c = word + c, (yield)
            emit(("word", word))
            word = ""
        else:
            if not c.isspace():
                emit(("mark", c))
            c = yield


tokens = []
machine = lexer(tokens.append)
for c in 'let x1 = "two words" + 42;':
    machine.send(c)
try:
    machine.send(None)
except StopIteration:
    print("finished")
print(tokens, lexer.__doc__, Counter(kind for kind, _ in tokens).most_common(1))
