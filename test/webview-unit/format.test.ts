/** How the panel writes shapes and numbers, and how it reads input sizes. */

import { describe, expect, test } from "vitest";
import {
  brief,
  decimal,
  inputText,
  kernelText,
  percent,
  shortShape,
  total,
  totalsOf,
} from "../../src/webview/format";
import { fillOf, inputProblem, steppedInput } from "../../src/webview/inputText";

test.each([
  [[1, 96, 54, 54], 1, "96×54×54"],
  [[8, 96, 54, 54], 8, "96×54×54"],
  [[8, 96, 54, 54], 1, "8×96×54×54"],
  [[10], 10, "10"],
  [[], 1, "scalar"],
  [[1, 1000], undefined, "1×1000"],
])("shape %j of batch %s is %s", (shape, batch, expected) => {
  expect(shortShape(shape, batch)).toBe(expected);
});

test.each([
  [0, "0"],
  [999, "999"],
  [9408, "9.41k"],
  [34944, "34.9k"],
  [999_999, "1M"],
  [1_000_000, "1M"],
  [37_752_832, "37.8M"],
  [1.5e9, "1.50G"],
  [2e12, "2T"],
])("%d in brief is %s", (value, expected) => {
  expect(brief(value)).toBe(expected);
});

// Labels and values as torchinfo's last lines have them.
test.each([
  ["Total mult-adds", 938_750_000, "", "Total mult-adds (M)", "938.75"],
  ["Total mult-adds", 880, "", "Total mult-adds", "880"],
  ["Total mult-adds", 11_510_000_000, "", "Total mult-adds (G)", "11.51"],
  ["Input size", 602_112, "B", "Input size (kB)", "602.11"],
  ["Params size", 4_000_000, "B", "Params size (MB)", "4"],
])("%s %d", (label, value, unit, expectedLabel, expectedValue) => {
  expect(total(label, value, unit)).toEqual({ label: expectedLabel, value: expectedValue });
});

test("the totals add up", () => {
  const totals = totalsOf({
    params: 61_100_840,
    trainableParams: 61_000_000,
    multAdds: 714_188_480,
    macs: 714_188_480,
    inputBytes: 602_112,
    forwardBackwardBytes: 3_947_072,
    paramBytes: 244_403_360,
    peakActivationBytes: 1_000_000,
    trainingBytes: 500_000_000,
  });
  expect(totals.map(({ label, value }) => `${label}: ${value}`)).toEqual([
    "Params: 61,100,840",
    "Trainable: 61,000,000",
    "Mult-adds (M): 714.19",
    "MACs (M): 714.19",
    "Input (kB): 602.11",
    "Forward/backward (MB): 3.95",
    "Params size (MB): 244.40",
    "Total size (MB): 248.95",
  ]);
  expect(totals[1].title).toContain("100,840 are not trainable");
});

test.each([
  ["3, 64, kernel_size=(11, 11), stride=(4, 4), padding=(2, 2)", "11×11 /4"],
  ["3, 64, kernel_size=(3, 3), stride=(1, 1)", "3×3"],
  ["3, 64, kernel_size=(3, 1)", "3×1"],
  ["kernel_size=3, stride=2, padding=0", "3×3 /2"],
  ["kernel_size=(3, 3), stride=(2, 1)", "3×3 /2×1"],
  ["in_features=10, out_features=2, bias=True", ""],
])("the kernel of %s is %s", (detail, expected) => {
  expect(kernelText(detail)).toBe(expected);
});

test.each([
  [0.1234567, "0.1235"],
  [0, "0"],
  [12345.678, "1.23e+4"],
  [0.000012, "1.20e-5"],
  [Infinity, "Infinity"],
])("the value %d is %s", (value, expected) => {
  expect(decimal(value)).toBe(expected);
});

test.each([
  [1, 4, "25.0%"],
  [0, 4, "--"],
  [1, 1e6, "<0.1%"],
  [1, 0, "--"],
])("%d of %d is %s", (part, whole, expected) => {
  expect(percent(part, whole)).toBe(expected);
});

describe("input sizes as text", () => {
  test.each([
    ["1x3x224x224", undefined],
    ["1,3,224,224", undefined],
    ["1x3x8x8:float32:ones", undefined],
    ["1x16:int64:token:100", undefined],
    ["", "write it like"],
    ["1x3xtall", "write it like"],
    ["1x3x8x8:int65", "no element type"],
    ["99999999999999999999", "too large"],
  ])("%s: %s", (text, expected) => {
    const problem = inputProblem(text);
    if (expected === undefined) expect(problem).toBeUndefined();
    else expect(problem).toContain(expected);
  });

  test("the fill is what is no type", () => {
    expect(fillOf("1x3x8x8")).toBe("");
    expect(fillOf("1x3x8x8:ones")).toBe("ones");
    expect(fillOf("1x16:int64:token:100")).toBe("token:100");
    const input = { shape: [1, 16], dtype: "int64", why: "" } as const;
    expect(inputText(input, "token:100")).toBe("1x16:int64:token:100");
    expect(inputText(input)).toBe("1x16:int64");
  });

  test.each([
    ["1x3x224x224", 11, 1, { text: "1x3x224x225", cursor: 11 }],
    ["1x3x224x224", 6, 32, { text: "1x3x256x224", cursor: 6 }],
    ["1x3x99x224", 6, 1, { text: "1x3x100x224", cursor: 7 }],
    ["1x3x224x224", 0, -1, { text: "1x3x224x224", cursor: 0 }],
    ["1x3:float32", 9, 1, undefined],
    ["", 0, 1, undefined],
  ])("%s at %d by %d", (text, cursor, by, expected) => {
    expect(steppedInput(text, cursor, by)).toEqual(expected);
  });
});
