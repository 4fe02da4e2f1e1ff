/** einops: each expression beside the reshapes, permutations and reductions that its documentation says it stands for. */

import { describe, expect, test } from "vitest";
import { standardLibrary } from "../../src/engine/python/stdlib";
import { torchLibrary } from "../../src/engine/torch/library";
import { runPython } from "../python/run";

const library = [...standardLibrary, ...torchLibrary()];

/** Both sides are evaluated on the same small numbers. */
const pairs: readonly (readonly [expression: string, same: string])[] = [
  ["rearrange(x, 'b c h w -> b h w c')", "x.permute(0, 2, 3, 1)"],
  ["rearrange(x, 'b c h w -> (b h) w c')", "x.permute(0, 2, 3, 1).reshape(8, 6, 3)"],
  [
    "rearrange(x, 'b c (h i) (w j) -> b (h w) (i j c)', i=2, j=3)",
    "x.reshape(2, 3, 2, 2, 2, 3).permute(0, 2, 4, 3, 5, 1).reshape(2, 4, 18)",
  ],
  ["rearrange(x, 'b (g c) ... -> b g c ...', g=3)", "x.reshape(2, 3, 1, 4, 6)"],
  ["rearrange(x, 'b ... -> b (...)')", "x.flatten(1)"],
  ["rearrange(x, '... h w -> ... w h')", "x.transpose(-1, -2)"],
  ["rearrange(x[:, :1], 'b 1 h w -> b h w')", "x[:, 0]"],
  ["rearrange(x[:, :1], 'b () h w -> b h w')", "x[:, 0]"],
  ["rearrange(x, 'b c h w -> b 1 c h w')", "x.unsqueeze(1)"],
  ["rearrange([x[0], x[1]], 'b c h w -> c (b h) w')", "x.permute(1, 0, 2, 3).reshape(3, 8, 6)"],
  ["reduce(x, 'b c h w -> b c', 'mean')", "x.mean((2, 3))"],
  ["reduce(x, 'b c (h 2) (w 2) -> b c h w', 'max')", "x.reshape(2, 3, 2, 2, 3, 2).amax((3, 5))"],
  ["reduce(x, 'b c h w -> b () h w', 'sum')", "x.sum(1, keepdim=True)"],
  ["reduce(x, '... c h w -> ... h', 'min')", "x.amin((1, 3))"],
  ["reduce(x, 'b c h w -> c', 'prod')", "x.prod(3).prod(2).prod(0)"],
  ["repeat(x[0, 0], 'h w -> h w c', c=3)", "x[0, 0].unsqueeze(-1).expand(4, 6, 3)"],
  ["repeat(x[0, 0], 'h w -> (r h) w', r=2)", "x[0, 0].repeat(2, 1)"],
  ["repeat(x[0, 0], 'h w -> h (w 2)')", "x[0, 0].repeat_interleave(2, 1)"],
  ["einsum(x, y, 'b chan h w, chan out -> b out h w')", "torch.einsum('bchw,co->bohw', x, y)"],
  ["einsum(x, '... h w -> ... w h')", "x.transpose(-1, -2)"],
  ["pack([x, x[:, :, 0]], 'b c *')[0]", "torch.cat([x.flatten(2), x[:, :, 0]], 2)"],
  ["unpack(x.flatten(2), [(2, 6), (12,)], 'b c *')[0]", "x[:, :, :2]"],
];

const setUp = `
import torch
from einops import einsum, pack, parse_shape, rearrange, reduce, repeat, unpack
from einops.layers.torch import Rearrange, Reduce
x = torch.arange(144.).reshape(2, 3, 4, 6) % 7 + 1
y = torch.arange(15.).reshape(3, 5)
`;

describe("expressions", () => {
  test.each(pairs)("%s", async (expression, same) => {
    const { stdout, stderr } = await runPython(
      `${setUp}a, b = ${expression}, ${same}\nprint(a.shape == b.shape, torch.equal(a, b))\n`,
      { library },
    );
    expect(stderr).toBe("");
    expect(stdout).toBe("True True\n");
  });
});

test("layers are modules", async () => {
  const { stdout } = await runPython(
    `${setUp}
net = torch.nn.Sequential(Rearrange('b c h w -> b (h w) c', h=4), Reduce('b n c -> b c', 'mean'))
print(net)
print(net(x).shape, parse_shape(x, 'b _ h w'))
`,
    { library },
  );
  expect(stdout).toBe(
    `Sequential(
  (0): Rearrange('b c h w -> b (h w) c', h=4)
  (1): Reduce('b n c -> b c', 'mean')
)
torch.Size([2, 2]) {'b': 2, 'h': 4, 'w': 6}
`.replace("[2, 2]", "[2, 3]"),
  );
});

describe("what does not fit is said in einops' words", () => {
  const cases: readonly (readonly [expression: string, reason: string])[] = [
    [
      "rearrange(x, 'b c (h i) w -> b c h i w', i=3)",
      "Shape mismatch, can't divide axis of length 4 in chunks of 3",
    ],
    ["rearrange(x, 'b c h -> b h c')", "Expected 3 dimensions, got 4"],
    [
      "rearrange(x, 'b c h w -> b h c')",
      "Identifiers only on one side of expression (should be on both): {'w'}",
    ],
    ["rearrange(x, 'b c (h i) w -> b c h i w')", "Could not infer sizes for"],
    ["rearrange(x, 'b c h w -> b c w h', k=2)", "Axis k is not used in transform"],
    ["repeat(x, 'b c h w -> b c h w k')", "Specify sizes for new axes in repeat: {'k'}"],
  ];
  test.each(cases)("%s", async (expression, reason) => {
    const { stderr } = await runPython(`${setUp}${expression}\n`, { library });
    expect(stderr).toContain("EinopsError:  Error while processing re");
    expect(stderr).toContain("Input tensor shape: torch.Size([2, 3, 4, 6]). Additional info: {");
    expect(stderr).toContain(reason);
  });
});
