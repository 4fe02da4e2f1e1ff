// What a hover says, on files and cells.
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine";
import { hoverAt } from "../../src/server/hover";
import { engineForTests, textDocument } from "../engineFor";

let engine: Engine;
beforeAll(async () => {
  engine = await engineForTests();
});

/** The hover on the last character of the first occurrence of `on`. */
function hover(text: string, on: string): string | undefined {
  const analysis = engine.analyze(textDocument(text));
  return hoverAt(analysis, "model.py", text.indexOf(on) + on.length - 1)?.markdown;
}

const digits = `
import torch
from torch import nn

class Digits(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, kernel_size=3)
        self.act = nn.ReLU()

    def forward(self, x):
        y = self.conv(x)
        return self.act(y)

model = Digits()
model(torch.zeros(1, 1, 28, 28))
`;

describe("layers", () => {
  test("a layer where it is made", () => {
    const text = hover(digits, "nn.Conv2d");
    expect(text).toContain("**Conv2d** `conv`");
    expect(text).toContain("in `[1, 1, 28, 28]` → out `[1, 8, 26, 26]`");
    expect(text).toContain("parameters 8·1·3·3 + 8 = 80");
    expect(text).toContain("mult-adds 54,080");
    expect(text).toContain("multiply-accumulates 48,672");
    expect(text).toContain("receptive field 3×3, stride 1, offset 0");
  });

  test("a layer where it is called", () => {
    expect(hover(digits, "y = self.conv")).toContain("**Conv2d** `conv`");
  });

  test("a variable in forward", () => {
    expect(hover(digits, "self.act(y")).toContain("[1, 8, 26, 26]");
  });
});

describe("values", () => {
  test("what is not known says why", () => {
    const text = hover("from transformers import AutoModel\nbert = AutoModel.build(3)\n", "bert");
    expect(text).toBe("not known: transformers cannot be read");
  });

  test("a small tensor", () => {
    const text = hover("import torch\nmean = torch.tensor([[4.5]])\n", "mean");
    expect(text).toContain("`[1, 1]` float32");
    expect(text).toContain("tensor([[4.5000]])");
  });

  test("an array, with a picture", () => {
    const text = hover("import numpy as np\ntable = np.eye(3)\n", "table");
    expect(text).toContain("`[3, 3]` float64");
    expect(text).toContain("![heatmap](data:image/svg+xml");
  });
});
