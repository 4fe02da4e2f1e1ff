/** Documents that are part of a package, and packages of which some parts cannot be read. */

import { expect, test } from "vitest";
import { getString } from "../../src/engine/python/dict";
import { runPython } from "./run";

test("a file of a package is evaluated once, also when its package imports it", async () => {
  const { stdout, stderr } = await runPython(
    `
from .registry import names, register
from . import other

@register
class Net:
    pass

print(names, other.kind())
`,
    {
      path: "pkg/net.py",
      others: {
        "pkg/__init__.py":
          "from .net import *\nfrom .net import Net\nfrom .registry import names\n",
        "pkg/net.py": "the text on disk may be older",
        "pkg/registry.py": `
names = []
def register(cls):
    if cls.__name__ in names:
        raise ValueError(f"{cls.__name__} is registered already")
    names.append(cls.__name__)
    return cls
`,
        "pkg/other.py": `
from .registry import names
def kind():
    from .net import Net
    return Net
`,
      },
    },
  );
  expect(stderr).toBe("");
  expect(stdout).toBe("['Net'] <class '__main__.Net'>\n");
});

test("a part that was compiled is unknown, not missing", async () => {
  const { stdout, stderr } = await runPython("import pkg\nprint(pkg.fast, pkg.has_fast)\n", {
    others: {
      "pkg/__init__.py": `
from . import _fast
try:
    from ._fast import run as fast
    has_fast = True
except ImportError:
    has_fast = False
`,
      "pkg/_fast.cpython-311-x86_64-linux-gnu.so": "",
    },
  });
  expect(stderr).toBe("");
  expect(stdout).toBe("<unknown: .run> True\n");
});

test("names may come from a star import of something unknown, through other modules too", async () => {
  const { stdout, stderr } = await runPython(
    "from helpers import *\nimport helpers\nprint(known, Thing, helpers.Other, len)\n",
    { others: { "helpers.py": "from nowhere.parts import *\nknown = 1\n" } },
  );
  expect(stderr).toBe("");
  expect(stdout).toBe("1 <unknown: .Thing> <unknown: .Other> <built-in function len>\n");
});

test("all names of a known module are known", async () => {
  const { stderr } = await runPython("from math import *\nprint(sqrt(4))\nprint(cubic)\n");
  expect(stderr).toContain("NameError: name 'cubic' is not defined");
});

test("a part nobody has is an attribute of its package all the same", async () => {
  const { stdout, stderr } = await runPython("import json.fast\nprint(json.fast.load)\n");
  expect(stderr).toBe("");
  expect(stdout).toBe("<unknown: .load>\n");
});

test("scripts of a project import from its top folder", async () => {
  const others = {
    "project/requirements.txt": "torch",
    "project/models/common.py": "WIDTH = 3",
    "project/tools/deep/train.py": "",
    "other.py": "x = 1",
  };
  const { stdout, stderr } = await runPython(
    "from models.common import WIDTH\nimport other\nprint(WIDTH, other.x)\n",
    { path: "project/tools/deep/train.py", roots: ["project/tools/deep"], others },
  );
  expect(stderr).toBe("");
  // What lies above the project is none of it.
  expect(stdout).toBe("3 <unknown: .x>\n");
});

test("a script that trains without end has made what stands before it", async () => {
  const { document, notes } = await runPython(
    `
if __name__ == "__main__":
    width = 64
    step = 0
    while True:
        step += 1
    after = width
`,
    { budget: { statementSteps: 10_000 }, staysOn: true },
  );
  const value = (name: string) => getString(document.globals, name)?.kind;
  expect([value("width"), value("step"), value("after")]).toEqual(["int", "unknown", "int"]);
  expect(notes).toEqual(["given up: this takes too many steps"]);
});
