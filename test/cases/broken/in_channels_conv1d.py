# layerlens: Audio() input=1x40x100
import torch
from torch import nn


class Audio(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv1d(40, 64, 3, padding=1)
        self.conv2 = nn.Conv1d(40, 64, 3, padding=1)

    def forward(self, x):
        x = torch.relu(self.conv1(x))
        return torch.relu(self.conv2(x)).max(dim=-1).values
