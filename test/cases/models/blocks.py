"""Blocks on images that people put into their own networks."""

import math
from collections import OrderedDict
from functools import partial
from typing import List, Optional

import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.utils.checkpoint as cp
from torch import Tensor


class ChannelLast(nn.Module):
    """LayerNorm that supports two data formats: channels_last (default) or channels_first."""

    def __init__(self, normalized_shape, eps=1e-6, data_format="channels_last"):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(normalized_shape))
        self.bias = nn.Parameter(torch.zeros(normalized_shape))
        self.eps, self.data_format = eps, data_format
        if self.data_format not in ["channels_last", "channels_first"]:
            raise NotImplementedError
        self.normalized_shape = (normalized_shape,)

    def forward(self, x):
        if self.data_format == "channels_last":
            return F.layer_norm(x, self.normalized_shape, self.weight, self.bias, self.eps)
        u = x.mean(1, keepdim=True)
        s = (x - u).pow(2).mean(1, keepdim=True)
        x = (x - u) / torch.sqrt(s + self.eps)
        return self.weight[:, None, None] * x + self.bias[:, None, None]


class NextBlock(nn.Module):
    def __init__(self, dim, layer_scale_init_value=1e-6):
        super().__init__()
        self.dwconv = nn.Conv2d(dim, dim, kernel_size=7, padding=3, groups=dim)
        self.norm = ChannelLast(dim)
        self.pwconv1, self.act, self.pwconv2 = nn.Linear(dim, 4 * dim), nn.GELU(), nn.Linear(4 * dim, dim)
        self.gamma = nn.Parameter(layer_scale_init_value * torch.ones((dim)), requires_grad=True) if layer_scale_init_value > 0 else None

    def forward(self, x):
        input = x
        x = self.dwconv(x).permute(0, 2, 3, 1)
        x = self.pwconv2(self.act(self.pwconv1(self.norm(x))))
        if self.gamma is not None:
            x = self.gamma * x
        return input + x.permute(0, 3, 1, 2)


class NextNet(nn.Module):
    def __init__(self, in_chans=3, num_classes=7, depths=[1, 2], dims=[8, 16], head_init_scale=1.0):
        super().__init__()
        self.downsample_layers = nn.ModuleList([nn.Sequential(nn.Conv2d(in_chans, dims[0], kernel_size=4, stride=4), ChannelLast(dims[0], data_format="channels_first"))])
        for i in range(len(dims) - 1):
            self.downsample_layers.append(nn.Sequential(ChannelLast(dims[i], data_format="channels_first"), nn.Conv2d(dims[i], dims[i + 1], kernel_size=2, stride=2)))
        self.stages = nn.ModuleList(nn.Sequential(*[NextBlock(dims[i]) for j in range(depths[i])]) for i in range(len(dims)))
        self.norm = nn.LayerNorm(dims[-1], eps=1e-6)
        self.head = nn.Linear(dims[-1], num_classes)
        self.apply(self._init_weights)
        self.head.weight.data.mul_(head_init_scale)

    def _init_weights(self, m):
        if isinstance(m, (nn.Conv2d, nn.Linear)):
            nn.init.trunc_normal_(m.weight, std=0.02)
            nn.init.constant_(m.bias, 0)

    def forward(self, x):
        for down, stage in zip(self.downsample_layers, self.stages):
            x = stage(down(x))
        return self.head(self.norm(x.mean([-2, -1])))


class Mixer(nn.Module):
    class Block(nn.Module):
        def __init__(self, tokens, dim, act=nn.GELU):
            super().__init__()
            mlp = lambda d, h: nn.Sequential(nn.Linear(d, h), act(), nn.Linear(h, d))
            self.norms = nn.ModuleList(nn.LayerNorm(dim) for _ in range(2))
            self.token, self.channel = mlp(tokens, tokens * 2), mlp(dim, dim * 2)

        def forward(self, x):
            x = x + self.token(self.norms[0](x).mT).mT
            return x + self.channel(self.norms[1](x))

    def __init__(self, image=16, patch=4, dim=12, depth=2, classes=3):
        super().__init__()
        n = (image // patch) ** 2
        self.add_module("stem", nn.Sequential(OrderedDict(proj=nn.Conv2d(3, dim, patch, patch), flat=nn.Flatten(2))))
        self.blocks = nn.Sequential(*(Mixer.Block(n, dim) for _ in range(depth)))
        self.head = nn.Sequential(nn.LayerNorm(dim), nn.Linear(dim, classes))

    def forward(self, x):
        return self.head(self.blocks(self.stem(x).transpose(-1, -2)).mean(dim=-2))


class _DenseLayer(nn.Module):
    def __init__(self, num_input_features, growth_rate, bn_size, drop_rate, memory_efficient=False):
        super().__init__()
        self.norm1: nn.BatchNorm2d
        self.add_module("norm1", nn.BatchNorm2d(num_input_features))
        self.add_module("relu1", nn.ReLU(inplace=True))
        self.add_module("conv1", nn.Conv2d(num_input_features, bn_size * growth_rate, kernel_size=1, bias=False))
        self.add_module("norm2", nn.BatchNorm2d(bn_size * growth_rate))
        self.add_module("relu2", nn.ReLU(inplace=True))
        self.add_module("conv2", nn.Conv2d(bn_size * growth_rate, growth_rate, kernel_size=3, padding=1, bias=False))
        self.drop_rate, self.memory_efficient = float(drop_rate), memory_efficient

    def bn_function(self, *inputs: Tensor) -> Tensor:
        return self.conv1(self.relu1(self.norm1(torch.cat(inputs, 1))))

    def forward(self, *prev_features):
        if self.memory_efficient and any(t.requires_grad for t in prev_features):
            bottleneck_output = cp.checkpoint(self.bn_function, *prev_features)
        else:
            bottleneck_output = self.bn_function(*prev_features)
        new_features = self.conv2(self.relu2(self.norm2(bottleneck_output)))
        if self.drop_rate > 0:
            new_features = F.dropout(new_features, p=self.drop_rate, training=self.training)
        return new_features


class _DenseBlock(nn.ModuleDict):
    def __init__(self, num_layers, i, bn_size, growth_rate, drop_rate):
        super().__init__()
        for j in range(num_layers):
            self.add_module("denselayer%d" % (j + 1), _DenseLayer(i + j * growth_rate, growth_rate, bn_size, drop_rate, True))

    def forward(self, init_features):
        features = [init_features]
        for name, layer in self.items():
            features.append(layer(*features))
        return torch.cat(features, 1)


class ASPP(nn.Module):
    class Pooling(nn.Sequential):
        def __init__(self, i, o):
            super().__init__(nn.AdaptiveAvgPool2d(1), nn.Conv2d(i, o, 1, bias=False), nn.ReLU())

        def forward(self, x):
            size = x.shape[-2:]
            for mod in self:
                x = mod(x)
            return F.interpolate(x, size=size, mode="bilinear", align_corners=False)

    def __init__(self, i=8, rates=(2, 4), o=6):
        super().__init__()
        modules = [nn.Sequential(nn.Conv2d(i, o, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU())]
        modules += [nn.Sequential(nn.Conv2d(i, o, 3, padding=r, dilation=r, bias=False), nn.BatchNorm2d(o), nn.ReLU()) for r in tuple(rates)]
        modules.append(self.Pooling(i, o))
        self.convs = nn.ModuleList(modules)
        self.project = nn.Sequential(nn.Conv2d(len(self.convs) * o, o, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU(), nn.Dropout(0.5))

    def forward(self, x):
        return self.project(torch.cat([conv(x) for conv in self.convs], dim=1))


class CBAM(nn.Module):
    def __init__(self, gate_channels, reduction_ratio=4, pool_types=["avg", "max", "lp", "lse"], no_spatial=False):
        super().__init__()
        self.mlp = nn.Sequential(nn.Flatten(), nn.Linear(gate_channels, gate_channels // reduction_ratio), nn.ReLU(), nn.Linear(gate_channels // reduction_ratio, gate_channels))
        self.pool_types, self.no_spatial = pool_types, no_spatial
        if not no_spatial:
            self.spatial = nn.Sequential(nn.Conv2d(2, 1, 7, padding=3, bias=False), nn.BatchNorm2d(1, eps=1e-5, momentum=0.01, affine=True))

    @staticmethod
    def logsumexp_2d(tensor):
        tensor_flatten = tensor.view(tensor.size(0), tensor.size(1), -1)
        s, _ = torch.max(tensor_flatten, dim=2, keepdim=True)
        return s + (tensor_flatten - s).exp().sum(dim=2, keepdim=True).log()

    def forward(self, x):
        channel_att_sum = None
        for pool_type in self.pool_types:
            size = (x.size(2), x.size(3))
            if pool_type == "avg":
                pooled = F.avg_pool2d(x, size, stride=size)
            elif pool_type == "max":
                pooled = F.max_pool2d(x, size, stride=size)
            elif pool_type == "lp":
                pooled = F.lp_pool2d(x, 2, size, stride=size)
            elif pool_type == "lse":
                pooled = self.logsumexp_2d(x)
            raw = self.mlp(pooled)
            channel_att_sum = raw if channel_att_sum is None else channel_att_sum + raw
        x = x * torch.sigmoid(channel_att_sum).unsqueeze(2).unsqueeze(3).expand_as(x)
        if not self.no_spatial:
            compressed = torch.cat((torch.max(x, 1)[0].unsqueeze(1), torch.mean(x, 1).unsqueeze(1)), dim=1)
            x = x * torch.sigmoid(self.spatial(compressed))
        return x


class Hourglass(nn.Module):
    def __init__(self, n=2, f=4, increase=2):
        super().__init__()
        nf = f + increase
        unit = lambda a, b: nn.Sequential(nn.BatchNorm2d(a), nn.ReLU(), nn.Conv2d(a, b, 3, 1, 1))
        self.up1, self.pool1, self.low1 = unit(f, f), nn.MaxPool2d(2, 2), unit(f, nf)
        self.n = n
        self.low2 = Hourglass(n - 1, nf) if self.n > 1 else unit(nf, nf)
        self.low3, self.up2 = unit(nf, f), nn.Upsample(scale_factor=2, mode="nearest")

    def forward(self, x):
        return self.up1(x) + self.up2(self.low3(self.low2(self.low1(self.pool1(x)))))


class PromptedMask(nn.Module):
    """A mask decoder: tokens attend to an image, hypernetworks turn them into masks."""

    def __init__(self, dim=8, masks=3):
        super().__init__()
        self.iou_token, self.mask_tokens = nn.Embedding(1, dim), nn.Embedding(masks + 1, dim)
        self.register_buffer("gaussian", torch.randn((2, dim // 2)))
        self.points = nn.ModuleList([nn.Embedding(1, dim) for _ in range(2)])
        self.cross = nn.MultiheadAttention(dim, 2, batch_first=True)
        self.upscale = nn.Sequential(nn.ConvTranspose2d(dim, dim // 4, 2, 2), nn.GroupNorm(1, dim // 4), nn.GELU(), nn.ConvTranspose2d(dim // 4, dim // 8, 2, 2))
        self.hyper = nn.ModuleList([nn.Sequential(nn.Linear(dim, dim), nn.ReLU(), nn.Linear(dim, dim // 8)) for _ in range(masks + 1)])
        self.iou = nn.Linear(dim, masks + 1)

    def encode(self, coords):
        coords = 2 * coords - 1
        coords = 2 * math.pi * (coords @ self.gaussian)
        return torch.cat([torch.sin(coords), torch.cos(coords)], dim=-1)

    def dense(self, size):
        h, w = size
        grid = torch.ones((h, w))
        y, x = grid.cumsum(dim=0) - 0.5, grid.cumsum(dim=1) - 0.5
        return self.encode(torch.stack([x / w, y / h], dim=-1)).permute(2, 0, 1)

    def forward(self, image, points, labels, multimask: bool = True):
        b, c, h, w = image.shape
        prompt = self.encode(points)
        prompt[labels == 0] += self.points[0].weight
        prompt[labels == 1] += self.points[1].weight
        tokens = torch.cat([self.iou_token.weight, self.mask_tokens.weight], dim=0).unsqueeze(0).expand(b, -1, -1)
        tokens = torch.cat((tokens, prompt), dim=1)
        src = (image + self.dense((h, w))).flatten(2).permute(0, 2, 1)
        hs, _ = self.cross(tokens, src, src)
        up = self.upscale(src.transpose(1, 2).view(b, c, h, w))
        hyper_in = torch.stack([mlp(hs[:, 1 + i]) for i, mlp in enumerate(self.hyper)], dim=1)
        b, c, h, w = up.shape
        masks = (hyper_in @ up.view(b, c, h * w)).view(b, -1, h, w)
        pick = slice(1, None) if multimask else slice(0, 1)
        return masks[:, pick], self.iou(hs[:, 0])[:, pick]


MODELS = [
    ("NextNet()", [[2, 3, 32, 32]]),
    ("Mixer()", [[2, 3, 16, 16]]),
    ("nn.Sequential(_DenseBlock(3, 4, 2, 4, 0.1), _DenseBlock(1, 16, 2, 4, 0))", [[2, 4, 8, 8]]),
    ("ASPP()", [[2, 8, 9, 9]]),
    ("CBAM(8)", [[2, 8, 6, 7]]),
    ("CBAM(8, 2, ['lse'], no_spatial=True)", [[2, 8, 6, 7]]),
    ("Hourglass()", [[1, 4, 16, 16]]),
    ("PromptedMask()", [[2, 8, 4, 4], [2, 3, 2], ["long", 2, 3]]),
]
