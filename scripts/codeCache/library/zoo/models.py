import sys
from collections import OrderedDict, namedtuple
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import partial
from types import ModuleType
from typing import Any, Callable, Dict, List, Mapping, Optional, Type, Union

import torch
import torch.nn as nn
from torch import Tensor

from .utils import *
from .utils import divisible, keyword_only, noted, pair

__all__ = ["ResidualNet", "Residual_Weights", "residual_net", "deep_residual_net"]

_CATEGORIES = ["tench", "goldfish", "great white shark", "tiger shark", "hammerhead", 'electric "ray"']
BUILDERS: Dict[str, Callable[..., nn.Module]] = {}
Point = namedtuple("Point", ["x", "y"])


@dataclass
class Weights:
    """Where weights are, and what is known of them."""

    url: str
    transforms: Callable
    meta: Dict[str, Any]
    sizes: List[int] = field(default_factory=list)


class WeightsEnum(Enum):
    """The weights that there are for a model."""

    @classmethod
    def verify(cls, obj: Any) -> Any:
        if obj is not None:
            if isinstance(obj, str):
                obj = cls[obj.replace(cls.__name__ + ".", "")]
            elif not isinstance(obj, cls):
                raise TypeError(f"expected {cls.__name__}, not {obj.__class__.__name__}")
        return obj

    @property
    def url(self) -> str:
        return self.value.url

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}.{self._name_}"


def register(name: Optional[str] = None) -> Callable[[Callable[..., T]], Callable[..., T]]:
    def wrapper(fn: Callable[..., T]) -> Callable[..., T]:
        key = name if name is not None else fn.__name__
        if key in BUILDERS:
            raise ValueError(f"an entry is already registered under the name '{key}'")
        BUILDERS[key] = fn
        return fn

    return wrapper


def conv3x3(in_planes: int, out_planes: int, stride: int = 1, groups: int = 1) -> nn.Conv2d:
    """A convolution with padding"""
    return nn.Conv2d(
        in_planes, out_planes, kernel_size=3, stride=stride, padding=1, groups=groups, bias=False
    )


class Block(nn.Module):
    expansion: int = 2

    def __init__(
        self,
        inplanes: int,
        planes: int,
        stride: int = 1,
        downsample: Optional[nn.Module] = None,
        norm_layer: Optional[Callable[..., nn.Module]] = None,
    ) -> None:
        super().__init__()
        if norm_layer is None:
            norm_layer = nn.BatchNorm2d
        self.conv1 = conv3x3(inplanes, planes, stride)
        self.bn1 = norm_layer(planes)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(planes, planes * self.expansion, 1, bias=True)
        self.bn2 = norm_layer(planes * self.expansion)
        self.downsample = downsample
        self.stride = stride

    def forward(self, x: Tensor) -> Tensor:
        identity = x
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        if self.downsample is not None:
            identity = self.downsample(x)
        out += identity
        return self.relu(out)


class ResidualNet(nn.Module):
    def __init__(
        self,
        block: Type[Block],
        layers: List[int],
        width: int = 8,
        zero_init: bool = False,
        norm_layer: Optional[Callable[..., nn.Module]] = None,
    ) -> None:
        super().__init__()
        noted(self)
        self.inplanes = divisible(width)
        self._norm_layer = norm_layer or partial(nn.BatchNorm2d, eps=1e-5)
        self.stem = nn.Sequential(
            OrderedDict(
                [
                    ("conv", nn.Conv2d(3, self.inplanes, kernel_size=7, stride=2, padding=3, bias=False)),
                    ("norm", self._norm_layer(self.inplanes)),
                    ("relu", nn.ReLU(inplace=True)),
                    ("pool", nn.MaxPool2d(kernel_size=3, stride=2, padding=1)),
                ]
            )
        )
        stages: List[nn.Module] = []
        for i, count in enumerate(layers):
            stages.append(self._make_layer(block, width * 2**i, count, stride=2 if i > 0 else 1))
        self.stages = nn.ModuleList(stages)
        self.avgpool = nn.AdaptiveAvgPool2d(pair(4))
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.kaiming_normal_(m.weight, mode="fan_out", nonlinearity="relu")
                if m.bias is not None:
                    nn.init.zeros_(m.bias)
            elif isinstance(m, (nn.BatchNorm2d, nn.GroupNorm)):
                nn.init.constant_(m.weight, 1)
                nn.init.constant_(m.bias, 0)
        if zero_init:
            for m in self.modules():
                if isinstance(m, Block) and m.bn2.weight is not None:
                    nn.init.constant_(m.bn2.weight, 0)  # type: ignore[arg-type]

    def _make_layer(self, block: Type[Block], planes: int, blocks: int, stride: int) -> nn.Sequential:
        downsample = None
        if stride != 1 or self.inplanes != planes * block.expansion:
            downsample = nn.Sequential(
                nn.Conv2d(self.inplanes, planes * block.expansion, 1, stride, bias=False),
                self._norm_layer(planes * block.expansion),
            )
        layers = [block(self.inplanes, planes, stride, downsample, norm_layer=self._norm_layer)]
        self.inplanes = planes * block.expansion
        for _ in range(1, blocks):
            layers.append(block(self.inplanes, planes))
        return nn.Sequential(*layers)

    def forward(self, x: Tensor) -> Tensor:
        x = self.stem(x)
        for stage in self.stages:
            x = stage(x)
        return self.avgpool(x)


class Residual_Weights(WeightsEnum):
    V1 = Weights(
        url="https://example.org/residual.pth",
        transforms=partial(noted, crop_size=224),
        meta={"num_params": 11689512, "categories": _CATEGORIES, "min_size": (1, 1), "_ops": 1.814},
    )
    DEFAULT = V1


@register()
@keyword_only("weights", "progress")
def residual_net(
    *, weights: Optional[Residual_Weights] = None, progress: bool = True, **kwargs: Any
) -> ResidualNet:
    """A small one.

    Args:
        weights: what to load
    """
    weights = Residual_Weights.verify(weights)
    if weights is not None:
        kwargs["classes"] = len(weights.value.meta["categories"])
    return ResidualNet(Block, [1, 2], **kwargs)


@register("deep")
def deep_residual_net(**kwargs: Any) -> ResidualNet:
    return ResidualNet(Block, [2, 2, 2], **kwargs)
