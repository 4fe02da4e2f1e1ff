/** Models of PyTorch Lightning: modules that keep the arguments they were made with. */

import { expect, test } from "vitest";
import { engineForTests, textDocument } from "../engineFor";
import { runPython } from "../python/run";
import { standardLibrary } from "../../src/engine/python/stdlib";
import { torchLibrary } from "../../src/engine/torch/library";

const library = [...standardLibrary, ...torchLibrary()];

const model = `
import torch
from torch import nn
import pytorch_lightning as pl
from pytorch_lightning.callbacks import ModelCheckpoint

class Net(pl.LightningModule):
    def __init__(self, hidden=64, classes=10, **options):
        super().__init__()
        self.save_hyperparameters(ignore="classes")
        self.body = nn.Sequential(nn.Flatten(), nn.Linear(784, self.hparams.hidden), nn.ReLU())
        self.head = nn.Linear(self.hparams["hidden"], classes)

    def forward(self, x):
        return self.head(self.body(x))

    def training_step(self, batch, index):
        x, y = batch
        loss = nn.functional.cross_entropy(self(x), y)
        self.log("loss", loss)
        return loss
`;

test("hyperparameters are the arguments of the constructor", async () => {
  const { stdout, stderr } = await runPython(
    `${model}
net = Net(32, depth=3)
print(dict(net.hparams), net.hparams.depth, net.head)
trainer = pl.Trainer(max_epochs=3, callbacks=[ModelCheckpoint(monitor="loss")])
trainer.fit(net)
print(net(torch.zeros(2, 1, 28, 28)).shape, sum(p.numel() for p in net.parameters()))
`,
    { library },
  );
  expect(stderr).toBe("");
  expect(stdout).toBe(
    `{'hidden': 32, 'depth': 3} 3 Linear(in_features=32, out_features=10, bias=True)
torch.Size([2, 10]) 25450
`,
  );
});

test("they are found in a file", async () => {
  const analysis = (await engineForTests()).analyze(textDocument(model));
  const [net] = analysis.models();
  expect(net.candidate.className).toBe("Net");
  expect(net.diagnostics).toEqual([]);
  expect(net.trace.calls.length).toBeGreaterThan(4);
});
