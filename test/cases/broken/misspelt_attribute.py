# layerlens: Net() input=1x4
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear1 = nn.Linear(4, 8)
        self.linear2 = nn.Linear(8, 2)

    def forward(self, x):
        x = torch.relu(self.linear1(x))
        return self.liner2(x)
