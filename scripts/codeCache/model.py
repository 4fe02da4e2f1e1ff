# A command that the build runs once to write the command line's code cache: a model that takes its parts from a library.
import torch
import torch.nn as nn
import torch.nn.functional as F

from zoo.models import residual_net


class Net(nn.Module):
    def __init__(self, classes: int = 10, *, width: int = 8, **options):
        super().__init__()
        self.body = residual_net(width=width, **options)
        self.dropout = nn.Dropout(0.5)
        self.head = nn.Linear(4 * width, classes)
        self.scale = nn.Parameter(torch.ones(1, classes))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = F.max_pool2d(self.body(x), 2)
        n, c = x.shape[0], x.size(1)
        x = x.mean([2, 3]).view(n, -1)
        assert x.shape[1] == c, f"{c} channels"
        return self.head(self.dropout(x)) * self.scale


if __name__ == "__main__":
    model = Net(classes=5)
    y = model(torch.randn(2, 3, 32, 32))
    print(sum(p.numel() for p in model.parameters()), y.shape)
