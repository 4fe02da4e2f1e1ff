# layerlens: Net() input=1x8
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(8, 16), nn.ReLU, nn.Linear(16, 2))

    def forward(self, x):
        return self.net(x)
