import operator
from operator import itemgetter, attrgetter, methodcaller
print(operator.add(1, 2), operator.sub(5, 3), operator.mul(2, 3), operator.truediv(7, 2), operator.floordiv(7, 2), operator.mod(7, 3), operator.pow(2, 8))
print(operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.lshift(1, 4), operator.rshift(16, 2), operator.invert(5), operator.neg(3), operator.pos(-3), operator.abs(-4))
print(operator.eq(1, 1.0), operator.ne(1, 2), operator.lt(1, 2), operator.le(2, 2), operator.gt(1, 2), operator.ge(2, 3))
print(operator.not_([]), operator.truth([1]), operator.is_(None, None), operator.is_not(1, None), operator.index(True))
print(operator.contains([1, 2], 2), operator.getitem({"a": 1}, "a"), operator.concat([1], [2]), operator.countOf([1, 2, 1], 1), operator.indexOf([5, 6], 6), operator.length_hint([1, 2]))
x = [1, 2, 3]
operator.setitem(x, 0, 9); operator.delitem(x, 1)
print(x, operator.iadd(x, [4]), x)
print(itemgetter(1)("abc"), itemgetter(0, 2)([1, 2, 3]), itemgetter("k")({"k": 5}), itemgetter(slice(1, None))("abc"))
class P:
    def __init__(self): self.a = 1; self.b = self
    def go(self, n, k=0): return ("go", n, k)
print(attrgetter("a")(P()), attrgetter("b.b.a")(P()), attrgetter("a", "b.a")(P()), methodcaller("go", 1, k=2)(P()))
print(sorted([("b", 2), ("a", 3)], key=itemgetter(1)), operator.__add__(1, 2), operator.__not__(0))
print(list(map(operator.mul, [1, 2], [3, 4])), operator.call(max, 1, 2))
for f, a in ((operator.add, (1, "a")), (itemgetter(5), ([1],)), (operator.index, (1.5,)), (operator.indexOf, ([], 1))):
    try:
        f(*a)
    except Exception as e:
        print(type(e).__name__, e)
