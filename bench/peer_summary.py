"""The peer of cold.mjs: what a Python user runs to see a summary."""

import importlib.util
import os
import sys

import torch

path, expression, shape = sys.argv[1:4]
sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
spec = importlib.util.spec_from_file_location("model_file", path)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
model = eval(expression, vars(module))
size = tuple(int(n) for n in shape.split(","))

try:
    import torchinfo
except ImportError:
    rows = []
    for name, child in model.named_modules():
        child.register_forward_hook(
            lambda m, i, o, name=name: rows.append(
                (name, type(m).__name__, tuple(o.shape), sum(p.numel() for p in m.parameters()))
            )
        )
    with torch.no_grad():
        model(torch.zeros(size))
    for row in rows:
        print(*row)
else:
    torchinfo.summary(model, input_size=size, verbose=1)
