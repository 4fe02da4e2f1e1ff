from .. import sub as parent_module

LEVEL = 3


def parent():
    return parent_module
