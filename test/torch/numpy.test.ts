/** NumPy arrays where numbers are not known, too large, or meet torch: what CPython's programs cannot show. */

import { describe, expect, test } from "vitest";
import { standardLibrary } from "../../src/engine/python/stdlib";
import { torchLibrary } from "../../src/engine/torch/library";
import { numpyModules } from "../../src/engine/torch/numpy/index";
import { runPython } from "../python/run";

const library = [...standardLibrary, ...torchLibrary(), ...numpyModules];

async function printed(expression: string): Promise<string> {
  const text = `import numpy as np\nimport torch\nprint(${expression})\n`;
  const { stdout, stderr } = await runPython(text, { library });
  return stdout.trimEnd() + stderr;
}

const cases: readonly (readonly [expression: string, printed: string])[] = [
  // Without a seed only shapes are known.
  ["np.random.rand(2, 3).shape", "(2, 3)"],
  ["np.random.rand(2, 3)", "[... shape=(2, 3)]"],
  ["repr(np.random.rand(2))", "array(..., shape=(2,))"],
  ["(np.random.randn(1, 3, 224, 224) * 2 + 1).astype(np.float32).dtype", "float32"],
  ["np.random.randn(4, 3).mean(axis=0).shape", "(3,)"],
  ["np.random.default_rng(0).normal(size=(2, 3)).shape", "(2, 3)"],
  [
    "torch.from_numpy(np.random.rand(1, 3, 224, 224)).float().shape",
    "torch.Size([1, 3, 224, 224])",
  ],
  ["torch.tensor(np.random.rand(2))", "tensor(..., size=(2,), dtype=torch.float64)"],
  ["torch.zeros(2, 3) + torch.rand(3)", "tensor(..., size=(2, 3))"],
  // Too large to be kept: shapes only, at once.
  ["np.zeros(10**12).shape, np.ones((1000, 1000)).sum(axis=0).shape", "(1000000000000,) (1000,)"],
  ["np.arange(10**9)[5:].shape, np.tile([1], 10**9).shape", "(999999995,) (1000000000,)"],
  ["torch.zeros(10**9).view(10, -1).shape", "torch.Size([10, 100000000])"],
  // Between the libraries.
  ["torch.tensor(np.array([1.5, 2]))", "tensor([1.5000, 2.0000], dtype=torch.float64)"],
  ["torch.from_numpy(np.arange(3, dtype=np.float32))", "tensor([0., 1., 2.])"],
  ["torch.ones(2).numpy(), np.array(torch.tensor([1, 2]))", "[1. 1.] [1 2]"],
  [
    "torch.ones(2) * np.float64(2.5), torch.zeros(np.int64(2))",
    "tensor([2.5000, 2.5000]) tensor([0., 0.])",
  ],
  ["[round(v.item(), 3) for v in torch.linspace(0, 0.1, 4)]", "[0.0, 0.033, 0.067, 0.1]"],
  ["torch.nn.Linear(int(np.prod([2, 3])), 4)", "Linear(in_features=6, out_features=4, bias=True)"],
];

describe("numpy", () => {
  test.each(cases)("%s", async (expression, expected) => {
    expect(await printed(expression)).toBe(expected);
  });

  test("types it does not have are unknown, not errors", async () => {
    for (const expression of ["dtype=object", "dtype='U5'"]) {
      expect(await printed(`np.array([1], ${expression})`)).toMatch(/^<unknown/);
    }
  });
});
