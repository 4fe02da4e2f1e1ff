class C:
    pass
for n in "abc": setattr(C, f"get_{n}", lambda self, n=n: n * 2)
for i, n in enumerate(["x", "y"]): setattr(C, n, property(lambda self, i=i: i))
c = C(); print(c.get_a(), c.get_c(), c.x, c.y, [k for k in vars(C) if k.startswith("get")], hasattr(c, "get_z")); c.__class__.z = 5; print(c.z, C.z); delattr(C, "z"); print(hasattr(c, "z"))
