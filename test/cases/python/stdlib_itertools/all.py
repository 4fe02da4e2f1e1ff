from itertools import *
import itertools, operator
print(list(islice(count(), 5)), list(islice(count(10, -2), 4)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(cycle("abc"), 7)), list(repeat(7, 3)), list(islice(repeat("x"), 2)))
print(list(chain([1, 2], (3,), "ab", range(2))), list(chain.from_iterable([[1], [2, 3]])), list(chain()))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1, 2], initial=10)), list(accumulate([])))
print(list(combinations("ABCD", 2)), list(combinations([1, 2], 3)))
print(list(permutations([1, 2, 3], 2)), list(permutations("ab")), list(permutations([1, 2], 3)))
print(list(permutations(range(3))))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product([], [1])))
print(list(combinations_with_replacement("AB", 2)), list(combinations_with_replacement([1, 2, 3], 2)))
print(list(zip_longest([1, 2, 3], "ab", fillvalue="-")), list(zip_longest([], [1])), list(zip_longest()))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(filterfalse(None, [0, 1, "", 2])), list(filterfalse(lambda x: x % 2, range(6))), list(compress("ABCDEF", [1, 0, 1, 0, 1])))
print(list(starmap(pow, [(2, 5), (3, 2)])), list(pairwise([1, 2, 3, 4])), list(pairwise([1])))
for key, group in groupby("AAABBCA"):
    print(key, list(group))
for key, group in groupby(sorted(["apple", "bob", "cat", "at"], key=len), key=len):
    print(key, *group)
groups = [(k, g) for k, g in groupby([1, 1, 2])]
print([list(g) for k, g in groups])
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a))
print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)), list(islice("ABCDEFG", 0, None, 2)), list(islice("ABC", None)))
it = iter(range(10))
print(list(islice(it, 1, 5, 3)), list(it))
it = chain([1], [2])
print(next(it), list(it), next(it, "end"))
def bad():
    yield 1
    raise ValueError("inside")
try:
    print(list(chain(bad())))
except ValueError as e:
    print("caught", e)
for f, args in ((islice, ([1], -1)), (combinations, ([1], -1)), (count, ("a",)), (islice, ([1], 0, 5, 0))):
    try:
        r = f(*args)
        print(next(r))
    except Exception as e:
        print(type(e).__name__, e)
