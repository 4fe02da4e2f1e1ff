"""Runs the lines of test/cases/torch/*.py in PyTorch and writes what they gave beside them, as JSON.

    PYTHONHASHSEED=0 python3 test/reference/generate.py [NAME...]

A line is one Python expression; blank lines and comments are skipped. Values are kept where they are few and do not
depend on the generator's seed; the hash seed decides how some messages print a set. The committed files were made with PyTorch 1.13.1 on the CPU.
"""

import json
import math
import pathlib
import sys
import warnings

import torch
import torch.nn.functional as F
import torchvision  # noqa: F401: registers its operators
from torch import nn
from torch.nn import init

import newer  # noqa: F401: what later versions have

FOLDER = pathlib.Path(__file__).parent.parent / "cases" / "torch"
MAX_VALUES = 64


def number(value):
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def describe(value):
    if isinstance(value, torch.nn.parameter.UninitializedTensorMixin):
        return {"kind": "uninitialized"}
    if isinstance(value, torch.Tensor):
        described = {
            "kind": "tensor",
            "shape": list(value.shape),
            "dtype": str(value.dtype).removeprefix("torch."),
        }
        if value.numel() <= MAX_VALUES and not value.is_complex():
            flat = value.detach().reshape(-1).tolist()
            described["values"] = [number(v) for v in flat]
        return described
    if isinstance(value, nn.Module):
        return {
            "kind": "module",
            "repr": repr(value),
            "params": [[n, describe_shape(p), p.requires_grad] for n, p in value.named_parameters()],
            "state": list(value.state_dict()),
        }
    if isinstance(value, (list, tuple)):
        return {
            "kind": "tuple" if isinstance(value, tuple) else "list",
            "items": [describe(v) for v in value],
        }
    if isinstance(value, dict):
        return {"kind": "dict", "items": [[describe(k), describe(v)] for k, v in value.items()]}
    if value is None or isinstance(value, (bool, int, str)):
        return {"kind": type(value).__name__, "value": value}
    if isinstance(value, float):
        return {"kind": "float", "value": number(value)}
    return {"kind": "other", "repr": repr(value)}


def describe_shape(parameter):
    if isinstance(parameter, torch.nn.parameter.UninitializedTensorMixin):
        return None
    return list(parameter.shape)


def run(line, seed):
    torch.manual_seed(seed)
    torch.set_grad_enabled(True)
    scope = {"torch": torch, "nn": nn, "F": F, "init": init, "math": math, "rand": torch.rand}
    scope["__name__"] = "__main__"
    try:
        return describe(eval(line, scope))
    except Exception as error:  # every exception is a result
        return {"kind": "error", "type": type(error).__name__, "message": str(error)}


def without_values(result):
    if isinstance(result, dict):
        return {k: without_values(v) for k, v in result.items() if k != "values"}
    if isinstance(result, list):
        return [without_values(item) for item in result]
    return result


def reference(line):
    first, second = run(line, 0), run(line, 1)
    if first == second:
        return first
    first, second = without_values(first), without_values(second)
    return first if first == second else {"kind": "random"}


def main():
    warnings.simplefilter("ignore")
    names = sys.argv[1:]
    for path in sorted(FOLDER.glob("*.py")):
        if names and path.stem not in names:
            continue
        lines = [line.rstrip("\n") for line in path.open(encoding="utf-8")]
        lines = [line for line in lines if line.strip() and not line.startswith("#")]
        results = [[line, reference(line)] for line in lines]
        with path.with_suffix(".json").open("w", encoding="utf-8") as out:
            out.write("[\n")
            out.write(",\n".join(json.dumps(row, ensure_ascii=False) for row in results))
            out.write("\n]\n")
        print(path.stem, len(results))


main()
