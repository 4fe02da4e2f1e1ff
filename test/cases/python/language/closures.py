"""Closures, nonlocal, global, late binding."""

counter = 0


def make_counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return increment, peek


inc, peek = make_counter()
print(inc(), inc(5), peek())


def bump():
    global counter
    counter += 1
    return counter


print(bump(), bump(), counter)
print([f() for f in [lambda: i for i in range(3)]])
print([f() for f in [lambda i=i: i for i in range(3)]])


def outer():
    x = "outer"

    class Inner:
        x = "class"

        def method(self):
            return x

        values = [x for _ in range(2)]

    return Inner().method(), Inner.values


print(outer())


def unbound():
    try:
        print(y)
    except UnboundLocalError as e:
        print(e)
    y = 1
    return y


print(unbound())


def free():
    def inner():
        return z

    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    z = 2
    return inner()


print(free())


def deleted():
    a = 1
    del a
    try:
        return a
    except UnboundLocalError as e:
        return str(e)


print(deleted())
try:
    undefined_name
except NameError as e:
    print(e)


def nested():
    a = 1

    def level1():
        b = 2

        def level2():
            nonlocal a
            a += b
            return a, b

        return level2

    f = level1()
    return f(), f(), a


print(nested())


def declares():
    global created
    created = "yes"


declares()
print(created)


def walrus_scope():
    values = [y := x for x in range(3)]
    return y, values


print(walrus_scope())
print(outer.__closure__, make_counter()[0].__closure__ is not None, inc.__code__.co_freevars)


def shadow(print_=print):
    len = 5
    print_(len)


shadow()


def recursive_closure(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)

    return fact(n)


print(recursive_closure(20))
