/** Parts of torch that are said best in Python: what wraps modules, and functions made of other functions. */

import { getAttribute } from "../../python/attributes";
import { callValue } from "../../python/call";
import type { Machine, NativeModule, Steps } from "../../python/native";
import type { Keywords, PyNative, PyValue } from "../../python/values";
import { plainFunction } from "../tolerated";

const moduleName = "torch._layerlens";

const source = `
import collections

import torch

ASMoutput = collections.namedtuple("_ASMoutput", ["output", "loss"])


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


def triplet_margin_with_distance_loss(
    anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction="mean"
):
    if distance_function is None:
        distance_function = torch.nn.functional.pairwise_distance
    near = distance_function(anchor, positive)
    far = distance_function(anchor, negative)
    if swap:
        far = torch.minimum(far, distance_function(positive, negative))
    loss = torch.clamp(margin + near - far, min=0)
    if reduction == "mean":
        return loss.mean()
    return loss.sum() if reduction == "sum" else loss


def _clusters(self, target):
    """The clusters that hold one of the targets, with the rows of each."""
    ends = [0] + self.cutoffs
    for i in range(len(ends) - 1):
        mask = (target >= ends[i]) & (target < ends[i + 1])
        rows = mask.nonzero().squeeze()
        if rows.numel() > 0:
            yield i, ends[i], mask, rows


def adaptive_loss(self, input, target):
    if target.dim() == 1:
        if input.shape[0] != target.shape[0]:
            raise RuntimeError("Input and target should have the same size in the batch dimension.")
        if input.dim() != 2:
            raise RuntimeError("1D target tensor expects 2D input tensors, but found inputs with size", input.size())
    elif target.dim() == 0:
        if input.dim() != 1:
            raise RuntimeError("0D target tensor expects 1D input tensors, but found inputs with size", input.size())
    else:
        raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")
    is_batched = target.dim() > 0
    rows = input if is_batched else input.unsqueeze(0)
    targets = target if is_batched else target.unsqueeze(0)
    places = targets.new_empty(targets.shape[0])
    output = rows.new_zeros(targets.shape[0])
    for i, start, mask, which in _clusters(self, targets):
        if i == 0:
            places.index_copy_(0, which, targets[mask])
            continue
        cluster = self.tail[i - 1](rows.index_select(0, which))
        own = torch.nn.functional.log_softmax(cluster, dim=1)
        output.index_copy_(0, which, own.gather(1, (targets[mask] - start).unsqueeze(1)).squeeze(1))
        places.index_fill_(0, which, self.cutoffs[0] + i - 1)
    head = torch.nn.functional.log_softmax(self.head(rows), dim=1)
    output = output + head.gather(1, places.unsqueeze(1)).squeeze()
    loss = (-output).mean()
    return ASMoutput(output if is_batched else output.squeeze(0), loss)


def adaptive_log_prob(self, input):
    return _adaptive_log_prob(self, input, self.head(input))


def _adaptive_log_prob(self, input, head_output):
    head = torch.nn.functional.log_softmax(head_output, dim=1)
    parts = [head[:, : self.shortlist_size]]
    for i in range(self.n_clusters):
        own = torch.nn.functional.log_softmax(self.tail[i](input), dim=1)
        parts.append(own + head[:, self.shortlist_size + i].unsqueeze(1))
    return torch.cat(parts, dim=1)


def adaptive_predict(self, input):
    head_output = self.head(input)
    best = torch.argmax(head_output, dim=1)
    is_short = best < self.shortlist_size
    if is_short.all():
        return best
    return torch.argmax(_adaptive_log_prob(self, input, head_output), dim=1)


def pack_sequence(sequences, enforce_sorted=True):
    lengths = torch.as_tensor([sequence.size(0) for sequence in sequences])
    padded = torch.nn.utils.rnn.pad_sequence(sequences)
    return torch.nn.utils.rnn.pack_padded_sequence(padded, lengths, enforce_sorted=enforce_sorted)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    if not batch_first:
        padded_sequences = padded_sequences.transpose(0, 1)
    return [sequence[: int(length)] for sequence, length in zip(padded_sequences, lengths)]


def unpack_sequence(packed_sequences):
    padded, lengths = torch.nn.utils.rnn.pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)


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
