def f(a: print("a") or int, b: "later" = print("default b")) -> print("ret"): c: undefined_name = 1; return c
print(f(1), sorted(f.__annotations__))
x: int = 5; y: str
print(__annotations__, "y" in globals())
class C:
    a: int; b: "C" = None
    def m(self): self.z: list = []; return self.z
print(C.__annotations__, C().m())
