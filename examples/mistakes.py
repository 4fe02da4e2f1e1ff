"""Models with mistakes that everybody makes once. Layerlens marks each where it is and offers a fix.

Open the light bulb on an underlined expression.
"""

import torch
import torch.nn.functional as F
from torch import nn


class Branches(nn.Module):
    """A comma and a class: `self.narrow` is a tuple, not a layer."""

    # layerlens: Branches(16) input=1x8x28x28

    def __init__(self, channels):
        super().__init__()
        self.narrow = nn.LazyConv2d(channels, kernel_size=1), nn.ReLU
        self.wide = nn.LazyConv2d(channels, kernel_size=3, padding=1)

    def forward(self, x):
        return torch.cat((F.relu(self.narrow(x)), F.relu(self.wide(x))), dim=1)


class Stack(nn.Module):
    """Sequential takes modules, not a list of them."""

    # layerlens: Stack((8, 16)) input=1x3x32x32

    def __init__(self, widths):
        super().__init__()
        layers = []
        for width in widths:
            layers.append(nn.LazyConv2d(width, kernel_size=3, padding=1))
            layers.append(nn.ReLU())
        self.body = nn.Sequential(layers)
        self.head = nn.Sequential([nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.LazyLinear(10)])

    def forward(self, x):
        return self.head(self.body(x))


class Shortcut(nn.Module):
    """One channel too few: the sum of both paths does not fit."""

    # layerlens: Shortcut(16) input=1x16x32x32

    def __init__(self, channels):
        super().__init__()
        self.inner = nn.Conv2d(channels, channels - 1, kernel_size=3, padding=1)

    def forward(self, x):
        return F.relu(self.inner(x) + x)


class Classifier(nn.Module):
    """The linear layer expects other sizes than the convolutions leave."""

    # layerlens: Classifier() input=1x1x28x28

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, kernel_size=3)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(16 * 14 * 14, 10)

    def forward(self, x):
        x = self.pool(F.relu(self.conv(x)))
        return self.fc(x.flatten(1))
