"""The Python that model code is made of, without the tensors."""

import math
from collections import OrderedDict
from functools import partial
from typing import Any, Callable, List, Optional, Tuple, Union


class Module:
    def __init__(self):
        object.__setattr__(self, "_modules", OrderedDict())
        object.__setattr__(self, "training", True)

    def __setattr__(self, name, value):
        if isinstance(value, Module):
            self._modules[name] = value
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        modules = self.__dict__.get("_modules", {})
        if name in modules:
            return modules[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)

    def add_module(self, name, module):
        self._modules[name] = module

    def named_modules(self, prefix=""):
        yield prefix, self
        for name, module in self._modules.items():
            yield from module.named_modules(prefix + ("." if prefix else "") + name)

    def extra_repr(self):
        return ""

    def __repr__(self):
        lines = [f"  ({k}): " + repr(m).replace("\n", "\n  ") for k, m in self._modules.items()]
        if not lines:
            return f"{type(self).__name__}({self.extra_repr()})"
        return f"{type(self).__name__}(\n" + "\n".join(lines) + "\n)"


class Sequential(Module):
    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], OrderedDict):
            for k, m in args[0].items():
                self.add_module(k, m)
        else:
            for i, m in enumerate(args):
                self.add_module(str(i), m)

    def forward(self, x):
        for m in self._modules.values():
            x = m(x)
        return x

    def __getitem__(self, i):
        items = list(self._modules.values())
        return Sequential(*items[i]) if isinstance(i, slice) else items[i]

    def __len__(self):
        return len(self._modules)


class Conv(Module):
    def __init__(self, inp: int, out: int, k: Union[int, Tuple[int, int]] = 3, stride=1, *, bias: bool = True, **kw: Any):
        super().__init__()
        self.inp, self.out = inp, out
        self.k = (k, k) if isinstance(k, int) else tuple(k)
        self.stride = stride
        assert not kw, f"unexpected {sorted(kw)}"
        self.params = inp * out * math.prod(self.k) + (out if bias else 0)

    def extra_repr(self):
        return f"{self.inp}, {self.out}, k={self.k}" + (f", stride={self.stride}" if self.stride != 1 else "")

    def forward(self, x):
        n, c, h, w = x
        if c != self.inp:
            raise RuntimeError(f"expected {self.inp} channels, got {c}")
        return n, self.out, (h - 1) // self.stride + 1, (w - 1) // self.stride + 1


class ReLU(Module):
    def forward(self, x):
        return x


class Block(Module):
    expansion: int = 1

    def __init__(self, inp, planes, stride=1, downsample: Optional[Module] = None, norm: Optional[Callable[..., Module]] = None):
        super().__init__()
        norm = norm or ReLU
        self.conv1 = Conv(inp, planes, 3, stride, bias=False)
        self.bn1 = norm()
        self.conv2 = Conv(planes, planes * self.expansion, 3, bias=False)
        self.downsample = downsample

    def forward(self, x):
        identity = x
        out = self.conv2(self.bn1(self.conv1(x)))
        if self.downsample is not None:
            identity = self.downsample(x)
        assert out == identity, (out, identity)
        return out


class Bottleneck(Block):
    expansion = 4


class Net(Module):
    cfg = {"small": [1, 1], "large": [2, 2, 2]}

    def __init__(self, block=Block, layers="small", width: int = 8, **kwargs):
        super().__init__()
        self.inp = width
        self.stem = Sequential(OrderedDict([("conv", Conv(3, width, 7, 2)), ("act", ReLU())]))
        stages = []
        for i, n in enumerate(self.cfg[layers]):
            stages.append(self._make(block, width * 2**i, n, stride=1 if i == 0 else 2))
        self.stages = Sequential(*stages)
        self.depth = sum(1 for _, m in self.named_modules() if isinstance(m, Conv))
        for key, value in kwargs.items():
            setattr(self, key, value)

    def _make(self, block, planes, n, stride):
        down = None
        if stride != 1 or self.inp != planes * block.expansion:
            down = Sequential(Conv(self.inp, planes * block.expansion, 1, stride))
        layers = [block(self.inp, planes, stride, down, norm=partial(ReLU))]
        self.inp = planes * block.expansion
        layers += [block(self.inp, planes) for _ in range(1, n)]
        return Sequential(*layers)

    def forward(self, x: Tuple[int, ...]) -> List[int]:
        x = self.stem(x)
        outs = []
        for stage in self.stages._modules.values():
            x = stage(x)
            outs.append(x)
        return outs


net = Net()
print(net)
print(net((1, 3, 64, 64)), net.depth)
big = Net(Bottleneck, "large", width=16, tag="x")
print(big((2, 3, 32, 32)), big.depth, big.tag, len(big.stages), len(big.stages[1:]))
print(sum(m.params for _, m in big.named_modules() if isinstance(m, Conv)))
print([name for name, m in net.named_modules() if isinstance(m, Conv)][:4])
try:
    net((1, 4, 8, 8))
except RuntimeError as e:
    print(e)
try:
    net.nothing
except AttributeError as e:
    print(e)
try:
    Conv(1, 2, padding=3)
except AssertionError as e:
    print(e)
drop_rates = [round(0.1 * i / (5 - 1), 4) for i in range(5)]
print(drop_rates, [x.item() if hasattr(x, "item") else x for x in drop_rates][1])


def make_divisible(v, divisor=8, min_value=None):
    min_value = min_value or divisor
    new = max(min_value, int(v + divisor / 2) // divisor * divisor)
    return new + divisor if new < 0.9 * v else new


print([make_divisible(v * 1.25) for v in (16, 24, 32, 64, 96)])
