"""A network as people write them."""
from __future__ import annotations

import math
from typing import Any, Callable, List, Optional, Sequence, Tuple, Type, Union

import torch
from torch import Tensor, nn
import torch.nn.functional as F


class ConvBlock(nn.Module):
    """Convolution, norm and activation."""

    expansion: int = 1

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: Union[int, Tuple[int, int]] = 3,
        *,
        norm_layer: Optional[Callable[..., nn.Module]] = None,
        activation: Type[nn.Module] = nn.ReLU,
    ) -> None:
        super().__init__()
        if norm_layer is None:
            norm_layer = nn.BatchNorm2d
        padding = kernel_size // 2 if isinstance(kernel_size, int) else tuple(k // 2 for k in kernel_size)
        self.conv = nn.Conv2d(in_channels, out_channels, kernel_size, padding=padding, bias=False)
        self.norm = norm_layer(out_channels)
        self.act = activation(inplace=True)

    def forward(self, x: Tensor) -> Tensor:
        return self.act(self.norm(self.conv(x)))


# layerlens: Net(10) input=1x3x32x32
class Net(nn.Module):
    def __init__(self, num_classes: int = 10, widths: Sequence[int] = (16, 32), **kwargs: Any):
        super(Net, self).__init__()
        layers: List[nn.Module] = []
        c = 3
        for i, w in enumerate(widths):
            layers += [ConvBlock(c, w), nn.MaxPool2d(2)]
            c = w
        self.features = nn.Sequential(*layers)
        self.head = nn.Linear(c * 8 * 8, num_classes)
        self.scale = 1 / math.sqrt(c)
        for m in self.modules():
            if isinstance(m, (nn.Conv2d, nn.Linear)):
                nn.init.kaiming_normal_(m.weight, mode="fan_out", nonlinearity="relu")
                if m.bias is not None: nn.init.zeros_(m.bias)

    @torch.jit.ignore
    def shape(self, x):
        b, c, *rest = x.shape
        return f"{b}x{c}x{'x'.join(map(str, rest))}"

    def forward(self, x):
        x = self.features(x)
        assert x.shape[-1] == 8, f"got {x.shape = }"
        x = x.flatten(1) if x.dim() > 2 else x
        q, k = x[:, None, :], x[..., ::2]
        x = x @ self.head.weight.t() + self.head.bias
        return F.log_softmax(x * self.scale, dim=-1)


if __name__ == "__main__":
    model = Net()
    with torch.no_grad():
        print(model(torch.randn(1, 3, 32, 32)).shape)
