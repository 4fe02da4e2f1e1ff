# layerlens: Patches() input=1x3x16x16
from torch import nn


class Patches(nn.Module):
    def __init__(self):
        super().__init__()
        self.proj = nn.Conv2d(3, 24, 4, stride=4)
        self.norm = nn.LayerNorm(24)

    def forward(self, x):
        x = self.proj(x).permute(0, 2, 1)
        return self.norm(x)
