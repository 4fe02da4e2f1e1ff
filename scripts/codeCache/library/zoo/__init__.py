"""A library in the habits of larger ones, small enough to read."""

import os
import warnings

import torch

from . import models
from .utils import noted

__version__ = "1.0"

try:
    from . import _C
except ImportError:
    _C = None


def backend():
    """What pictures are read with."""
    return os.environ.get("ZOO_BACKEND", "PIL")
