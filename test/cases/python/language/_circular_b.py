import _circular_a

b_value = "b"


def b_function():
    return "b sees " + _circular_a.a_value
