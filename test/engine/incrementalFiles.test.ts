/** Models that are made of other files: an edit of one of them is seen. */

import { expect, test } from "vitest";
import { createEngine, type Engine } from "../../src/engine/engine";
import { sourceFile } from "../../src/engine/source";
import { testParser } from "../python/parser";
import { told } from "./told";

const document = (text: string) => ({
  file: "/project/main.py",
  folder: "/project",
  isNotebook: false,
  cells: [sourceFile("/project/main.py", text)],
});

async function engineOn(files: Map<string, string>): Promise<Engine> {
  return createEngine({
    parser: await testParser(),
    files: {
      read: (path) => files.get(path),
      exists: (path) => [...files.keys()].some((file) => file.startsWith(path)),
      list: () => [],
    },
    now: () => performance.now(),
    importRoots: [],
    sitePackages: [],
  });
}

const main = `
import torch
from torch import nn
from layers import Block
import settings

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = Block(settings.width)

    def forward(self, x):
        return self.block(x)

class Alone(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 3)

    def forward(self, x):
        return self.layer(x)
`;

const layers = `
from torch import nn
import activations

class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layer = nn.Linear(4, width)
        self.act = activations.make()

    def forward(self, x):
        return self.act(self.layer(x))
`;

const project = (): Map<string, string> =>
  new Map([
    ["/project/layers.py", layers],
    ["/project/settings.py", "width = 3\nknown = []\n"],
    ["/project/activations.py", "from torch import nn\ndef make():\n    return nn.ReLU()\n"],
  ]);

test.each([
  ["/project/layers.py", "nn.Linear(4, width)", "nn.Linear(4, width + 1)"],
  ["/project/settings.py", "width = 3", "width = 4"],
  ["/project/activations.py", "nn.ReLU", "nn.Tanh"],
])("%s is edited", async (file, from, to) => {
  const files = project();
  const engine = await engineOn(files);
  engine.analyze(document(main)).models();
  files.set(file, (files.get(file) ?? "").replace(from, to));
  const analysis = engine.analyze(document(main));
  const after = told(analysis, document(main));
  const fresh = await engineOn(files);
  expect(after).toBe(told(fresh.analyze(document(main)), document(main)));
  expect([...analysis.evaluated]).toEqual(["Net()"]);
});

test("files that stay the same cost nothing", async () => {
  const engine = await engineOn(project());
  engine.analyze(document(main)).models();
  const analysis = engine.analyze(document(`# edited\n${main}`));
  analysis.models();
  expect(analysis.evaluated).toEqual([]);
});

test("what the document puts into another file's values counts", async () => {
  const files = project();
  const text = `${main}
settings.known.append(1)

class Counting(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, len(settings.known))

    def forward(self, x):
        return self.layer(x)
`;
  const engine = await engineOn(files);
  engine.analyze(document(text)).models();
  const edited = text.replace("append(1)", "extend([1, 2])");
  const after = told(engine.analyze(document(edited)), document(edited));
  const fresh = await engineOn(files);
  expect(after).toBe(told(fresh.analyze(document(edited)), document(edited)));
});

test("a file that a constructor reads, and that is not there at first", async () => {
  const files = project();
  const text = main.replace("settings.width", "__import__('sizes').width");
  const engine = await engineOn(files);
  engine.analyze(document(text)).models();
  files.set("/project/sizes.py", "width = 7\n");
  const after = told(engine.analyze(document(text)), document(text));
  const fresh = await engineOn(files);
  expect(after).toBe(told(fresh.analyze(document(text)), document(text)));
});

test("a file that is imported, and that is not there at first", async () => {
  const files = project();
  const text = `from sizes import width\n${main}\ndouble = width * 2\n`;
  const engine = await engineOn(files);
  engine.analyze(document(text)).models();
  files.set("/project/sizes.py", "width = 7\n");
  const analysis = engine.analyze(document(`${text}# more`));
  expect(analysis.valueAt(document(text).cells[0].id, text.indexOf("double"))?.text).toBe("14");
});

test("a file of settings that a constructor reads is edited", async () => {
  const files = new Map([["/project/net.yaml", "width: 3\n"]]);
  const text = `
import yaml
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        with open("net.yaml") as file:
            width = yaml.safe_load(file)["width"]
        self.layer = nn.Linear(4, width)

    def forward(self, x):
        return self.layer(x)
`;
  const engine = await engineOn(files);
  const before = told(engine.analyze(document(text)), document(text));
  files.set("/project/net.yaml", "width: 5\n");
  const after = told(engine.analyze(document(text)), document(text));
  const fresh = await engineOn(files);
  expect(after).toBe(told(fresh.analyze(document(text)), document(text)));
  expect(after).not.toBe(before);
});
