/** Models that are made in a function, in another file, or of a class of another file. */

import { expect, test } from "vitest";
import type { Candidate } from "../../src/engine/discover/facts";
import { createEngine } from "../../src/engine/engine";
import { sourceFile } from "../../src/engine/source";
import { inputText } from "../../src/engine/tensor/inputSpec";
import { testParser } from "../python/parser";

const nets = `
from torch import nn

class Block(nn.Module):
    def __init__(self, width, act):
        super().__init__()
        self.layer = nn.Linear(width, width)
        self.act = act()

    def forward(self, x):
        return self.act(self.layer(x))

class Net(nn.Module):
    def __init__(self, width, depth=2, block=Block):
        super().__init__()
        self.blocks = nn.Sequential(*[block(width, nn.ReLU) for _ in range(depth)])

    def forward(self, x):
        return self.blocks(x)
`;

const train = `
import argparse
import torch
from nets import Block, Net

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=32)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 2])
    args = parser.parse_args()
    model = Net(args.width, depth=len(args.sizes) + 1, block=Block)
    print(model(torch.zeros(5, 32)).shape)

if __name__ == "__main__":
    main()
`;

/** What is found in the first file: how each model is built, why, and its inputs. */
async function found(files: Readonly<Record<string, string>>, name: string): Promise<string[]> {
  const paths = new Map(Object.entries(files).map(([file, text]) => [`/project/${file}`, text]));
  const engine = createEngine({
    parser: await testParser(),
    files: {
      read: (path) => paths.get(path),
      exists: (path) =>
        [...paths.keys()].some((file) => file === path || file.startsWith(`${path}/`)),
      list: (folder) => [
        ...new Set(
          [...paths.keys()]
            .filter((file) => file.startsWith(`${folder}/`))
            .map((file) => file.slice(folder.length + 1).split("/")[0]),
        ),
      ],
    },
    now: () => performance.now(),
    importRoots: [],
    sitePackages: [],
  });
  const file = `/project/${name}`;
  const folder = file.slice(0, file.lastIndexOf("/"));
  const cells = [sourceFile(file, files[name])];
  const { candidates } = engine.analyze({ file, folder, isNotebook: false, cells });
  return candidates.map(described);
}

function described({ model, why, inputs }: Candidate): string {
  return [model, why, ...(inputs?.map(inputText) ?? [])].join(" | ");
}

test("an instance that a function of another file makes", async () => {
  expect(await found({ "nets.py": nets, "train.py": train }, "nets.py")).toEqual([
    "Block(32, nn.ReLU) | made in a run of train.py",
    "Net(32, depth=3, block=Block) | made in train.py, line 11",
  ]);
});

test("without another file", async () => {
  expect(await found({ "nets.py": nets }, "nets.py")).toEqual([
    "Block(width, act) | Block needs width, act",
    "Net(width) | Net needs width",
  ]);
});

test("a part of a model that the document makes", async () => {
  expect(await found({ "nets.py": `${nets}\nnet = Net(16)\n` }, "nets.py")).toEqual([
    "Block(16, nn.ReLU) | made in line 16",
    "Net(16) | made in line 21",
  ]);
});

test("an imported class that a function makes, and its input", async () => {
  expect(await found({ "train.py": train, "nets.py": nets }, "train.py")).toEqual([
    "Net(32, depth=3, block=Block) | made in line 11 | 5x32",
  ]);
});

test("a class in a package, made at the project's root", async () => {
  const files = {
    "models/net.py": nets,
    "models/__init__.py": "from .net import Net\n",
    "train.py": train.replace("from nets import Block, Net", "from models.net import Block, Net"),
  };
  expect(await found(files, "models/net.py")).toContain(
    "Net(32, depth=3, block=Block) | made in train.py, line 11",
  );
});

test("arguments that no text gives are left to the user", async () => {
  const other = "from nets import Net\nimport yaml\nnet = Net(**yaml.safe_load(open('a.yaml')))\n";
  expect(await found({ "nets.py": nets, "train.py": other }, "nets.py")).toContain(
    "Net(width) | Net needs width",
  );
});

test("a script without end is given up", async () => {
  const other = "from nets import Net\nwhile True:\n    pass\nnet = Net(7)\n";
  expect(await found({ "nets.py": nets, "train.py": other }, "nets.py")).toContain(
    "Net(7) | made in train.py, line 4",
  );
});
