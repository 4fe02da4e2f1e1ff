"""Writes test/golden/random.json: draws of PyTorch's CPU generator (on a machine with AVX2) that ours must repeat.

Run with a PyTorch of 1.13 or later: python3 test/reference/generate_random.py
"""
import ctypes
import json
import zlib
from pathlib import Path

import torch
from torch import nn

INIT = {
    "kaiming_uniform": nn.init.kaiming_uniform_,
    "kaiming_normal": nn.init.kaiming_normal_,
    "xavier_uniform": nn.init.xavier_uniform_,
    "xavier_normal": nn.init.xavier_normal_,
    "trunc_normal": nn.init.trunc_normal_,
}
STEPS = [
    dict(op="uniform", n=10),
    dict(op="normal", n=3),
    dict(op="uniform", n=2000, low=-0.0524, high=0.0524),
    dict(op="normal", n=1),
    dict(op="normal", n=16),
    dict(op="normal", n=1003, mean=0.5, std=0.02),
    dict(op="uniform64", n=100, low=-2.0, high=0.5),
    dict(op="normal64", n=5),
    dict(op="normal64", n=20),
    dict(op="bernoulli", n=50, p=0.3),
    dict(op="dropout", n=100, p=0.4),
    dict(op="randint", n=40, low=-5, high=10),
    dict(op="randperm", n=30),
    dict(op="kaiming_uniform", shape=[6, 4], a=5**0.5),
    dict(op="kaiming_uniform", shape=[8, 3, 5, 5], mode="fan_out", nonlinearity="relu"),
    dict(op="kaiming_normal", shape=[8, 3, 3, 3], mode="fan_out", nonlinearity="relu"),
    dict(op="xavier_uniform", shape=[12, 7]),
    dict(op="xavier_normal", shape=[12, 7]),
    dict(op="trunc_normal", shape=[50, 20], std=0.02),
    dict(op="trunc_normal", shape=[200], mean=0.1, std=1.0),
]


def draw(step):
    step = dict(step)
    op = step.pop("op")
    if op in INIT:
        return INIT[op](torch.empty(step.pop("shape")), **step)
    n = step.pop("n")
    if op.startswith("uniform"):
        kind = torch.float64 if op.endswith("64") else torch.float32
        return torch.empty(n, dtype=kind).uniform_(step.get("low", 0), step.get("high", 1))
    if op.startswith("normal"):
        kind = torch.float64 if op.endswith("64") else torch.float32
        return torch.empty(n, dtype=kind).normal_(step.get("mean", 0), step.get("std", 1))
    if op == "bernoulli":
        return torch.empty(n).bernoulli_(step["p"])
    if op == "dropout":
        return nn.functional.dropout(torch.ones(n), step["p"], training=True)
    if op == "randint":
        return torch.randint(step["low"], step["high"], (n,))
    return torch.randperm(n)


def number(x):
    return float(f"{x:.9g}") if isinstance(x, float) else x


def case(seed):
    torch.manual_seed(seed)
    steps = []
    for step in STEPS:
        values = draw(step)
        state = torch.get_rng_state()
        probe = torch.rand(4).tolist()
        torch.set_rng_state(state)
        first = values.flatten()[:8].tolist()
        steps.append({
            **step,
            "values": first if values.dtype == torch.float64 else [number(x) for x in first],
            "crc32": zlib.crc32(values.numpy().tobytes()),
            "probe": [number(x) for x in probe],
        })
    return {"seed": seed, "steps": steps}


def libm(name, scale):
    """A checksum of expf, erff or logf of glibc at 100,000 points of a Weyl sequence."""
    function = getattr(ctypes.CDLL("libm.so.6"), name)
    function.restype, function.argtypes = ctypes.c_float, [ctypes.c_float]
    i = torch.arange(1, 100_001, dtype=torch.int64)
    x = ((((i * 2654435761) % 2**32) >> 8).double() * 2.0**-23 - 1).float() * scale
    x = x.abs() if name == "logf" else x
    values = torch.tensor([function(v) for v in x.tolist()])
    return {"name": name, "scale": scale, "crc32": zlib.crc32(values.numpy().tobytes())}


torch.set_num_threads(1)
out = Path(__file__).parent.parent / "golden" / "random.json"
cases = [case(seed) for seed in (0, 2**32 + 7)]
points = [libm(name, scale) for name in ("expf", "erff", "logf") for scale in (8.0, 2.0, 0.5)]
out.write_text(json.dumps({"torch": torch.__version__, "cases": cases, "libm": points}) + "\n")
