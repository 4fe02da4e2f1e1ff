# layerlens: MLP(784, 300) input=4x784
from torch import nn


class MLP(nn.Module):
    def __init__(self, inputs, hidden, classes=10):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(inputs, hidden),
            nn.ReLU(),
            nn.Linear(200, 100),
            nn.ReLU(),
            nn.Linear(100, classes),
        )

    def forward(self, x):
        return self.layers(x)
