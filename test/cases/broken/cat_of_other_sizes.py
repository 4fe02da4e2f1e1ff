# layerlens: Branches() input=1x8x6x6
import torch
from torch import nn


class Branches(nn.Module):
    def __init__(self):
        super().__init__()
        self.narrow = nn.Conv2d(8, 4, 1)
        self.wide = nn.Conv2d(8, 4, 3)

    def forward(self, x):
        return torch.cat((self.narrow(x), self.wide(x)), 1)
