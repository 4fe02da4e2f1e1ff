# layerlens: Net() input=2x1x28x28
from torch import nn


class Net(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.stem = nn.Conv2d(in_channels=3, out_channels=8, kernel_size=5)
        self.head = nn.Linear(8, num_classes)

    def forward(self, x):
        x = self.stem(x).relu()
        return self.head(x.mean(dim=(2, 3)))
