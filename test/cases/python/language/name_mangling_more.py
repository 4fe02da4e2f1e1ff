class Base:
    __secret = 1
    def __init__(self): self.__own = "base"; self._one = 1
    def show(self): return self.__own, self.__secret, self.__helper()
    def __helper(self): return "base helper"
    def __dunder__(self): return "kept"
class Sub(Base):
    __secret = 2
    def __init__(self): super().__init__(); self.__own = "sub"
    def __helper(self): return "sub helper"
    def both(self): return self.__own, self._Base__own, self.__helper(), self.__dunder__()
s = Sub(); print(s.show(), s.both(), sorted(vars(s)), Base._Base__secret, Sub._Sub__secret)
for n in ["__own", "__secret"]:
    try: getattr(s, n)
    except AttributeError as e: print(e)
class _Lead:
    __x = 3
print(_Lead._Lead__x, [k for k in dir(Base) if "secret" in k])
