VALUE = 7


def deep_function():
    from .. import thing

    return "deep " + thing
