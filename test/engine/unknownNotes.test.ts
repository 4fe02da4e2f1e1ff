/** What cannot be known of a model is said, with the reason, where it began. */

import { expect, test } from "vitest";
import { engineForTests, textDocument } from "../engineFor";

const text = `
import torch
from torch import nn
from transformers import AutoModel

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.bert = AutoModel.from_pretrained("bert-base")
        self.scale = torch.rand(1).item()
        self.head = nn.Linear(768, 2)

    def forward(self, ids):
        return self.head(self.bert(ids).pooler_output)

class Chosen(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 4)

    def forward(self, x):
        y = self.layer(x)
        return y[y > 0], x

class Plain(nn.Module):
    def forward(self, x):
        return x * 2
`;

test("one note for each cause", async () => {
  const engine = await engineForTests();
  const analysis = engine.analyze(textDocument(text));
  const notesOf = (model: string) =>
    analysis
      .model({ model, inputs: [{ shape: [2, 4], dtype: "float32", fill: { kind: "weyl" } }] })
      .trace.notes.map(({ message, range }) => [message, text.slice(range.start, range.end)]);
  expect(notesOf("Classifier()")).toEqual([
    [
      "bert is not known: transformers cannot be read. If it holds layers, they are missing here.",
      'AutoModel.from_pretrained("bert-base")',
    ],
  ]);
  expect(notesOf("Chosen()")).toEqual([
    [
      "What the model gives is not known: how many elements a mask keeps depends on the numbers in a tensor.",
      "y[y > 0]",
    ],
  ]);
  expect(notesOf("Plain()")).toEqual([]);
});

/** What is told of the document and of every model that it is found to hold. */
async function errorsOf(document: string): Promise<readonly string[]> {
  const engine = await engineForTests();
  const analysis = engine.analyze(textDocument(document));
  const models = analysis.candidates.flatMap(({ model }) => analysis.model({ model }).diagnostics);
  return [...analysis.diagnostics, ...models]
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => message);
}

test("layers whose sizes are not known are used like others", async () => {
  const told = await errorsOf(`
import torch
from torch import nn
from torch.nn.utils import spectral_norm, weight_norm
from nowhere import size, loader

class Block(nn.Module):
    def __init__(self, a, b, hidden):
        super().__init__()
        self.first = weight_norm(nn.Conv1d(a, b, 3))
        self.second = spectral_norm(nn.Linear(b, hidden))
        self.third = spectral_norm(nn.Linear(8, hidden))
        self.width = self.first.kernel_size[0] * self.first.stride[0]
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                m.weight.data.normal_(0, m.kernel_size[0] * m.kernel_size[1])

    def forward(self, x):
        return self.second(self.first(x))[..., : -self.width]

class Recurrent(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.cells = nn.LSTM(size, size)

    def forward(self, x):
        weight = next(self.parameters()).data
        return self.cells(x, (weight.new(1, 2, 3).zero_(), weight.new(1, 2, 3).zero_()))

model = Recurrent(size)
model(size)
`);
  expect(told).toEqual([]);
});

test("training code", async () => {
  const told = await errorsOf(`
import torch
from torch import nn
from nowhere import loader, mixed

model = nn.Linear(2, 2)
optimizer = torch.optim.SGD(model.parameters(), 0.1)
scaler = torch.cuda.amp.GradScaler(enabled=mixed)
loss = model(torch.rand(3, 2)).sum()
scaler.scale(loss).backward()
for parameter in model.parameters():
    parameter.grad.data.clamp_(-1, 1)
scaler.step(optimizer)
print(scaler.get_scale() + 1, scaler.state_dict().keys())
`);
  expect(told).toEqual([]);
});

test("a made-up input is none that forward takes apart", async () => {
  const told = await errorsOf(`
from torch import nn

class Pyramid(nn.Module):
    def __init__(self, a, b, c, width=8):
        super().__init__()
        self.layers = nn.ModuleList([nn.Conv2d(n, width, 1) for n in (a, b, c)])

    def forward(self, inputs):
        c3, c4, c5 = inputs
        return [layer(x) for layer, x in zip(self.layers, (c3, c4, c5))]

class Pair(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 4)

    def forward(self, inputs):
        if self.training:
            x, y = inputs
        else:
            x, y = inputs, None
        return self.layer(x)
`);
  expect(told).toEqual([]);
});
