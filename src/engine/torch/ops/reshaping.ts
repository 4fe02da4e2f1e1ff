/** Ops that show the same numbers in the same order in another shape. */

import type { TensorState } from "../../python/values";
import { numel, type Shape } from "../../tensor/shape";
import { dtype, int, intList, optional, tensor, tensors, variadicInts } from "../args";
import { invoke } from "../call";
import { aliasKernel } from "../kernels/movement";
import {
  composite,
  dimension,
  isMismatch,
  mismatch,
  op,
  overloads,
  sizesText,
  type Mismatch,
  type ShapeResult,
  type Strides,
} from "../op";
import { sameOrder } from "../reach";
import { inferred, stridesIn, unlessContiguous, viewStrides } from "../views";
import { categoryOf, itemSize } from "../../tensor/dtype";

/** The numbers as they are. */
function sameNumbers({ input }: { readonly input: TensorState }, [shape]: readonly Shape[]) {
  return input.values && { ...input.values, shape };
}

/** A view where that is possible, else a copy. */
function viewOrCopy(
  { input }: { readonly input: TensorState },
  [shape]: readonly Shape[],
): readonly (Strides | undefined)[] {
  const strides = viewStrides(input, shape);
  return [strides && unlessContiguous(shape, strides)];
}

export const view = op("Tensor.view:size", {
  args: { input: tensor, size: variadicInts },
  shape({ input, size }) {
    const shape = inferred(input.shape, size);
    if (isMismatch(shape)) return shape;
    if (viewStrides(input, shape)) return shape;
    return mismatch(
      "RuntimeError",
      "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.",
    );
  },
  recover({ input, size }) {
    const shape = inferred(input.shape, size);
    return isMismatch(shape) ? undefined : shape;
  },
  strides: viewOrCopy,
  values: sameNumbers,
  reach: () => sameOrder,
  kernel: aliasKernel,
});

/** `x.view(torch.int32)`: the bits as numbers of another type. */
export const viewDType = op("Tensor.view:dtype", {
  args: { input: tensor, dtype },
  shape({ input, dtype: to }) {
    const { shape } = input;
    const from = itemSize[input.dtype];
    const size = itemSize[to];
    if (from === size) return shape;
    const last = shape.at(-1);
    if (last === undefined || (last * from) % size !== 0) {
      return mismatch(
        "RuntimeError",
        `self.size(-1) must be divisible by ${size / from} to view ${input.dtype} as ${to} (different element sizes), but got ${last ?? 1}`,
      );
    }
    return [...shape.slice(0, -1), (last * from) / size];
  },
  dtype: (a) => a.dtype,
  kernel: "none",
});

export const viewOverloads = overloads("Tensor.view", [], [viewDType, view]);

export const reshape = op("torch.reshape", {
  args: { input: tensor, shape: variadicInts },
  aliases: ["Tensor.reshape"],
  shape: ({ input, shape }) => inferred(input.shape, shape),
  strides: viewOrCopy,
  values: sameNumbers,
  reach: () => sameOrder,
  kernel: aliasKernel,
});

/** `x.view_as(other)`, `x.reshape_as(other)` */
function likeAnother(name: string) {
  return op(`Tensor.${name}`, {
    args: { input: tensor, other: tensor },
    shape: ({ input, other }) => inferred(input.shape, other.shape),
    strides: viewOrCopy,
    values: sameNumbers,
    kernel: aliasKernel,
  });
}

export const viewAs = likeAnother("view_as");
export const reshapeAs = likeAnother("reshape_as");

export const flatten = op("torch.flatten", {
  args: { input: tensor, start_dim: int(0), end_dim: int(-1) },
  aliases: ["Tensor.flatten"],
  overloads: [
    "Tensor input, int start_dim, int end_dim, name out_dim",
    "Tensor input, int start_dim?, int end_dim?",
    "Tensor input, name start_dim, name end_dim, name out_dim",
    "Tensor input, tuple of names dims, name out_dim",
  ],
  shape({ input, start_dim: startDim, end_dim: endDim }) {
    const { shape } = input;
    const start = dimension(startDim, shape.length);
    if (typeof start !== "number") return start;
    const end = dimension(endDim, shape.length);
    if (typeof end !== "number") return end;
    if (start > end) {
      return mismatch(
        "RuntimeError",
        "flatten() has invalid args: start_dim cannot come after end_dim",
      );
    }
    if (shape.length === 0) return [1];
    return [...shape.slice(0, start), numel(shape.slice(start, end + 1)), ...shape.slice(end + 1)];
  },
  passes({ input, start_dim: start, end_dim: end }) {
    const rank = input.shape.length;
    const isInside = start >= -rank && start < rank && end >= -rank && end < rank;
    const from = start < 0 ? start + rank : start;
    const to = end < 0 ? end + rank : end;
    return rank > 0 && isInside && from === to ? "input" : undefined;
  },
  strides: viewOrCopy,
  values: sameNumbers,
  reach: () => sameOrder,
  kernel: aliasKernel,
});

export const ravel = op("torch.ravel", {
  args: { input: tensor },
  aliases: ["Tensor.ravel"],
  shape: ({ input }) => [numel(input.shape)],
  values: sameNumbers,
  kernel: aliasKernel,
});

export const unflatten = op("torch.unflatten", {
  args: { input: tensor, dim: int(), sizes: intList() },
  aliases: ["Tensor.unflatten"],
  shape({ input, dim, sizes }) {
    const { shape } = input;
    const at = dimension(dim, shape.length);
    if (typeof at !== "number") return at;
    if (sizes.length === 0) return mismatch("RuntimeError", "unflatten: sizes must be non-empty");
    const inner = inferred([shape[at]], sizes);
    if (isMismatch(inner)) {
      return mismatch(
        "RuntimeError",
        `unflatten: Provided sizes ${sizesText(sizes)} don't multiply up to the size of dim ${at} (${shape[at]}) in the input tensor`,
      );
    }
    return [...shape.slice(0, at), ...inner, ...shape.slice(at + 1)];
  },
  strides: viewOrCopy,
  values: sameNumbers,
  reach: () => sameOrder,
  kernel: aliasKernel,
});

/** Which dimensions `squeeze` takes away. */
function squeezed(shape: Shape, dims: readonly number[] | undefined): readonly number[] | Mismatch {
  if (dims === undefined) return shape.map((_, i) => i).filter((i) => shape[i] === 1);
  const result: number[] = [];
  for (const dim of dims) {
    const at = dimension(dim, shape.length);
    if (typeof at !== "number") return at;
    if (shape[at] === 1) result.push(at);
  }
  return result;
}

export const squeeze = op("torch.squeeze", {
  args: { input: tensor, dim: optional(intList()) },
  aliases: ["Tensor.squeeze", "Tensor.squeeze_"],
  overloads: ["Tensor input", "Tensor input, int dim", "Tensor input, name dim"],
  shape({ input, dim }) {
    const gone = squeezed(input.shape, dim);
    return isMismatch(gone) ? gone : input.shape.filter((_, i) => !gone.includes(i));
  },
  strides({ input, dim }, [shape]) {
    const gone = squeezed(input.shape, dim);
    if (isMismatch(gone)) return [];
    const strides = stridesIn(input).filter((_, i) => !gone.includes(i));
    return [unlessContiguous(shape, strides)];
  },
  values: sameNumbers,
  reach: () => sameOrder,
  kernel: aliasKernel,
});

export const unsqueeze = op("torch.unsqueeze", {
  args: { input: tensor, dim: int() },
  aliases: ["Tensor.unsqueeze", "Tensor.unsqueeze_"],
  shape({ input, dim }) {
    const { shape } = input;
    const at = dimension(dim, shape.length + 1);
    return typeof at === "number" ? [...shape.slice(0, at), 1, ...shape.slice(at)] : at;
  },
  strides({ input, dim }, [shape]) {
    const own = stridesIn(input);
    const at = dim < 0 ? dim + shape.length : dim;
    const step = at < own.length ? own[at] * input.shape[at] : 1;
    return [unlessContiguous(shape, [...own.slice(0, at), step, ...own.slice(at)])];
  },
  values: sameNumbers,
  reach: () => sameOrder,
  kernel: aliasKernel,
});

/** At least so many dimensions; the new ones have size 1. */
function atLeast(name: string, shapeOf: (shape: Shape) => Shape) {
  const one = op(`torch.${name}:one`, {
    args: { input: tensor },
    shape: ({ input }) => shapeOf(input.shape),
    values: sameNumbers,
    kernel: aliasKernel,
  });
  const many = op(`torch.${name}:many`, {
    args: { tensors },
    shape: (a) => a.tensors.map((input) => shapeOf(input.shape)),
    values: (a, shapes) => {
      const list = a.tensors.flatMap(({ values }, i) =>
        values ? [{ ...values, shape: shapes[i] }] : [],
      );
      return list.length === shapes.length ? list : undefined;
    },
    kernel: "none",
  });
  /** `f(x)`, `f(x, y)` and `f([x, y])` */
  const both = composite(`torch.${name}`, [`torch.functional.${name}`], (vm, args) => {
    const [first] = args;
    if (args.length === 1) return invoke(vm, first.kind === "tensor" ? one : many, [first]);
    return invoke(vm, many, [{ kind: "tuple", items: args }]);
  });
  return { one, many, both };
}

const one = atLeast("atleast_1d", (shape) => (shape.length === 0 ? [1] : shape));
const two = atLeast("atleast_2d", (shape) => {
  if (shape.length === 0) return [1, 1];
  return shape.length === 1 ? [1, ...shape] : shape;
});
const three = atLeast("atleast_3d", (shape) => {
  if (shape.length === 0) return [1, 1, 1];
  if (shape.length === 1) return [1, ...shape, 1];
  return shape.length === 2 ? [...shape, 1] : shape;
});

export const atLeast1 = one.one;
export const atLeast1Many = one.many;
export const atLeast1Both = one.both;
export const atLeast2 = two.one;
export const atLeast2Many = two.many;
export const atLeast2Both = two.both;
export const atLeast3 = three.one;
export const atLeast3Many = three.many;
export const atLeast3Both = three.both;

/** Pairs of numbers as complex ones. */
export const viewAsComplex = op("torch.view_as_complex", {
  args: { input: tensor },
  shape({ input }) {
    if (input.shape.at(-1) === 2) return input.shape.slice(0, -1);
    return mismatch("RuntimeError", "Tensor must have a last dimension of size 2");
  },
  dtype: ({ input }) => (input.dtype === "float64" ? "complex128" : "complex64"),
  kernel: "none",
});

export const viewAsReal = op("torch.view_as_real", {
  args: { input: tensor },
  shape({ input }): ShapeResult {
    if (categoryOf(input.dtype) === "complex") return [...input.shape, 2];
    return mismatch("RuntimeError", "view_as_real is only supported for complex tensors");
  },
  dtype: ({ input }) => (input.dtype === "complex128" ? "float64" : "float32"),
  kernel: "none",
});
