"""Builds and runs every model of torchvision in PyTorch and writes what they did: one JSON object per line.

    python3 test/reference/zoo.py [NAME...]

Each line is a case: the source and expression of the model, its inputs and mode, and PyTorch's answer: how many
parameters, the shapes of the output, the layer table (depth 3, all columns). `error` in place of them: what was raised.

No figure here depends on a number in a tensor, and the sums of products cost minutes, so they are left out: weights are
zero, and convolutions and matrix products give zeros. What PyTorch checks and how large results become stays its own: a
convolution is run on one image and one channel.
"""

import inspect
import json
import re
import sys
import time
import warnings

import torch
import torchvision
from torchinfo_text import ALL_COLUMNS, summarize
from torch.utils._python_dispatch import TorchDispatchMode
from torchvision import models

# Attention over windows or a fixed number of patches takes only the size that the model was trained with.
FIXED_SIZE = re.compile(r"^(vit|maxvit)_")
VIDEO_SIZES = {"mvit": [16, 224, 224], "s3d": [16, 224, 224]}


def kind_of(builder):
    module = builder.__module__.removeprefix("torchvision.models.")
    return module.split(".")[0] if "." in module else "classification"


def input_sizes(name, kind, training):
    batch = 2 if training else 1
    if kind == "optical_flow":
        return [[batch, 3, 128, 136]] * 2
    if kind == "video":
        size = next((s for key, s in VIDEO_SIZES.items() if name.startswith(key)), [8, 112, 112])
        return [[batch, 3, *size]]
    if kind == "detection":
        return [[batch, 3, 320, 320]]
    if "inception" in name:
        return [[batch, 3, 299, 299]]
    if training and not FIXED_SIZE.match(name):
        return [[batch, 3, 128, 160]]
    return [[batch, 3, 224, 224]]


def cases():
    for name in models.list_models():
        builder = models.get_model_builder(name)
        kind = kind_of(builder)
        arguments = inspect.signature(builder).parameters
        # The weights of a backbone would be downloaded.
        build = builder.__name__ + ("(weights_backbone=None)" if "weights_backbone" in arguments else "()")
        for mode in ("eval",) if kind == "detection" else ("eval", "train"):
            yield {
                "name": name,
                "kind": kind,
                "source": f"from {builder.__module__} import {builder.__name__}\n",
                "build": build,
                "mode": mode,
                "inputs": input_sizes(name, kind, mode == "train"),
            }


def shapes(value):
    if isinstance(value, torch.Tensor):
        return list(value.shape)
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: shapes(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return {"items": [shapes(item) for item in value]}
    return type(value).__name__


def answer(case):
    scope = {}
    exec(case["source"], scope)
    model = eval(case["build"], scope).train(case["mode"] == "train")
    parameters = sum(parameter.numel() for parameter in model.parameters())
    try:
        inputs = [torch.rand(size) for size in case["inputs"]]
        with WithoutProducts():
            text, output = summarize(model, inputs, columns=ALL_COLUMNS)
    except Exception as error:
        return {"parameters": parameters, "error": f"{type(error).__name__}: {error}"}
    return {"parameters": parameters, "output": shapes(output), "text": text}


class WithoutProducts(TorchDispatchMode):
    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        if function is torch.ops.aten._native_multi_head_attention.default:
            return self.attention(function, *args, **(kwargs or {}))
        shape = self.shape_of(function, args) if not kwargs else None
        return function(*args, **(kwargs or {})) if shape is None else args[0].new_zeros(shape)

    def attention(self, function, query, key, value, *rest, **options):
        """Of one token to itself, where all attend to all and nobody asks for the attention."""
        is_plain = query is key and key is value and len(rest) >= 8 and rest[6] is None and not rest[7]
        if not is_plain:
            return function(query, key, value, *rest, **options)
        token = query[:, :1]
        _, weights = function(token, token, token, *rest, **options)
        return query.new_zeros(query.shape), weights

    def shape_of(self, function, args):
        """Of the result; None where there is something for PyTorch itself to say."""
        aten = torch.ops.aten
        if function is aten.convolution.default:
            return self.shape_of_convolution(*args)
        if function in (aten.addmm.default, aten.mm.default, aten.bmm.default):
            left, right = args[-2:]
            fits = left.dim() == right.dim() and left.shape[-1] == right.shape[-2]
            return (*left.shape[:-1], right.shape[-1]) if fits and left.shape[:-2] == right.shape[:-2] else None
        return None

    def shape_of_convolution(self, image, weight, bias, stride, padding, dilation, transposed, extra, groups):
        given = weight.shape[0] if transposed else weight.shape[1] * groups
        made = weight.shape[1] * groups if transposed else weight.shape[0]
        if image.dim() != weight.dim() or image.shape[1] != given or made % groups != 0:
            return None
        one = torch.ops.aten.convolution.default(
            *(image[:1, :1], weight[:1, :1], None, stride, padding, dilation, transposed, extra, 1)
        )
        return (image.shape[0], made, *one.shape[2:])


def leave_weights_zero():
    for name in dir(torch.nn.init):
        if name.endswith("_") and not name.startswith("_"):
            setattr(torch.nn.init, name, lambda tensor, *args, **kwargs: tensor.detach().zero_())


def main(names):
    warnings.simplefilter("ignore")
    torch.set_flush_denormal(True)
    leave_weights_zero()
    versions = {"torch": torch.__version__, "torchvision": torchvision.__version__}
    print(json.dumps({**versions, "folder": torchvision.__path__[0]}), flush=True)
    for case in cases():
        if names and case["name"] not in names:
            continue
        started = time.perf_counter()
        case.update(answer(case), seconds=0)
        case["seconds"] = round(time.perf_counter() - started, 3)
        print(json.dumps(case), flush=True)


main(sys.argv[1:])
