/** Copies of a tensor: in another dtype, in memory of its own. */

import { unaryKernel } from "../kernels/elementwise";
import { aliasKernel } from "../kernels/movement";
import type { Kernel } from "../kernel";
import { ndarray } from "../../tensor/array";
import { dtype, ignored, tensor } from "../args";
import { op } from "../op";
import { samePlace } from "../reach";

/** All numbers are kept as float32, so that only a cast to an integer or a bool changes them. */
const castKernel: Kernel = (call) => {
  const { dtype: to } = call.outputs[0];
  if (to === "bool") return toBool(call);
  return to.includes("int") ? toInteger(call) : aliasKernel(call);
};

const toBool = unaryKernel("x != 0 ? 1 : 0");
const toInteger = unaryKernel("x < 0 ? Math.ceil(x) : Math.floor(x)");

/** `x.to(dtype)`, `x.float()`: the same numbers in another dtype. PyTorch has it under this name, but not in Python. */
export const cast = op("aten::_to_copy", {
  keepsStrides: true,
  args: { input: tensor, dtype },
  shape: ({ input }) => input.shape,
  dtype: (a) => a.dtype,
  passes: (a) => (a.input.dtype === a.dtype ? "input" : undefined),
  values: ({ input, dtype: to }) =>
    input.values && ndarray(input.shape, to, truncated(input.values.data, to)),
  reach: () => samePlace,
  kernel: castKernel,
});

export const clone = op("torch.clone", {
  keepsStrides: true,
  args: { input: tensor, memory_format: ignored },
  aliases: ["Tensor.clone", "Tensor.__copy__"],
  shape: ({ input }) => input.shape,
  values: ({ input }) => input.values,
  reach: () => samePlace,
  kernel: aliasKernel,
});

/** A copy only where the elements are not in row-major order. */
export const contiguous = op("Tensor.contiguous", {
  args: { input: tensor, memory_format: ignored },
  shape: ({ input }) => input.shape,
  passes: ({ input }) => (input.strides ? undefined : "input"),
  values: ({ input }) => input.values,
  reach: () => samePlace,
  kernel: aliasKernel,
});

/** Floats become integers towards zero. */
function truncated(data: Float64Array, dtype: string): ArrayLike<number> {
  return dtype.includes("int") ? data.map(Math.trunc) : data;
}
