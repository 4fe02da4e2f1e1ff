"""Measures receptive fields in PyTorch and writes them to test/cases/fields.json.

    python3 test/reference/generate_fields.py

A place in the middle of a layer's output is differentiated with respect to the model's input; where the gradient is not
zero is what the place sees, and the place beside it tells the stride. So that nothing cancels or is cut off, weights and
inputs are positive and maxima are means over the same windows. Made with PyTorch 1.13.1.
"""

import json
import pathlib
import runpy

import torch
import torch.nn as nn
import torch.nn.functional as F

FOLDER = pathlib.Path(__file__).parent.parent / "cases"


def mean_of_windows(rank):
    average = [None, F.avg_pool1d, F.avg_pool2d, F.avg_pool3d][rank]

    def pool(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        assert dilation in (1, (1, 1))
        return average(input, kernel_size, stride or kernel_size, padding, ceil_mode)

    return pool


F.max_pool1d, F.max_pool2d, F.max_pool3d = map(mean_of_windows, (1, 2, 3))


def seen(gradient, dim):
    others = [d for d in range(gradient.dim()) if d != dim]
    places = (gradient.abs().sum(others) > 0).nonzero().flatten().tolist()
    return places[0], places[-1]


def measure(output, x, dim):
    """First place, size and stride along one dimension, of the places in the middle."""
    middle = output.shape[dim] // 2
    found = []
    for place in (middle, middle + 1):
        index = [slice(None)] * output.dim()
        for other in range(2, output.dim()):
            index[other] = output.shape[other] // 2 if other != dim else min(place, output.shape[dim] - 1)
        (gradient,) = torch.autograd.grad(output[tuple(index)].sum(), x, retain_graph=True)
        found.append(seen(gradient, dim))
    (first, last), (second, _) = found
    if (first, last) == (0, x.shape[dim] - 1):
        return "all"
    stride = second - first
    return {"size": last - first + 1, "stride": stride, "offset": first - stride * middle}


def fields(model, shape):
    model.eval()
    with torch.no_grad():
        for p in model.parameters():
            p.abs_().add_(0.01)
    x = torch.rand(shape, requires_grad=True)
    rows, handles = [], []

    def hook(name):
        def after(module, args, output):
            if isinstance(output, torch.Tensor):
                rows.append([name, type(module).__name__, output])

        return after

    for name, module in model.named_modules():
        if not list(module.children()):
            handles.append(module.register_forward_hook(hook(name)))
    model(x)
    result = []
    for name, kind, output in rows:
        isPlaced = output.dim() == x.dim()
        dims = range(2, x.dim())
        result.append([name, kind, [measure(output, x, d) for d in dims] if isPlaced else None])
    return result


def main():
    scope = runpy.run_path(str(FOLDER / "fields.py"))
    lines = []
    for build, shape in scope["MODELS"]:
        torch.manual_seed(0)
        rows = fields(eval(build, scope), shape)
        lines.append(json.dumps({"build": build, "input": shape, "rows": rows}))
    (FOLDER / "fields.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    print(len(lines))


main()
