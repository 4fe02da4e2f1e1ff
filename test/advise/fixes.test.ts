// Fixes: those that are offered make the error go away, and each of the usual mistakes has one.
import * as path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { applyEdits } from "../../src/engine/advise/edit";
import type { DocumentText, Engine } from "../../src/engine/engine";
import { imageInput } from "../../src/engine/tensor/inputSpec";
import { engineForTests, fileDocument, textDocument } from "../engineFor";
import { hasSeeds, seedPath } from "../seeds";

let engine: Engine;
beforeAll(async () => {
  engine = await engineForTests();
});

interface Mended {
  readonly message: string;
  readonly title: string;
  /** The code at the edit, afterwards. */
  readonly messagesAfter: readonly string[];
}

/** Every fix of every diagnostic, with what is wrong once it is applied. */
function mend(document: DocumentText): readonly Mended[] {
  const analysis = engine.analyze(document);
  return analysis.diagnostics.flatMap((diagnostic) => {
    const { message, fixes } = analysis.withFixes(diagnostic);
    return fixes.map(({ title, edits }) => {
      const edited = { ...document, cells: applyEdits(document.cells, edits) };
      const after = engine.analyze(edited).diagnostics;
      return { message, title, messagesAfter: after.map((d) => d.message) };
    });
  });
}

/** The titles of the fixes of a text's only mistake; applied, none is left. */
function titles(text: string): readonly string[] {
  const mended = mend(textDocument(text));
  for (const { messagesAfter } of mended) expect(messagesAfter).toEqual([]);
  return mended.map(({ title }) => title);
}

function net(made: string, called = "self.layer(x)"): string {
  return `# layerlens: Net() input=1x3x8x8
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        layers = [nn.Conv2d(3, 4, 3), nn.ReLU()]
        self.layer = ${made}

    def forward(self, x):
        return ${called}
`;
}

describe("a mistake and its fix", () => {
  test("a list in Sequential", () => {
    expect(titles(net("nn.Sequential(layers)"))).toEqual(["Unpack it: nn.Sequential(*layers)"]);
  });
  test("a class among modules", () => {
    expect(titles(net("nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU)"))).toEqual([
      "Make an instance: nn.ReLU()",
    ]);
  });
  test("a tuple by a comma", () => {
    expect(titles(net("nn.Conv2d(3, 4, 3),"))).toEqual(["Keep only nn.Conv2d(3, 4, 3)"]);
  });
  test("a layer and a class behind a comma", () => {
    expect(titles(net("nn.Conv2d(3, 4, 3), nn.ReLU"))).toEqual([
      "Keep only nn.Conv2d(3, 4, 3)",
      "Run them in a row: nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU())",
    ]);
  });
  test("wrong input channels", () => {
    expect(titles(net("nn.Conv2d(1, 4, 3)"))).toEqual(["Change in_channels to 3"]);
  });
  test("wrong features of a batch norm", () => {
    expect(titles(net("nn.BatchNorm2d(num_features=8)"))).toEqual(["Change num_features to 3"]);
  });
  test("wrong input features behind flatten", () => {
    expect(titles(net("nn.Linear(100, 10)", "self.layer(x.flatten(1))"))).toEqual([
      "Change in_features to 192",
    ]);
  });
  test("a width that is off by one in a sum", () => {
    expect(titles(net("nn.Conv2d(3, 4 - 1 - 1, 3, padding=1)", "self.layer(x) + x"))).toEqual([
      "Change out_channels to 3",
      "Change 4 - 1 - 1 to 4 - 1",
    ]);
  });
  test("no fix for what cannot be mended by one edit", () => {
    expect(titles(net("nn.Conv2d(3, 5, 3)", "self.layer(x) + x"))).toEqual([]);
  });
});

test("every mistake of the examples has a fix that helps", () => {
  const document = fileDocument(path.join(import.meta.dirname, "../../examples/mistakes.py"));
  const before = engine.analyze(document).diagnostics;
  const mended = mend(document);
  expect(new Set(mended.map(({ message }) => message))).toEqual(
    new Set(before.map(({ message }) => message)),
  );
  for (const { messagesAfter } of mended) expect(messagesAfter).toHaveLength(before.length - 1);
});

test.runIf(hasSeeds)("a width that is off by one, blocks away from the sum", () => {
  const document = fileDocument(seedPath("sources/fixed.py"));
  const analysis = engine.analyze(document);
  const stages = "((4, 32, 16, 1), (6, 80, 16, 1))";
  const model = analysis.model({
    model: `AnyNetStarOnly(32, ${stages}, 10)`,
    inputs: [imageInput([1, 1, 224, 224])],
  });
  const { fixes } = analysis.withFixes(model.diagnostics[0], model);
  expect(fixes.map(({ title }) => title)).toContain("Change num_channels-1 to num_channels");
});

test.runIf(hasSeeds)(
  "the notebook's mistakes have fixes that help",
  () => {
    const document = fileDocument(seedPath("../../seeds/cnn-architectures.ipynb"));
    const before = engine.analyze(document).diagnostics;
    const mended = mend(document);
    expect(mended.map(({ title }) => title)).toEqual([
      "Keep only nn.LazyConv2d(c1, kernel_size=1)",
      "Run them in a row: nn.Sequential(nn.LazyConv2d(c1, kernel_size=1), n…",
      "Unpack it: nn.Sequential(*[self.stage(*params) for params in…",
      "Unpack it: nn.Sequential(*blocks)",
    ]);
    for (const { messagesAfter } of mended) expect(messagesAfter).toHaveLength(before.length - 1);
  },
  60_000,
);
