"""Models that are put together from lists, tables, registries and configurations."""

import collections
import copy
import inspect
import json
import logging
import math
import operator
import os
import re
import sys
import types
import warnings
from collections import OrderedDict, defaultdict, namedtuple
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from enum import Enum, auto
from functools import partial, reduce, wraps
from itertools import chain, islice, pairwise, product, repeat, tee
from numbers import Number
from pathlib import Path
from typing import Any, Callable, ClassVar, Dict, Generic, Iterable, List, Literal, Mapping, Optional, Protocol, Sequence, Tuple, Type, TypeVar, Union, cast, overload

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import Tensor
from torch.nn.common_types import _size_2_t
from torch.nn.modules.utils import _pair

try:
    from timm.models.layers import DropPath, trunc_normal_
except ImportError:
    trunc_normal_ = nn.init.trunc_normal_

    class DropPath(nn.Module):
        def __init__(self, drop_prob: float = 0.0, scale_by_keep: bool = True):
            super().__init__()
            self.drop_prob, self.scale_by_keep = drop_prob, scale_by_keep

        def forward(self, x):
            if self.drop_prob == 0.0 or not self.training:
                return x
            keep = 1 - self.drop_prob
            mask = x.new_empty((x.shape[0],) + (1,) * (x.ndim - 1)).bernoulli_(keep)
            if keep > 0.0 and self.scale_by_keep:
                mask.div_(keep)
            return x * mask


logger = logging.getLogger(__name__)
LOGGER = logger

# --- a detector parsed from a list of rows ---------------------------------------------------------------------------


def autopad(k, p=None, d=1):
    if d > 1:
        k = d * (k - 1) + 1 if isinstance(k, int) else [d * (x - 1) + 1 for x in k]
    if p is None:
        p = k // 2 if isinstance(k, int) else [x // 2 for x in k]
    return p


def make_divisible(x, divisor):
    if isinstance(divisor, torch.Tensor):
        divisor = int(divisor.max())
    return math.ceil(x / divisor) * divisor


class Conv(nn.Module):
    default_act = nn.SiLU()

    def __init__(self, c1, c2, k=1, s=1, p=None, g=1, d=1, act=True):
        super().__init__()
        self.conv = nn.Conv2d(c1, c2, k, s, autopad(k, p, d), groups=g, dilation=d, bias=False)
        self.bn = nn.BatchNorm2d(c2)
        self.act = self.default_act if act is True else act if isinstance(act, nn.Module) else nn.Identity()

    def forward(self, x):
        return self.act(self.bn(self.conv(x)))

    def forward_fuse(self, x):
        return self.act(self.conv(x))


class DWConv(Conv):
    def __init__(self, c1, c2, k=1, s=1, d=1, act=True):
        super().__init__(c1, c2, k, s, g=math.gcd(c1, c2), d=d, act=act)


class Bottleneck(nn.Module):
    def __init__(self, c1, c2, shortcut=True, g=1, e=0.5):
        super().__init__()
        c_ = int(c2 * e)
        self.cv1 = Conv(c1, c_, 1, 1)
        self.cv2 = Conv(c_, c2, 3, 1, g=g)
        self.add = shortcut and c1 == c2

    def forward(self, x):
        return x + self.cv2(self.cv1(x)) if self.add else self.cv2(self.cv1(x))


class C3(nn.Module):
    def __init__(self, c1, c2, n=1, shortcut=True, g=1, e=0.5):
        super().__init__()
        c_ = int(c2 * e)
        self.cv1 = Conv(c1, c_, 1, 1)
        self.cv2 = Conv(c1, c_, 1, 1)
        self.cv3 = Conv(2 * c_, c2, 1)
        self.m = nn.Sequential(*(Bottleneck(c_, c_, shortcut, g, e=1.0) for _ in range(n)))

    def forward(self, x):
        return self.cv3(torch.cat((self.m(self.cv1(x)), self.cv2(x)), 1))


class SPPF(nn.Module):
    def __init__(self, c1, c2, k=5):
        super().__init__()
        c_ = c1 // 2
        self.cv1, self.cv2 = Conv(c1, c_, 1, 1), Conv(c_ * 4, c2, 1, 1)
        self.m = nn.MaxPool2d(kernel_size=k, stride=1, padding=k // 2)

    def forward(self, x):
        x = self.cv1(x)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            y1 = self.m(x)
            y2 = self.m(y1)
            return self.cv2(torch.cat((x, y1, y2, self.m(y2)), 1))


class Concat(nn.Module):
    def __init__(self, dimension=1):
        super().__init__()
        self.d = dimension

    def forward(self, x):
        return torch.cat(x, self.d)


class Detect(nn.Module):
    stride = None
    dynamic = False
    export = False

    def __init__(self, nc=80, anchors=(), ch=(), inplace=True):
        super().__init__()
        self.nc = nc
        self.no = nc + 5
        self.nl = len(anchors)
        self.na = len(anchors[0]) // 2
        self.grid = [torch.empty(0) for _ in range(self.nl)]
        self.anchor_grid = [torch.empty(0) for _ in range(self.nl)]
        self.register_buffer("anchors", torch.tensor(anchors).float().view(self.nl, -1, 2))
        self.m = nn.ModuleList(nn.Conv2d(x, self.no * self.na, 1) for x in ch)
        self.inplace = inplace

    def forward(self, x):
        z = []
        for i in range(self.nl):
            x[i] = self.m[i](x[i])
            bs, _, ny, nx = x[i].shape
            x[i] = x[i].view(bs, self.na, self.no, ny, nx).permute(0, 1, 3, 4, 2).contiguous()
            if not self.training:
                if self.dynamic or self.grid[i].shape[2:4] != x[i].shape[2:4]:
                    self.grid[i], self.anchor_grid[i] = self._make_grid(nx, ny, i)
                xy, wh, conf = x[i].sigmoid().split((2, 2, self.nc + 1), 4)
                xy = (xy * 2 + self.grid[i]) * self.stride[i]
                wh = (wh * 2) ** 2 * self.anchor_grid[i]
                y = torch.cat((xy, wh, conf), 4)
                z.append(y.view(bs, self.na * nx * ny, self.no))
        return x if self.training else (torch.cat(z, 1),) if self.export else (torch.cat(z, 1), x)

    def _make_grid(self, nx=20, ny=20, i=0):
        d = self.anchors[i].device
        t = self.anchors[i].dtype
        shape = 1, self.na, ny, nx, 2
        y, x = torch.arange(ny, device=d, dtype=t), torch.arange(nx, device=d, dtype=t)
        yv, xv = torch.meshgrid(y, x, indexing="ij")
        grid = torch.stack((xv, yv), 2).expand(shape) - 0.5
        anchor_grid = (self.anchors[i] * self.stride[i]).view((1, self.na, 1, 1, 2)).expand(shape)
        return grid, anchor_grid


def initialize_weights(model):
    for m in model.modules():
        t = type(m)
        if t is nn.Conv2d:
            pass
        elif t is nn.BatchNorm2d:
            m.eps = 1e-3
            m.momentum = 0.03
        elif t in [nn.Hardswish, nn.LeakyReLU, nn.ReLU, nn.ReLU6, nn.SiLU]:
            m.inplace = True


yolo_cfg = {
    "nc": 3,
    "depth_multiple": 0.34,
    "width_multiple": 0.125,
    "anchors": [[10, 13, 16, 30, 33, 23], [30, 61, 62, 45, 59, 119]],
    "backbone": [
        [-1, 1, "Conv", [64, 6, 2, 2]],
        [-1, 1, "Conv", [128, 3, 2]],
        [-1, 3, "C3", [128]],
        [-1, 1, "Conv", [256, 3, 2]],
        [-1, 6, "C3", [256]],
        [-1, 1, "DWConv", [256, 3, 2]],
        [-1, 1, "SPPF", [256, 5]],
    ],
    "head": [
        [-1, 1, "Conv", [256, 1, 1]],
        [-1, 1, "nn.Upsample", [None, 2, "nearest"]],
        [[-1, 4], 1, "Concat", [1]],
        [-1, 3, "C3", [256, False]],
        [-1, 1, "Conv", [256, 3, 2]],
        [[-1, 7], 1, "Concat", [1]],
        [-1, 3, "C3", [256, False]],
        [[10, 13], 1, "Detect", ["nc", "anchors"]],
    ],
}


def parse_model(d, ch):
    LOGGER.info(f"\n{'':>3}{'from':>18}{'n':>3}{'params':>10}  {'module':<40}{'arguments':<30}")
    anchors, nc, gd, gw, act = d["anchors"], d["nc"], d["depth_multiple"], d["width_multiple"], d.get("activation")
    if act:
        Conv.default_act = eval(act)
    na = (len(anchors[0]) // 2) if isinstance(anchors, list) else anchors
    no = na * (nc + 5)
    layers, save, c2 = [], [], ch[-1]
    for i, (f, n, m, args) in enumerate(d["backbone"] + d["head"]):
        m = eval(m) if isinstance(m, str) else m
        for j, a in enumerate(args):
            try:
                args[j] = eval(a) if isinstance(a, str) else a
            except NameError:
                pass
        n = n_ = max(round(n * gd), 1) if n > 1 else n
        if m in {Conv, Bottleneck, SPPF, DWConv, C3}:
            c1, c2 = ch[f], args[0]
            if c2 != no:
                c2 = make_divisible(c2 * gw, 8)
            args = [c1, c2, *args[1:]]
            if m in {C3}:
                args.insert(2, n)
                n = 1
        elif m is nn.BatchNorm2d:
            args = [ch[f]]
        elif m is Concat:
            c2 = sum(ch[x] for x in f)
        elif m in {Detect}:
            args.append([ch[x] for x in f])
            if isinstance(args[1], int):
                args[1] = [list(range(args[1] * 2))] * len(f)
        else:
            c2 = ch[f]
        m_ = nn.Sequential(*(m(*args) for _ in range(n))) if n > 1 else m(*args)
        t = str(m)[8:-2].replace("__main__.", "")
        np = sum(x.numel() for x in m_.parameters())
        m_.i, m_.f, m_.type, m_.np = i, f, t, np
        LOGGER.info(f"{i:>3}{str(f):>18}{n_:>3}{np:10.0f}  {t:<40}{str(args):<30}")
        save.extend(x % i for x in ([f] if isinstance(f, int) else f) if x != -1)
        layers.append(m_)
        if i == 0:
            ch = []
        ch.append(c2)
    return nn.Sequential(*layers), sorted(save)


class ListedDetector(nn.Module):
    def __init__(self, cfg=yolo_cfg, ch=3, nc=None, anchors=None):
        super().__init__()
        self.yaml = copy.deepcopy(cfg)
        ch = self.yaml["ch"] = self.yaml.get("ch", ch)
        if nc and nc != self.yaml["nc"]:
            self.yaml["nc"] = nc
        self.model, self.save = parse_model(copy.deepcopy(self.yaml), ch=[ch])
        self.names = [str(i) for i in range(self.yaml["nc"])]
        self.inplace = self.yaml.get("inplace", True)
        m = self.model[-1]
        if isinstance(m, Detect):
            s = 64
            m.inplace = self.inplace
            m.stride = torch.tensor([s / x.shape[-2] for x in self.forward(torch.zeros(1, ch, s, s))])
            m.anchors /= m.stride.view(-1, 1, 1)
            self.stride = m.stride
            self._initialize_biases()
        initialize_weights(self)

    def forward(self, x, profile=False):
        y = []
        for m in self.model:
            if m.f != -1:
                x = y[m.f] if isinstance(m.f, int) else [x if j == -1 else y[j] for j in m.f]
            x = m(x)
            y.append(x if m.i in self.save else None)
        return x

    def _initialize_biases(self, cf=None):
        m = self.model[-1]
        for mi, s in zip(m.m, m.stride):
            b = mi.bias.view(m.na, -1)
            b.data[:, 4] += math.log(8 / (640 / s) ** 2)
            b.data[:, 5 : 5 + m.nc] += math.log(0.6 / (m.nc - 0.99999)) if cf is None else torch.log(cf / cf.sum())
            mi.bias = torch.nn.Parameter(b.view(-1), requires_grad=True)


# --- a detector parsed from a text -----------------------------------------------------------------------------------

darknet_cfg = """
[net]
# Training
batch=4
channels=3
height=32

[convolutional]
batch_normalize=1
filters=8
size=3
stride=1
pad=1
activation=leaky

[convolutional]
batch_normalize=1
filters=16
size=3
stride=2
pad=1
activation=leaky

[convolutional]
batch_normalize=1
filters=16
size=1
stride=1
pad=1
activation=leaky

[shortcut]
from=-2
activation=linear

[maxpool]
size=2
stride=2

[route]
layers = -1, -2

[upsample]
stride=2

[convolutional]
size=1
stride=1
pad=1
filters=18
activation=linear

[yolo]
mask = 0,1
anchors = 10,13,  16,30,  33,23
classes=4
"""


def parse_cfg(text):
    lines = text.split("\n")
    lines = [x for x in lines if x and not x.startswith("#")]
    lines = [x.rstrip().lstrip() for x in lines]
    module_defs = []
    for line in lines:
        if line.startswith("["):
            module_defs.append({})
            module_defs[-1]["type"] = line[1:-1].rstrip()
            if module_defs[-1]["type"] == "convolutional":
                module_defs[-1]["batch_normalize"] = 0
        else:
            key, value = line.split("=")
            value = value.strip()
            module_defs[-1][key.rstrip()] = value.strip()
    return module_defs


class YOLOLayer(nn.Module):
    def __init__(self, anchors, num_classes, img_dim=32):
        super().__init__()
        self.anchors, self.num_anchors, self.num_classes = anchors, len(anchors), num_classes
        self.img_dim, self.grid_size = img_dim, 0
        self.mse_loss = nn.MSELoss()

    def compute_grid_offsets(self, grid_size, cuda=False):
        self.grid_size = grid_size
        g = self.grid_size
        FloatTensor = torch.cuda.FloatTensor if cuda else torch.FloatTensor
        self.stride = self.img_dim / self.grid_size
        self.grid_x = torch.arange(g).repeat(g, 1).view([1, 1, g, g]).type(FloatTensor)
        self.grid_y = torch.arange(g).repeat(g, 1).t().view([1, 1, g, g]).type(FloatTensor)
        self.scaled_anchors = FloatTensor([(a_w / self.stride, a_h / self.stride) for a_w, a_h in self.anchors])
        self.anchor_w = self.scaled_anchors[:, 0:1].view((1, self.num_anchors, 1, 1))
        self.anchor_h = self.scaled_anchors[:, 1:2].view((1, self.num_anchors, 1, 1))

    def forward(self, x, targets=None, img_dim=None):
        FloatTensor = torch.cuda.FloatTensor if x.is_cuda else torch.FloatTensor
        self.img_dim = img_dim
        num_samples, grid_size = x.size(0), x.size(2)
        prediction = x.view(num_samples, self.num_anchors, self.num_classes + 5, grid_size, grid_size).permute(0, 1, 3, 4, 2).contiguous()
        x, y = torch.sigmoid(prediction[..., 0]), torch.sigmoid(prediction[..., 1])
        w, h = prediction[..., 2], prediction[..., 3]
        pred_conf, pred_cls = torch.sigmoid(prediction[..., 4]), torch.sigmoid(prediction[..., 5:])
        if grid_size != self.grid_size:
            self.compute_grid_offsets(grid_size, cuda=x.is_cuda)
        pred_boxes = FloatTensor(prediction[..., :4].shape)
        pred_boxes[..., 0] = x.data + self.grid_x
        pred_boxes[..., 1] = y.data + self.grid_y
        pred_boxes[..., 2] = torch.exp(w.data) * self.anchor_w
        pred_boxes[..., 3] = torch.exp(h.data) * self.anchor_h
        output = torch.cat((pred_boxes.view(num_samples, -1, 4) * self.stride, pred_conf.view(num_samples, -1, 1), pred_cls.view(num_samples, -1, self.num_classes)), -1)
        if targets is None:
            return output, 0


def create_modules(module_defs):
    hyperparams = module_defs.pop(0)
    output_filters = [int(hyperparams["channels"])]
    module_list = nn.ModuleList()
    for module_i, module_def in enumerate(module_defs):
        modules = nn.Sequential()
        if module_def["type"] == "convolutional":
            bn = int(module_def["batch_normalize"])
            filters = int(module_def["filters"])
            kernel_size = int(module_def["size"])
            pad = (kernel_size - 1) // 2
            modules.add_module(f"conv_{module_i}", nn.Conv2d(in_channels=output_filters[-1], out_channels=filters, kernel_size=kernel_size, stride=int(module_def["stride"]), padding=pad, bias=not bn))
            if bn:
                modules.add_module(f"batch_norm_{module_i}", nn.BatchNorm2d(filters, momentum=0.9, eps=1e-5))
            if module_def["activation"] == "leaky":
                modules.add_module(f"leaky_{module_i}", nn.LeakyReLU(0.1))
        elif module_def["type"] == "maxpool":
            kernel_size, stride = int(module_def["size"]), int(module_def["stride"])
            if kernel_size == 2 and stride == 1:
                modules.add_module(f"_debug_padding_{module_i}", nn.ZeroPad2d((0, 1, 0, 1)))
            modules.add_module(f"maxpool_{module_i}", nn.MaxPool2d(kernel_size=kernel_size, stride=stride, padding=int((kernel_size - 1) // 2)))
        elif module_def["type"] == "upsample":
            modules.add_module(f"upsample_{module_i}", nn.Upsample(scale_factor=int(module_def["stride"]), mode="nearest"))
        elif module_def["type"] == "route":
            layers = [int(x) for x in module_def["layers"].split(",")]
            filters = sum([output_filters[1:][i] for i in layers])
            modules.add_module(f"route_{module_i}", nn.Sequential())
        elif module_def["type"] == "shortcut":
            filters = output_filters[1:][int(module_def["from"])]
            modules.add_module(f"shortcut_{module_i}", nn.Sequential())
        elif module_def["type"] == "yolo":
            anchor_idxs = [int(x) for x in module_def["mask"].split(",")]
            anchors = [int(x) for x in module_def["anchors"].split(",")]
            anchors = [(anchors[i], anchors[i + 1]) for i in range(0, len(anchors), 2)]
            anchors = [anchors[i] for i in anchor_idxs]
            modules.add_module(f"yolo_{module_i}", YOLOLayer(anchors, int(module_def["classes"]), int(hyperparams["height"])))
        module_list.append(modules)
        output_filters.append(filters)
    return hyperparams, module_list


class Darknet(nn.Module):
    def __init__(self, config=darknet_cfg, img_size=32):
        super(Darknet, self).__init__()
        self.module_defs = parse_cfg(config)
        self.hyperparams, self.module_list = create_modules(self.module_defs)
        self.yolo_layers = [layer[0] for layer in self.module_list if hasattr(layer[0], "metrics") or isinstance(layer[0], YOLOLayer)]
        self.img_size = img_size

    def forward(self, x, targets=None):
        img_dim = x.shape[2]
        layer_outputs, yolo_outputs = [], []
        for i, (module_def, module) in enumerate(zip(self.module_defs, self.module_list)):
            if module_def["type"] in ["convolutional", "upsample", "maxpool"]:
                x = module(x)
            elif module_def["type"] == "route":
                tensors = [layer_outputs[int(layer_i)] for layer_i in module_def["layers"].split(",")]
                size = tensors[-1].shape[-1]
                x = torch.cat([t if t.shape[-1] == size else F.interpolate(t, size=(size, size)) for t in tensors], 1)
                x = x[:, : tensors[0].shape[1] + tensors[1].shape[1]]
            elif module_def["type"] == "shortcut":
                x = layer_outputs[-1] + layer_outputs[int(module_def["from"])]
            elif module_def["type"] == "yolo":
                x, layer_loss = module[0](x, targets, img_dim)
                yolo_outputs.append(x)
            layer_outputs.append(x)
        yolo_outputs = torch.cat(yolo_outputs, 1)
        return yolo_outputs


# --- EfficientNet from strings ---------------------------------------------------------------------------------------

GlobalParams = collections.namedtuple("GlobalParams", ["width_coefficient", "depth_coefficient", "image_size", "dropout_rate", "num_classes", "batch_norm_momentum", "batch_norm_epsilon", "drop_connect_rate", "depth_divisor", "min_depth", "include_top"])
BlockArgs = collections.namedtuple("BlockArgs", ["num_repeat", "kernel_size", "stride", "expand_ratio", "input_filters", "output_filters", "se_ratio", "id_skip"])
GlobalParams.__new__.__defaults__ = (None,) * len(GlobalParams._fields)
BlockArgs.__new__.__defaults__ = (None,) * len(BlockArgs._fields)


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, i):
        result = i * torch.sigmoid(i)
        ctx.save_for_backward(i)
        return result

    @staticmethod
    def backward(ctx, grad_output):
        i = ctx.saved_tensors[0]
        sigmoid_i = torch.sigmoid(i)
        return grad_output * (sigmoid_i * (1 + i * (1 - sigmoid_i)))


class MemoryEfficientSwish(nn.Module):
    def forward(self, x):
        return Swish.apply(x)


def round_filters(filters, global_params):
    multiplier = global_params.width_coefficient
    if not multiplier:
        return filters
    divisor = global_params.depth_divisor
    min_depth = global_params.min_depth
    filters *= multiplier
    min_depth = min_depth or divisor
    new_filters = max(min_depth, int(filters + divisor / 2) // divisor * divisor)
    if new_filters < 0.9 * filters:
        new_filters += divisor
    return int(new_filters)


def round_repeats(repeats, global_params):
    multiplier = global_params.depth_coefficient
    return repeats if not multiplier else int(math.ceil(multiplier * repeats))


def calculate_output_image_size(input_image_size, stride):
    if input_image_size is None:
        return None
    image_height, image_width = input_image_size if isinstance(input_image_size, (list, tuple)) else (input_image_size,) * 2
    stride = stride if isinstance(stride, int) else stride[0]
    return [int(math.ceil(image_height / stride)), int(math.ceil(image_width / stride))]


class Conv2dStaticSamePadding(nn.Conv2d):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, image_size=None, **kwargs):
        super().__init__(in_channels, out_channels, kernel_size, stride, **kwargs)
        self.stride = self.stride if len(self.stride) == 2 else [self.stride[0]] * 2
        assert image_size is not None
        ih, iw = (image_size, image_size) if isinstance(image_size, int) else image_size
        kh, kw = self.weight.size()[-2:]
        sh, sw = self.stride
        oh, ow = math.ceil(ih / sh), math.ceil(iw / sw)
        pad_h = max((oh - 1) * self.stride[0] + (kh - 1) * self.dilation[0] + 1 - ih, 0)
        pad_w = max((ow - 1) * self.stride[1] + (kw - 1) * self.dilation[1] + 1 - iw, 0)
        if pad_h > 0 or pad_w > 0:
            self.static_padding = nn.ZeroPad2d((pad_w // 2, pad_w - pad_w // 2, pad_h // 2, pad_h - pad_h // 2))
        else:
            self.static_padding = nn.Identity()

    def forward(self, x):
        x = self.static_padding(x)
        return F.conv2d(x, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)


class Conv2dDynamicSamePadding(nn.Conv2d):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, dilation=1, groups=1, bias=True):
        super().__init__(in_channels, out_channels, kernel_size, stride, 0, dilation, groups, bias)
        self.stride = self.stride if len(self.stride) == 2 else [self.stride[0]] * 2

    def forward(self, x):
        ih, iw = x.size()[-2:]
        kh, kw = self.weight.size()[-2:]
        sh, sw = self.stride
        oh, ow = math.ceil(ih / sh), math.ceil(iw / sw)
        pad_h = max((oh - 1) * self.stride[0] + (kh - 1) * self.dilation[0] + 1 - ih, 0)
        pad_w = max((ow - 1) * self.stride[1] + (kw - 1) * self.dilation[1] + 1 - iw, 0)
        if pad_h > 0 or pad_w > 0:
            x = F.pad(x, [pad_w // 2, pad_w - pad_w // 2, pad_h // 2, pad_h - pad_h // 2])
        return F.conv2d(x, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)


def get_same_padding_conv2d(image_size=None):
    if image_size is None:
        return Conv2dDynamicSamePadding
    return partial(Conv2dStaticSamePadding, image_size=image_size)


class BlockDecoder(object):
    @staticmethod
    def _decode_block_string(block_string):
        assert isinstance(block_string, str)
        ops = block_string.split("_")
        options = {}
        for op in ops:
            splits = re.split(r"(\d.*)", op)
            if len(splits) >= 2:
                key, value = splits[:2]
                options[key] = value
        assert ("s" in options and len(options["s"]) == 1) or (len(options["s"]) == 2 and options["s"][0] == options["s"][1])
        return BlockArgs(
            num_repeat=int(options["r"]),
            kernel_size=int(options["k"]),
            stride=[int(options["s"][0])],
            expand_ratio=int(options["e"]),
            input_filters=int(options["i"]),
            output_filters=int(options["o"]),
            se_ratio=float(options["se"]) if "se" in options else None,
            id_skip=("noskip" not in block_string),
        )

    @staticmethod
    def decode(string_list):
        assert isinstance(string_list, list)
        return [BlockDecoder._decode_block_string(s) for s in string_list]


def drop_connect(inputs, p, training):
    assert 0 <= p <= 1, "p must be in range of [0,1]"
    if not training:
        return inputs
    batch_size = inputs.shape[0]
    keep_prob = 1 - p
    random_tensor = keep_prob
    random_tensor += torch.rand([batch_size, 1, 1, 1], dtype=inputs.dtype, device=inputs.device)
    binary_tensor = torch.floor(random_tensor)
    return inputs / keep_prob * binary_tensor


class MBConvBlock(nn.Module):
    def __init__(self, block_args, global_params, image_size=None):
        super().__init__()
        self._block_args = block_args
        self._bn_mom = 1 - global_params.batch_norm_momentum
        self._bn_eps = global_params.batch_norm_epsilon
        self.has_se = (self._block_args.se_ratio is not None) and (0 < self._block_args.se_ratio <= 1)
        self.id_skip = block_args.id_skip
        inp = self._block_args.input_filters
        oup = self._block_args.input_filters * self._block_args.expand_ratio
        if self._block_args.expand_ratio != 1:
            Conv2d = get_same_padding_conv2d(image_size=image_size)
            self._expand_conv = Conv2d(in_channels=inp, out_channels=oup, kernel_size=1, bias=False)
            self._bn0 = nn.BatchNorm2d(num_features=oup, momentum=self._bn_mom, eps=self._bn_eps)
        k, s = self._block_args.kernel_size, self._block_args.stride
        Conv2d = get_same_padding_conv2d(image_size=image_size)
        self._depthwise_conv = Conv2d(in_channels=oup, out_channels=oup, groups=oup, kernel_size=k, stride=s, bias=False)
        self._bn1 = nn.BatchNorm2d(num_features=oup, momentum=self._bn_mom, eps=self._bn_eps)
        image_size = calculate_output_image_size(image_size, s)
        if self.has_se:
            Conv2d = get_same_padding_conv2d(image_size=(1, 1))
            num_squeezed_channels = max(1, int(self._block_args.input_filters * self._block_args.se_ratio))
            self._se_reduce = Conv2d(in_channels=oup, out_channels=num_squeezed_channels, kernel_size=1)
            self._se_expand = Conv2d(in_channels=num_squeezed_channels, out_channels=oup, kernel_size=1)
        final_oup = self._block_args.output_filters
        Conv2d = get_same_padding_conv2d(image_size=image_size)
        self._project_conv = Conv2d(in_channels=oup, out_channels=final_oup, kernel_size=1, bias=False)
        self._bn2 = nn.BatchNorm2d(num_features=final_oup, momentum=self._bn_mom, eps=self._bn_eps)
        self._swish = MemoryEfficientSwish()

    def forward(self, inputs, drop_connect_rate=None):
        x = inputs
        if self._block_args.expand_ratio != 1:
            x = self._swish(self._bn0(self._expand_conv(inputs)))
        x = self._swish(self._bn1(self._depthwise_conv(x)))
        if self.has_se:
            x_squeezed = F.adaptive_avg_pool2d(x, 1)
            x_squeezed = self._se_expand(self._swish(self._se_reduce(x_squeezed)))
            x = torch.sigmoid(x_squeezed) * x
        x = self._bn2(self._project_conv(x))
        input_filters, output_filters = self._block_args.input_filters, self._block_args.output_filters
        if self.id_skip and self._block_args.stride == 1 and input_filters == output_filters:
            if drop_connect_rate:
                x = drop_connect(x, p=drop_connect_rate, training=self.training)
            x = x + inputs
        return x


class ScaledNet(nn.Module):
    def __init__(self, blocks_args=None, global_params=None):
        super().__init__()
        assert isinstance(blocks_args, list), "blocks_args should be a list"
        assert len(blocks_args) > 0, "block args must be greater than 0"
        self._global_params, self._blocks_args = global_params, blocks_args
        bn_mom, bn_eps = 1 - self._global_params.batch_norm_momentum, self._global_params.batch_norm_epsilon
        image_size = global_params.image_size
        Conv2d = get_same_padding_conv2d(image_size=image_size)
        out_channels = round_filters(32, self._global_params)
        self._conv_stem = Conv2d(3, out_channels, kernel_size=3, stride=2, bias=False)
        self._bn0 = nn.BatchNorm2d(num_features=out_channels, momentum=bn_mom, eps=bn_eps)
        image_size = calculate_output_image_size(image_size, 2)
        self._blocks = nn.ModuleList([])
        for block_args in self._blocks_args:
            block_args = block_args._replace(
                input_filters=round_filters(block_args.input_filters, self._global_params),
                output_filters=round_filters(block_args.output_filters, self._global_params),
                num_repeat=round_repeats(block_args.num_repeat, self._global_params),
            )
            self._blocks.append(MBConvBlock(block_args, self._global_params, image_size=image_size))
            image_size = calculate_output_image_size(image_size, block_args.stride)
            if block_args.num_repeat > 1:
                block_args = block_args._replace(input_filters=block_args.output_filters, stride=1)
            for _ in range(block_args.num_repeat - 1):
                self._blocks.append(MBConvBlock(block_args, self._global_params, image_size=image_size))
        in_channels = block_args.output_filters
        self._avg_pooling = nn.AdaptiveAvgPool2d(1)
        if self._global_params.include_top:
            self._dropout = nn.Dropout(self._global_params.dropout_rate)
            self._fc = nn.Linear(in_channels, self._global_params.num_classes)
        self._swish = MemoryEfficientSwish()

    def set_swish(self, memory_efficient=True):
        self._swish = MemoryEfficientSwish() if memory_efficient else nn.SiLU()
        for block in self._blocks:
            block._swish = MemoryEfficientSwish() if memory_efficient else nn.SiLU()

    def extract_endpoints(self, inputs):
        endpoints = dict()
        x = self._swish(self._bn0(self._conv_stem(inputs)))
        prev_x = x
        for idx, block in enumerate(self._blocks):
            drop_connect_rate = self._global_params.drop_connect_rate
            if drop_connect_rate:
                drop_connect_rate *= float(idx) / len(self._blocks)
            x = block(x, drop_connect_rate=drop_connect_rate)
            if prev_x.size(2) > x.size(2):
                endpoints["reduction_{}".format(len(endpoints) + 1)] = prev_x
            elif idx == len(self._blocks) - 1:
                endpoints["reduction_{}".format(len(endpoints) + 1)] = x
            prev_x = x
        return endpoints

    def forward(self, inputs):
        endpoints = self.extract_endpoints(inputs)
        x = self._avg_pooling(endpoints[max(endpoints)])
        if self._global_params.include_top:
            x = x.flatten(start_dim=1)
            x = self._fc(self._dropout(x))
        return x, endpoints

    @classmethod
    def from_name(cls, model_name, in_channels=3, **override_params):
        w, d, s, p = {"tiny-b0": (0.5, 1.0, 32, 0.2), "tiny-b1": (0.5, 1.1, None, 0.3)}[model_name]
        blocks_args = BlockDecoder.decode(["r1_k3_s11_e1_i32_o16_se0.25", "r2_k3_s22_e6_i16_o24_se0.25", "r2_k5_s22_e6_i24_o40_se0.25"])
        global_params = GlobalParams(
            width_coefficient=w, depth_coefficient=d, image_size=s, dropout_rate=p, num_classes=10, batch_norm_momentum=0.99, batch_norm_epsilon=1e-3, drop_connect_rate=0.2, depth_divisor=8, min_depth=None, include_top=True
        )
        if override_params:
            global_params = global_params._replace(**override_params)
        model = cls(blocks_args, global_params)
        model._change_in_channels(in_channels)
        return model

    def _change_in_channels(self, in_channels):
        if in_channels != 3:
            Conv2d = get_same_padding_conv2d(image_size=self._global_params.image_size)
            out_channels = round_filters(32, self._global_params)
            self._conv_stem = Conv2d(in_channels, out_channels, kernel_size=3, stride=2, bias=False)


# --- registries ------------------------------------------------------------------------------------------------------


class Registry:
    def __init__(self, name):
        self._name = name
        self._module_dict = dict()

    def __len__(self):
        return len(self._module_dict)

    def __contains__(self, key):
        return self.get(key) is not None

    def __repr__(self):
        return self.__class__.__name__ + f"(name={self._name}, items={list(self._module_dict)})"

    def get(self, key):
        return self._module_dict.get(key, None)

    def _register_module(self, module, module_name=None, force=False):
        if not inspect.isclass(module) and not inspect.isfunction(module):
            raise TypeError(f"module must be a class or a function, but got {type(module)}")
        if module_name is None:
            module_name = module.__name__
        if isinstance(module_name, str):
            module_name = [module_name]
        for name in module_name:
            if not force and name in self._module_dict:
                raise KeyError(f"{name} is already registered in {self._name}")
            self._module_dict[name] = module

    def register_module(self, name=None, force=False, module=None):
        if module is not None:
            self._register_module(module=module, module_name=name, force=force)
            return module

        def _register(module):
            self._register_module(module=module, module_name=name, force=force)
            return module

        return _register

    def build(self, cfg, *args, **kwargs):
        if not isinstance(cfg, dict):
            raise TypeError(f"cfg must be a dict, but got {type(cfg)}")
        cfg = cfg.copy()
        obj_type = cfg.pop("type")
        if isinstance(obj_type, str):
            obj_cls = self.get(obj_type)
            if obj_cls is None:
                raise KeyError(f"{obj_type} is not in the {self._name} registry")
        elif inspect.isclass(obj_type):
            obj_cls = obj_type
        try:
            return obj_cls(*args, **kwargs, **cfg)
        except Exception as e:
            raise type(e)(f"{obj_cls.__name__}: {e}")


MODELS_REGISTRY, CONV_LAYERS, NORM_LAYERS, ACTIVATION_LAYERS = map(Registry, ("model", "conv layer", "norm layer", "activation layer"))
CONV_LAYERS.register_module("Conv2d", module=nn.Conv2d)
CONV_LAYERS.register_module("Conv1d", module=nn.Conv1d)
NORM_LAYERS.register_module("BN", module=nn.BatchNorm2d)
NORM_LAYERS.register_module("GN", module=nn.GroupNorm)
NORM_LAYERS.register_module("LN", module=nn.LayerNorm)
for module in [nn.ReLU, nn.LeakyReLU, nn.PReLU, nn.RReLU, nn.ReLU6, nn.ELU, nn.Sigmoid, nn.Tanh, nn.GELU]:
    ACTIVATION_LAYERS.register_module(module=module)


def build_norm_layer(cfg: Dict, num_features: int, postfix: Union[int, str] = "") -> Tuple[str, nn.Module]:
    cfg_ = cfg.copy()
    layer_type = cfg_.pop("type")
    norm_layer = NORM_LAYERS.get(layer_type)
    assert isinstance(postfix, (int, str))
    name = {"BN": "bn", "GN": "gn", "LN": "ln"}[layer_type] + str(postfix)
    requires_grad = cfg_.pop("requires_grad", True)
    cfg_.setdefault("eps", 1e-5)
    if layer_type != "GN":
        layer = norm_layer(num_features, **cfg_)
    else:
        assert "num_groups" in cfg_
        layer = norm_layer(num_channels=num_features, **cfg_)
    for param in layer.parameters():
        param.requires_grad = requires_grad
    return name, layer


class BaseModule(nn.Module):
    def __init__(self, init_cfg: Union[dict, List[dict], None] = None):
        super().__init__()
        self._is_init = False
        self.init_cfg = copy.deepcopy(init_cfg)

    @property
    def is_init(self):
        return self._is_init

    def init_weights(self):
        for m in self.children():
            if hasattr(m, "init_weights"):
                m.init_weights()
        self._is_init = True

    def __repr__(self):
        s = super().__repr__()
        if self.init_cfg:
            s += f"\ninit_cfg={self.init_cfg}"
        return s


@MODELS_REGISTRY.register_module()
class ConvModule(nn.Module):
    _abbr_ = "conv_block"

    def __init__(self, in_channels: int, out_channels: int, kernel_size: Union[int, Tuple[int, int]], stride=1, padding=0, bias: Union[bool, str] = "auto", conv_cfg: Optional[Dict] = None, norm_cfg: Optional[Dict] = None, act_cfg: Optional[Dict] = dict(type="ReLU"), inplace: bool = True, order: tuple = ("conv", "norm", "act")):
        super().__init__()
        assert conv_cfg is None or isinstance(conv_cfg, dict)
        assert isinstance(order, tuple) and len(order) == 3
        assert set(order) == {"conv", "norm", "act"}
        self.with_norm, self.with_activation, self.order = norm_cfg is not None, act_cfg is not None, order
        if bias == "auto":
            bias = not self.with_norm
        self.with_bias = bias
        self.conv = CONV_LAYERS.build(conv_cfg or dict(type="Conv2d"), in_channels, out_channels, kernel_size, stride=stride, padding=padding, bias=bias)
        self.in_channels, self.kernel_size = self.conv.in_channels, self.conv.kernel_size
        if self.with_norm:
            norm_channels = out_channels if order.index("norm") > order.index("conv") else in_channels
            self.norm_name, norm = build_norm_layer(norm_cfg, norm_channels)
            self.add_module(self.norm_name, norm)
        else:
            self.norm_name = None
        if self.with_activation:
            act_cfg_ = act_cfg.copy()
            if act_cfg_["type"] not in ["Tanh", "PReLU", "Sigmoid", "GELU"]:
                act_cfg_.setdefault("inplace", inplace)
            self.activate = ACTIVATION_LAYERS.build(act_cfg_)
        self.init_weights()

    @property
    def norm(self):
        return getattr(self, self.norm_name) if self.norm_name else None

    def init_weights(self):
        if not hasattr(self.conv, "init_weights"):
            nn.init.kaiming_normal_(self.conv.weight, a=0.01 if self.with_activation else 0, nonlinearity="leaky_relu")

    def forward(self, x: torch.Tensor, activate: bool = True, norm: bool = True) -> torch.Tensor:
        for layer in self.order:
            if layer == "conv":
                x = self.conv(x)
            elif layer == "norm" and norm and self.with_norm:
                x = self.norm(x)
            elif layer == "act" and activate and self.with_activation:
                x = self.activate(x)
        return x


@MODELS_REGISTRY.register_module()
class Stages(BaseModule):
    arch_settings = {"s": [(8, 2), (16, 1)], "m": [(8, 1), (16, 2), (24, 2)]}

    def __init__(self, arch="s", in_channels=3, out_indices=(0, 1), frozen_stages=-1, norm_eval=False, norm_cfg=dict(type="BN", requires_grad=True), **kwargs):
        super().__init__(**kwargs)
        if arch not in self.arch_settings:
            raise KeyError(f"invalid depth {arch}")
        self.frozen_stages, self.out_indices, self.norm_eval = frozen_stages, out_indices, norm_eval
        self.layers = []
        for i, (width, depth) in enumerate(self.arch_settings[arch]):
            layer = nn.Sequential(*[ConvModule(in_channels if j == 0 else width, width, 3, stride=2 if j == 0 else 1, padding=1, norm_cfg=norm_cfg) for j in range(depth)])
            layer_name = f"layer{i + 1}"
            self.add_module(layer_name, layer)
            self.layers.append(layer_name)
            in_channels = width
        self._freeze_stages()

    def _freeze_stages(self):
        for i in range(1, self.frozen_stages + 1):
            m = getattr(self, f"layer{i}")
            m.eval()
            for param in m.parameters():
                param.requires_grad = False

    def train(self, mode=True):
        super().train(mode)
        self._freeze_stages()
        if mode and self.norm_eval:
            for m in self.modules():
                if isinstance(m, nn.modules.batchnorm._BatchNorm):
                    m.eval()

    def forward(self, x):
        outs = []
        for i, layer_name in enumerate(self.layers):
            x = getattr(self, layer_name)(x)
            if i in self.out_indices:
                outs.append(x)
        return tuple(outs)


@MODELS_REGISTRY.register_module(name=["FPN", "Pyramid"])
class FPN(BaseModule):
    def __init__(self, in_channels: List[int], out_channels: int, num_outs: int, start_level: int = 0, add_extra_convs: Union[bool, str] = False, conv_cfg=None, norm_cfg=None, act_cfg=None, upsample_cfg=dict(mode="nearest"), init_cfg=dict(type="Xavier", layer="Conv2d", distribution="uniform")):
        super().__init__(init_cfg)
        assert isinstance(in_channels, list)
        self.num_ins, self.num_outs = len(in_channels), num_outs
        self.upsample_cfg = upsample_cfg.copy()
        self.start_level, self.add_extra_convs = start_level, add_extra_convs
        self.lateral_convs, self.fpn_convs = nn.ModuleList(), nn.ModuleList()
        for i in range(self.start_level, self.num_ins):
            self.lateral_convs.append(ConvModule(in_channels[i], out_channels, 1, conv_cfg=conv_cfg, norm_cfg=norm_cfg, act_cfg=act_cfg, inplace=False))
            self.fpn_convs.append(ConvModule(out_channels, out_channels, 3, padding=1, conv_cfg=conv_cfg, norm_cfg=norm_cfg, act_cfg=act_cfg, inplace=False))
        extra_levels = num_outs - self.num_ins + self.start_level
        if self.add_extra_convs and extra_levels >= 1:
            for i in range(extra_levels):
                self.fpn_convs.append(ConvModule(out_channels, out_channels, 3, stride=2, padding=1, act_cfg=act_cfg))

    def forward(self, inputs):
        assert len(inputs) == self.num_ins
        laterals = [lateral_conv(inputs[i + self.start_level]) for i, lateral_conv in enumerate(self.lateral_convs)]
        used_backbone_levels = len(laterals)
        for i in range(used_backbone_levels - 1, 0, -1):
            if "scale_factor" in self.upsample_cfg:
                laterals[i - 1] = laterals[i - 1] + F.interpolate(laterals[i], **self.upsample_cfg)
            else:
                prev_shape = laterals[i - 1].shape[2:]
                laterals[i - 1] = laterals[i - 1] + F.interpolate(laterals[i], size=prev_shape, **self.upsample_cfg)
        outs = [self.fpn_convs[i](laterals[i]) for i in range(used_backbone_levels)]
        if self.num_outs > len(outs):
            if not self.add_extra_convs:
                for i in range(self.num_outs - used_backbone_levels):
                    outs.append(F.max_pool2d(outs[-1], 1, stride=2))
            else:
                for i in range(used_backbone_levels, self.num_outs):
                    outs.append(self.fpn_convs[i](F.relu(outs[-1]) if i > used_backbone_levels else outs[-1]))
        return tuple(outs)


@MODELS_REGISTRY.register_module()
class DenseHead(BaseModule):
    def __init__(self, num_classes, in_channels, feat_channels=8, stacked_convs=2, strides=(4, 8, 16), train_cfg=None, test_cfg=None, init_cfg=None):
        super().__init__(init_cfg)
        self.cls_out_channels, self.strides = num_classes, strides
        self.cls_convs = nn.ModuleList([MODELS_REGISTRY.build(dict(type="ConvModule", norm_cfg=dict(type="GN", num_groups=2)), in_channels if i == 0 else feat_channels, feat_channels, 3, padding=1) for i in range(stacked_convs)])
        self.reg_convs = copy.deepcopy(self.cls_convs)
        self.conv_cls = nn.Conv2d(feat_channels, self.cls_out_channels, 3, padding=1)
        self.conv_reg = nn.Conv2d(feat_channels, 4, 3, padding=1)
        self.scales = nn.ModuleList([Scale(1.0) for _ in self.strides])

    def forward(self, feats):
        return multi_apply(self.forward_single, feats, self.scales, self.strides)

    def forward_single(self, x, scale, stride):
        cls_feat = reg_feat = x
        for layer in self.cls_convs:
            cls_feat = layer(cls_feat)
        for layer in self.reg_convs:
            reg_feat = layer(reg_feat)
        bbox_pred = scale(self.conv_reg(reg_feat)).float()
        return self.conv_cls(cls_feat), F.relu(bbox_pred) * stride if not self.training else bbox_pred.exp()


class Scale(nn.Module):
    def __init__(self, scale: float = 1.0):
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(scale, dtype=torch.float))

    def forward(self, x):
        return x * self.scale


def multi_apply(func, *args, **kwargs):
    pfunc = partial(func, **kwargs) if kwargs else func
    map_results = map(pfunc, *args)
    return tuple(map(list, zip(*map_results)))


@MODELS_REGISTRY.register_module()
class SingleStageDetector(BaseModule):
    def __init__(self, backbone, neck=None, bbox_head=None, train_cfg=None, test_cfg=None, init_cfg=None):
        super().__init__(init_cfg)
        self.backbone = MODELS_REGISTRY.build(backbone)
        if neck is not None:
            self.neck = MODELS_REGISTRY.build(neck)
        bbox_head.update(train_cfg=train_cfg)
        bbox_head.update(test_cfg=test_cfg)
        self.bbox_head = MODELS_REGISTRY.build(bbox_head)
        self.init_weights()

    @property
    def with_neck(self) -> bool:
        return hasattr(self, "neck") and self.neck is not None

    def extract_feat(self, img):
        x = self.backbone(img)
        if self.with_neck:
            x = self.neck(x)
        return x

    def forward(self, img, img_metas=None, return_loss=False, **kwargs):
        if return_loss:
            return self.forward_train(img, img_metas, **kwargs)
        return self.bbox_head(self.extract_feat(img))


detector = dict(
    type="SingleStageDetector",
    backbone=dict(type="Stages", arch="m", out_indices=(1, 2), frozen_stages=1, norm_eval=True, norm_cfg=dict(type="BN", requires_grad=False)),
    neck=dict(type="FPN", in_channels=[16, 24], out_channels=8, num_outs=3, add_extra_convs="on_output"),
    bbox_head=dict(type="DenseHead", num_classes=2, in_channels=8, strides=[4, 8, 16]),
    train_cfg=dict(assigner=dict(type="MaxIoU", pos_iou_thr=0.5)),
)


# --- builders --------------------------------------------------------------------------------------------------------


class Act(str, Enum):
    RELU = "ReLU"
    GELU = "GELU"
    MISH = "Mish"


def get_activation(name, **kwargs):
    if isinstance(name, Act):
        name = name.value
    if name is None:
        return nn.Identity()
    for candidate in (name, name.upper(), name.capitalize()):
        cls = getattr(nn, candidate, None)
        if isinstance(cls, type) and issubclass(cls, nn.Module):
            return cls(**{k: v for k, v in kwargs.items() if k in inspect.signature(cls.__init__).parameters})
    raise ValueError(f"unknown activation {name!r}")


@dataclass
class StageConfig:
    width: int
    depth: int = 1
    stride: int = 2
    act: Act = Act.RELU
    extras: List[str] = field(default_factory=list)


@dataclass(frozen=True)
class NetConfig:
    stages: Tuple[StageConfig, ...]
    in_channels: int = 3
    num_classes: Optional[int] = 4
    dims: ClassVar[int] = 2
    norm: Literal["batch", "layer", "none"] = "batch"

    @property
    def conv(self) -> Type[nn.Module]:
        return getattr(nn, f"Conv{self.dims}d")

    @classmethod
    def from_dict(cls, d: Mapping[str, Any]) -> "NetConfig":
        stages = tuple(StageConfig(**s) for s in d["stages"])
        return cls(stages=stages, **{k: v for k, v in d.items() if k != "stages"})


def repeat_layer(n):
    def decorator(factory):
        @wraps(factory)
        def wrapper(*args, **kwargs):
            return [factory(*args, **{**kwargs, "index": i}) for i in range(n)]

        return wrapper

    return decorator


class ConfiguredNet(nn.Module):
    def __init__(self, config: NetConfig):
        super().__init__()
        self.config = config
        self.stem = config.conv(config.in_channels, config.stages[0].width, 3, padding=1)
        norms = {"batch": nn.BatchNorm2d, "layer": lambda c: nn.GroupNorm(1, c), "none": lambda c: nn.Identity()}
        stages: "OrderedDict[str, nn.Module]" = OrderedDict()
        previous = config.stages[0].width
        for index, stage in enumerate(config.stages, start=1):
            layers: List[Tuple[str, nn.Module]] = []
            for block in range(stage.depth):
                layers += [
                    (f"conv{block}", config.conv(previous, stage.width, 3, stage.stride if not block else 1, 1)),
                    (f"norm{block}", norms[config.norm](stage.width)),
                    (f"act{block}", get_activation(stage.act, inplace=True)),
                ]
                previous = stage.width
            for extra in stage.extras:
                match extra.split(":"):
                    case ["drop", p]:
                        layers.append((f"drop_{len(layers)}", nn.Dropout2d(float(p))))
                    case ["pool", kind, size] if kind in ("Max", "Avg"):
                        layers.append((f"pool_{len(layers)}", getattr(nn, f"{kind}Pool2d")(int(size))))
                    case ["se"]:
                        layers.append(("se", SE(previous)))
                    case _:
                        raise ValueError(extra)
            stages[f"stage{index}"] = nn.Sequential(OrderedDict(layers))
        self.stages = nn.ModuleDict(stages)
        if config.num_classes is not None:
            self.classifier = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(previous, config.num_classes))

    def forward(self, x: Tensor) -> Dict[str, Tensor]:
        outputs = {}
        x = self.stem(x)
        for name, stage in self.stages.items():
            outputs[name] = x = stage(x)
        if (head := getattr(self, "classifier", None)) is not None:
            outputs |= {"logits": head(x)}
        return outputs


class SE(nn.Module):
    def __init__(self, c, r=4):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(c, max(c // r, 1), bias=False), nn.ReLU(inplace=True), nn.Linear(max(c // r, 1), c, bias=False), nn.Sigmoid())

    def forward(self, x):
        b, c, *_ = x.size()
        y = x.mean((2, 3))
        return x * self.fc(y).view(b, c, 1, 1).expand_as(x)


net_dict = json.loads(
    """{"in_channels": 1, "norm": "layer", "stages": [
    {"width": 4, "depth": 2, "stride": 1, "act": "GELU", "extras": ["se", "drop:0.1"]},
    {"width": 8, "extras": ["pool:Avg:2"]}]}"""
)

vgg_cfgs: Dict[str, List[Union[str, int]]] = {"A": [8, "M", 16, "M", 32, 32, "M"], "B": [8, 8, "M", 16, 16, "M"]}


def vgg_layers(cfg, batch_norm=False):
    layers = []
    in_channels = 3
    for v in cfg:
        if v == "M":
            layers += [nn.MaxPool2d(kernel_size=2, stride=2)]
        else:
            v = cast(int, v)
            conv2d = nn.Conv2d(in_channels, v, kernel_size=3, padding=1)
            layers += [conv2d, nn.BatchNorm2d(v), nn.ReLU(inplace=True)] if batch_norm else [conv2d, nn.ReLU(inplace=True)]
            in_channels = v
    return nn.Sequential(*layers)


class Plain(nn.Module):
    def __init__(self, features, num_classes=10, init_weights=True):
        super().__init__()
        self.features = features
        self.avgpool = nn.AdaptiveAvgPool2d((2, 2))
        self.classifier = nn.Sequential(nn.Linear([m for m in features if isinstance(m, nn.Conv2d)][-1].out_channels * 4, 32), nn.ReLU(True), nn.Dropout(), nn.Linear(32, num_classes))
        if init_weights:
            self._initialize_weights()

    def forward(self, x):
        x = self.features(x)
        x = self.avgpool(x)
        x = torch.flatten(x, 1)
        return self.classifier(x)

    def _initialize_weights(self):
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.kaiming_normal_(m.weight, mode="fan_out", nonlinearity="relu")
                if m.bias is not None:
                    nn.init.constant_(m.bias, 0)
            elif isinstance(m, nn.BatchNorm2d):
                nn.init.constant_(m.weight, 1)
                nn.init.constant_(m.bias, 0)
            elif isinstance(m, nn.Linear):
                n = m.weight.size(0) * m.weight.size(1)
                m.weight.data.normal_(0, math.sqrt(2.0 / n))
                m.bias.data.zero_()


def plain(arch, pretrained=False, progress=True, **kwargs):
    if pretrained:
        kwargs["init_weights"] = False
    model = Plain(vgg_layers(vgg_cfgs[arch], batch_norm=kwargs.pop("batch_norm", False)), **kwargs)
    return model


_this = sys.modules[__name__] if __name__ in sys.modules else types.SimpleNamespace()
for _arch, _bn in product(vgg_cfgs, (False, True)):
    globals()[f"plain_{_arch.lower()}{'_bn' if _bn else ''}"] = partial(plain, _arch, batch_norm=_bn)


class MLP(nn.Sequential):
    def __init__(self, *sizes, act="relu", last=None, **layer_kwargs):
        act, last = (get_activation(a) if isinstance(a, (str, type(None))) else a for a in (act, last))
        widths = list(pairwise(sizes))
        layers = chain.from_iterable(([nn.Linear(i, o, **layer_kwargs), act] for i, o in widths[:-1]))
        super().__init__(*layers, nn.Linear(*widths[-1], **layer_kwargs), last)


class Lambda(nn.Module):
    def __init__(self, fn):
        super().__init__()
        self.fn = fn

    def forward(self, *args):
        return self.fn(*args)

    def extra_repr(self):
        return getattr(self.fn, "__name__", repr(self.fn))


def flatten_spatial(x):
    return x.flatten(2).mean(-1)


class Multi(nn.Module):
    """Branches in a dict, merged by an operator by name."""

    def __init__(self, branches: Dict[str, Sequence[nn.Module]], merge="add"):
        super().__init__()
        for name, layers in branches.items():
            setattr(self, f"branch_{name}", nn.Sequential(*layers))
        self.names = sorted(branches)
        self.merge = {"add": partial(reduce, operator.add), "mul": partial(reduce, operator.mul), "cat": lambda xs: torch.cat(list(xs), dim=1)}[merge]

    def forward(self, x):
        return self.merge(getattr(self, f"branch_{n}")(x) for n in self.names)


MODELS = [
    ("ListedDetector()", [[1, 3, 64, 96]]),
    ("ListedDetector(nc=1)", [[2, 3, 32, 32]]),
    ("Darknet()", [[1, 3, 32, 32]]),
    ("ScaledNet.from_name('tiny-b0')", [[2, 3, 32, 32]]),
    ("ScaledNet.from_name('tiny-b1', in_channels=1, include_top=False)", [[1, 1, 33, 47]]),
    ("MODELS_REGISTRY.build(detector)", [[1, 3, 64, 64]]),
    ("MODELS_REGISTRY.get('Pyramid')([4, 8], 6, 4)", [[[1, 4, 8, 8], [1, 8, 4, 4]]]),
    ("ConvModule(3, 4, 3, norm_cfg=dict(type='BN'), act_cfg=dict(type='LeakyReLU', negative_slope=0.1), order=('norm', 'act', 'conv'))", [[1, 3, 8, 8]]),
    ("ConfiguredNet(NetConfig.from_dict(net_dict))", [[2, 1, 16, 16]]),
    ("ConfiguredNet(replace(NetConfig((StageConfig(6, 2, act=Act.MISH),)), num_classes=None))", [[2, 3, 9, 9]]),
    ("plain('A', num_classes=7)", [[1, 3, 32, 32]]),
    ("plain_b_bn(init_weights=False)", [[2, 3, 24, 24]]),
    ("MLP(8, 16, 16, 2, act='elu', last=nn.LogSoftmax(-1), bias=False)", [[5, 8]]),
    ("nn.Sequential(Multi({'a': [nn.Conv2d(2, 4, 1)], 'b': [nn.Conv2d(2, 4, 3, padding='same'), nn.ReLU()]}, 'mul'), Lambda(flatten_spatial), Lambda(torch.tanh))", [[2, 2, 5, 5]]),
]
