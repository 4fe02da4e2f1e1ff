/** What fastai's star imports bring along: notebooks take torch and numpy from there. The library itself stays unknown. */

import type { NativeModule } from "../../python/native";
import { partialModule, pythonModule } from "../../python/stdlib/pythonModule";

const core = `
import collections, datetime, io, itertools, json, math, operator, os, pickle, random, re, shutil, sys, time, types, typing, warnings
import torch, numpy as np
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch import Tensor, as_tensor, tensor
from torch.utils.data import DataLoader, TensorDataset
from collections import Counter, OrderedDict, defaultdict, namedtuple
from contextlib import contextmanager
from copy import copy, deepcopy
from enum import Enum
from functools import partial, reduce
from numbers import Number
from pathlib import Path
from typing import *

class Module(nn.Module):
    def __new__(cls, *args, **kwargs):
        made = super().__new__(cls)
        nn.Module.__init__(made)
        return made

    def __init__(self):
        pass

def noop(x=None, *args, **kwargs):
    return x
`;

/** The modules that are there to be imported with a star. */
const names = [
  "fastai.basics",
  "fastai.collab",
  "fastai.imports",
  "fastai.tabular.all",
  "fastai.text.all",
  "fastai.torch_basics",
  "fastai.torch_imports",
  "fastai.vision",
  "fastai.vision.all",
  "fastbook",
] as const;

export const fastaiModules: readonly NativeModule[] = [
  pythonModule("fastai._layerlens", core),
  ...["fastai", "fastai.tabular", "fastai.text"].map((name) => partialModule(name, "")),
  ...names.map((name) => partialModule(name, "from fastai._layerlens import *\n")),
];
