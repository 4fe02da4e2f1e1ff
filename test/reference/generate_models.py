"""Builds and runs the models of test/cases/models/*.py in PyTorch and writes what they did beside them, as JSON.

    python3 test/reference/generate_models.py [NAME...]

For each model, in training and in evaluation mode: the names and shapes of its parameters and buffers, the calls of its
modules with the shape of each output, the shapes of its own output. The committed files were made with PyTorch 1.13.1.
"""

import dataclasses
import json
import pathlib
import runpy
import sys
import warnings

import torch

FOLDER = pathlib.Path(__file__).parent.parent / "cases" / "models"


def shapes(value):
    if isinstance(value, torch.Tensor):
        return list(value.shape)
    if isinstance(value, dict):
        return {str(key): shapes(item) for key, item in value.items()}
    if hasattr(value, "_fields"):
        return {name: shapes(getattr(value, name)) for name in value._fields}
    if isinstance(value, (list, tuple)):
        return [shapes(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {field.name: shapes(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return None


def make_input(spec):
    if isinstance(spec[0], list):
        return [make_input(item) for item in spec]
    if spec[0] == "long":
        return torch.zeros(*spec[1:], dtype=torch.long)
    return torch.rand(*spec)


def run(scope, build, inputs, training):
    torch.manual_seed(0)
    model = eval(build, scope)
    model.train() if training else model.eval()
    text = repr(model)
    calls, running, handles = [], [], []

    def enter(name):
        def hook(module, args):
            running.append([name, type(module).__name__, None])
            calls.append(running[-1])

        return hook

    def leave(module, args, output):
        running.pop()[2] = shapes(output)

    for name, module in model.named_modules():
        handles.append(module.register_forward_pre_hook(enter(name)))
        handles.append(module.register_forward_hook(leave))
    with torch.no_grad():
        output = model(*[make_input(spec) for spec in inputs])
    for handle in handles:  # a module may be a default argument, and so part of the next model too
        handle.remove()
    return {
        "parameters": [[name, list(p.shape)] for name, p in model.named_parameters()],
        "buffers": [[name, list(b.shape)] for name, b in model.named_buffers()],
        "repr": text,
        "calls": calls,
        "output": shapes(output),
    }


def main():
    warnings.simplefilter("ignore")
    for path in sorted(FOLDER.glob("*.py")):
        if sys.argv[1:] and path.stem not in sys.argv[1:]:
            continue
        scope = runpy.run_path(str(path), run_name="models")
        results = []
        for build, inputs in scope["MODELS"]:
            row = {"build": build, "inputs": inputs}
            for mode in ("train", "eval"):
                row[mode] = run(scope, build, inputs, mode == "train")
            results.append(row)
        path.with_suffix(".json").write_text("[\n" + ",\n".join(map(json.dumps, results)) + "\n]\n", encoding="utf-8")
        print(path.stem, len(results))


main()
