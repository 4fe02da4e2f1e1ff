# layerlens: Bottleneck(16, 32, 2) input=1x16x8x8
import torch
from torch import nn


class Bottleneck(nn.Module):
    def __init__(self, c_in, c_out, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(c_in, c_out, 3, stride=stride, padding=1)
        self.conv2 = nn.Conv2d(c_out, c_out, 3, padding=1)
        self.shortcut = nn.Conv2d(c_in, c_out, 1)

    def forward(self, x):
        out = self.conv2(torch.relu(self.conv1(x)))
        out += self.shortcut(x)
        return torch.relu(out)
