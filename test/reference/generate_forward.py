"""Writes test/golden/forwardModels.json: what PyTorch computes for the networks of test/cases/forward/models.py.

Run with a PyTorch of 1.13 or later: /usr/bin/python3 test/reference/generate_forward.py
"""
import json
import sys
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


def numbers(tensor):
    """The shape and the first numbers."""
    values = tensor.flatten()[:300].tolist()
    return {"shape": list(tensor.shape), "values": [float(f"{v:.9g}") for v in values]}


def flat(value):
    return [value] if isinstance(value, torch.Tensor) else [x for item in value for x in flat(item)]


def case(name, build, inputs):
    torch.manual_seed(0)
    model = eval(build, vars(models))
    specs = []
    for spec in inputs:
        vocabulary = int(spec[-1].split(":")[1]) if isinstance(spec[-1], str) else None
        specs.append((spec[:-1] if vocabulary else spec, vocabulary))
    given = [weyl(shape, vocabulary, k) for k, (shape, vocabulary) in enumerate(specs)]
    model.eval()
    with torch.no_grad():
        if any("Lazy" in type(module).__name__ for module in model.modules()):
            model(*given)
        leaves = []
        for path, module in model.named_modules():
            if not list(module.children()):
                module.register_forward_hook(
                    lambda m, _, out, path=path: leaves.append({"path": path, **numbers(flat(out)[0])}))
        outputs = flat(model(*given))
    return {
        "name": name,
        "build": build,
        "inputs": [{"shape": shape, "vocabulary": vocabulary} for shape, vocabulary in specs],
        "parameters": [
            {"name": key, "crc32": zlib.crc32(value.detach().numpy().tobytes())}
            for key, value in model.named_parameters()
        ],
        "leaves": leaves,
        "outputs": [numbers(output) for output in outputs],
    }


cases = [case(name, *spec) for name, spec in models.cases.items()]
out = here.parent / "golden" / "forwardModels.json"
out.write_text("[\n" + ",\n".join(json.dumps(item) for item in cases) + "\n]\n")
print(len(cases), out.stat().st_size)
