/** Notebooks: cells in order, magics by Jupyter's rules, errors in cells, both formats. */

import { describe, expect, it } from "vitest";
import { stripMagics } from "../../src/engine/python/magics";
import { readNotebook } from "../../src/engine/python/notebook";
import { sourceFile } from "../../src/engine/source";
import { engineForTests } from "../engineFor";
import { runCells } from "./run";

/** What the cells print, and the problems of their syntax. */
async function check(cells: readonly string[], expected: string): Promise<void> {
  const sources = cells.map((cell, i) => sourceFile(`nb.ipynb#cell-${i}`, cell));
  const { stdout, document } = await runCells(sources, { goesOn: true, isNotebook: true });
  const problems = document.problems.map(({ message }) => `! ${message}`);
  expect([stdout.trimEnd(), ...problems].join("\n").trim()).toBe(expected);
}

describe("magics", () => {
  it.each([
    ["%matplotlib inline\nx = 1", "                  \nx = 1"],
    ["%time x = f()", "_;    x = f()"],
    ["%timeit f()", "           "],
    ["%%time\nx = 1", "      \nx = 1"],
    ["%%bash\nls -l", "      \n     "],
    ["\n%%writefile a.py\nx = (", "\n                \n     "],
    ["!pip install a \\\n  b\nx = 1", "                \n   \nx = 1"],
    ["files = !ls", "files = _  "],
    ["a, b = %sx ls", "a, b = _     "],
    ["r = %time f(1)", "r =       f(1)"],
    ["if x:\n    !ls\ny = 2", "if x:\n    _  \ny = 2"],
    ["nn.Linear?", "          "],
    ["?nn.Linear", "          "],
    ["torch.*d??", "          "],
    ["pip install torch", "                 "],
    ["cd ../data", "          "],
    ["/print 1", "        "],
  ])("%j", (text, expected) => expect(stripMagics(text)).toBe(expected));

  it.each([
    ["the remainder on a line of its own", "x = (7\n%y)\ns = 'a' \\\n%z"],
    ["a text", 's = """\n%magic\n!ls\n"""'],
    ["names that are magics as well", "ls = [1]\nls in x\ncd = 3\nenv.reset()\nwho == 1"],
    ["an operator", "a % b\na != b\nx = a %b"],
    ["a question in a comment", "x = 1  # why?"],
  ])("are not %s", (_what, text) => expect(stripMagics(text)).toBe(text));
});

describe("cells", () => {
  it("share one scope, in their order, the last definition counting", () =>
    check(["def f(): return 1", "print(f())", "def f(): return 2", "print(f())"], "1\n2"));

  it("with an error leave the others alone", () =>
    check(
      [
        "x = 1",
        "y = = 2",
        "raise ValueError('no')\nz = 3",
        "print(x)",
        "%time w = x + 1",
        "print(w)",
      ],
      "1\n2\n! invalid syntax",
    ));

  it("know IPython's own names", () =>
    check(
      ["files = !ls\nn = len(files)\ndisplay(n)", "get_ipython().system('ls')\nprint(1)"],
      "1",
    ));
});

describe("notebook files", () => {
  const code = ["import torch.nn as nn\n", "net = nn.Linear(3, 4)"];

  it("of nbformat 4 have code, markdown and raw cells", () => {
    const notebook = readNotebook(
      "a.ipynb",
      JSON.stringify({
        cells: [
          { cell_type: "markdown", source: "# x = 1" },
          { cell_type: "code", source: code },
          { cell_type: "raw", source: "x = (" },
          { cell_type: "code", source: "print(1)" },
        ],
        nbformat: 4,
      }),
    );
    expect(notebook).toMatchObject({
      ok: true,
      cells: [
        { id: "a.ipynb#cell-1", text: code.join("") },
        { id: "a.ipynb#cell-3", text: "print(1)" },
      ],
    });
  });

  it("of nbformat 3 have worksheets", () => {
    const cells = [
      { cell_type: "heading", source: ["Title"] },
      { cell_type: "code", input: code, language: "python" },
    ];
    const notebook = readNotebook("a.ipynb", JSON.stringify({ worksheets: [{ cells }] }));
    expect(notebook).toMatchObject({ ok: true, cells: [{ text: code.join("") }] });
  });

  it("that are none say so", () => {
    expect(readNotebook("a.ipynb", "{")).toMatchObject({ ok: false });
    expect(readNotebook("a.ipynb", "[]")).toEqual({
      ok: false,
      message: "a.ipynb is not a notebook: it has no list of cells",
    });
  });

  it("that are edited are read as they are now", async () => {
    const engine = await engineForTests();
    const shapes = [8, 16].map((width) => {
      const cells = [
        sourceFile("nb#1", "%pip install torch\nimport torch, torch.nn as nn"),
        sourceFile("nb#2", `net = nn.Linear(4, ${width})`),
        sourceFile("nb#3", "net(torch.zeros(2, 4))"),
      ];
      const analysis = engine.analyze({ file: "nb", folder: "", isNotebook: true, cells });
      expect(analysis.diagnostics).toEqual([]);
      const [{ inputsWhy, trace }] = analysis.models();
      expect(inputsWhy).toBe("from the call in code cell 3, line 1");
      return trace.tensors.find(({ role }) => role === "activation")?.shape;
    });
    expect(shapes).toEqual([
      [2, 8],
      [2, 16],
    ]);
  });
});
