/** `torch.ao.quantization` and `torch.nn.quantized` as far as models use them before anything is quantized. */

import type { NativeModule } from "../../python/native";
import { partialModule } from "../../python/stdlib/pythonModule";

/** Layers whose forward pass is that of ordinary floats until a model is converted. */
const source = `
import collections

import torch


class QuantStub(torch.nn.Module):
    def __init__(self, qconfig=None):
        super().__init__()
        if qconfig:
            self.qconfig = qconfig

    def forward(self, x):
        return x


class DeQuantStub(torch.nn.Module):
    def __init__(self, qconfig=None):
        super().__init__()
        if qconfig:
            self.qconfig = qconfig

    def forward(self, x):
        return x


class QuantWrapper(torch.nn.Module):
    def __init__(self, module):
        super().__init__()
        qconfig = getattr(module, "qconfig", None)
        self.add_module("quant", QuantStub(qconfig))
        self.add_module("dequant", DeQuantStub(qconfig))
        self.add_module("module", module)
        self.train(module.training)

    def forward(self, X):
        return self.dequant(self.module(self.quant(X)))


QConfig = collections.namedtuple("QConfig", ["activation", "weight"])
`;

const functionalSource = `
import torch


class FloatFunctional(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.activation_post_process = torch.nn.Identity()

    def forward(self, x):
        raise RuntimeError("FloatFunctional is not intended to use the forward. Please use the underlying operation")

    def add(self, x, y):
        return self.activation_post_process(torch.add(x, y))

    def add_scalar(self, x, y):
        return torch.add(x, y)

    def mul(self, x, y):
        return self.activation_post_process(torch.mul(x, y))

    def mul_scalar(self, x, y):
        return torch.mul(x, y)

    def matmul(self, x, y):
        return self.activation_post_process(torch.matmul(x, y))

    def cat(self, x, dim=0):
        return self.activation_post_process(torch.cat(x, dim=dim))

    def add_relu(self, x, y):
        return self.activation_post_process(torch.nn.functional.relu(torch.add(x, y)))
`;

const names = "QuantStub, DeQuantStub, QuantWrapper, QConfig";

/** What quantizes a model is not modelled: it makes other layers, with weights of other types. */
export const quantizationModules: readonly NativeModule[] = [
  partialModule("torch.ao", "from torch.ao import quantization"),
  partialModule("torch.ao.quantization", source),
  partialModule("torch.quantization", `from torch.ao.quantization import ${names}`),
  partialModule("torch.nn.quantized", functionalSource),
  partialModule("torch.ao.nn", "from torch.ao.nn import quantized"),
  partialModule("torch.ao.nn.quantized", "from torch.nn.quantized import FloatFunctional"),
];
