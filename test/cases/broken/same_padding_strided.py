# layerlens: Net() input=1x3x16x16
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, stride=2, padding="same")

    def forward(self, x):
        return self.conv(x)
