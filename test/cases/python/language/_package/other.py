from .sub import VALUE
from ._private import hidden
from .sub.deeper import LEVEL as lvl


def relative():
    return VALUE + hidden + lvl
