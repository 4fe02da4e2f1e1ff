/** Tables that are filled number by number. */

import { expect, test } from "vitest";
import { engineForTests, textDocument } from "../engineFor";

const encoding = (positions: number, width: number): string => `
import math
import torch
from torch import nn

class Encoding(nn.Module):
    def __init__(self, width=${width}, positions=${positions}):
        super().__init__()
        pe = torch.zeros(positions, width)
        for pos in range(positions):
            for i in range(0, width, 2):
                pe[pos, i] = math.sin(pos / 10000 ** (2 * i / width))
                pe[pos, i + 1] = math.cos(pos / 10000 ** (2 * (i + 1) / width))
        self.register_buffer("pe", pe.unsqueeze(0))

    def forward(self, x):
        return x + self.pe[:, : x.size(1)]

model = Encoding()
y = model(torch.zeros(2, 3, ${width}))
`;

test("a positional encoding of usual size is filled to its end", async () => {
  const engine = await engineForTests();
  const [model] = engine.analyze(textDocument(encoding(80, 512))).models();
  expect(model.problem).toBeUndefined();
  expect(model.diagnostics).toEqual([]);
  const { tensors, modules } = model.trace;
  expect(tensors[modules[0].buffers[0].tensor].shape).toEqual([1, 80, 512]);
});

test("its numbers are those that were written, and those of earlier versions stay", async () => {
  const engine = await engineForTests();
  const text = `
import torch
t = torch.zeros(2, 3)
t[0, 1] = 2
before = t.clone()
t[1, -1] = 5.5
t[0, 1] = True
whole = torch.arange(3)
whole[0] = 7.9
`;
  const analysis = engine.analyze(textDocument(text));
  const numbers = (name: string) => {
    const { numbers: found } = analysis.valueAt("model.py", text.lastIndexOf(name)) ?? {};
    return found && Array.from(found);
  };
  expect(numbers("before")).toEqual([0, 2, 0, 0, 0, 0]);
  expect(numbers("t[0, 1] = True")).toEqual([0, 1, 0, 0, 0, 5.5]);
  expect(numbers("whole")).toEqual([7, 1, 2]);
});
