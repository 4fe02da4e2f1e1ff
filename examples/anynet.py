"""AnyNet: stem, body, head; the body is stages of ResNeXt blocks, described by a table."""

from dataclasses import dataclass

import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class Stage:
    depth: int
    channels: int
    group_width: int = 16
    bottleneck: float = 1.0


class ResNeXtBlock(nn.Module):
    """Three convolutions around a shortcut; the middle one works in groups."""

    # layerlens: ResNeXtBlock(64, 16, 0.5, stride=2) input=1x32x56x56

    def __init__(self, channels, group_width, bottleneck, stride=1, project=True):
        super().__init__()
        inner = round(channels * bottleneck)
        self.reduce = nn.LazyConv2d(inner, 1)
        self.spatial = nn.LazyConv2d(inner, 3, stride, padding=1, groups=inner // group_width)
        self.expand = nn.LazyConv2d(channels, 1)
        self.norms = nn.ModuleList([nn.LazyBatchNorm2d() for _ in range(3)])
        self.shortcut = (
            nn.Sequential(nn.LazyConv2d(channels, 1, stride), nn.LazyBatchNorm2d())
            if project
            else nn.Identity()
        )

    def forward(self, x):
        y = F.relu(self.norms[0](self.reduce(x)))
        y = F.relu(self.norms[1](self.spatial(y)))
        y = self.norms[2](self.expand(y))
        return F.relu(y + self.shortcut(x))


class AnyNet(nn.Module):
    def __init__(self, stem_channels, stages, num_classes=10):
        super().__init__()
        self.stem = nn.Sequential(
            nn.LazyConv2d(stem_channels, 3, stride=2, padding=1), nn.LazyBatchNorm2d(), nn.ReLU()
        )
        self.body = nn.Sequential()
        for number, stage in enumerate(stages, start=1):
            self.body.add_module(f"stage{number}", self.make_stage(stage))
        self.head = nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.LazyLinear(num_classes)
        )

    @staticmethod
    def make_stage(stage):
        blocks = [
            ResNeXtBlock(
                stage.channels,
                stage.group_width,
                stage.bottleneck,
                stride=2 if first else 1,
                project=first,
            )
            for first in [True] + [False] * (stage.depth - 1)
        ]
        return nn.Sequential(*blocks)

    def forward(self, x):
        return self.head(self.body(self.stem(x)))


regnet = AnyNet(32, [Stage(4, 32), Stage(6, 80)])
