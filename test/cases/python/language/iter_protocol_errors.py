class A:
    def __iter__(self): return self
class B:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
class C:
    def __iter__(self): yield from "xyz"
class D:
    def __iter__(self): return iter([1])
    def __len__(self): return 99
for obj in [A(), B(), C(), D(), 5, None, int, lambda: 1, "ok", {"k": 1}]:
    try: print(list(obj))
    except TypeError as e: print(e)
a, b, c = B(); print(a, b, c, *C(), 20 in B(), 5 in B(), "y" in C(), [*D()], max(B()), sorted(C(), reverse=True), dict.fromkeys(C()), "".join(C()), sum(B()), enumerate(C()).__next__(), list(zip(B(), C())), list(map(str, B())), list(reversed([*B()])))
for stmt in ["for x in 5: pass", "a, b = 5", "[*5]", "f(*5)", "print(*None)", "{**5}", "x, = []", "dict(5)", "set(5)", "sum(5)", "5 in 5", "min(5)", "','.join(5)", "list(A())"]:
    try: exec(stmt, {"f": print, "A": A})
    except (TypeError, ValueError) as e: print(stmt, "->", e)
