# layerlens: Two() input=1x8
import torch
from torch import nn


class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(8, 4)
        self.b = nn.Linear(8, 4)

    def forward(self, x):
        return torch.cat(self.a(x), self.b(x), dim=1)
