print("loading helper", __name__)
__all__ = ["double", "CONSTANT"]
CONSTANT = 10
loaded = True


def double(x):
    return x * 2
