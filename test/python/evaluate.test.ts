import { describe, expect, it } from "vitest";
import { sourceFile, type Range, type SourceFile } from "../../src/engine/source";
import {
  evaluateDocument,
  evaluateExpression,
  evaluateSliced,
} from "../../src/engine/python/evaluate";
import { newCodeCache } from "../../src/engine/python/imports";
import { createMachine, type ErrorReport } from "../../src/engine/python/machine";
import { isLoopInOrder } from "../../src/engine/python/execute";
import { nativeFunction } from "../../src/engine/python/nativeFunction";
import type { NativeModule } from "../../src/engine/python/native";
import { standardLibrary } from "../../src/engine/python/stdlib";
import type { PyValue } from "../../src/engine/python/values";
import { testParser } from "./parser";
import { memoryFiles, runCells, runPython, type RunOptions } from "./run";

/** What a program prints when it goes on past errors, with the errors and notes in between. */
async function check(code: string, expected: string, options: RunOptions = {}): Promise<void> {
  const errors: ErrorReport[] = [];
  const { stdout, notes } = await runPython(code, {
    goesOn: true,
    onError: (report) => errors.push(report),
    ...options,
  });
  const shown = [
    stdout.trimEnd(),
    ...errors.map(({ type, message, at, effect }) => {
      const text = at.source === "main.py" ? code.slice(at.start, at.end) : at.source;
      return `! ${type}: ${message} [${text}] ${effect}`;
    }),
    ...notes.map((note) => `- ${note}`),
  ];
  expect(shown.filter((line) => line !== "").join("\n")).toBe(expected.trim());
}

describe("going on past errors", () => {
  it("takes an unknown for an expression that raises", () =>
    check(
      `
def f(a):
    q = a.nope
    r = undefined_name + 1
    return len(5)
print(f(3), [1][4])
a, b = 1
print(a)
`,
      `
<unknown: TypeError: object of type 'int' has no len()> <unknown: IndexError: list index out of range>
<unknown: TypeError: cannot unpack non-iterable int object>
! AttributeError: 'int' object has no attribute 'nope' [a.nope] skipped
! NameError: name 'undefined_name' is not defined [undefined_name] skipped
! TypeError: object of type 'int' has no len() [len(5)] skipped
! IndexError: list index out of range [[1][4]] skipped
! TypeError: cannot unpack non-iterable int object [a, b] skipped
`,
    ));

  it("reports an error once, however often a loop meets it", () =>
    check(
      "for i in range(3):\n    x = i.nope\nprint(x)",
      "<unknown: AttributeError: 'int' object has no attribute 'nope'>\n! AttributeError: 'int' object has no attribute 'nope' [i.nope] skipped",
    ));

  it("ends the statement at an explicit raise", () =>
    check(
      `
def g():
    raise ValueError("explicit")
x = g()
print("on", x)
`,
      `
on <unknown: ValueError: explicit>
! ValueError: explicit [raise ValueError("explicit")] raised
`,
    ));

  it("lets a guarded error through to its handler", () =>
    check(
      `
def risky():
    return {}["k"]
try:
    risky()
    print("not here")
except KeyError as e:
    print("caught", e)
try:
    try:
        [].pop()
    finally:
        print("finally")
except IndexError:
    print("outer")
`,
      "caught 'k'\nfinally\nouter",
    ));

  it("leaves exceptions alone that are part of a protocol", () =>
    check(
      `
class Items:
    def __init__(self): self.it = iter([1, 2])
    def __iter__(self): return self
    def __next__(self): return next(self.it)
class Indexed:
    data = [1, 2]
    def __getitem__(self, i): return self.data[i]
class Lazy:
    def __getattr__(self, name): return self.missing_for_sure_too_deep[name] if name == "x" else object().nope
print(list(Items()), list(Indexed()), hasattr(Lazy(), "y"), getattr(Lazy(), "z", 5))
`,
      "[1, 2] [1, 2] False 5",
    ));

  it("unwinds recursion that is too deep", () =>
    check(
      "def f(n): return f(n + 1) + f(n + 2)\nf(0)\nprint('on')",
      "on\n! RecursionError: maximum recursion depth exceeded [f(n + 1)] raised",
    ));
});

describe("unknowns", () => {
  it("come from modules nobody has, and go through operations", () =>
    check(
      `
import nowhere
from nowhere.deep import thing
x = nowhere.make(3) + 1
y, z = x
print(thing, y)
print([*x], f"{x}", not x, x and 1, -x, x[0], x.a.b(c=1), x == 2, 2 in x, x is None)
`,
      `
<unknown: .thing> <unknown: unpacking>
<unknown: +> <unknown: f-string> <unknown: not> <unknown: +> <unknown: -> <unknown: […]> <unknown: call> <unknown: ==> <unknown: in> <unknown: is>
`,
    ));

  it("choose the branch that keeps the program going", () =>
    check(
      `
import nowhere
x = nowhere.x
if x: print("lone if")
if x: print("first")
else: print("second")
if x: raise ValueError("no")
else: print("not raised")
if x:
    raise ValueError("no")
elif x > 1:
    assert False
else:
    print("last")
print("a" if x else "b")
while x:
    print("never")
assert x
`,
      `
first
not raised
last
a
- the condition is unknown: taken as false
- the condition is unknown: taken as true
- the condition is unknown: taken as false
- the condition is unknown: taken as false
- the condition is unknown: taken as false
- the condition is unknown: taken as true
- the condition is unknown: taken as false
`,
    ));

  it("skip a loop over them, whose names become unknown", () =>
    check(
      `
import nowhere
k = 1
for i, j in nowhere.items():
    k = i
print(i, k, [v for v in nowhere.items()], {v: 1 for v in nowhere.x}, [b for a in [1] for b in nowhere.x])
`,
      `
<unknown: loop> <unknown: loop> <unknown: comprehension> <unknown: comprehension> <unknown: comprehension>
- what the loop goes over is unknown: its body is not run
- what the loop goes over is unknown: its body is not run
`,
    ));

  it("as a base leave a class, as a decorator the function, in with the body", () =>
    check(
      `
import nowhere
class Net(nowhere.Module):
    layers = 3
    def __init__(self, n):
        super().__init__()
        self.n = n
    def forward(self): return self.n
n = Net(4)
print(n.layers, n.forward(), n.whatever, n(1), Net.anything, n + 1, n[0], len([n]))
@nowhere.decorator
@nowhere.other(1)
def kept(): return 7
with nowhere.open() as f, nowhere.lock:
    print(kept(), f)
try:
    raise nowhere.Error("x")
except Exception as e:
    print("caught")
`,
      `
3 4 <unknown: .whatever> <unknown: call> <unknown: .anything> <unknown: +> <unknown: […]> 1
7 <unknown: call>
caught
`,
    ));

  it("give way to the fallback of a guarded import", () =>
    check(
      `
try:
    import nowhere
except ImportError:
    nowhere = None
try:
    from nowhere.deep import x
except (ImportError, AttributeError):
    x = "fallback"
print(nowhere, x)
`,
      "None fallback",
    ));
});

describe("the budget", () => {
  it("ends the statement, not the program", async () => {
    const start = performance.now();
    await check(
      `
x = 1
while True:
    x = 2
print("a", x)
y = [0] * 10**12
z = 10 ** 10 ** 10
s = "x" * 10**10
w = list(range(10**11))
print(y, z, s, w)
def forever():
    while True: yield 1
t = sum(forever())
print(t)
`,
      `
a <unknown: steps>
<unknown: size> <unknown: size> <unknown: size> <unknown: size>
<unknown: steps>
- given up: this takes too many steps
- given up: this makes something too large
- given up: this makes something too large
- given up: this makes something too large
- given up: this makes something too large
- given up: this takes too many steps
`,
      { budget: { statementSteps: 500_000 } },
    );
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe("the machine", () => {
  it("has the cases of its loop in order", () => {
    expect(isLoopInOrder()).toBe(true);
  });

  it("runs in slices", async () => {
    const parser = await testParser();
    let stdout = "";
    const machine = createMachine({ parser, write: (text) => (stdout += text) });
    const file = sourceFile("main.py", "n = 0\nfor i in range(5000):\n    n += i\nprint(n)");
    const slices = evaluateSliced(machine, [file], {}, 1000);
    let count = 0;
    while (!slices.next().done) count++;
    expect(count).toBeGreaterThan(10);
    expect(stdout).toBe("12497500\n");
  });

  it("evaluates an expression in a document's scope", async () => {
    const parser = await testParser();
    const machine = createMachine({ parser });
    const slices = evaluateSliced(
      machine,
      [sourceFile("m.py", "def f(n):\n  return n * 2")],
      {},
      Infinity,
    );
    const { value } = slices.next();
    if (!value) throw new Error("not done");
    expect(evaluateExpression(machine, value.globals, "f(4) + 1")).toMatchObject({
      kind: "value",
      value: { kind: "int", value: 9 },
    });
    expect(evaluateExpression(machine, value.globals, "f(")).toMatchObject({ kind: "syntax" });
    expect(evaluateExpression(machine, value.globals, "f()")).toMatchObject({ kind: "raised" });
  });

  it("tells where calls are, the user's frames only", async () => {
    const seen: string[] = [];
    const program = `import lib
def user(x):
    return lib.call(probe, x)
probe(1)
value = user(
    2,
)
`;
    const library: NativeModule = {
      name: "probing",
      create: () => [
        [
          "probe",
          nativeFunction("probe", "x", (vm, x) => {
            const at = vm.here();
            const stack = vm.stack().map((entry) => `${entry.function} ${text(entry.at)}`);
            seen.push(`${text(at)} | ${stack.join(" < ")}`);
            return x ?? { kind: "none" };
          }),
        ],
      ],
    };
    const text = (at: Range): string =>
      `from probing import probe\n${program}`.slice(at.start, at.end).replace(/\s+/g, " ");
    await runPython(`from probing import probe\n${program}`, {
      library: [...standardLibrary, library],
      sitePackages: ["site"],
      others: { "site/lib.py": "def call(f, *args):\n    return f(*args)\n" },
    });
    expect(seen).toEqual([
      "probe(1) | <module> probe(1)",
      "lib.call(probe, x) | user lib.call(probe, x) < <module> user( 2, )",
    ]);
  });

  it("shows stores at the level of a module to the hook", async () => {
    const stores: string[] = [];
    const code = "x = 1\ndef f():\n    y = 2\nf()\nfor i in range(2): pass\nx += 1";
    await runPython(code, {
      observe: (at: Range, value: PyValue) =>
        stores.push(`${code.slice(at.start, at.end)}:${value.kind}`),
    });
    expect(stores).toEqual(["x:int", "f:function", "i:int", "i:int", "x:int"]);
  });
});

describe("notebooks", () => {
  it("run cell by cell in one scope", async () => {
    const cells = ["x = 1\nx + 1", "%matplotlib inline\n!ls\ny = x * 10\ny", "print(y)", "z ="].map(
      (cell, i) => sourceFile(`nb.ipynb#cell-${i}`, cell),
    );
    const { stdout, document } = await runCells(cells, { staysOn: true, isNotebook: true });
    expect(stdout).toBe("10\n");
    expect(document.results.map((value) => value && "value" in value && value.value)).toEqual([
      2,
      10,
      undefined,
      undefined,
    ]);
    expect(document.problems).toHaveLength(1);
  });
});

describe("imports", () => {
  it("follow packages, relative imports and a src folder", async () => {
    const { stdout } = await runPython(
      "from models.net import Net\nimport helpers.tools as t\nfrom . import sibling\nprint(Net.size, t.f(), sibling.x)",
      {
        path: "project/train.py",
        roots: ["project"],
        others: {
          "project/train.py": "",
          "project/sibling.py": "x = 's'",
          "project/src/models/net.py": "from .parts import SIZE\nclass Net: size = SIZE",
          "project/src/models/parts.py": "SIZE = 3",
          "project/helpers/tools.py": "from .more import g\ndef f(): return g()",
          "project/helpers/more.py": "def g(): return 'g'",
        },
      },
    );
    expect(stdout).toBe("3 g s\n");
  });

  it("read what builds on torch, and nothing else that is installed and large", async () => {
    const { stdout } = await runPython(
      "import plots, layers, small\nprint(plots.x, layers.y, small.z)",
      {
        sitePackages: ["site"],
        others: {
          "site/plots/__init__.py": `x = 1\n${"# a large file\n".repeat(5000)}`,
          "site/layers/__init__.py": `y = 2\n${"# a large file\n".repeat(5000)}`,
          "site/layers/deep.py": "import torch",
          "site/small.py": "z = 3",
        },
      },
    );
    expect(stdout).toBe("<unknown: .x> 2 3\n");
  });

  it("go on behind an error in an imported module", () =>
    check(
      "import broken\nprint(broken.a, broken.b)",
      `1 2
! ValueError: in the module [other.py] raised`.replace("other.py", "broken.py"),
      { others: { "broken.py": "a = 1\nraise ValueError('in the module')\nb = 2" } },
    ));

  it("are relative, circular, starred, and named by a constant", async () => {
    const { stdout } = await runPython(
      `from pkg import *
import importlib
deep = importlib.import_module("pkg.deep.leaf")
relative = importlib.import_module(".other", package="pkg")
print(a, B.name, deep.up, relative.back(), "hidden" in globals(), "_own" in globals())`,
      {
        others: {
          "pkg/__init__.py":
            "from .other import B\nfrom . import deep\n__all__ = ['a', 'B']\na = 1\nhidden = 2",
          "pkg/other.py": "import pkg\nclass B: name = 'B'\ndef back(): return pkg.a",
          "pkg/deep/__init__.py": "",
          "pkg/deep/leaf.py":
            "from ..other import B\nfrom .. import other as up_other\nup = up_other.B is B\n_own = 1",
        },
      },
    );
    expect(stdout).toBe("1 B True 1 False False\n");
  });

  it("are parsed again only where their text is another", async () => {
    const parser = await testParser();
    const parsed: string[] = [];
    const counting = {
      parse: (file: SourceFile) => {
        parsed.push(file.id);
        return parser.parse(file);
      },
    };
    const codeCache = newCodeCache();
    const evaluate = (parts: string): string[] => {
      parsed.length = 0;
      const others = { "pkg/__init__.py": "from .parts import x", "pkg/parts.py": parts };
      const machine = createMachine({
        parser: counting,
        library: standardLibrary,
        files: memoryFiles(others),
        roots: [""],
        codeCache,
      });
      evaluateDocument(machine, [sourceFile("main.py", "import pkg")]);
      return [...parsed];
    };
    expect(evaluate("x = 1")).toEqual(["main.py", "pkg/__init__.py", "pkg/parts.py"]);
    expect(evaluate("x = 1")).toEqual(["main.py"]);
    expect(evaluate("x = 2")).toEqual(["main.py", "pkg/parts.py"]);
  });
});
