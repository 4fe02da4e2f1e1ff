"""isinstance and issubclass: tuples, unions, bool as int, hooks."""


class A:
    pass


class B(A):
    pass


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == 42

    def __subclasscheck__(cls, sub):
        return sub is int


class Hooked(metaclass=Meta):
    pass


b = B()
print(isinstance(b, B), isinstance(b, A), isinstance(b, object), isinstance(A(), B), isinstance(b, (int, A)), isinstance(b, (int, str)), isinstance(b, (int, (str, (A,)))), isinstance(b, ()))
print(isinstance(True, int), isinstance(1, bool), isinstance(1, float), isinstance(1.0, (int, float)), isinstance("a", str), isinstance(None, type(None)), isinstance(B, type), isinstance(int, type), isinstance(type, object), isinstance([], list), isinstance({}, dict), isinstance((), tuple), isinstance({1}, set), isinstance(b"", bytes), isinstance(1j, complex), isinstance(range(1), range), isinstance(..., type(...)))
print(isinstance(1, int | str), isinstance("a", int | str), isinstance(1.5, int | str), isinstance(None, int | None), isinstance(1, (int | str, float)), issubclass(int, int | str), issubclass(float, int | str))
print(issubclass(B, A), issubclass(A, B), issubclass(B, (int, A)), issubclass(bool, int), issubclass(int, object), issubclass(A, A), issubclass(B, object), issubclass(KeyError, LookupError), issubclass(OSError, (ValueError, Exception)))
print(isinstance(42, Hooked), isinstance(41, Hooked), issubclass(int, Hooked), issubclass(str, Hooked), isinstance(Hooked(), Hooked))
print(isinstance(lambda: 0, type(lambda: 0)), isinstance(print, type(len)), isinstance(ValueError("x"), Exception), isinstance(ValueError, Exception), isinstance(b, type(b)), type(b) is B, type(b) == A, type(1) is int, type(True) is int)


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


fails(lambda: isinstance(1, 5))
fails(lambda: isinstance(1, "int"))
fails(lambda: isinstance(1, [int]))
fails(lambda: isinstance(1, (int, 5)))
fails(lambda: isinstance("a", (int, 5)))
fails(lambda: isinstance(1))
fails(lambda: issubclass(1, int))
fails(lambda: issubclass(int, 1))
fails(lambda: issubclass(int, "a"))
fails(lambda: issubclass(int))
fails(lambda: int | 5)
