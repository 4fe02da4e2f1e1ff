import { beforeAll, describe, expect, it } from "vitest";
import { webasmRuntime } from "../../src/engine/forward/backends/webasm";
import { planForward } from "../../src/engine/forward/planForward";
import { runForward } from "../../src/engine/forward/run";
import { graphOf } from "../../src/engine/summary/graph";
import type { Engine } from "../../src/engine/engine";
import { engineForTests, textDocument } from "../engineFor";

const code = `
import torch
from torch import nn
import torch.nn.functional as F

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 2, 1)
    def forward(self, x):
        return F.relu(self.conv(x)) + x

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = Block()
    def forward(self, x):
        x = torch.cat([self.block(x), x * 0 + torch.ones(1)], dim=1)
        return x.mean((2, 3))
`;

describe("what the graph shows as nodes is reported", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineForTests();
  });

  it("layers, functions between them, and the input, in order, with their numbers", async () => {
    const input = { shape: [1, 2, 3, 3], dtype: "float32", fill: { kind: "ones" } } as const;
    const model = engine
      .analyze(textDocument(code))
      .model({ model: "Net()", inputs: [input], mode: "eval" });
    const plan = planForward(model.trace);
    const nodes = graphOf(model.trace, []).nodes.filter(({ category }) => category !== "container");
    const reported = new Set(plan.leaves.map(({ tensor }) => tensor));
    for (const { id, tensor } of nodes) expect(reported.has(tensor ?? -1), id).toBe(true);

    const means: [string, number][] = [];
    for await (const event of runForward(plan, await webasmRuntime(plan), {
      seed: 0,
      fills: [{ kind: "ones" }],
    })) {
      if (event.kind !== "leaf") continue;
      const { kind, path, className } = plan.leaves[event.leaf];
      means.push([`${kind} ${path} ${className}`, event.statistics.mean]);
    }
    const [, , [, relu], [, sum]] = means;
    expect(means.map(([name]) => name)).toEqual([
      "input  input",
      "layer block.conv Conv2d",
      "function block relu",
      "function block +",
      "function  ×",
      "function  ones",
      "function  +",
      "function  cat",
      "function  mean",
    ]);
    expect(sum).toBeCloseTo(relu + 1, 6);
  });
});
