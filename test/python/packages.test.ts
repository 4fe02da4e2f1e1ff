/** Documents that are part of a package, and packages of which some parts cannot be read. */

import { expect, test } from "vitest";
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
