/** Calls of `torchinfo.summary` in user code: every option, what is refused, what comes back. */

import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine";
import { sourceFile } from "../../src/engine/source";
import { engineForTests } from "../engineFor";

let engine: Engine;
beforeAll(async () => {
  engine = await engineForTests();
});

const model = `
import torch
import torch.nn as nn
from torchinfo import summary

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 2, 3)
        self.drop = nn.Dropout()
        self.fc = nn.Linear(8, 3, bias=False)

    def forward(self, x, scale=None, *, shift=None):
        if self.training:
            x = self.drop(x)
        x = self.conv(x).relu()
        if scale is not None:
            x = x * scale
        return self.fc(x.flatten(1))

class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.words, self.fc = nn.Embedding(10, 4), nn.Linear(4, 2)

    def forward(self, ids, x):
        return self.fc(self.words(ids).mean(1) + x)

net = Net()
`;

/** What a script prints. */
function printed(code: string, isNotebook = false): string {
  let text = "";
  const cells = [sourceFile("main.py", model + code)];
  const result = engine.run(
    { file: "main.py", folder: "", cells, isNotebook },
    { write: (more) => void (text += more) },
  );
  return text + (result.error ?? "");
}

const header = (line: string) => line.trimEnd().split(/ {2,}/);
const lines = (text: string) => text.trimEnd().split("\n");

describe("a script", () => {
  test("prints when it is not told how much", () => {
    expect(printed("summary(net)")).toContain("├─Conv2d: 1-1");
    expect(printed("summary(net, verbose=0)")).toBe("");
    expect(printed("print(summary(net, verbose=0).total_params)")).toBe("44\n");
  });

  test("that is a notebook shows the result", () => {
    expect(printed("s = summary(net, (1, 1, 4, 4))", true)).toBe("");
    expect(printed("s = summary(net, (1, 1, 4, 4), verbose=1)", true)).toContain(
      "Total params: 44",
    );
  });
});

test("columns are in the order asked for, as wide as asked for", () => {
  const text = printed(
    'summary(net, input_size=(5, 1, 4, 4), col_names=["trainable", "kernel_size", "params_percent"], col_width=14)',
  );
  expect(header(lines(text)[1])).toEqual([
    "Layer (type:depth-idx)",
    "Trainable",
    "Kernel Shape",
    "Param %",
  ]);
  expect(lines(text)[0]).toBe("=".repeat(40 + 3 * 14));
});

test("rows and depth", () => {
  const text = printed(
    'summary(net, (1, 1, 4, 4), depth=0, row_settings=("var_names", "ascii_only"))',
  );
  expect(lines(text).slice(1, 5)).toEqual([
    "Layer (type (var_name))                  Output Shape              Param #",
    "=".repeat(90),
    "Net (Net)                                [1, 3]                    44",
    "=".repeat(90),
  ]);
});

test("weights, with verbose=2", () => {
  expect(printed("summary(net, (1, 1, 4, 4), verbose=2)")).toContain("└─weight");
});

test("the mode of the pass, which is put back", () => {
  expect(printed("summary(net, (1, 1, 4, 4))")).toContain("Dropout");
  const text = printed('summary(net, (1, 1, 4, 4), mode="eval")\nprint(net.training)');
  expect(text).not.toContain("Dropout");
  expect(lines(text).at(-1)).toBe("True");
});

test("batch_dim puts a batch of one into every size", () => {
  const text = printed('summary(net, (1, 4, 4), batch_dim=0, col_names=["input_size"])');
  expect(text).toContain("[1, 1, 4, 4]");
});

test("several inputs with their types", () => {
  const text = printed("summary(Two(), [(3, 7), (3, 4)], dtypes=[torch.long, torch.float])");
  expect(text).toContain("Embedding: 1-1                         [3, 7, 4]");
});

describe("input_data", () => {
  test("a tensor, and a list of arguments", () => {
    expect(printed("summary(net, input_data=torch.rand(6, 1, 4, 4))")).toContain("[6, 3]");
    expect(
      printed("summary(Two(), input_data=[torch.zeros(3, 7).long(), torch.rand(3, 4)])"),
    ).toContain("[3, 2]");
  });

  test("a dictionary, by keyword", () => {
    const call =
      'summary(net, input_data={"x": torch.rand(6, 1, 4, 4)}, col_names=["input_size", "output_size"])';
    const text = printed(call);
    expect(header(lines(text)[3])).toEqual(["Net", "--", "[6, 3]"]);
    expect(text).toContain("Input size: 440"); // 96 floats and the storage's own 56 bytes
  });

  test("further keywords go to forward", () => {
    const call = "summary(net, (1, 1, 4, 4), scale=torch.zeros(2, 3, 3))";
    expect(printed(call)).toContain("RuntimeError: The size of tensor a (2) must match");
  });
});

test.each([
  ['col_names=["output"]', "ValueError: 'output' is not a valid ColumnSettings"],
  ['row_settings=["deep"]', "ValueError: 'deep' is not a valid RowSettings"],
  ['mode="test"', "ValueError: 'test' is not a valid Mode"],
  ["verbose=3", "ValueError: Verbose must be either 0 (quiet), 1 (default), or 2 (verbose)."],
  ["col_width=0", "ValueError: Column width must be greater than 0: col_width=0"],
  [
    "input_size=(1, 1, 4, 4), input_data=torch.rand(1, 1, 4, 4)",
    "RuntimeError: Only one of (input_data, input_size) should be specified.",
  ],
  [
    'col_names=["mult_adds", "num_params"]',
    "ValueError: You must pass input_data or input_size in order to use columns: 'mult_adds'",
  ],
])("refuses %s", (options, message) => {
  expect(printed(`summary(net, ${options})`)).toContain(message);
});
