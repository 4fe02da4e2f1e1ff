"""Builtin names can be covered, passed on, stored and called in odd places."""

shadow = [len, str, max]
print([f("abc") for f in shadow], (lambda f, *a: f(*a))(pow, 2, 5), list(map(len, ["a", "bb"])), sorted(["b", "A"], key=str.lower), {"int": int, "f": float}["int"]("7"), (abs if True else round)(-3), [t.__name__ for t in (int, len, str.upper, [].append)])


def cover(max=10, *, str=None):
    len = 5
    list = [max, len, str]
    return list


def later():
    print = "not a function"
    return print


class Holder:
    size = len
    make = list
    convert = staticmethod(int)

    def max(self):
        return max([1, 2])

    def print(self, *args):
        print("holder", *args)


h = Holder()
h.print(1)
print(cover(), cover(1, str=2), later(), max(3, 4), len("ab"), h.size([1, 2, 3]), h.make("ab"), h.convert("4"), h.max(), Holder.make is list)
sum = lambda items: "covered"
print(sum([1]))
del sum
print(sum([1]))
for id in range(2):
    pass
print(id, [type for type in "ab"], type(1), {input: 1 for input in "x"}, [str(n) for n in range(2)])
import builtins

print(builtins.len is len, builtins.max(1, 2), hasattr(builtins, "print"), hasattr(builtins, "nope"), builtins.__name__, isinstance(builtins.KeyError(), LookupError), builtins.True_ if hasattr(builtins, "True_") else "no")
try:
    undefined()
except NameError as error:
    print(error)
total = __import__("functools").reduce(lambda a, b: a * b, range(1, 6))
print(total, __name__, callable(__import__), isinstance(NotImplemented, type(NotImplemented)), __debug__, Ellipsis is ..., bool(Ellipsis), print.__name__, type(print) is type(len))
