"""Network in network: 1x1 convolutions as a small classifier at every pixel, and no linear layer at the end."""

from torch import nn


class NiNBlock(nn.Sequential):
    def __init__(self, channels, kernel_size, stride=1, padding=0):
        super().__init__(
            nn.LazyConv2d(channels, kernel_size, stride, padding),
            nn.ReLU(),
            nn.LazyConv2d(channels, kernel_size=1),
            nn.ReLU(),
            nn.LazyConv2d(channels, kernel_size=1),
            nn.ReLU(),
        )


class NiN(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.body = nn.Sequential(
            NiNBlock(96, 11, stride=4),
            nn.MaxPool2d(3, stride=2),
            NiNBlock(256, 5, padding=2),
            nn.MaxPool2d(3, stride=2),
            NiNBlock(384, 3, padding=1),
            nn.MaxPool2d(3, stride=2),
            nn.Dropout(0.5),
            NiNBlock(num_classes, 3, padding=1),
        )
        self.pool = nn.AdaptiveAvgPool2d(1)

    def forward(self, x):
        return self.pool(self.body(x)).flatten(1)
