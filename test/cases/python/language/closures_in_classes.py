def factory(tag):
    class Tagged:
        label = tag.upper()
        def show(self, n): return f"{tag}{n}{self.label}"
        def adder(self): return lambda x: f"{self.show(x)}+{tag}"
        @staticmethod
        def st(): return tag
    return Tagged
A, B = factory("a"), factory("b"); print(A().show(1), B().adder()(2), A.st(), A is not B, A.__qualname__, A.label)
class Outer:
    k = 1
    class Inner:
        def get(self): return Outer.k
        v = 5
    def make(self): return self.Inner().get() + Outer.Inner.v
print(Outer().make(), Outer.Inner.__qualname__, Outer.Inner.get.__qualname__)
