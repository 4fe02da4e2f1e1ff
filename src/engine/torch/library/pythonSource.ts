/** Parts of torch that are said best in Python: what wraps modules, and functions made of other functions. */

import { getAttribute } from "../../python/attributes";
import { callValue } from "../../python/call";
import type { Machine, NativeModule, Steps } from "../../python/native";
import type { Keywords, PyNative, PyValue } from "../../python/values";
import { plainFunction } from "../tolerated";

const moduleName = "torch._layerlens";

const source = `
import torch


def _others(weight, dim):
    return [d for d in range(weight.dim()) if d != dim]


def _norm(weight, dim):
    if dim is None or dim == -1:
        return torch.norm(weight)
    others = _others(weight, dim)
    return torch.norm(weight, 2, others, True) if others else weight.abs()


class WeightNorm:
    def __init__(self, name, dim):
        self.name = name
        self.dim = dim

    def compute_weight(self, module):
        g = getattr(module, self.name + "_g")
        v = getattr(module, self.name + "_v")
        return v * (g / _norm(v, self.dim))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute_weight(module))


def weight_norm(module, name="weight", dim=0):
    for hook in module._forward_pre_hooks.values():
        if isinstance(hook, WeightNorm) and hook.name == name:
            raise RuntimeError("Cannot register two weight_norm hooks on the same parameter " + name)
    weight = getattr(module, name)
    hook = WeightNorm(name, dim)
    del module._parameters[name]
    module.register_parameter(name + "_g", torch.nn.Parameter(_norm(weight, dim).data))
    module.register_parameter(name + "_v", torch.nn.Parameter(weight.data))
    setattr(module, name, hook.compute_weight(module))
    module.register_forward_pre_hook(hook)
    return module


def remove_weight_norm(module, name="weight"):
    for key, hook in list(module._forward_pre_hooks.items()):
        if isinstance(hook, WeightNorm) and hook.name == name:
            weight = hook.compute_weight(module)
            delattr(module, name)
            del module._parameters[name + "_g"]
            del module._parameters[name + "_v"]
            setattr(module, name, torch.nn.Parameter(weight.data))
            del module._forward_pre_hooks[key]
            return module
    raise ValueError("weight_norm of '" + name + "' not found in " + repr(module))


class SpectralNorm:
    def __init__(self, name, n_power_iterations, dim, eps):
        if n_power_iterations <= 0:
            raise ValueError(
                "Expected n_power_iterations to be positive, but got n_power_iterations={}".format(n_power_iterations)
            )
        self.name = name
        self.n_power_iterations = n_power_iterations
        self.dim = dim
        self.eps = eps

    def as_matrix(self, weight):
        if self.dim != 0:
            weight = weight.permute(self.dim, *_others(weight, self.dim))
        return weight.reshape(weight.size(0), -1)

    def compute_weight(self, module, iterate):
        weight = getattr(module, self.name + "_orig")
        u = getattr(module, self.name + "_u")
        v = getattr(module, self.name + "_v")
        matrix = self.as_matrix(weight)
        if iterate:
            for _ in range(self.n_power_iterations):
                v = torch.nn.functional.normalize(torch.mv(matrix.t(), u), dim=0, eps=self.eps)
                u = torch.nn.functional.normalize(torch.mv(matrix, v), dim=0, eps=self.eps)
            setattr(module, self.name + "_u", u)
            setattr(module, self.name + "_v", v)
        return weight / torch.dot(u, torch.mv(matrix, v))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute_weight(module, module.training))


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    if dim is None:
        transposed = (torch.nn.ConvTranspose1d, torch.nn.ConvTranspose2d, torch.nn.ConvTranspose3d)
        dim = 1 if isinstance(module, transposed) else 0
    hook = SpectralNorm(name, n_power_iterations, dim, eps)
    weight = module._parameters[name]
    if weight is None:
        raise ValueError("\`SpectralNorm\` cannot be applied as parameter \`" + name + "\` is None")
    height, width = hook.as_matrix(weight).size()
    u = torch.nn.functional.normalize(torch.empty(height).normal_(0, 1), dim=0, eps=eps)
    v = torch.nn.functional.normalize(torch.empty(width).normal_(0, 1), dim=0, eps=eps)
    del module._parameters[name]
    module.register_parameter(name + "_orig", weight)
    setattr(module, name, weight.data)
    module.register_buffer(name + "_u", u)
    module.register_buffer(name + "_v", v)
    module.register_forward_pre_hook(hook)
    return module


def remove_spectral_norm(module, name="weight"):
    for key, hook in list(module._forward_pre_hooks.items()):
        if isinstance(hook, SpectralNorm) and hook.name == name:
            weight = hook.compute_weight(module, False)
            delattr(module, name)
            delattr(module, name + "_u")
            delattr(module, name + "_v")
            delattr(module, name + "_orig")
            module.register_parameter(name, torch.nn.Parameter(weight.detach()))
            del module._forward_pre_hooks[key]
            return module
    raise ValueError("spectral_norm of '" + name + "' not found in " + repr(module))


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    noise = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + noise) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


def upsample_bilinear(input, size=None, scale_factor=None):
    return torch.nn.functional.interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


def parameters_to_vector(parameters):
    return torch.cat([parameter.view(-1) for parameter in parameters])


def fuse_conv_bn_eval(conv, bn, transpose=False):
    return conv
`;

export const pythonModule: NativeModule = { name: moduleName, create: () => [], source };

/** A function of the Python text above, which is compiled at the first call. */
export function pythonFunction(name: string): PyNative {
  return plainFunction(name, (vm, args, kwargs) => callPython(vm, name, args, kwargs));
}

function* callPython(
  vm: Machine,
  name: string,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  const module = yield* vm.importModule(moduleName);
  return yield* callValue(yield* getAttribute(vm, module, name), args, kwargs);
}
