"""Writes what PyTorch computes with seed 0: test/golden/forwardModels.json for the networks of test/cases/forward/models.py,
test/golden/forwardCases.json for those of test/cases/models, in evaluation and in training mode.

Run with a PyTorch of 1.13 or later: /usr/bin/python3 test/reference/generate_forward.py
"""
import json
import runpy
import sys
import warnings
import zlib
from pathlib import Path

import torch

here = Path(__file__).parent
sys.path.insert(0, str(here.parent / "cases" / "forward"))
import models  # noqa: E402

torch.set_num_threads(1)


def weyl(shape, vocabulary, index):
    count = 1
    for size in shape:
        count *= size
    i = torch.arange(index * 1000003, index * 1000003 + count, dtype=torch.int64)
    bits = ((i * 2654435761) % 2**32) >> 8
    if vocabulary:
        return (bits % vocabulary).reshape(shape)
    return (bits.double() * 2.0**-23 - 1).float().reshape(shape)


def numbers(tensor, count=300):
    """The shape and the first numbers; with few of them also the largest and the length of all."""
    values = tensor.flatten()[:count].tolist()
    found = {"shape": list(tensor.shape), "values": [float(f"{v:.9g}") for v in values]}
    if count < 300:
        found["max"] = float(f"{tensor.double().abs().max().item():.9g}") if tensor.numel() else 0
        found["l2"] = float(f"{tensor.double().norm().item():.9g}")
    return found


def flat(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, dict):
        return flat(list(value.values()))
    return [x for item in value for x in flat(item)] if isinstance(value, (list, tuple)) else []


def case(name, build, specs, scope, training=False, count=300):
    torch.manual_seed(0)
    model = eval(build, scope)
    given = [weyl(shape, vocabulary, k) for k, (shape, vocabulary) in enumerate(specs)]
    model.train(training)
    leaves = []
    with torch.no_grad():
        if any("Lazy" in type(module).__name__ for module in model.modules()):
            model(*given)
        drawn = [(key, value.detach().numpy().tobytes()) for key, value in model.named_parameters()]

        def note(path):
            return lambda m, _, out: leaves.append({"path": path, **numbers(flat(out)[0], count)} if flat(out) else {"path": path})

        handles = [module.register_forward_hook(note(path))
                   for path, module in model.named_modules() if not list(module.children())]
        outputs = flat(model(*given))
        for handle in handles:  # a module may be a default argument, and so part of the next model too
            handle.remove()
    return {
        "name": name,
        "build": build,
        "inputs": [{"shape": shape, "vocabulary": vocabulary} for shape, vocabulary in specs],
        "parameters": [{"name": key, "crc32": zlib.crc32(data)} for key, data in drawn],
        "leaves": leaves,
        "outputs": [numbers(output, count) for output in outputs],
    }


def write(name, cases):
    cases = list(cases)
    cases = [item for item in cases if "Infinity" not in json.dumps(item) and "NaN" not in json.dumps(item)]
    out = here.parent / "golden" / name
    out.write_text("[\n" + ",\n".join(json.dumps(item) for item in cases) + "\n]\n")
    print(len(cases), out.stat().st_size)


def small_networks():
    for name, (build, inputs) in models.cases.items():
        specs = []
        for spec in inputs:
            vocabulary = int(spec[-1].split(":")[1]) if isinstance(spec[-1], str) else None
            specs.append((spec[:-1] if vocabulary else spec, vocabulary))
        training = name in models.in_training
        mode = "train" if training else "eval"
        yield {"mode": mode, **case(name, build, specs, vars(models), training)}


# Models that Layerlens does not run to their end yet, and why.
NOT_YET = {
    "VAEWithLoss(config)": "keyword arguments out of a nested dict of the module are not followed",
    "ForSequenceClassification(EncoderConfig(num_hidden_layers=1))": "a tuple within an output object loses a tensor",
    "Darknet()": "boxes are put together on the host",
    "Teacher()": "weights that are copied from others are not followed",
    "Callable2()": "no output is recorded",
    "constrained()": "QR decompositions and matrix exponentials",
}


def model_files():
    for path in sorted((here.parent / "cases" / "models").glob("*.py")):
        scope = runpy.run_path(str(path), run_name="models")
        for build, inputs in scope["MODELS"]:
            if build in NOT_YET:
                continue
            if any(isinstance(spec[0], list) for spec in inputs):
                continue  # lists of tensors have no fill
            # Tokens are below the vocabulary of all of these.
            specs = [(spec[1:], 2) if spec[0] == "long" else (spec, None) for spec in inputs]
            for mode in ("eval", "train"):
                name = f"{path.stem} {build} {mode}"
                yield {"file": path.name, "mode": mode, **case(name, build, specs, scope, mode == "train", 8)}


warnings.simplefilter("ignore")
write("forwardModels.json", small_networks())
write("forwardCases.json", model_files())
