it = iter([3, 2, 1, 0, 5]); print(list(iter(it.__next__, 0)), list(it))
import random; random.seed(1); print(list(iter(lambda: random.randint(1, 6), 6)))
class R:
    n = 0
    def read(self): self.n += 1; return "x" * self.n if self.n < 4 else ""
print([*iter(R().read, "")]); from functools import partial; print(list(iter(partial(next, iter("abc!d")), "!")))
