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
