"""What PyTorch has only since later versions, from its documented formula, written with the functions of 1.13.

Importing it puts these names where later versions have them, so that cases can use them.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn


def scaled_dot_product_attention(
    query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False
):
    """https://pytorch.org/docs/stable/generated/torch.nn.functional.scaled_dot_product_attention.html"""
    rows, columns = query.size(-2), key.size(-2)
    factor = 1 / math.sqrt(query.size(-1)) if scale is None else scale
    bias = torch.zeros(rows, columns, dtype=query.dtype)
    if is_causal:
        if attn_mask is not None:
            raise RuntimeError("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
        bias.masked_fill_(torch.ones(rows, columns, dtype=torch.bool).tril().logical_not(), float("-inf"))
    if attn_mask is not None:
        if attn_mask.dtype == torch.bool:
            bias = bias.expand(torch.broadcast_shapes(bias.shape, attn_mask.shape)).clone()
            bias.masked_fill_(attn_mask.logical_not(), float("-inf"))
        else:
            bias = attn_mask + bias
    if enable_gqa:
        key = key.repeat_interleave(query.size(-3) // key.size(-3), -3)
        value = value.repeat_interleave(query.size(-3) // value.size(-3), -3)
    weights = torch.softmax(query @ key.transpose(-2, -1) * factor + bias, dim=-1)
    return torch.dropout(weights, dropout_p, train=True) @ value


def rms_norm(input, normalized_shape, weight=None, eps=None):
    """https://pytorch.org/docs/stable/generated/torch.nn.functional.rms_norm.html"""
    dims = tuple(range(-len(normalized_shape), 0))
    eps = torch.finfo(input.dtype).eps if eps is None else eps
    output = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + eps)
    return output if weight is None else output * weight


class RMSNorm(nn.Module):
    """https://pytorch.org/docs/stable/generated/torch.nn.RMSNorm.html"""

    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
        super().__init__()
        is_one = isinstance(normalized_shape, int)
        self.normalized_shape = (normalized_shape,) if is_one else tuple(normalized_shape)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        self.register_parameter("weight", nn.Parameter(torch.ones(self.normalized_shape)) if elementwise_affine else None)

    def forward(self, x):
        return rms_norm(x, self.normalized_shape, self.weight, self.eps)

    def extra_repr(self):
        return "{normalized_shape}, eps={eps}, elementwise_affine={elementwise_affine}".format(**self.__dict__)


class LayerNorm(nn.LayerNorm):
    """Since 2.1 with `bias`: https://pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html"""

    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None):
        super().__init__(normalized_shape, eps, elementwise_affine)
        if not bias:
            self.register_parameter("bias", None)


class _ZeroPad(nn.Module):
    """Since 2.1: https://pytorch.org/docs/stable/generated/torch.nn.ZeroPad1d.html"""

    def __init__(self, padding):
        super().__init__()
        self.padding = (padding,) * (2 * self.rank) if isinstance(padding, int) else tuple(padding)

    def forward(self, input):
        return F.pad(input, self.padding, "constant", 0.0)

    def extra_repr(self):
        return f"{self.padding}"


class ZeroPad1d(_ZeroPad):
    rank = 1


class ZeroPad3d(_ZeroPad):
    rank = 3


class _CircularPad(_ZeroPad):
    """Since 2.0: https://pytorch.org/docs/stable/generated/torch.nn.CircularPad2d.html"""

    def forward(self, input):
        return F.pad(input, self.padding, "circular")


class CircularPad1d(_CircularPad):
    rank = 1


class CircularPad2d(_CircularPad):
    rank = 2


class CircularPad3d(_CircularPad):
    rank = 3


for function in (scaled_dot_product_attention, rms_norm):
    setattr(F, function.__name__, function)
for cls in (RMSNorm, LayerNorm, ZeroPad1d, ZeroPad3d, CircularPad1d, CircularPad2d, CircularPad3d):
    setattr(nn, cls.__name__, cls)
