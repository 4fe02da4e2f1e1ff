/** Products that are added to something: beta * input + alpha * product. */

import type { TensorState } from "../../python/values";
import { mapElements } from "../../tensor/moves";
import { knownArray } from "../../tensor/rounding";
import {
  broadcast,
  isMismatch as isBroadcastMismatch,
  numel,
  type Shape,
} from "../../tensor/shape";
import { keyword, number, type Scalar, tensor } from "../args";
import { typeNames } from "../dtypes";
import { addedProductKernel } from "../kernels/matrix";
import { isMismatch, mismatch, type Mismatch, op, sizesText } from "../op";
import { batchShape, matrixShape, productMacs, productValues, vectorShape } from "./products";

const weights = { beta: keyword(number(1)), alpha: keyword(number(1)) } as const;

interface Weights {
  readonly beta: Scalar;
  readonly alpha: Scalar;
}

/** PyTorch's error where what is added does not broadcast to the product. */
function addedTo(input: TensorState, shape: Shape | Mismatch): Shape | Mismatch {
  if (isMismatch(shape)) return shape;
  const joint = broadcast(input.shape, shape);
  if (!isBroadcastMismatch(joint) && numel(joint) === numel(shape)) return shape;
  const lead = shape.length - input.shape.length;
  if (lead < 0) {
    return mismatch(
      "RuntimeError",
      `expand(torch.${typeNames[input.dtype]}Tensor{${sizesText(input.shape)}}, size=${sizesText(shape)}): the number of ` +
        `sizes provided (${shape.length}) must be greater or equal to the number of dimensions in the tensor (${input.shape.length})`,
    );
  }
  const at = isBroadcastMismatch(joint)
    ? joint.dimension
    : shape.findIndex((size, dim) => dim >= lead && input.shape[dim - lead] > size);
  return mismatch(
    "RuntimeError",
    `The expanded size of the tensor (${shape[at]}) must match the existing size (${input.shape[at - lead]}) at ` +
      `non-singleton dimension ${at}.  Target sizes: ${sizesText(shape)}.  Tensor sizes: ${sizesText(input.shape)}`,
  );
}

function addedValues(
  { input, beta, alpha }: Weights & { readonly input: TensorState },
  a: TensorState,
  b: TensorState,
  shape: Shape,
) {
  const known = productValues(a, b, shape);
  if (!known || !input.values) return undefined;
  const data = mapElements(
    shape,
    [input.values, known],
    (x, y) => beta.value * x + alpha.value * y,
  );
  return knownArray(shape, input.dtype, data);
}

export const addmm = op("torch.addmm", {
  args: { input: tensor, mat1: tensor, mat2: tensor, ...weights },
  aliases: ["Tensor.addmm", "Tensor.addmm_"],
  shape({ input, mat1, mat2 }) {
    for (const [name, one] of [
      ["mat1", mat1],
      ["mat2", mat2],
    ] as const) {
      if (one.shape.length === 2) continue;
      return mismatch("RuntimeError", `${name} must be a matrix, got ${one.shape.length}-D tensor`);
    }
    return addedTo(input, matrixShape(mat1.shape, mat2.shape));
  },
  macs: ({ mat1 }, out) => productMacs(mat1, out),
  values: (a, [shape]) => addedValues(a, a.mat1, a.mat2, shape),
  kernel: addedProductKernel,
});

export const addmv = op("torch.addmv", {
  args: { input: tensor, mat: tensor, vec: tensor, ...weights },
  aliases: ["Tensor.addmv", "Tensor.addmv_"],
  shape({ input, mat, vec }) {
    const shape = vectorShape(mat.shape, vec.shape);
    if (isMismatch(shape)) return shape;
    if (input.shape.length <= 1 && (numel(input.shape) === 1 || input.shape[0] === shape[0])) {
      return shape;
    }
    const [rows, columns] = mat.shape;
    const own = input.shape.at(0) ?? 1;
    return mismatch(
      "RuntimeError",
      `size mismatch, got ${own}, ${rows}x${columns},${vec.shape[0]}`,
    );
  },
  macs: ({ mat }, out) => productMacs(mat, out),
  values: (a, [shape]) => addedValues(a, a.mat, a.vec, shape),
  kernel: addedProductKernel,
});

export const baddbmm = op("torch.baddbmm", {
  args: { input: tensor, batch1: tensor, batch2: tensor, ...weights },
  aliases: ["Tensor.baddbmm", "Tensor.baddbmm_"],
  shape: ({ input, batch1, batch2 }) => addedTo(input, batchShape(batch1.shape, batch2.shape)),
  macs: ({ batch1 }, out) => productMacs(batch1, out),
  values: (a, [shape]) => addedValues(a, a.batch1, a.batch2, shape),
  kernel: addedProductKernel,
});

export const addbmm = op("torch.addbmm", {
  args: { input: tensor, batch1: tensor, batch2: tensor, ...weights },
  aliases: ["Tensor.addbmm", "Tensor.addbmm_"],
  shape({ input, batch1, batch2 }) {
    const [a, b] = [batch1.shape, batch2.shape];
    if (a.length === 3 && b.length === 3 && a[0] !== b[0]) {
      return mismatch(
        "RuntimeError",
        `batch1 and batch2 must have same number of batches, got ${a[0]} and ${b[0]}`,
      );
    }
    const shape = batchShape(a, b);
    return addedTo(input, isMismatch(shape) ? shape : shape.slice(1));
  },
  macs: ({ batch1 }, out) => numel(out) * batch1.shape[0] * batch1.shape[2],
  kernel: "none",
});

export const addr = op("torch.addr", {
  args: { input: tensor, vec1: tensor, vec2: tensor, ...weights },
  aliases: ["Tensor.addr", "Tensor.addr_"],
  shape: ({ input, vec1, vec2 }) => addedTo(input, [vec1.shape[0], vec2.shape[0]]),
  macs: (_, out) => numel(out),
  kernel: "none",
});
