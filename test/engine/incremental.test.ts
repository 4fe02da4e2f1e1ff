/** An analysis after an edit is what an analysis of the text from nothing is, and only what the edit touches is evaluated. */

import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";
import { engineForTests, textDocument } from "../engineFor";
import { numbers } from "../numbers";
import { edited } from "./edits";
import { told } from "./told";

const folder = path.join(import.meta.dirname, "../cases/models");

const files = fs.readdirSync(folder).filter((file) => file.endsWith(".py"));
/** More of them take longer: `EDITS=40 npm test -- unit test/engine/incremental`. */
const rounds = Number(process.env.EDITS ?? 3);

test.each(files)(
  "%s, edited again and again",
  async (name) => {
    const kept = await engineForTests();
    const random = numbers(name.length);
    const original = fs.readFileSync(path.join(folder, name), "utf8");
    let text = original;
    for (let round = 0; round < rounds; round++) {
      const document = textDocument(text);
      const fresh = await engineForTests();
      const now = told(kept.analyze(document), document);
      expect(now, `round ${round}:\n${text}`).toBe(told(fresh.analyze(document), document));
      text = edited(random(3) === 0 ? original : text, random);
    }
  },
  60_000,
);

const twoModels = `
import torch
from torch import nn

WIDTH = 8

class Block(nn.Module):
    def __init__(self, width=WIDTH):
        super().__init__()
        self.layer = nn.Linear(width, width)

    def forward(self, x):
        return self.layer(x)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.Sequential(*[Block() for _ in range(3)])

    def forward(self, x):
        return self.blocks(x)

class Other(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Conv2d(3, 4, 3)

    def forward(self, x):
        return torch.relu(self.layer(x))

other = Other()
`;

/** The models that are evaluated again when the text changes. */
async function evaluatedAfter(before: string, after: string): Promise<readonly string[]> {
  const engine = await engineForTests();
  engine.analyze(textDocument(before)).models();
  const analysis = engine.analyze(textDocument(after));
  analysis.models();
  return [...new Set(analysis.evaluated)].sort();
}

test.each<readonly [string, string, string, readonly string[]]>([
  ["a comment above everything", "\nimport torch\n", "\n# models\nimport torch\n", []],
  ["a layer of one model", "nn.Conv2d(3, 4, 3)", "nn.Conv2d(3, 5, 3)", ["Other()"]],
  [
    "a block that another model is made of",
    "return self.layer(x)\n\nclass Net",
    "return self.layer(x) + x\n\nclass Net",
    ["Block()", "Net()"],
  ],
  ["a constant that is a default value", "WIDTH = 8", "WIDTH = 9", ["Block()", "Net()"]],
  ["a statement that no model reads", "\nother =", "\nepochs = 3\nother =", []],
  [
    "a library's setting",
    "\nWIDTH",
    "\ntorch.set_default_dtype(torch.float64)\nWIDTH",
    ["Block()", "Net()", "Other()"],
  ],
  [
    "a method set from outside",
    "\nother =",
    "\nBlock.forward = lambda self, x: x\nother =",
    ["Block()", "Net()"],
  ],
])("%s is edited", async (_, from, to, expected) => {
  expect(twoModels).toContain(from);
  expect(await evaluatedAfter(twoModels, twoModels.replace(from, to))).toEqual(expected);
});

test("an edit that is undone costs nothing", async () => {
  const engine = await engineForTests();
  const edited = twoModels.replace("nn.Conv2d(3, 4, 3)", "nn.Conv2d(3, 5, 3)");
  for (const text of [twoModels, edited]) engine.analyze(textDocument(text)).models();
  const analysis = engine.analyze(textDocument(twoModels));
  analysis.models();
  expect(analysis.evaluated).toEqual([]);
});

test("many edits of one model leave the others alone", async () => {
  const engine = await engineForTests();
  const evaluated = new Set<string>();
  for (let width = 4; width < 40; width++) {
    const analysis = engine.analyze(
      textDocument(twoModels.replace("nn.Conv2d(3, 4, 3)", `nn.Conv2d(3, ${width}, 3)`)),
    );
    analysis.models();
    if (width > 4) for (const model of analysis.evaluated) evaluated.add(model);
  }
  expect([...evaluated]).toEqual(["Other()"]);
});
