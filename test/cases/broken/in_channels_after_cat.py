# layerlens: Skip() input=1x3x32x32
import torch
from torch import nn


class Skip(nn.Module):
    """The decoder sees both the skip and the upsampled features."""

    def __init__(self):
        super().__init__()
        self.enc = nn.Conv2d(3, 16, 3, padding=1)
        self.down = nn.Conv2d(16, 32, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(32, 16, 2, stride=2)
        self.dec = nn.Conv2d(16, 16, 3, padding=1)
        self.out = nn.Conv2d(16, 1, 1)

    def forward(self, x):
        skip = self.enc(x)
        x = self.up(torch.relu(self.down(skip)))
        x = torch.cat([x, skip], dim=1)
        return self.out(torch.relu(self.dec(x)))
