from .thing_module import thing, LazyThing
from . import sub

__all__ = ["starred"]
starred = "star"
not_starred = "no"
