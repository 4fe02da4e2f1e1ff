/** Products with weights: linear and bilinear layers, embeddings. */

import { embeddingKernel } from "../kernels/movement";
import { numel } from "../../tensor/shape";
import { ndarray } from "../../tensor/array";
import { bool, float, int, optional, str, tensor } from "../args";
import { typeNames } from "../dtypes";
import { linearKernel } from "../kernels/matrix";
import { mismatch, op } from "../op";
import { wholeDims } from "../reach";
import { hostKernel } from "../kernels/movement";
import { embeddingBagKernel, oneHotKernel } from "../kernels/various";

/** y = x Wᵀ + b, over the last dimension. */
export const linear = op("torch.nn.functional.linear", {
  args: { input: tensor, weight: tensor, bias: optional(tensor) },
  isPython: false,
  shape({ input, weight, bias }) {
    const { shape } = input;
    if (weight.shape.length === 1) {
      // A vector of weights: a product with it, without a dimension for the result.
      if (shape.at(-1) === weight.shape[0]) return shape.slice(0, -1);
      return mismatch(
        "RuntimeError",
        `size mismatch, got input (${numel(shape.slice(0, -1))}), mat (${numel(shape.slice(0, -1))}x${shape.at(-1)}), vec (${weight.shape[0]})`,
      );
    }
    const [outFeatures, inFeatures] = weight.shape;
    if (shape.length === 0) {
      return mismatch(
        "RuntimeError",
        "both arguments to matmul need to be at least 1D, but they are 0D and 2D",
      );
    }
    if (shape.at(-1) !== inFeatures) {
      // A vector is a matrix of one row to addmm; more dimensions are folded into the rows.
      const rows = numel(shape.slice(0, -1));
      return mismatch(
        "RuntimeError",
        `mat1 and mat2 shapes cannot be multiplied (${rows}x${shape.at(-1)} and ${inFeatures}x${outFeatures})`,
      );
    }
    if (input.dtype !== weight.dtype) {
      const text =
        shape.length > 1 && bias
          ? "mat1 and mat2 must have the same dtype"
          : `expected scalar type ${typeNames[input.dtype]} but found ${typeNames[weight.dtype]}`;
      return mismatch("RuntimeError", text);
    }
    return [...shape.slice(0, -1), outFeatures];
  },
  recover: ({ input, weight }) => [...input.shape.slice(0, -1), weight.shape[0]],
  macs: ({ weight }, out) => numel(out) * (weight.shape.at(-1) ?? 1),
  reach: ({ input }) => wholeDims(input, [-1], true),
  kernel: linearKernel,
});

/** y = x₁ᵀ A x₂ + b */
export const bilinear = op("torch.nn.functional.bilinear", {
  args: { input1: tensor, input2: tensor, weight: tensor, bias: optional(tensor) },
  aliases: ["torch.bilinear"],
  isPython: false,
  shape({ input1, input2, weight }) {
    const [out, in1, in2] = weight.shape;
    const [a, b] = [input1.shape, input2.shape];
    if (a.length !== b.length) {
      return mismatch(
        "RuntimeError",
        `bilinear(): input dimensions do not match: got ${a.length} and ${b.length}`,
      );
    }
    for (let i = 0; i < a.length - 1; i++) {
      if (a[i] === b[i]) continue;
      return mismatch(
        "RuntimeError",
        `bilinear(): input batch dimensions do not match at dim ${i}: got ${a[i]} and ${b[i]}`,
      );
    }
    const wrong = a.at(-1) !== in1 ? ([1, a.at(-1), in1] as const) : ([2, b.at(-1), in2] as const);
    if (wrong[1] !== wrong[2]) {
      const text = `bilinear(): input${wrong[0]} size does not match weight size: got ${wrong[1]} but expected ${wrong[2]}`;
      return mismatch("RuntimeError", text);
    }
    return [...a.slice(0, -1), out];
  },
  recover: ({ input1, weight }) => [...input1.shape.slice(0, -1), weight.shape[0]],
  macs: ({ weight }, out) => numel(out) * weight.shape[1] * (weight.shape[2] + 1),
  kernel: hostKernel("bilinear"),
});

/** Rows of a table by their numbers. */
export const embedding = op("torch.nn.functional.embedding", {
  args: {
    input: tensor,
    weight: tensor,
    padding_idx: optional(int()),
    max_norm: optional(float()),
    norm_type: float(2),
    scale_grad_by_freq: bool(false),
    sparse: bool(false),
  },
  shape({ input, weight }) {
    if (input.dtype !== "int64" && input.dtype !== "int32") {
      return mismatch(
        "RuntimeError",
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; " +
          `but got ${input.dtype === "bool" ? "CPUBoolType" : `torch.${typeNames[input.dtype]}Tensor`} instead (while checking arguments for embedding)`,
      );
    }
    if (input.values?.data.some((index) => index < 0 || index >= weight.shape[0])) {
      return mismatch("IndexError", "index out of range in self");
    }
    return [...input.shape, ...weight.shape.slice(1)];
  },
  dtype: ({ weight }) => weight.dtype,
  recover: ({ input, weight }) => [...input.shape, ...weight.shape.slice(1)],
  kernel: embeddingKernel,
});

/** Sums or means of rows of a table. */
export const embeddingBag = op("torch.nn.functional.embedding_bag", {
  args: {
    input: tensor,
    weight: tensor,
    offsets: optional(tensor),
    max_norm: optional(float()),
    norm_type: float(2),
    scale_grad_by_freq: bool(false),
    mode: str("mean"),
    sparse: bool(false),
    per_sample_weights: optional(tensor),
    include_last_offset: bool(false),
    padding_idx: optional(int()),
  },
  shape({ input, weight, offsets, include_last_offset }) {
    if (input.shape.length === 2) {
      if (!offsets) return [input.shape[0], weight.shape[1]];
      return mismatch(
        "ValueError",
        "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. However, found offsets of type <class 'torch.Tensor'>",
      );
    }
    if (input.shape.length !== 1) {
      return mismatch(
        "ValueError",
        `input has to be 1D or 2D Tensor, but got Tensor of dimension ${input.shape.length}`,
      );
    }
    if (!offsets) {
      return mismatch("ValueError", "offsets has to be a 1D Tensor but got None");
    }
    return [offsets.shape[0] - (include_last_offset ? 1 : 0), weight.shape[1]];
  },
  dtype: ({ weight }) => weight.dtype,
  kernel: embeddingBagKernel,
});

export const oneHot = op("torch.nn.functional.one_hot", {
  args: { tensor, num_classes: int(-1) },
  isPython: false,
  shape(a) {
    if (a.tensor.dtype !== "int64") {
      return mismatch("RuntimeError", "one_hot is only applicable to index tensor.");
    }
    const { values, shape } = a.tensor;
    if (a.num_classes >= 0) {
      const max = values ? Math.max(...values.data) : -1;
      if (max < a.num_classes) return [...shape, a.num_classes];
      return mismatch("RuntimeError", "Class values must be smaller than num_classes.");
    }
    if (!values) return { kind: "data-dependent", what: "the number of classes of one_hot" };
    return [...shape, 1 + values.data.reduce((most, value) => Math.max(most, value), 0)];
  },
  values({ tensor: input }, [shape]) {
    if (!input.values) return undefined;
    const classes = shape[shape.length - 1];
    const data = new Float64Array(numel(shape));
    input.values.data.forEach((value, i) => (data[i * classes + value] = 1));
    return ndarray(shape, "int64", data);
  },
  dtype: () => "int64",
  kernel: oneHotKernel,
});
