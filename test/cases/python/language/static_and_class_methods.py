class A:
    count = 0
    def __init__(self): A.count += 1
    @classmethod
    def total(cls): return f"{cls.__name__}:{cls.count}"
    @staticmethod
    def add(a, b=1): return a + b
    @classmethod
    @property
    def label(cls): return cls.__name__.lower()
    def inst(self): return self.add(1, self.count)
class B(A): count = 100
a, b = A(), B(); print(A.total(), b.total(), A.add(1), b.add(2, 3), a.inst(), b.inst(), B.total.__func__ is A.total.__func__, A.label, B().label, A.add is a.add, type(A.__dict__["add"]).__name__, type(A.__dict__["total"]).__name__)
try: A.inst()
except TypeError as e: print(e)
try: A.total(1)
except TypeError as e: print(e)
