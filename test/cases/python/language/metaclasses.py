"""Metaclasses, __init_subclass__, __class_getitem__, __new__."""


class Meta(type):
    registry = []

    def __new__(mcs, name, bases, ns, **kwargs):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kwargs)
        cls = super().__new__(mcs, name, bases, ns)
        cls.tag = kwargs.get("tag", "none")
        return cls

    def __init__(cls, name, bases, ns, **kwargs):
        super().__init__(name, bases, ns)
        Meta.registry.append(name)

    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args)
        obj = super().__call__(*args, **kwargs)
        obj.made_by_meta = True
        return obj

    def meta_method(cls):
        return "meta " + cls.__name__

    @property
    def upper(cls):
        return cls.__name__.upper()

    def __len__(cls):
        return 7

    def __iter__(cls):
        return iter([cls.__name__, 1])

    def __getitem__(cls, key):
        return (cls.__name__, key)

    def __contains__(cls, x):
        return x == 1

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"


class A(metaclass=Meta):
    x = 1

    def __init__(self, v):
        self.v = v


class B(A, tag="special"):
    def method(self):
        return __class__


b = B(5)
print(b.v, b.made_by_meta, A.tag, B.tag, Meta.registry, type(B) is Meta)
print(B.meta_method(), B.upper, len(B), list(B), B["k"], 1 in B, B, b.method())
try:
    b.meta_method
except AttributeError as e:
    print(e)


class Plugin:
    plugins = {}

    def __init_subclass__(cls, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.plugins[key or cls.__name__] = cls


class P1(Plugin):
    pass


class P2(Plugin, key="two"):
    pass


print(Plugin.plugins)
try:

    class P3(Plugin, wrong=1):
        pass

except TypeError as e:
    print(e)
try:

    class P4(object, wrong=1):
        pass

except TypeError as e:
    print(e)


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(Generic[int], Generic["x", 1])


class Singleton:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            print("created")
        return cls._instance

    def __init__(self, value):
        self.value = value


s1, s2 = Singleton(1), Singleton(2)
print(s1 is s2, s1.value)


class Other:
    def __new__(cls):
        return 42


print(Other())


class Inch(float):
    def __new__(cls, value):
        return super().__new__(cls, value * 2.54)

    def __init__(self, value):
        self.original = value


i = Inch(2)
print(i, i.original, i + 1, type(i).__name__, isinstance(i, float))


class Vec(tuple):
    def __new__(cls, *xs):
        return super().__new__(cls, xs)

    def __add__(self, other):
        return Vec(*(a + b for a, b in zip(self, other)))


print(Vec(1, 2) + Vec(3, 4), len(Vec(1)), Vec(1, 2)[0])


class Prepared(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return {"injected": name}


class WithPrepare(metaclass=Prepared):
    y = injected + "!"


print(WithPrepare.y, WithPrepare.injected)


def function_meta(name, bases, ns):
    ns["added"] = True
    return type(name, bases, ns)


class FM(metaclass=function_meta):
    pass


print(FM.added, type(FM))


class M1(type):
    pass


class M2(type):
    pass


class C1(metaclass=M1):
    pass


class C2(metaclass=M2):
    pass


try:

    class C3(C1, C2):
        pass

except TypeError as e:
    print(e)
print(type(C1).__name__, type(type(C1)).__name__, isinstance(C1, M1), type.__call__(C1).__class__.__name__)
try:

    class Sub(bool):
        pass

except TypeError as e:
    print(e)


class Abstract:
    def __init_subclass__(cls):
        cls.seen = getattr(cls, "seen", 0) + 1


class S1(Abstract):
    pass


class S2(S1):
    pass


print(S1.seen, S2.seen, Abstract.__subclasses__(), [c.__name__ for c in S1.__subclasses__()])


class Countable:
    def __set_name__(self, owner, name):
        owner.names = getattr(owner, "names", ()) + (name,)


class Owner:
    a = Countable()
    b = Countable()


print(Owner.names)
