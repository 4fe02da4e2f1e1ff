# layerlens: Net() input=1x4
from torch import nn


class Net(nn.Module):
    def __init__(self, num_classes=3):
        super().__init__()
        self.fc = nn.Linear(4, num_class)

    def forward(self, x):
        return self.fc(x)
