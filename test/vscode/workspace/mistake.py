"""Sequential takes modules, not a list of them."""

from torch import nn


class Stack(nn.Module):
    def __init__(self):
        super().__init__()
        layers = [nn.Conv2d(3, 8, kernel_size=3), nn.ReLU()]
        self.body = nn.Sequential(layers)

    def forward(self, x):
        return self.body(x)
