import collections
import collections.abc
import functools
import inspect
import math
import pathlib
import warnings
from itertools import chain, repeat
from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Tuple, TypeVar, Union

import numpy as np
import torch
from torch import Tensor

T = TypeVar("T")
Size = Union[int, Tuple[int, int]]


def _repeated(n: int) -> Callable[[Any], Tuple[Any, ...]]:
    def parse(x):
        if isinstance(x, collections.abc.Iterable):
            return tuple(x)
        return tuple(repeat(x, n))

    return parse


pair = _repeated(2)


def noted(obj: Any) -> None:
    """Would tell somebody that the library is used."""
    name = obj.__name__ if inspect.isfunction(obj) else type(obj).__qualname__
    if not name.startswith("_") and torch.jit.is_scripting():
        warnings.warn(f"{obj.__module__}.{name} is scripted", UserWarning)


def keyword_only(*names: str) -> Callable[[Callable[..., T]], Callable[..., T]]:
    def outer(fn: Callable[..., T]) -> Callable[..., T]:
        parameters = inspect.signature(fn).parameters
        known = [
            name
            for name, param in parameters.items()
            if param.kind != inspect.Parameter.VAR_KEYWORD and param.default is not param.empty
        ]

        @functools.wraps(fn)
        def inner(*args: Any, **kwargs: Any) -> T:
            if len(args) > 1:
                raise TypeError("only {} by position, not {}".format(1, len(args)))
            for name in names:
                if name in kwargs and name not in known:
                    warnings.warn(f"{name!r} is unknown to {fn.__name__}")
                    del kwargs[name]
            return fn(*args, **kwargs)

        return inner

    return outer


def divisible(v: float, divisor: int = 8, least: Optional[int] = None) -> int:
    least = divisor if least is None else least
    rounded = max(least, int(v + divisor / 2) // divisor * divisor)
    if rounded < 0.9 * v:
        rounded += divisor
    return rounded


@torch.no_grad()
def grid(tensor: Union[Tensor, List[Tensor]], columns: int = 8, padding: int = 2) -> Tensor:
    """Pictures side by side, which nobody calls here."""
    if isinstance(tensor, list):
        tensor = torch.stack(tensor, dim=0)
    rows = int(math.ceil(float(tensor.size(0)) / columns))
    return tensor.new_full((3, rows * padding, columns * padding), 0.0)
