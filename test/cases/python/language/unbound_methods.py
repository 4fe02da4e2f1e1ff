class A:
    def f(self, x=1): return type(self).__name__, x
class B: pass
print(A.f(A()), A.f(B(), 2), A.f("s"), list(map(A.f, [A(), B()])), A().f.__func__ is A.f, A.f.__get__(B())(5), getattr(A, "f")(A(), x=3), str.upper("a"), list.append.__name__, dict.get({"k": 1}, "k"), int.__add__(1, 2), sorted(["b", "A"], key=str.lower), [].append.__self__)
