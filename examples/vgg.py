"""VGG: the same block over and over, described by a table of (convolutions, channels)."""

import torch
from torch import nn

VGG11 = [(1, 64), (1, 128), (2, 256), (2, 512), (2, 512)]


def block(convolutions, channels):
    """`convolutions` times a 3x3 convolution and ReLU, then half the height and width."""
    layers = []
    for _ in range(convolutions):
        layers += [nn.LazyConv2d(channels, kernel_size=3, padding=1), nn.ReLU()]
    return nn.Sequential(*layers, nn.MaxPool2d(2))


class VGG(nn.Module):
    def __init__(self, plan, num_classes=10):
        super().__init__()
        self.blocks = nn.Sequential(*(block(count, channels) for count, channels in plan))
        self.head = nn.Sequential(
            nn.Flatten(),
            nn.LazyLinear(4096),
            nn.ReLU(),
            nn.Dropout(),
            nn.LazyLinear(4096),
            nn.ReLU(),
            nn.Dropout(),
            nn.LazyLinear(num_classes),
        )

    def forward(self, x):
        return self.head(self.blocks(x))


model = VGG(VGG11)
print(model(torch.zeros(1, 1, 224, 224)).shape)
