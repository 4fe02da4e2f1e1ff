# layerlens: Net() input=1x8
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(8, 16)
        self.act = nn.ReLU
        self.fc2 = nn.Linear(16, 2)

    def forward(self, x):
        x = self.act(self.fc1(x))
        return self.fc2(x)
