/** Values that models depend on in roundabout ways: an edit of each is seen by the models that were kept. */

import { expect, test } from "vitest";
import { engineForTests, textDocument } from "../engineFor";
import { told } from "./told";

const net = (size: string): string => `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, ${size})

    def forward(self, x):
        return self.layer(x)
`;

const rows: readonly (readonly [title: string, before: string, from: string, to: string])[] = [
  [
    "a list that a decorator fills",
    `
found = []
def register(f):
    found.append(f)
    return f
@register
def one():
    return 3
${net("sum(f() for f in found)")}`,
    "return 3",
    "return 5",
  ],
  [
    "an item more in a list",
    `
sizes = [1, 2]
sizes.append(3)
${net("sum(sizes)")}`,
    "append(3)",
    "append(4)",
  ],
  [
    "a dataclass's default",
    `
from dataclasses import dataclass, field
@dataclass
class Config:
    width: int = 3
    depths: list = field(default_factory=lambda: [1, 2])
config = Config()
${net("config.width + len(config.depths)")}`,
    "width: int = 3",
    "width: int = 4",
  ],
  [
    "what a dataclass's factory gives",
    `
from dataclasses import dataclass, field
BASE = [1, 2]
@dataclass
class Config:
    depths: list = field(default_factory=lambda: list(BASE))
${net("sum(Config().depths)")}`,
    "BASE = [1, 2]",
    "BASE = [1, 3]",
  ],
  [
    "a namedtuple",
    `
from collections import namedtuple
Config = namedtuple("Config", "width depth", defaults=(2, 3))
${net("Config().width")}`,
    "(2, 3)",
    "(6, 3)",
  ],
  [
    "the fields of a namedtuple in another order",
    `
from collections import namedtuple
Config = namedtuple("Config", "width depth")
config = Config(2, 5)
${net("config.width")}`,
    '"width depth"',
    '"depth width"',
  ],
  [
    "an enumeration",
    `
import enum
class Size(enum.Enum):
    SMALL = 3
    LARGE = 8
${net("Size.SMALL.value")}`,
    "SMALL = 3",
    "SMALL = 4",
  ],
  [
    "a function with a cache",
    `
import functools
def base():
    return 3
@functools.lru_cache(maxsize=None)
def width():
    return base() + 1
${net("width()")}`,
    "return 3",
    "return 4",
  ],
  [
    "a partial function",
    `
import functools
make = functools.partial(nn.Linear, 4, 3)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = make()
    def forward(self, x):
        return self.layer(x)
`,
    "nn.Linear, 4, 3",
    "nn.Linear, 4, 6",
  ],
  [
    "the environment",
    `
import os
os.environ["WIDTH"] = "3"
${net('int(os.environ["WIDTH"])')}`,
    '= "3"',
    '= "4"',
  ],
  [
    "Python's seed",
    `
import random
random.seed(1)
${net("random.randint(1, 1000)")}`,
    "seed(1)",
    "seed(2)",
  ],
  [
    "numbers drawn before",
    `
import random
random.seed(1)
x = random.random()
${net("random.randint(1, 1000)")}`,
    "x = random.random()",
    "x = random.random() + random.random()",
  ],
  [
    "numpy's seed",
    `
import numpy as np
np.random.seed(1)
${net("int(np.random.randint(1, 1000))")}`,
    "seed(1)",
    "seed(2)",
  ],
  [
    "a counter of a class",
    `
class Counter:
    count = 0
    def __init__(self):
        Counter.count += 1
counters = [Counter() for _ in range(3)]
${net("Counter.count")}`,
    "range(3)",
    "range(4)",
  ],
  [
    "a setting of a library",
    `
torch.set_default_dtype(torch.float32)
${net("3")}`,
    "torch.float32",
    "torch.float64",
  ],
  [
    "a module's attribute",
    `
torch.width = 3
${net("torch.width")}`,
    "torch.width = 3",
    "torch.width = 4",
  ],
  [
    "a method of a library's class",
    `
def extra(self):
    return 3
nn.Linear.extra = extra
${net("nn.Linear(1, 1).extra()")}`,
    "return 3",
    "return 4",
  ],
  [
    "a class made by a function",
    `
def make(width):
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = nn.Linear(4, width)
        def forward(self, x):
            return self.layer(x)
    return Net
Net = make(3)
model = Net()
`,
    "make(3)",
    "make(4)",
  ],
  [
    "text that is executed",
    `
exec("WIDTH = 3")
${net("WIDTH")}`,
    "WIDTH = 3",
    "WIDTH = 4",
  ],
  [
    "a name that is set through globals()",
    `
globals()["WIDTH"] = 3
${net("WIDTH")}`,
    "= 3",
    "= 4",
  ],
  [
    "a name that is looked up through globals()",
    `
WIDTH = 3
${net('globals()["WIDTH"]')}`,
    "WIDTH = 3",
    "WIDTH = 4",
  ],
  [
    "a name inside of a text",
    `
WIDTH = 3
${net('eval("WIDTH")')}`,
    "WIDTH = 3",
    "WIDTH = 4",
  ],
  [
    "an iterator that was used",
    `
sizes = iter([3, 4, 5])
next(sizes)
${net("next(sizes)")}`,
    "next(sizes)\n",
    "next(sizes), next(sizes)\n",
  ],
  [
    "a generator that was used",
    `
def count():
    yield 3
    yield 4
    yield 5
sizes = count()
next(sizes)
${net("next(sizes)")}`,
    "next(sizes)\n",
    "next(sizes), next(sizes)\n",
  ],
  [
    "a tensor",
    `
scale = torch.tensor([1, 2, 3])
${net("int(scale[2])")}`,
    "[1, 2, 3]",
    "[1, 2, 4]",
  ],
  [
    "a tensor of which only the shape is known",
    `
scale = torch.randn(3, 5)
${net("scale.shape[1]")}`,
    "(3, 5)",
    "(3, 6)",
  ],
  [
    "a module that another one takes in",
    `
backbone = nn.Sequential(nn.Linear(4, 4), nn.ReLU())
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = backbone
    def forward(self, x):
        return self.backbone(x)
`,
    "nn.ReLU()",
    "nn.Tanh()",
  ],
  [
    "a default value that is changed",
    `
def width(sizes=[]):
    sizes.append(1)
    return len(sizes)
width()
${net("width()")}`,
    "\nwidth()\n",
    "\nwidth(), width()\n",
  ],
  [
    "a name that is deleted",
    `
WIDTH = 3
WIDTHS = 4
${net("WIDTH")}`,
    "WIDTHS = 4",
    "del WIDTH",
  ],
  [
    "a function that is defined again",
    `
def width():
    return 3
def unused():
    return 4
${net("width()")}`,
    "def unused",
    "def width",
  ],
  [
    "arguments of the command line",
    `
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--width", type=int, default=3)
args = parser.parse_args([])
${net("args.width")}`,
    "default=3",
    "default=4",
  ],
  [
    "a base class",
    `
class Base(nn.Module):
    width = 3
class Net(Base):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, self.width)
    def forward(self, x):
        return self.layer(x)
`,
    "width = 3",
    "width = 4",
  ],
  [
    "a metaclass",
    `
class Meta(type):
    width = 3
class Settings(metaclass=Meta):
    pass
${net("Settings.width")}`,
    "width = 3",
    "width = 4",
  ],
  [
    "a property",
    `
class Settings:
    @property
    def width(self):
        return 3
settings = Settings()
${net("settings.width")}`,
    "return 3",
    "return 4",
  ],
  [
    "the inputs in a comment",
    `
# layerlens: Net() input=2x4
${net("3")}`,
    "2x4",
    "5x4",
  ],
  [
    "the arguments of the only call",
    `
class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layer = nn.Linear(4, width)
    def forward(self, x):
        return self.layer(x)
def main():
    net = Net(3)
    return net(torch.zeros(2, 4))
`,
    "Net(3)",
    "Net(5)",
  ],
  [
    "another argument of the only call",
    `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(4, 3), nn.Linear(4, 5)])
    def forward(self, x, which):
        return self.layers[which](x)
net = Net()
net(torch.zeros(2, 4), 0)
`,
    "0)",
    "1)",
  ],
  [
    "a variable among the arguments of an instance",
    `
class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layer = nn.Linear(4, width)
    def forward(self, x):
        return self.layer(x)
width = 3
net = Net(width)
`,
    "width = 3",
    "width = 5",
  ],
];

const head = "import torch\nfrom torch import nn\n";

test.each(rows)("%s", async (_, body, from, to) => {
  expect(body).toContain(from);
  const engine = await engineForTests();
  const before = textDocument(head + body);
  const first = told(engine.analyze(before), before);
  const after = textDocument(head + body.replace(from, to));
  const fresh = await engineForTests();
  const analysis = engine.analyze(after);
  const second = told(analysis, after);
  expect(second).toBe(told(fresh.analyze(after), after));
  expect(second).not.toBe(first);
});
