# layerlens: Net() input=1x3x16x16
from torch import nn


class Net(nn.Module):
    def __init__(self, widths=(8, 16)):
        super().__init__()
        layers = []
        channels = 3
        for width in widths:
            layers += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU()]
            channels = width
        self.body = nn.Sequential(layers)

    def forward(self, x):
        return self.body(x)
