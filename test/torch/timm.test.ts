/** Models that take timm's small layers, with and without timm. */

import { expect, test } from "vitest";
import { runPython } from "../python/run";
import { standardLibrary } from "../../src/engine/python/stdlib";
import { torchLibrary } from "../../src/engine/torch/library";

const library = [...standardLibrary, ...torchLibrary()];

const model = `
import torch
from torch import nn
from timm.models.layers import DropPath, to_2tuple, trunc_normal_
from timm.models.registry import register_model

class Block(nn.Module):
    def __init__(self, dim, drop_path=0.1):
        super().__init__()
        self.size = to_2tuple(7)
        self.fc = nn.Linear(dim, dim)
        self.drop_path = DropPath(drop_path)
        trunc_normal_(self.fc.weight, std=0.02)

    def forward(self, x):
        return x + self.drop_path(self.fc(x))

@register_model
def tiny(pretrained=False, **kwargs):
    return Block(8, **kwargs)
`;

test("without timm its small layers are known, its models are not", async () => {
  const { stdout, stderr } = await runPython(
    `${model}
import timm
net = tiny(drop_path=0.25)
print(net.size, net.drop_path, net(torch.zeros(2, 3, 8)).shape)
print(timm.create_model("resnet50"))
`,
    { library },
  );
  expect(stderr).toBe("");
  expect(stdout).toBe("(7, 7) DropPath(drop_prob=0.250) torch.Size([2, 3, 8])\n<unknown: call>\n");
});

test("an installed timm comes first, and the user's own way out where there is none", async () => {
  const site = {
    sitePackages: ["site"],
    others: {
      "site/timm/__init__.py": "",
      "site/timm/models/__init__.py": "",
      "site/timm/models/layers.py": "def to_2tuple(x):\n    return 'its own'\n",
    },
  };
  const found = await runPython("from timm.models.layers import to_2tuple\nprint(to_2tuple(1))\n", {
    library,
    ...site,
  });
  expect(found.stdout).toBe("its own\n");
  const fallback = await runPython(
    "try:\n    import timm\nexcept ImportError:\n    timm = None\nprint(timm)\n",
    { library },
  );
  expect(fallback.stdout).toBe("None\n");
});
