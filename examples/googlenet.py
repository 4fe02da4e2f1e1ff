"""GoogLeNet: blocks of four branches whose results are joined along the channels."""

import torch
import torch.nn.functional as F
from torch import nn


class Inception(nn.Module):
    """Looks at its input through 1x1, 3x3 and 5x5 windows and a pooling at once."""

    # layerlens: Inception(64, (96, 128), (16, 32), 32) input=1x192x28x28

    def __init__(self, one, three, five, pooled):
        super().__init__()
        self.one = nn.LazyConv2d(one, 1)
        self.three_in = nn.LazyConv2d(three[0], 1)
        self.three = nn.LazyConv2d(three[1], 3, padding=1)
        self.five_in = nn.LazyConv2d(five[0], 1)
        self.five = nn.LazyConv2d(five[1], 5, padding=2)
        self.pool = nn.MaxPool2d(3, stride=1, padding=1)
        self.pooled = nn.LazyConv2d(pooled, 1)

    def forward(self, x):
        branches = [
            F.relu(self.one(x)),
            F.relu(self.three(F.relu(self.three_in(x)))),
            F.relu(self.five(F.relu(self.five_in(x)))),
            F.relu(self.pooled(self.pool(x))),
        ]
        return torch.cat(branches, dim=1)


def halve():
    return nn.MaxPool2d(3, stride=2, padding=1)


class GoogLeNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.stem = nn.Sequential(
            nn.LazyConv2d(64, 7, stride=2, padding=3),
            nn.ReLU(),
            halve(),
            nn.LazyConv2d(64, 1),
            nn.ReLU(),
            nn.LazyConv2d(192, 3, padding=1),
            nn.ReLU(),
            halve(),
        )
        self.stage3 = nn.Sequential(
            Inception(64, (96, 128), (16, 32), 32),
            Inception(128, (128, 192), (32, 96), 64),
            halve(),
        )
        self.stage4 = nn.Sequential(
            Inception(192, (96, 208), (16, 48), 64),
            Inception(160, (112, 224), (24, 64), 64),
            Inception(128, (128, 256), (24, 64), 64),
            Inception(112, (144, 288), (32, 64), 64),
            Inception(256, (160, 320), (32, 128), 128),
            halve(),
        )
        self.stage5 = nn.Sequential(
            Inception(256, (160, 320), (32, 128), 128),
            Inception(384, (192, 384), (48, 128), 128),
        )
        self.classify = nn.LazyLinear(num_classes)

    def forward(self, x):
        x = self.stem(x)
        for stage in (self.stage3, self.stage4, self.stage5):
            x = stage(x)
        x = F.adaptive_avg_pool2d(x, 1)
        return self.classify(torch.flatten(x, 1))
