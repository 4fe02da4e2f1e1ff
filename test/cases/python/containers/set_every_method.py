a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {2} < a, a >= {1}, a.union([9], (8,)) == {1, 2, 3, 8, 9}, a.intersection([1, 2], [2]), a.difference([1], [2]), a.symmetric_difference([1, 9]), a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([7]))
s = set(); print(s, s.add(1), s, s.discard(5), s.update([2], "a"), len(s), s.remove("a"), s, s.pop(), s, s.copy() == s, s.clear(), s, frozenset(), frozenset([1]), set("a"), {None}, {(1, 2)}, {frozenset({1}): 2})
s = {1, 2, 3, 4}; s &= {1, 2, 3}; print(s); s |= {7}; print(s); s -= {1}; print(s); s ^= {2, 9}; print(s); s.intersection_update([3, 9]); print(s); s.difference_update([3]); print(s); s.symmetric_difference_update([9, 5]); print(s)
for bad in ["set().pop()", "set().remove(1)", "{[]}", "{1} | [2]", "{1} + {2}", "{1} < [1]", "set(1)", "{1}[0]", "hash({1})", "{{1}}", "set().add()", "set(1, 2)", "frozenset().add(1)", "{1}.union(5)", "{1} & 'a'", "{1}.update(1)", "set().discard([])", "set().remove({1})", "{} - {}", "{1: 2} & {1}"]:
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
print({1} == frozenset([1]), {1, True, 1.0}, {0, False, 0.0, ""}, len({float("nan"), float("nan")}), type(frozenset([1]) | {2}), type({2} | frozenset([1])), {x % 3 for x in range(10)}, sorted({"b", "a"}), max({3, 9}), sum({1, 2}), 1 in {1}, {1} in {frozenset({1})}, not {1} - {1})
try:
    for x in (t := {1, 2}): t.add(x + 10)
except RuntimeError as e: print(e)
class S(set):
    def __init__(self, *a): super().__init__(a)
print(S(1, 2), S(1) | S(2), type(S(1) | S(2)).__name__, S(1) == {1}, S(3).copy(), repr(S()), type(frozenset(S(1))).__name__)
