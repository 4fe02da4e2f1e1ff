/** An analysis is asked again and again while its text stays: each question has a budget of its own. */

import { expect, test } from "vitest";
import { createEngine } from "../../src/engine/engine";
import { nodeFiles } from "../../src/node/files";
import { textDocument } from "../engineFor";
import { testParser } from "../python/parser";

const model = `
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(*[nn.Linear(8, 8) for _ in range(400)])

    def forward(self, x):
        return self.layers(x)
`;

test("a model is traced an hour after its file was read", async () => {
  let hours = 0;
  const engine = createEngine({
    parser: await testParser(),
    files: nodeFiles,
    now: () => performance.now() + hours * 3_600_000,
    importRoots: [],
    sitePackages: [],
  });
  const analysis = engine.analyze(textDocument(model));
  expect(analysis.models().map(({ problem }) => problem)).toEqual([undefined]);
  hours = 1;
  const { problem, trace } = analysis.model({ model: "Net()", mode: "eval" });
  expect(problem).toBeUndefined();
  expect(trace.modules).toHaveLength(402);
});
