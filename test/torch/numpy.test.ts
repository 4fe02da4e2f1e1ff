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
  ["np.array(['cat', 'dog'])[torch.tensor([1, 0])]", "['dog' 'cat']"],
  ["np.array(['cat', 'dog'])[torch.randn(4, 2).argmax(1).numpy()].shape", "(4,)"],
  ["np.array(['cat', 'dog'])[torch.randn(4, 2).argmax(1)] == 'cat'", "[... shape=(4,)]"],
  // Names that other versions have.
  ["np.bool, np.int, np.float", "<class 'numpy.bool_'> <class 'int'> <class 'float'>"],
  ["np.object, np.str, np.long", "<class 'object'> <class 'str'> <class 'numpy.int64'>"],
  ["np.zeros(2, dtype=np.bool), np.array([1.5]).astype(np.int)", "[False False] [1]"],
];

/** What arrays of strings do not do here, or numpy's versions do each in their own way. */
const unknownTexts: readonly string[] = [
  "np.array([1], dtype=object)",
  "np.array(['a'], dtype=object)",
  "np.array(['a', None])",
  "np.array([['a'], 'b'])",
  "np.array(['2020-01-01'], dtype='datetime64')",
  "np.array(['a', 'b']) + 'x'",
  "np.array(['a', 'b']).max()",
  "np.max(np.array(['a', 'b']))",
  "np.array(['a', 'b']) == 1",
  "np.arange(2) == np.array(['a', 'b'])",
  "np.where([True, False], 'a', 1)",
  "np.array(['a', 'b'])[torch.randn(2).argmax().item()]",
  "np.array(['a', 'b'])[torch.randn(2, 2).argmax(1)]",
  "np.dtype('U3')",
];

describe("numpy", () => {
  test.each(cases)("%s", async (expression, expected) => {
    expect(await printed(expression)).toBe(expected);
  });

  test.each(unknownTexts)("%s is unknown, not an error", async (expression) => {
    expect(await printed(expression)).toMatch(/^<unknown/);
  });

  test("an array of strings forgets what an unknown may have changed", async () => {
    const text = `import numpy as np, outside
labels = np.array(["cat", "dog"])
view = labels[1:]
labels[outside.place] = "emu"
print(labels.shape, labels[0], view[0])
`;
    const { stdout } = await runPython(text, { library });
    expect(stdout).toMatch(/^\(2,\) <unknown: .*> <unknown: .*>\n$/);
  });

  test("torch has no tensors of strings", async () => {
    for (const function_ of ["tensor", "from_numpy", "as_tensor"]) {
      expect(await printed(`torch.${function_}(np.array(["a"]))`)).toContain(
        "TypeError: can't convert np.ndarray of type numpy.str_. The only supported types are: float64,",
      );
    }
  });
});
