"""Validated fields by descriptors, as configuration libraries do them."""
class Field:
    def __init__(self, *, default=None, check=None):
        self.default, self.check = default, check
    def __set_name__(self, owner, name):
        self.name, self.slot = name, "_" + name
        owner.__dict__.get("fields", []).append(name)
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return getattr(obj, self.slot, self.default)
    def __set__(self, obj, value):
        value = self.convert(value)
        if self.check and not self.check(value):
            raise ValueError(f"{type(obj).__name__}.{self.name}: {value!r} is not allowed")
        setattr(obj, self.slot, value)
    def __delete__(self, obj):
        try: delattr(obj, self.slot)
        except AttributeError: raise AttributeError(f"{self.name} is not set") from None
    def convert(self, v): return v
    def __repr__(self): return f"<{type(self).__name__} {self.name}>"
class IntField(Field):
    def convert(self, v): return int(v)
class Choice(Field):
    def __init__(self, *options, **kw):
        super().__init__(check=options.__contains__, **kw)
        self.options = options
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        print("compute", self.name)
        value = obj.__dict__[self.name] = self.f(obj)
        return value
class Config:
    fields = []
    width = IntField(default=64, check=lambda v: v > 0)
    mode = Choice("train", "eval", default="train")
    def __init__(self, **kw):
        for k, v in kw.items():
            if k not in self.fields: raise TypeError(f"unknown field {k!r}; known: {', '.join(self.fields)}")
            setattr(self, k, v)
    @Lazy
    def area(self): return self.width ** 2
c = Config(width="32")
print(c.width, c.mode, c.area, c.area, vars(c), Config.width, Config.fields)
for action in [lambda: Config(width=0), lambda: Config(depth=1), lambda: setattr(c, "mode", "test"), lambda: setattr(c, "width", "wide")]:
    try: action()
    except Exception as e: print(type(e).__name__, e)
del c.width; print(c.width)
try: del c.width
except AttributeError as e: print(e, repr(e.__context__))
c.area = 5; print(c.area, Config.area.name)
class RO:
    def __get__(self, o, t=None): return "ro" if o is not None else t.__name__
class R:
    x = RO()
r = R(); print(r.x, R.x); r.x = "instance"; print(r.x)
class Data(RO):
    def __set__(self, o, v): raise AttributeError("read-only")
class D: x = Data()
d = D(); d.__dict__["x"] = "hidden"; print(d.x)
try: d.x = 1
except AttributeError as e: print(e)
print(type(D.__dict__["x"]).__name__, getattr(D, "x"), D.__dict__["x"].__get__(d, D))
class Bound:
    def f(self): return self
b = Bound(); print(Bound.__dict__["f"].__get__(b)() is b, Bound.f.__get__(b, Bound).__self__ is b, b.f.__func__ is Bound.f)
