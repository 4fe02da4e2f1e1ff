// Lints: what is most likely not meant is told, what is usual is not; fixes help.
import * as fs from "node:fs";
import * as path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { applyEdits } from "../../src/engine/advise/edit";
import { isLintCode } from "../../src/engine/advise/lintCodes";
import type { Engine } from "../../src/engine/engine";
import { positionAt } from "../../src/engine/source";
import { engineForTests, textDocument } from "../engineFor";

let engine: Engine;
beforeAll(async () => {
  engine = await engineForTests();
});

/** `line code` of each finding. */
function lints(text: string): readonly string[] {
  const document = textDocument(text);
  const { diagnostics } = engine.analyze(document);
  return diagnostics.map(
    ({ code, range }) => `${positionAt(document.cells[0], range.start).line} ${code}`,
  );
}

/** A model of an image; its `__init__` starts at line 9. */
function net(init: readonly string[], forward: readonly string[], rest = ""): string {
  const lines = (body: readonly string[]): string =>
    body.map((line) => `        ${line}\n`).join("");
  return `import torch
import torch.nn.functional as F
from torch import nn

# layerlens: Net() input=2x3x8x8
class Net(nn.Module):
    def __init__(self):
        super().__init__()
${lines(init)}
    def forward(self, x):
${lines(forward)}
${rest}`;
}

describe("layer never called", () => {
  const used = "self.conv = nn.Conv2d(3, 4, 3)";
  test("is told at the layer", () => {
    const text = net([used, "self.drop = nn.Dropout(0.5)"], ["return self.conv(x)"]);
    expect(lints(text)).toEqual(["10 layer-never-called"]);
  });
  test.each([
    ["its weight is read", ["self.b = nn.Linear(8, 8)"], ["return F.linear(x, self.b.weight)"]],
    [
      "it is for training",
      ["self.b = nn.Linear(8, 8)"],
      ["if False:", "    x = self.b(x)", "return x"],
    ],
    ["it is found by name", ["self.b = nn.Linear(8, 8)"], ["return getattr(self, 'b')(x)"]],
    [
      "it is in a list",
      ["self.b = nn.ModuleList([nn.ReLU()])"],
      ["for f in self.b: x = f(x)", "return x"],
    ],
    ["its children are called", ["self.b = nn.Sequential(nn.ReLU())"], ["return self.b[0](x)"]],
  ])("but not where %s", (_, init, forward) => {
    expect(lints(net(init, forward))).toEqual([]);
  });
});

describe("bias before batch norm", () => {
  test("is told, and the fix makes it go", () => {
    const text = net(
      ["self.conv = nn.Conv2d(3, 4, 3)", "self.bn = nn.BatchNorm2d(4)"],
      ["return self.bn(self.conv(x)).relu()"],
    );
    expect(lints(text)).toEqual(["9 bias-before-batch-norm"]);
    const document = textDocument(text);
    const analysis = engine.analyze(document);
    const [fix] = analysis.withFixes(analysis.diagnostics[0]).fixes;
    const [cell] = applyEdits(document.cells, fix.edits);
    expect(cell.text).toContain("nn.Conv2d(3, 4, 3, bias=False)");
    expect(lints(cell.text)).toEqual([]);
  });
  test.each([
    ["there is none", "nn.Conv2d(3, 4, 3, bias=False)", "self.bn(self.conv(x))"],
    ["something is between", "nn.Conv2d(3, 4, 3)", "self.bn(self.conv(x).relu())"],
    ["it is used elsewhere too", "nn.Conv2d(3, 4, 3)", "self.twice(self.conv(x))"],
  ])("but not where %s", (_, conv, called) => {
    const twice = "    def twice(self, y):\n        return self.bn(y) + y\n";
    const init = [`self.conv = ${conv}`, "self.bn = nn.BatchNorm2d(4)"];
    expect(lints(net(init, [`return ${called}`], twice))).toEqual([]);
  });
});

describe("softmax before cross-entropy", () => {
  const init = ["self.fc = nn.Linear(192, 5)", "self.soft = nn.Softmax(dim=1)"];
  const loss = "criterion = nn.CrossEntropyLoss()\n";
  test("is told at the layer", () => {
    const text = net(init, ["return self.soft(self.fc(x.flatten(1)))"], loss);
    expect(lints(text)).toEqual(["10 softmax-before-cross-entropy"]);
  });
  test("is told of a function", () => {
    const text = net(
      init.slice(0, 1),
      ["x = self.fc(x.flatten(1))", "return F.softmax(x, dim=1)"],
      loss,
    );
    expect(lints(text)).toEqual(["13 softmax-before-cross-entropy"]);
  });
  test("is told of a loss in the model", () => {
    const text = net(init.slice(0, 1), [
      "y = self.fc(x.flatten(1)).softmax(dim=1)",
      "return F.cross_entropy(y, torch.tensor([0, 1]))",
    ]);
    expect(lints(text)).toEqual(["12 softmax-before-cross-entropy"]);
  });
  test.each([
    ["there is no such loss", "return self.soft(self.fc(x.flatten(1)))", ""],
    ["the loss is another", "return self.soft(self.fc(x.flatten(1)))", "loss = nn.BCELoss()\n"],
    ["it is inside", "return self.soft(self.fc(x.flatten(1))) * 2", loss],
  ])("but not where %s", (_, forward, rest) => {
    expect(lints(net(init, [forward], rest))).toEqual([]);
  });
});

describe("module reused", () => {
  const init = ["self.conv = nn.Conv2d(3, 3, 3, padding=1)", "self.act = nn.ReLU()"];
  test("is told where a layer gets what it gave", () => {
    const text = net(init, ["x = self.act(self.conv(x))", "return self.act(self.conv(x))"]);
    expect(lints(text)).toEqual(["9 module-reused"]);
  });
  test.each([
    ["it has no weights", ["return self.conv(self.act(self.act(x)))"]],
    ["it is a loop", ["for _ in range(3):", "    x = self.act(self.conv(x))", "return x"]],
    ["two inputs share it", ["return self.act(self.conv(x)) + self.conv(x * 2)"]],
  ])("but not where %s", (_, forward) => {
    expect(lints(net(init, forward))).toEqual([]);
  });
});

describe("unregistered modules", () => {
  const loop = ["for layer in self.layers:", "    x = layer(x)", "return x"];
  test.each([
    [
      "a list",
      ["self.layers = [nn.Linear(8, 8), nn.ReLU()]"],
      "9",
      "nn.ModuleList([nn.Linear(8, 8), nn.ReLU()])",
    ],
    [
      "a comprehension",
      ["self.layers = [nn.Linear(8, 8) for _ in range(2)]"],
      "9",
      "nn.ModuleList([nn.Linear(8, 8) for",
    ],
    [
      "an appended list",
      ["self.layers = []", "self.layers.append(nn.Linear(8, 8))"],
      "9",
      "self.layers = nn.ModuleList()",
    ],
    [
      "a collected list",
      ["found = []", "found.append(nn.Linear(8, 8))", "self.layers = found"],
      "11",
      "nn.ModuleList(found)",
    ],
  ])("are told in %s, and the fix registers them", (_, init, line, fixed) => {
    const text = net(init, loop);
    expect(lints(text)).toEqual([`${line} unregistered-modules`]);
    const document = textDocument(text);
    const analysis = engine.analyze(document);
    const [fix] = analysis.withFixes(analysis.diagnostics[0]).fixes;
    const [cell] = applyEdits(document.cells, fix.edits);
    expect(cell.text).toContain(fixed);
    expect(lints(cell.text)).toEqual([]);
  });
  test("but not without weights, nor in a ModuleList", () => {
    expect(lints(net(["self.layers = [nn.ReLU(), nn.Tanh()]"], loop))).toEqual([]);
    expect(lints(net(["self.layers = nn.ModuleList([nn.Linear(8, 8)])"], loop))).toEqual([]);
  });
});

/** Models of many styles, none of them meant to have anything wrong with it. */
const folder = path.join(import.meta.dirname, "../cases/models");
test.each(fs.readdirSync(folder).filter((file) => file.endsWith(".py")))(
  "nothing is told of %s",
  (file) => {
    const text = fs.readFileSync(path.join(folder, file), "utf8");
    const builds = /^MODELS = \[/m.exec(text);
    expect(builds).not.toBeNull();
    const rows = JSON.parse(
      fs.readFileSync(path.join(folder, file.replace(".py", ".json")), "utf8"),
    ) as { build: string; inputs: (number | string)[][] }[];
    const comments = rows
      .filter(({ inputs }) => inputs.flat().every((size) => typeof size === "number"))
      .map(({ build, inputs }) => {
        const sizes = inputs.map((shape) => `input=${shape.join("x")}`).join(" ");
        return `# layerlens: ${build} ${sizes}`;
      });
    const analysis = engine.analyze(textDocument(`${comments.join("\n")}\n${text}`, file));
    // A bias in front of a batch norm is usual, and the hint is right there.
    const told = analysis.diagnostics.filter(
      ({ code }) => isLintCode(code) && code !== "bias-before-batch-norm",
    );
    expect(told.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  },
  60_000,
);
