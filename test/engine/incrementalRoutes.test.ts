/** Values that are changed or looked up by a way that no name of the statement tells: an edit of the change is seen. */

import { expect, test } from "vitest";
import { createEngine, type Engine } from "../../src/engine/engine";
import { sourceFile } from "../../src/engine/source";
import { testParser } from "../python/parser";
import { told } from "./told";

const document = (text: string) => ({
  file: "/project/main.py",
  folder: "/project",
  isNotebook: false,
  cells: [sourceFile("/project/main.py", text)],
});

async function engineOn(files: Readonly<Record<string, string>>): Promise<Engine> {
  return createEngine({
    parser: await testParser(),
    files: {
      read: (path) => files[path],
      exists: (path) => Object.keys(files).some((file) => file.startsWith(path)),
      list: () => [],
    },
    now: () => performance.now(),
    importRoots: [],
    sitePackages: [],
  });
}

async function compare(
  files: Readonly<Record<string, string>>,
  text: string,
  from: string,
  to: string,
): Promise<void> {
  expect(text).toContain(from);
  const engine = await engineOn(files);
  const before = document(text);
  const first = told(engine.analyze(before), before);
  const after = document(text.replace(from, to));
  const second = told(engine.analyze(after), after);
  const fresh = await engineOn(files);
  expect(second).toBe(told(fresh.analyze(after), after));
  expect(second).not.toBe(first);
  // And back again, with what was kept of both.
  expect(told(engine.analyze(before), before)).toBe(first);
}

test.each<readonly [title: string, text: string, from: string, to: string]>([
  [
    "a class inside of a class",
    `
class Config:
    class Model:
        width = 3
Config.Model.width = 4
width = Config.Model.width
`,
    "= 4",
    "= 5",
  ],
  [
    "a class that only a function knows",
    `
def outer():
    class Inner:
        pass
    def get():
        return Inner
    return get
get = outer()
get().width = 3
width = get().width
`,
    "= 3",
    "= 4",
  ],
  [
    "classes in a tuple",
    `
def make():
    class Inner:
        width = 1
    return Inner
pair = (make(), make())
pair[0].width = 3
width = pair[0].width
`,
    "= 3",
    "= 4",
  ],
  [
    "an attribute of a method",
    `
class Shape:
    def area(self):
        return 1
Shape.area.unit = 3
unit = Shape.area.unit
`,
    "= 3",
    "= 4",
  ],
  [
    "a function's default values",
    `
def width(x=1):
    return x
width.__defaults__ = (3,)
w = width()
`,
    "(3,)",
    "(4,)",
  ],
  [
    "a function's default values by name",
    `
def width(*, x=1):
    return x
width.__kwdefaults__ = {"x": 3}
w = width()
`,
    ": 3",
    ": 4",
  ],
  [
    "a method that is put back later on",
    `
class Shape:
    def area(self):
        return 1
old = Shape.area
Shape.area = lambda self: 3
area = Shape().area()
Shape.area = old
after = Shape().area()
`,
    ": 3",
    ": 4",
  ],
  [
    "a class that is registered with an abstract one",
    `
import abc
class Base(abc.ABC):
    pass
class Other:
    pass
Base.register(Other)
is_one = isinstance(Other(), Base)
`,
    "Base.register(Other)",
    "pass",
  ],
  [
    "an attribute of a library's class that is deleted",
    `
from torch import nn
nn.Linear.extra = 3
has = hasattr(nn.Linear, "extra")
del nn.Linear.extra
has_not = hasattr(nn.Linear, "extra")
`,
    "del nn.Linear.extra",
    "pass",
  ],
  [
    "what a library's name of its own holds",
    `
import os
from os import environ
environ["WIDTH"] = "3"
width = os.environ["WIDTH"]
`,
    '"3"',
    '"4"',
  ],
  [
    "a function that reads what a library holds",
    `
import os
from os import getenv
os.environ["WIDTH"] = "3"
width = getenv("WIDTH")
`,
    '"3"',
    '"4"',
  ],
  [
    "imports inside of a class and of a method",
    `
import os
class Settings:
    from os import environ
    def set(self):
        import os as o
        o.environ["WIDTH"] = "3"
Settings.environ["WIDTH"] = "1"
Settings().set()
width = os.environ["WIDTH"]
`,
    '"3"',
    '"4"',
  ],
  [
    "a library's list by another name",
    `
import sys
from sys import path
path.append("/a")
last = sys.path[-1]
`,
    '"/a"',
    '"/b"',
  ],
  [
    "modules by another name",
    `
WIDTH = 3
from sys import modules
width = modules["__main__"].WIDTH
`,
    "= 3",
    "= 4",
  ],
  [
    "modules by the name of an attribute",
    `
WIDTH = 3
import sys
width = getattr(sys, "modules")["__main__"].WIDTH
`,
    "= 3",
    "= 4",
  ],
  [
    "annotations of the file",
    `
x: int
count = len(__annotations__)
`,
    "x: int\n",
    "x: int\ny: int\n",
  ],
  [
    "a function of Python's whose name is bound further down",
    `
WIDTH = 3
width = eval("WIDTH")
eval = 1
`,
    "WIDTH = 3",
    "WIDTH = 4",
  ],
])("%s", async (_, text, from, to) => {
  await compare({}, text, from, to);
});

const registry = {
  "/project/registry.py": "found = []\n",
  "/project/blocks.py": "import registry\nregistry.found.append(1)\nWIDTH = 3\n",
  "/project/heads.py": "import registry\nregistry.found.append(2)\nDEPTH = 4\n",
};

test.each<readonly [string, Readonly<Record<string, string>>, string, string, string]>([
  [
    "a file that adds to a registry",
    registry,
    "import registry\nfrom blocks import WIDTH\nfound = list(registry.found)\n",
    "from blocks import WIDTH\n",
    "",
  ],
  [
    "a file that a function imports",
    registry,
    "import registry\nimport blocks\ndef f():\n    from blocks import WIDTH\n    return WIDTH\nx = f()\nfound = list(registry.found)\n",
    "import blocks\n",
    "",
  ],
  [
    "files in another order",
    registry,
    "from blocks import WIDTH\nfrom heads import DEPTH\nimport registry\nfound = list(registry.found)\n",
    "from blocks import WIDTH\nfrom heads import DEPTH\n",
    "from heads import DEPTH\nfrom blocks import WIDTH\n",
  ],
  [
    "a part of a package that another import brings",
    { "/project/pkg/__init__.py": "", "/project/pkg/sub.py": "N = 3\nx = 7\n" },
    "import pkg\nfrom pkg.sub import N\ny = pkg.sub.x\n",
    "from pkg.sub import N\n",
    "",
  ],
  [
    "a list of a file by two names",
    { "/project/config.py": "sizes = [1]\n" },
    "from config import sizes\nimport config\nsizes.append(3)\ncount = len(config.sizes)\n",
    "append(3)",
    "extend([3, 4])",
  ],
  [
    "a file that reads the document's names",
    {
      "/project/helper.py": 'import sys\ndef width():\n    return sys.modules["__main__"].WIDTH\n',
    },
    "from helper import width\nWIDTH = 3\nw = width()\n",
    "= 3",
    "= 4",
  ],
])("%s", async (_, files, text, from, to) => {
  await compare(files, text, from, to);
});
