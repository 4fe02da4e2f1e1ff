/** After an edit only those statements run that the edit decides about, and those that these need. */

import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";
import { engineForTests, fileDocument, textDocument } from "../engineFor";
import { numbers } from "../numbers";
import { edited } from "./edits";
import { told } from "./told";

const script = `import random
import torch
from torch import nn
WIDTH = 8
def square(i):
    return i * i
table = [square(i) for i in range(2000)]
class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layer = nn.Linear(width, width)
    def forward(self, x):
        return self.layer(x)
block = Block(WIDTH)
out = block(torch.zeros(2, WIDTH))
class Other(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Conv2d(3, WIDTH, 3)
    def forward(self, x):
        return self.layer(x)
other = Other()
seen = other(torch.zeros(1, 3, 8, 8))
names = ["a"]
names.append("b")
same = names
print(len(table))
`;

/** The first words of the statements that run when the text changes. */
async function runAfter(before: string, after: string): Promise<readonly string[]> {
  const engine = await engineForTests();
  const first = textDocument(before);
  told(engine.analyze(first), first);
  const second = textDocument(after);
  const analysis = engine.analyze(second);
  const fresh = await engineForTests();
  expect(told(analysis, second)).toBe(told(fresh.analyze(second), second));
  const omitted = new Set(analysis.omitted.map(({ start }) => start));
  return [...after.matchAll(/^(?! |#)(?:(?:def|class|from) )?\w+/gm)].flatMap(
    ({ index, 0: text }) => (omitted.has(index) ? [] : [text]),
  );
}

test.each<readonly [string, string, string, readonly string[]]>([
  ["a comment", "import random\n", "# numbers\nimport random\n", []],
  ["a line at the end", "print(len(table))\n", "print(len(table))\n\n", []],
  ["a table", "range(2000)", "range(2001)", ["def square", "table", "print"]],
  ["a function", "return i * i", "return i + i", ["def square", "table", "print"]],
  [
    "a layer",
    "nn.Conv2d(3, WIDTH, 3)",
    "nn.Conv2d(3, WIDTH, 5)",
    ["import", "from torch", "WIDTH", "class Other", "other", "seen"],
  ],
  ["a list", '"b"', '"c"', ["names", "names", "same"]],
  ["another name of a list", "same = names", "same = names[:]", ["names", "names", "same"]],
  [
    "a constant",
    "WIDTH = 8",
    "WIDTH = 6",
    [
      "import",
      "from torch",
      "WIDTH",
      "class Block",
      "block",
      "out",
      "class Other",
      "other",
      "seen",
    ],
  ],
])("%s is edited", async (_, from, to, expected) => {
  expect(script).toContain(from);
  expect(await runAfter(script, script.replace(from, to))).toEqual(expected);
});

test.each<readonly [string, string, string]>([
  ["a function that binds a global name", "count = 0", "count = 5"],
  ["what that function adds", "count += 1", "count += 2"],
  ["an alias", "b = a", "b = list(a)"],
  ["something behind a definition", "    return later", "    return later + 1"],
  ["a definition further down", "later = 1", "later = 2"],
  ["a seed", "seed(1)", "seed(2)"],
  ["a draw", "x = random.random()", "x = random.random() + random.random()"],
  ["a closure's state", "tick = counter()", "tick = counter(); tick()"],
  ["an attribute of a function", "look.n = 1", "look.n = 2"],
  ["an attribute of a class", "Shape.sides = 3", "Shape.sides = 4"],
  ["a registry", "@register\ndef one", "def one"],
  ["an iterator", "next(numbers)", "next(numbers); next(numbers)"],
  ["a statement that raises", "fine = 1 / 1", "fine = 1 / 0"],
  ["a name that is deleted", "gone = 1", "gone = 2"],
])("%s, as if read from nothing", async (_, from, to) => {
  const text = fs.readFileSync(path.join(import.meta.dirname, "entangled.py"), "utf8");
  expect(text).toContain(from);
  await runAfter(text, text.replace(from, to));
});

test("a library that asks for the program's name reaches for none of the others", async () => {
  const parser =
    "import argparse\nparser = argparse.ArgumentParser()\nargs = parser.parse_args([])\n";
  expect(await runAfter(`${parser}x = 1\n`, `${parser}x = 2\n`)).toEqual(["x"]);
});

test("a statement that is needed later on runs then", async () => {
  const engine = await engineForTests();
  engine.analyze(textDocument(script)).models();
  const analysis = engine.analyze(textDocument(`${script}# more\n`));
  expect(analysis.omitted.length).toBeGreaterThan(10);
  const { trace } = analysis.model({ model: "Block(len(table))" });
  expect(trace.modules.at(-1)?.extraRepr).toContain("in_features=2000");
});

test("cells that others do not depend on", async () => {
  const file = path.join(import.meta.dirname, "../../examples/tour.ipynb");
  const document = fileDocument(file);
  const engine = await engineForTests();
  engine.analyze(document).models();
  const [first, ...rest] = document.cells;
  const cells = [{ ...first, text: `${first.text}\n# more` }, ...rest];
  const analysis = engine.analyze({ ...document, cells });
  expect(analysis.models().length).toBeGreaterThan(0);
  expect(analysis.evaluated).toEqual([]);
  expect(analysis.omitted.length).toBeGreaterThan(5);
});

const folder = path.join(import.meta.dirname, "../cases/python");
const programs = fs
  .readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".py"))
  .sort();
/** More of them take longer: `EDITS=8 npm test -- unit test/engine/slicedRuns` edits all programs so often. */
const rounds = Number(process.env.EDITS ?? 2);
const chosen = process.env.EDITS ? programs : programs.filter((_, index) => index % 8 === 0);

test.each(chosen)(
  "%s, edited again and again",
  async (name) => {
    const kept = await engineForTests();
    const random = numbers(name.length);
    const original = fs.readFileSync(path.join(folder, name), "utf8");
    let text = original;
    for (let round = 0; round <= rounds; round++) {
      const document = textDocument(text);
      const fresh = await engineForTests();
      const now = told(kept.analyze(document), document);
      expect(now, `round ${round}:\n${text}`).toBe(told(fresh.analyze(document), document));
      text = edited(random(3) === 0 ? original : text, random);
    }
  },
  60_000,
);
