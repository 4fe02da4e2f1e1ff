class A: x = 1
a = A(); setattr(a, "y", 2); print(getattr(a, "x"), getattr(a, "y"), getattr(a, "z", 3), hasattr(a, "y"), delattr(a, "y"), hasattr(a, "y"), vars(a), getattr(a, "__class__").__name__, getattr("abc", "upper")(), callable(getattr(a, "x")), dir(a)[-1])
for bad in ["getattr(a, 'q')", "setattr(a, 5, 1)", "delattr(a, 'q')", "getattr(a)", "hasattr(a, 1)", "setattr(a, 'x')", "getattr(5, 'foo', None, 1)"]:
    try: print(bad, eval(bad))
    except (AttributeError, TypeError) as e: print(bad, "->", e)
