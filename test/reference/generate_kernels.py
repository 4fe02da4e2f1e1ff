"""Writes test/golden/kernels.json: calls of PyTorch's functions with their results, for the kernels to be compared with.

Run with a PyTorch of 1.13 or later: /usr/bin/python3 test/reference/generate_kernels.py
"""
import json
import math
from pathlib import Path

import torch

torch.set_num_threads(1)
F = "torch.nn.functional."


class T:
    """A tensor argument: a Weyl sequence in [-1, 1), scaled and shifted, or integers below `vocabulary`."""

    def __init__(self, *shape, scale=1.0, shift=0.0, vocabulary=None, floats=False):
        self.shape, self.scale, self.shift, self.vocabulary, self.floats = shape, scale, shift, vocabulary, floats


def weyl(count, start):
    i = torch.arange(start, start + count, dtype=torch.int64)
    return ((i * 2654435761) % 2**32) >> 8


CASES = [
    # convolutions: sizes that are and are not multiples of what vectors hold, groups, strides, dilation, padding
    (F + "conv1d", dict(input=T(2, 3, 20), weight=T(4, 3, 5), bias=T(4), stride=[2], padding=[2])),
    (F + "conv2d", dict(input=T(1, 3, 12, 13), weight=T(5, 3, 3, 3), bias=T(5))),
    (F + "conv2d", dict(input=T(2, 16, 14, 14), weight=T(8, 16, 3, 3), bias=T(8), padding=[1, 1])),
    (F + "conv2d", dict(input=T(1, 16, 13, 11), weight=T(8, 16, 3, 3), padding=[1, 1])),
    (F + "conv2d", dict(input=T(2, 20, 9, 10), weight=T(12, 20, 3, 3), bias=T(12), padding=[0, 2])),
    (F + "conv2d", dict(input=T(1, 8, 8, 8), weight=T(12, 8, 1, 1), bias=T(12))),
    (F + "conv2d", dict(input=T(2, 8, 7, 7), weight=T(10, 8, 1, 1), stride=[2, 2])),
    (F + "conv2d", dict(input=T(1, 3, 30, 31), weight=T(6, 3, 7, 5), bias=T(6), stride=[4, 3], padding=[3, 1])),
    (F + "conv2d", dict(input=T(1, 6, 15, 15), weight=T(9, 2, 3, 3), bias=T(9), groups=3, padding=[1, 1])),
    (F + "conv2d", dict(input=T(2, 32, 8, 8), weight=T(32, 8, 3, 3), groups=4, padding=[1, 1], stride=[2, 2])),
    (F + "conv2d", dict(input=T(2, 6, 11, 9), weight=T(6, 1, 3, 3), bias=T(6), groups=6, padding=[1, 1])),
    (F + "conv2d", dict(input=T(1, 6, 16, 17), weight=T(6, 1, 5, 5), bias=T(6), groups=6, padding=[2, 2], stride=[2, 2])),
    (F + "conv2d", dict(input=T(1, 5, 12, 12), weight=T(5, 1, 7, 7), groups=5, padding=[3, 3], stride=[3, 3])),
    (F + "conv2d", dict(input=T(1, 4, 9, 9), weight=T(8, 1, 3, 3), groups=4, padding=[1, 1])),
    (F + "conv2d", dict(input=T(1, 4, 16, 16), weight=T(4, 4, 3, 3), dilation=[2, 3], padding=[2, 3])),
    (F + "conv2d", dict(input=T(1, 4, 9, 9), weight=T(4, 4, 4, 2), padding="same")),
    (F + "conv2d", dict(input=T(1, 4, 9, 9), weight=T(4, 4, 3, 3), padding="valid")),
    (F + "conv2d", dict(input=T(3, 9, 9), weight=T(4, 3, 3, 3), padding=[1, 1])),
    (F + "conv3d", dict(input=T(2, 2, 5, 6, 7), weight=T(4, 2, 3, 2, 3), bias=T(4), padding=[1, 0, 1], stride=[2, 1, 1])),
    (F + "conv_transpose1d", dict(input=T(1, 3, 6), weight=T(3, 4, 3), bias=T(4), stride=[2], padding=[1], output_padding=[1])),
    (F + "conv_transpose2d", dict(input=T(2, 4, 5, 6), weight=T(4, 3, 3, 3), bias=T(3), stride=[2, 2], padding=[1, 1], output_padding=[1, 0])),
    (F + "conv_transpose2d", dict(input=T(1, 4, 5, 5), weight=T(4, 2, 3, 3), groups=2, dilation=[2, 2])),
    (F + "conv_transpose3d", dict(input=T(1, 2, 3, 3, 3), weight=T(2, 3, 2, 2, 2), stride=[2, 2, 2])),
    # products
    (F + "linear", dict(input=T(3, 10), weight=T(7, 10), bias=T(7))),
    (F + "linear", dict(input=T(1, 33), weight=T(9, 33), bias=T(9))),
    (F + "linear", dict(input=T(2, 5, 12), weight=T(16, 12))),
    (F + "linear", dict(input=T(1, 700), weight=T(5, 700), bias=T(5))),
    (F + "linear", dict(input=T(9, 130), weight=T(6, 130), bias=T(6))),
    ("torch.matmul", dict(input=T(4, 5), other=T(5, 6))),
    ("torch.matmul", dict(input=T(2, 3, 4, 5), other=T(2, 3, 5, 6))),
    ("torch.matmul", dict(input=T(2, 3, 9, 17), other=T(2, 1, 17, 11))),
    ("torch.matmul", dict(input=T(7), other=T(7, 3))),
    ("torch.matmul", dict(input=T(2, 4, 7), other=T(7))),
    ("torch.bmm", dict(input=T(3, 4, 5), mat2=T(3, 5, 2))),
    ("torch.addmm", dict(input=T(6), mat1=T(4, 5), mat2=T(5, 6), beta=0.5, alpha=2.0)),
    # pooling
    (F + "max_pool1d", dict(input=T(2, 3, 17), kernel_size=[3], stride=[2], padding=[1])),
    (F + "max_pool2d", dict(input=T(2, 3, 13, 14), kernel_size=[3, 3], stride=[2, 2])),
    (F + "max_pool2d", dict(input=T(1, 3, 13, 14), kernel_size=[3, 2], stride=[2, 2], padding=[1, 1], ceil_mode=True)),
    (F + "max_pool2d", dict(input=T(1, 2, 12, 12), kernel_size=[2, 2])),
    (F + "max_pool2d", dict(input=T(1, 2, 12, 12), kernel_size=[3, 3], stride=[1, 1], padding=[1, 1])),
    (F + "max_pool2d", dict(input=T(1, 2, 20, 20), kernel_size=[3, 3], stride=[3, 3], dilation=[2, 2])),
    (F + "max_pool3d", dict(input=T(1, 2, 6, 7, 8), kernel_size=[2, 3, 2], stride=[2, 2, 2], padding=[1, 1, 1])),
    (F + "avg_pool1d", dict(input=T(2, 3, 17), kernel_size=[4], stride=[3], padding=[1])),
    (F + "avg_pool2d", dict(input=T(2, 3, 12, 14), kernel_size=[2, 2])),
    (F + "avg_pool2d", dict(input=T(1, 3, 13, 14), kernel_size=[3, 3], stride=[2, 2], padding=[1, 1])),
    (F + "avg_pool2d", dict(input=T(1, 3, 13, 14), kernel_size=[3, 3], stride=[2, 2], padding=[1, 1], count_include_pad=False)),
    (F + "avg_pool2d", dict(input=T(1, 3, 13, 14), kernel_size=[3, 3], stride=[2, 2], padding=[1, 1], ceil_mode=True)),
    (F + "avg_pool2d", dict(input=T(1, 3, 12, 12), kernel_size=[3, 3], divisor_override=5)),
    (F + "avg_pool3d", dict(input=T(1, 2, 6, 6, 6), kernel_size=[2, 2, 3], stride=[2, 2, 2])),
    (F + "adaptive_avg_pool1d", dict(input=T(2, 3, 11), output_size=[4])),
    (F + "adaptive_avg_pool2d", dict(input=T(2, 5, 7, 7), output_size=[1, 1])),
    (F + "adaptive_avg_pool2d", dict(input=T(1, 3, 11, 13), output_size=[4, 6])),
    (F + "adaptive_avg_pool2d", dict(input=T(1, 3, 4, 4), output_size=[7, 6])),
    (F + "adaptive_max_pool2d", dict(input=T(1, 3, 11, 13), output_size=[4, 6])),
    # normalization
    (F + "batch_norm", dict(input=T(2, 5, 4, 3), running_mean=T(5), running_var=T(5, shift=1.5), weight=T(5), bias=T(5), eps=1e-5)),
    (F + "batch_norm", dict(input=T(2, 5, 7), running_mean=T(5), running_var=T(5, shift=1.5), eps=1e-3)),
    (F + "batch_norm", dict(input=T(6, 5), running_mean=T(5), running_var=T(5, shift=1.5), weight=T(5), bias=T(5))),
    (F + "batch_norm", dict(input=T(3, 4, 5, 5), running_mean=None, running_var=None, weight=T(4), bias=T(4), training=True)),
    (F + "layer_norm", dict(input=T(2, 3, 10), normalized_shape=[10], weight=T(10), bias=T(10))),
    (F + "layer_norm", dict(input=T(2, 3, 4, 5), normalized_shape=[4, 5])),
    (F + "group_norm", dict(input=T(2, 6, 4, 4), num_groups=3, weight=T(6), bias=T(6))),
    (F + "instance_norm", dict(input=T(2, 3, 5, 5), weight=T(3), bias=T(3))),
    (F + "local_response_norm", dict(input=T(2, 7, 4, 4), size=5, alpha=0.1, beta=0.75, k=2.0)),
    (F + "local_response_norm", dict(input=T(2, 7, 4, 4), size=4)),
    (F + "normalize", dict(input=T(2, 7, 3), dim=1)),
    # elementwise
    *[(name, dict(input=T(2, 3, 5))) for name in (
        "torch.relu", "torch.sigmoid", "torch.tanh", "torch.exp", "torch.abs", "torch.neg", "torch.sin", "torch.cos",
        "torch.floor", "torch.ceil", "torch.sign", "torch.square", "torch.erf", "torch.expm1",
        F + "silu", F + "mish", F + "hardswish", F + "hardsigmoid", F + "relu6", F + "selu", F + "softsign",
        F + "logsigmoid", F + "gelu", F + "tanhshrink")],
    (F + "hardtanh", dict(input=T(40), min_val=-0.5, max_val=0.25)),
    (F + "softshrink", dict(input=T(40), lambd=0.5)),
    (F + "hardshrink", dict(input=T(40), lambd=0.5)),
    (F + "celu", dict(input=T(40), alpha=1.0)),
    *[(name, dict(input=T(2, 3, 5, shift=1.5))) for name in ("torch.log", "torch.sqrt", "torch.rsqrt", "torch.log1p", "torch.reciprocal", "torch.log2")],
    ("torch.round", dict(input=T(40, scale=5.0), decimals=0)),
    (F + "leaky_relu", dict(input=T(40), negative_slope=0.2)),
    (F + "elu", dict(input=T(40, scale=3.0), alpha=0.5)),
    (F + "gelu", dict(input=T(40, scale=3.0), approximate="tanh")),
    (F + "softplus", dict(input=T(40, scale=9.0), beta=2.0, threshold=10.0)),
    (F + "threshold", dict(input=T(40), threshold=0.1, value=7.0)),
    (F + "prelu", dict(input=T(2, 3, 4), weight=T(3))),
    (F + "prelu", dict(input=T(2, 3, 4), weight=T(1))),
    (F + "glu", dict(input=T(2, 6, 4), dim=1)),
    ("torch.clamp", dict(input=T(40), min=-0.5, max=0.25)),
    ("torch.add", dict(input=T(2, 3, 4), other=T(2, 3, 4))),
    ("torch.add", dict(input=T(2, 3, 4), other=T(3, 1), alpha=2.0)),
    ("torch.add", dict(input=T(2, 1, 3, 1, 4), other=T(5, 1, 2, 1))),
    ("torch.add", dict(input=T(2, 3), other=3.5)),
    ("torch.sub", dict(input=T(2, 3), other=T(3))),
    ("torch.mul", dict(input=T(2, 3, 4, 4), other=T(2, 3, 1, 1))),
    ("torch.mul", dict(input=T(2, 3, 4), other=T(2, 3, 4))),
    ("torch.div", dict(input=T(2, 3), other=T(2, 3, shift=2.0))),
    ("torch.pow", dict(input=T(2, 3, shift=1.5), exponent=2.5)),
    ("torch.maximum", dict(input=T(2, 3), other=T(2, 1))),
    ("torch.minimum", dict(input=T(2, 3), other=T(2, 1))),
    ("torch.where", dict(condition="mask", input=T(3, 4), other=T(4))),
    # reductions
    ("torch.sum", dict(input=T(3, 4, 5))),
    ("torch.sum", dict(input=T(3, 4, 5), dim=[1])),
    ("torch.mean", dict(input=T(2, 5, 7, 9), dim=[2, 3])),
    ("torch.mean", dict(input=T(2, 5, 7, 9), dim=[0, 2], keepdim=True)),
    ("torch.mean", dict(input=T(2, 3, 200), dim=[-1])),
    ("torch.amax", dict(input=T(3, 4, 5), dim=[1])),
    ("torch.prod", dict(input=T(3, 4), dim=1)),
    ("torch.var", dict(input=T(3, 40), dim=[1])),
    ("torch.std", dict(input=T(3, 4, 5), dim=[0, 2], unbiased=False)),
    ("torch.argmax", dict(input=T(3, 4, 5), dim=1)),
    (F + "softmax", dict(input=T(3, 10), dim=-1)),
    (F + "softmax", dict(input=T(2, 5, 6), dim=1)),
    (F + "log_softmax", dict(input=T(3, 10), dim=1)),
    ("torch.cumsum", dict(input=T(3, 10), dim=1)),
    # movement
    ("torch.flatten", dict(input=T(2, 3, 4), start_dim=1)),
    ("torch.permute", dict(input=T(2, 3, 4, 5), dims=[0, 2, 3, 1])),
    ("torch.permute", dict(input=T(2, 3, 2, 3, 2, 4), dims=[5, 3, 1, 4, 2, 0])),
    ("torch.transpose", dict(input=T(2, 3, 4), dim0=1, dim1=2)),
    ("torch.cat", dict(tensors=[T(2, 3, 4), T(2, 5, 4)], dim=1)),
    ("torch.cat", dict(tensors=[T(2, 3), T(2, 1), T(2, 4), T(2, 2), T(2, 2)], dim=1)),
    ("torch.cat", dict(tensors=[T(1, 2, 3), T(2, 2, 3), T(1, 2, 3)], dim=0)),
    ("torch.stack", dict(tensors=[T(2, 3), T(2, 3), T(2, 3)], dim=1)),
    ("torch.chunk", dict(input=T(2, 7, 3), chunks=3, dim=1)),
    ("torch.unbind", dict(input=T(2, 3, 4), dim=1)),
    ("torch.narrow", dict(input=T(2, 7, 3), dim=1, start=2, length=3)),
    ("torch.flip", dict(input=T(2, 3, 4), dims=[0, 2])),
    ("torch.roll", dict(input=T(4, 5), shifts=[1, -2], dims=[0, 1])),
    (F + "pad", dict(input=T(2, 3, 4, 5), pad=[1, 2, 0, 3], value=1.5)),
    (F + "pad", dict(input=T(2, 3, 4, 5), pad=[1, 2, 3, 1], mode="reflect")),
    (F + "pad", dict(input=T(2, 3, 4, 5), pad=[1, 2, 0, 3], mode="replicate")),
    (F + "pad", dict(input=T(2, 3, 4, 5), pad=[1, 2, 2, 3], mode="circular")),
    (F + "pad", dict(input=T(2, 3, 6), pad=[-1, -2])),
    (F + "embedding", dict(input=T(2, 5, vocabulary=9), weight=T(9, 6))),
    ("torch.index_select", dict(input=T(4, 5, 3), dim=1, index=T(4, vocabulary=5))),
    (F + "pixel_shuffle", dict(input=T(2, 8, 3, 4), upscale_factor=2)),
    (F + "pixel_unshuffle", dict(input=T(2, 2, 6, 8), downscale_factor=2)),
    (F + "channel_shuffle", dict(input=T(2, 6, 3, 4), groups=3)),
    (F + "interpolate", dict(input=T(1, 3, 5, 6), scale_factor=[2.0, 2.0], mode="nearest")),
    (F + "interpolate", dict(input=T(1, 3, 5, 6), size=[8, 9], mode="nearest")),
    (F + "interpolate", dict(input=T(1, 3, 5, 6), size=[11, 4], mode="bilinear", align_corners=False)),
    (F + "interpolate", dict(input=T(1, 3, 5, 6), size=[9, 13], mode="bilinear", align_corners=True)),
    (F + "interpolate", dict(input=T(1, 2, 5, 6), size=[9, 13], mode="bicubic", align_corners=False)),
    (F + "interpolate", dict(input=T(1, 2, 3, 4, 5), size=[5, 3, 7], mode="trilinear", align_corners=False)),
    (F + "interpolate", dict(input=T(1, 2, 9, 8), size=[3, 4], mode="area")),
    (F + "unfold", dict(input=T(2, 3, 6, 7), kernel_size=[2, 3], dilation=[1, 2], padding=[1, 0], stride=[2, 1])),
    (F + "fold", dict(input=T(2, 12, 9), output_size=[4, 4], kernel_size=[2, 2], dilation=[1, 1], padding=[0, 0], stride=[1, 1])),
    (F + "grid_sample", dict(input=T(2, 3, 5, 6), grid=T(2, 4, 3, 2, scale=1.3), mode="bilinear", padding_mode="zeros", align_corners=False)),
    (F + "grid_sample", dict(input=T(2, 3, 5, 6), grid=T(2, 4, 3, 2, scale=1.3), mode="bilinear", padding_mode="border", align_corners=True)),
    (F + "affine_grid", dict(theta=T(2, 2, 3), size=[2, 3, 4, 5], align_corners=False)),
    (F + "bilinear", dict(input1=T(3, 4), input2=T(3, 5), weight=T(2, 4, 5), bias=T(2))),
    (F + "embedding_bag", dict(input=T(3, 4, vocabulary=9), weight=T(9, 5), mode="mean")),
    (F + "one_hot", dict(tensor=T(2, 3, vocabulary=5), num_classes=5)),
    (F + "cosine_similarity", dict(x1=T(3, 4, 5), x2=T(3, 4, 5), dim=1, eps=1e-8)),
    (F + "pairwise_distance", dict(x1=T(3, 5), x2=T(3, 5), p=2.0, eps=1e-6)),
    ("torch.cummax", dict(input=T(3, 10), dim=1)),
    ("torch.logsumexp", dict(input=T(3, 4, 5), dim=[1])),
    ("torch.var_mean", dict(input=T(3, 4, 5), dim=[1], unbiased=True)),
    ("torch.lstm", dict(input=T(5, 2, 3), hx=[T(2, 2, 4), T(2, 2, 4)], params=[
        T(16, 3), T(16, 4), T(16), T(16), T(16, 4), T(16, 4), T(16), T(16)],
        has_biases=True, num_layers=2, dropout=0.0, train=False, bidirectional=False, batch_first=False)),
    ("torch.gru", dict(input=T(2, 5, 3), hx=T(2, 2, 4), params=[
        T(12, 3), T(12, 4), T(12), T(12), T(12, 3), T(12, 4), T(12), T(12)],
        has_biases=True, num_layers=1, dropout=0.0, train=False, bidirectional=True, batch_first=True)),
    ("torch.rnn_tanh", dict(input=T(5, 2, 3), hx=T(1, 2, 4), params=[T(4, 3), T(4, 4)],
        has_biases=False, num_layers=1, dropout=0.0, train=False, bidirectional=False, batch_first=False)),
    # products told by subscripts, distances
    ("torch.einsum", dict(equation="bij,bjk->bik", operands=[T(2, 3, 4), T(2, 4, 5)])),
    ("torch.einsum", dict(equation="bhqd,bhkd->bhqk", operands=[T(2, 2, 3, 4), T(2, 2, 5, 4)])),
    ("torch.einsum", dict(equation="nchw,cd->nhwd", operands=[T(2, 3, 4, 5), T(3, 6)])),
    ("torch.einsum", dict(equation="ij,kj->ki", operands=[T(3, 4), T(5, 4)])),
    ("torch.einsum", dict(equation="i,j->ij", operands=[T(3), T(4)])),
    ("torch.tensordot", dict(input=T(2, 3, 4), other=T(4, 3, 5), dims=[[1, 2], [1, 0]])),
    ("torch.tensordot", dict(input=T(2, 3, 4), other=T(3, 4, 5), dims=2)),
    ("torch.cdist", dict(x1=T(2, 3, 4), x2=T(2, 5, 4), p=2.0)),
    ("torch.cdist", dict(x1=T(3, 4), x2=T(5, 4), p=1.0)),
    ("torch.inner", dict(input=T(2, 3, 4), other=T(5, 4))),
    ("torch.outer", dict(input=T(3), vec2=T(4))),
    # lookups and parts
    ("torch.gather", dict(input=T(3, 4, 5), dim=1, index=T(3, 2, 5, vocabulary=4))),
    ("torch.take_along_dim", dict(input=T(3, 4), indices=T(3, 2, vocabulary=4), dim=1)),
    ("torch.repeat_interleave", dict(input=T(2, 3, 4), repeats=2, dim=1)),
    ("Tensor.__getitem__", dict(input=T(4, 5, 6), index=[1])),
    ("Tensor.__getitem__", dict(input=T(4, 5, 6), index=[["slice", None, None, None], ["slice", 1, -1, 2]])),
    ("Tensor.__getitem__", dict(input=T(4, 5, 6), index=["...", None, 2])),
    ("Tensor.__getitem__", dict(input=T(4, 5, 6), index=[["slice", 1, None, None], ["list", False, [2], [0, 3]]])),
    ("Tensor.__getitem__", dict(input=T(4, 5, 6), index=[["list", False, [2], [0, 3]], ["list", False, [2], [4, 1]]])),
    ("torch.tril", dict(input=T(2, 4, 5), diagonal=1)),
    ("torch.triu", dict(input=T(4, 4), diagonal=-1)),
    ("torch.diagonal", dict(input=T(2, 3, 4), offset=1, dim1=1, dim2=2)),
    ("torch.rot90", dict(input=T(2, 3, 4), k=1, dims=[1, 2])),
    ("torch.fliplr", dict(input=T(2, 3, 4))),
    ("torch.movedim", dict(input=T(2, 3, 4), source=[0], destination=[2])),
    ("Tensor.expand", dict(input=T(3, 1), size=[2, 3, 4])),
    ("Tensor.repeat", dict(input=T(2, 3), repeats=[2, 1, 2])),
    ("torch.tile", dict(input=T(2, 3), dims=[2])),
    ("Tensor.unfold", dict(input=T(2, 9), dimension=1, size=3, step=2)),
    ("torch.hstack", dict(tensors=[T(3), T(2)])),
    ("torch.vstack", dict(tensors=[T(3), T(3)])),
    ("torch.dstack", dict(tensors=[T(2, 3), T(2, 3)])),
    ("torch.column_stack", dict(tensors=[T(3), T(3, 2)])),
    ("torch.meshgrid", dict(tensors=[T(3), T(4)], indexing="xy")),
    ("torch.broadcast_tensors", dict(tensors=[T(3, 1), T(4)])),
    ("torch.tensor_split", dict(input=T(7, 2), indices_or_sections=3, dim=0)),
    ("torch.select", dict(input=T(3, 4, 5), dim=1, index=-1)),
    # more elementwise functions
    ("torch.rsub", dict(input=T(2, 3), other=T(3))),
    ("torch.div", dict(input=T(40, scale=9.0), other=2.0, rounding_mode="floor")),
    ("torch.div", dict(input=T(40, scale=9.0), other=2.0, rounding_mode="trunc")),
    ("torch.remainder", dict(input=T(40, scale=9.0), other=2.5)),
    ("torch.fmod", dict(input=T(40, scale=9.0), other=2.5)),
    *[("torch.pow", dict(input=T(2, 3, shift=shift), exponent=e)) for shift, e in
        ((0.0, 2), (0.0, 3), (1.5, 0.5), (1.5, -1), (1.5, -0.5), (0.0, 4))],
    ("torch.atan2", dict(input=T(40), other=T(40))),
    ("torch.hypot", dict(input=T(40), other=T(40))),
    ("torch.logaddexp", dict(input=T(40), other=T(40))),
    ("torch.lerp", dict(input=T(2, 3), end=T(2, 3), weight=0.3)),
    ("torch.addcmul", dict(input=T(2, 3), tensor1=T(2, 3), tensor2=T(3), value=0.5)),
    ("torch.addcdiv", dict(input=T(2, 3), tensor1=T(2, 3), tensor2=T(3, shift=2.0), value=0.5)),
    ("torch.clamp", dict(input=T(40), min=-0.5)),
    ("torch.clamp", dict(input=T(40), max=0.5)),
    ("torch.clamp_min", dict(input=T(40), min=0.1)),
    ("torch.masked_fill", dict(input=T(3, 4), mask="mask", value=-5.0)),
    *[(name, dict(input=T(2, 3, 5, scale=0.9))) for name in (
        "torch.tan", "torch.asin", "torch.acos", "torch.atan", "torch.sinh", "torch.cosh", "torch.asinh", "torch.atanh",
        "torch.trunc", "torch.frac", "torch.deg2rad", "torch.exp2", "torch.sinc")],
    ("torch.acosh", dict(input=T(40, shift=2.5))),
    ("torch.logit", dict(input=T(40, scale=0.4, shift=0.5))),
    # losses
    *[(F + name, dict(input=T(3, 4), target=T(3, 4), **extra)) for name, extra in (
        ("l1_loss", {}), ("mse_loss", {}), ("mse_loss", dict(reduction="none")), ("smooth_l1_loss", dict(beta=0.5)),
        ("huber_loss", dict(delta=0.3, reduction="sum")), ("kl_div", dict(reduction="batchmean", log_target=True)),
        ("poisson_nll_loss", {}), ("soft_margin_loss", {}), ("hinge_embedding_loss", dict(margin=0.5)))],
    (F + "kl_div", dict(input=T(3, 4), target=T(3, 4, scale=0.4, shift=0.5), reduction="sum")),
    (F + "mse_loss", dict(input=T(3, 4), target=T(4))),
    (F + "binary_cross_entropy", dict(input=T(3, 4, scale=0.4, shift=0.5), target=T(3, 4, vocabulary=2, floats=True), weight=T(3, 4))),
    (F + "binary_cross_entropy_with_logits", dict(input=T(3, 4, scale=3.0), target=T(3, 4, vocabulary=2, floats=True), pos_weight=T(4, shift=2.0))),
    (F + "cross_entropy", dict(input=T(5, 4), target=T(5, vocabulary=4))),
    (F + "cross_entropy", dict(input=T(5, 4), target=T(5, vocabulary=4), weight=T(4, shift=1.5), label_smoothing=0.1)),
    (F + "cross_entropy", dict(input=T(2, 4, 3), target=T(2, 3, vocabulary=4), ignore_index=1, reduction="none")),
    (F + "cross_entropy", dict(input=T(5, 4), target=T(5, 4, scale=0.1, shift=0.2))),
    (F + "nll_loss", dict(input=T(2, 4, 3, 2), target=T(2, 3, 2, vocabulary=4), weight=T(4, shift=1.5), ignore_index=2)),
    (F + "gaussian_nll_loss", dict(input=T(3, 4), target=T(3, 4), var=T(3, 4, shift=1.5), full=True)),
    (F + "gaussian_nll_loss", dict(input=T(3, 4), target=T(3, 4), var=T(3, 1, shift=1.5))),
    (F + "multi_margin_loss", dict(input=T(3, 4), target=T(3, vocabulary=4), p=2, margin=0.5)),
    (F + "multilabel_margin_loss", dict(input=T(3, 4), target=T(3, 4, vocabulary=4))),
    (F + "multilabel_soft_margin_loss", dict(input=T(3, 4), target=T(3, 4, vocabulary=2), weight=T(4, shift=1.5))),
    (F + "margin_ranking_loss", dict(input1=T(5), input2=T(5), target=T(5), margin=0.1)),
    (F + "cosine_embedding_loss", dict(input1=T(3, 4), input2=T(3, 4), target=T(3, vocabulary=2), margin=0.1)),
    (F + "triplet_margin_loss", dict(anchor=T(3, 4), positive=T(3, 4), negative=T(3, 4), swap=True, p=2.0)),
    # lookups that are computed by the rules for known values
    ("torch.scatter", dict(input=T(3, 5), dim=1, index=T(3, 2, vocabulary=5), src=T(3, 2))),
    ("torch.scatter", dict(input=T(3, 5), dim=0, index=T(2, 5, vocabulary=3), value=2.5)),
    ("torch.scatter_add", dict(input=T(3, 5), dim=1, index=T(3, 4, vocabulary=5), src=T(3, 4))),
    ("torch.scatter_reduce", dict(input=T(3, 5), dim=1, index=T(3, 4, vocabulary=5), src=T(3, 4), reduce="amax", include_self=True)),
    ("torch.scatter_reduce", dict(input=T(3, 5), dim=1, index=T(3, 4, vocabulary=5), src=T(3, 4), reduce="sum", include_self=False)),
    ("torch.index_add", dict(input=T(5, 3), dim=0, index=T(4, vocabulary=5), source=T(4, 3), alpha=2.0)),
    ("torch.index_copy", dict(input=T(5, 3), dim=1, index=T(2, vocabulary=3), source=T(5, 2))),
    ("torch.index_fill", dict(input=T(5, 3), dim=0, index=T(2, vocabulary=5), value=7.0)),
    ("torch.median", dict(input=T(3, 4, 5))),
    ("torch.median", dict(input=T(3, 4, 5), dim=1)),
    ("torch.kthvalue", dict(input=T(3, 7), k=3, dim=1)),
    ("torch.mode", dict(input=T(3, 7, vocabulary=3), dim=1)),
    ("torch.searchsorted", dict(sorted_sequence=T(1, vocabulary=9), input=T(4, vocabulary=9))),
    ("torch.bucketize", dict(input=T(2, 4, vocabulary=9), boundaries=T(1, vocabulary=9))),
    ("torch.diff", dict(input=T(3, 7), n=2, dim=1)),
    ("torch.take", dict(input=T(3, 4), index=T(2, 3, vocabulary=12))),
    ("torch.trace", dict(input=T(4, 5))),
    ("torch.erfc", dict(input=T(2, 3, 5))),
    ("torch.lgamma", dict(input=T(40, shift=2.5, scale=2.0))),
    ("torch.nansum", dict(input=T(3, 4), dim=[1])),
    ("torch.quantile", dict(input=T(3, 9), q=0.3, dim=1)),
    ("torch.linalg.det", dict(A=T(2, 3, 3))),
    ("torch.linalg.inv", dict(A=T(2, 3, 3))),
    ("torch.count_nonzero", dict(input=T(3, 4, vocabulary=3), dim=[1])),
    ("torch.gather", dict(input=T(3, 4, 5), dim=1, index=T(2, 2, 3, vocabulary=4))),
    # made from nothing
    ("torch.zeros", dict(size=[2, 3])),
    ("torch.full", dict(size=[2, 3], fill_value=2.5)),
    ("torch.eye", dict(n=3, m=4)),
    ("torch.arange", dict(start=1, end=2, step=0.25)),
    ("torch.linspace", dict(start=0, end=1, steps=7)),
    (F + "scaled_dot_product_attention", dict(query=T(2, 2, 5, 4), key=T(2, 2, 7, 4), value=T(2, 2, 7, 6))),
]


def subscript(input, index):
    """`input[index]` for an index as traces have it: ["slice", start, stop, step], ["list", is_mask, shape, numbers], "..."."""

    def part(item):
        if item == "...":
            return ...
        if isinstance(item, list) and item[0] == "slice":
            return slice(*item[1:])
        return torch.tensor(item[3]).reshape(item[2]) if isinstance(item, list) else item

    return input[tuple(part(item) for item in index)]


# Functions that take some of their arguments one by one.
SPECIAL = {
    "Tensor.__getitem__": subscript,
    "torch.einsum": lambda equation, operands: torch.einsum(equation, *operands),
    "torch.meshgrid": lambda tensors, indexing: torch.meshgrid(*tensors, indexing=indexing),
    "torch.broadcast_tensors": lambda tensors: torch.broadcast_tensors(*tensors),
    "torch.tensordot": lambda input, other, dims: torch.tensordot(input, other, dims),
    "torch.tensor_split": lambda input, indices_or_sections, dim: torch.tensor_split(input, indices_or_sections, dim),
    "torch.movedim": lambda input, source, destination: torch.movedim(input, source, destination),
    "Tensor.expand": lambda input, size: input.expand(size),
    "Tensor.repeat": lambda input, repeats: input.repeat(repeats),
    "Tensor.unfold": lambda input, dimension, size, step: input.unfold(dimension, size, step),
}
# Functions whose op, in a trace, has another name.
OPS = {name: name + ":tensors" for name in ("torch.meshgrid", "torch.broadcast_tensors")}
OPS["torch.einsum"] = "torch.einsum:op"


def function_of(name):
    if name in SPECIAL:
        return SPECIAL[name]
    value = torch
    for part in name.split(".")[1:]:
        value = getattr(value, part, None)
    return value


def attention(query, key, value):  # newer than some PyTorches
    weights = torch.softmax(query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1]), -1)
    return weights @ value


# Parameters that our declarations call otherwise.
RENAMED = {("torch.pow", "exponent"): "other", ("torch.linalg.det", "A"): "input", ("torch.linalg.inv", "A"): "input"}


def case(name, args):
    tensors, count = [], 0

    def real(value):
        nonlocal count
        if isinstance(value, T):
            size = math.prod(value.shape)
            bits = weyl(size, count * 1000003)
            count += 1
            if value.vocabulary:
                data = bits % value.vocabulary
                data = data.float() if value.floats else data
            else:
                data = bits.to(torch.float64) * 2.0**-23 - 1
                data = (data.to(torch.float32) * value.scale + value.shift).to(torch.float32)
            tensors.append({"shape": list(value.shape), "values": None, "integer": bool(value.vocabulary) and not value.floats,
                            "vocabulary": value.vocabulary, "scale": value.scale, "shift": value.shift})
            return data.reshape(value.shape), {"tensor": len(tensors) - 1}
        if isinstance(value, str) and value == "mask":
            count += 1
            tensors.append({"shape": [3, 4], "values": [i % 3 % 2 for i in range(12)], "integer": True})
            mask = torch.tensor(tensors[-1]["values"]).reshape(3, 4).bool()
            return mask, {"tensor": len(tensors) - 1}
        if isinstance(value, list) and value and isinstance(value[0], T):
            pairs = [real(item) for item in value]
            return [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        return value, value

    pairs = {key: real(value) for key, value in args.items()}
    function = function_of(name) or attention
    given = {key: pair[0] for key, pair in pairs.items()}
    if name.endswith("one_hot"):
        given["input"] = given.pop("tensor")
    if name == "torch.lstm" or name == "torch.gru" or name.startswith("torch.rnn"):
        given = list(given.values())
        result = function(*given)
        given = None
    elif name.endswith("interpolate") and "scale_factor" in given:
        given["scale_factor"] = tuple(given["scale_factor"])
    if given is not None:
        result = function(**given)
    results = [result] if isinstance(result, torch.Tensor) else list(result)
    return {
        "op": OPS.get(name, name),
        "args": {RENAMED.get((name, key), key): pair[1] for key, pair in pairs.items()},
        "tensors": tensors,
        "outputs": [
            {"shape": list(r.shape), "values": [float(f"{v:.9g}") for v in r.flatten().tolist()]} for r in results
        ],
    }


cases = [case(name, args) for name, args in CASES]
out = Path(__file__).parent.parent / "golden" / "kernels.json"
out.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
print(len(cases), out.stat().st_size)
