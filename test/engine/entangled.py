import random

count = 0


def bump():
    global count
    count += 1
    return count


first = bump()
second = bump() + count
a = [1]
b = a
a.append(2)
lengths = [len(a), len(b)]


def uses():
    return later


later = 1
used = uses()
random.seed(1)
x = random.random()
y = random.random()


def counter():
    n = 0

    def tick():
        nonlocal n
        n += 1
        return n

    return tick


tick = counter()
ticks = [tick(), tick()]


def look():
    return look.n


look.n = 1
looked = look()


class Shape:
    sides = 0


Shape.sides = 3
corners = Shape().sides
registry = []


def register(f):
    registry.append(f.__name__)
    return f


@register
def one():
    return 1


registered = list(registry)
numbers = iter([1, 2, 3, 4])
next(numbers)
rest = list(numbers)
fine = 1 / 1
after = fine + 1
gone = 1
del gone
try:
    still = gone
except NameError:
    still = "none"
