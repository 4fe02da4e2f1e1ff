/** What activations take, worked out by hand for each model. */

import { expect, test } from "vitest";
import { figures } from "../../src/engine/summary/summary";
import { scopeOf, traceOf } from "./support";

const scope = scopeOf(`
import torch
import torch.nn as nn
import torch.nn.functional as F


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Conv2d(4, 4, 3, padding=1), nn.Conv2d(4, 4, 3, padding=1)

    def forward(self, x):
        y = self.b(F.relu(self.a(x)))
        return F.relu(x + y)


class Twice(nn.Module):
    def __init__(self):
        super().__init__()
        self.frozen, self.free = nn.Linear(10, 10, bias=False), nn.Linear(10, 10, bias=False)
        self.frozen.requires_grad_(False)

    def forward(self, x):
        return self.free(self.frozen(x))
`);

const image = 4 * 8 * 8 * 4; // four channels of 8 by 8 floats

const cases = [
  {
    build: "nn.Sequential(nn.Conv2d(4, 8, 1), nn.ReLU(), nn.Conv2d(8, 4, 1))",
    input: [1, 4, 8, 8],
    peak: 4 * image, // both sides of the ReLU
    training: 2 * (4 * 8 + 8 + 8 * 4 + 4) * 4 + (1 + 2 + 2 + 1) * image,
  },
  {
    build: "nn.Sequential(nn.Conv2d(4, 8, 1), nn.ReLU(inplace=True), nn.Conv2d(8, 4, 1))",
    input: [1, 4, 8, 8],
    peak: 3 * image, // the ReLU has no result of its own
    training: 2 * (4 * 8 + 8 + 8 * 4 + 4) * 4 + (1 + 2 + 1) * image,
  },
  {
    build: "nn.Sequential(nn.Flatten(), nn.Linear(256, 64, bias=False))",
    input: [1, 4, 8, 8],
    peak: image + 256, // flattening copies nothing
    training: 2 * 256 * 64 * 4 + image + 256,
  },
  {
    build: "Residual()",
    input: [1, 4, 8, 8],
    peak: 3 * image, // the input is kept for the sum while the second convolution runs
    training: 2 * 2 * (4 * 4 * 9 + 4) * 4 + 6 * image,
  },
  {
    build: "Twice()",
    input: [1, 10],
    peak: 80,
    training: 3 * 400 + 3 * 40, // two weights, one gradient
  },
];

test.each(cases)("$build", async ({ build, input, peak, training }) => {
  const trace = traceOf(await scope, build, [{ shape: input, dtype: "float32" }]);
  const { totals } = figures(trace, "torchinfo");
  expect([totals.peakActivationBytes, totals.trainingBytes]).toEqual([peak, training]);
});
