/** Kernels that move numbers without changing them: views, permutations, slices, joins, padding, lookups. */

import { numel, stridesOf, type Shape } from "../../tensor/shape";
import {
  dimensionOf,
  intListArg,
  isTensor,
  numberArg,
  numberOf,
  passes,
  tensorArg,
  tensorsArg,
  unsupported,
  type Kernel,
  type KernelCall,
  type KernelTensor,
  type KernelThis,
  type Matrix,
  type Pass,
  type Program,
  type Vector,
  type View,
  type Volume,
} from "../kernel";
import { expandLayout, isStridable, permuteLayout, stridedPass, type Layout } from "./strided";

/** The output has the numbers of the first tensor argument, in order: `reshape`, `flatten`, `contiguous`, `to`. */
export const aliasKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without a tensor`);
  return { kind: "alias", of: call.outputs.map(() => input) };
};

function firstTensor(call: KernelCall): KernelTensor | undefined {
  return Object.values(call.args).find(isTensor);
}

/** Every output by its layout in the input. */
export function moved(input: KernelTensor, layouts: readonly Layout[]): Program {
  const count = numel(input.shape);
  if (count >= 2 ** 24) return unsupported("moving a tensor of 2^24 elements or more");
  if (!layouts.every(isStridable)) return unsupported("moving in more than six dimensions");
  return passes(...layouts.map((layout, output) => stridedPass(input, count, layout, { output })));
}

/** `permute`: the dimensions in the order `dims`. */
export const permuteKernel: Kernel = (call) => {
  const input = firstTensor(call);
  const dims = intListArg(call, "dims") ?? intListArg(call, "dim");
  if (!input || !dims) return unsupported(`${call.op} without input or dims`);
  const rank = input.shape.length;
  return moved(input, [
    permuteLayout(
      input.shape,
      dims.map((dim) => dimensionOf(dim, rank)),
    ),
  ]);
};

/** `transpose(dim0, dim1)`; `t`, `T` and `mT` swap the last two. */
export const transposeKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without input`);
  const rank = input.shape.length;
  const order = input.shape.map((_, dim) => dim);
  if (rank < 2) return { kind: "alias", of: [input] };
  const a = dimensionOf(numberArg(call, "dim0", -2), rank);
  const b = dimensionOf(numberArg(call, "dim1", -1), rank);
  [order[a], order[b]] = [order[b], order[a]];
  return moved(input, [permuteLayout(input.shape, order)]);
};

/** All dimensions in the opposite order: `x.T`. */
export const reverseDimensionsKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without input`);
  const order = input.shape.map((_, dim) => input.shape.length - 1 - dim);
  return moved(input, [permuteLayout(input.shape, order)]);
};

/** `movedim(source, destination)`. */
export const movedimKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without input`);
  const rank = input.shape.length;
  const list = (name: string): number[] =>
    (intListArg(call, name) ?? [numberArg(call, name, 0)]).map((dim) => dimensionOf(dim, rank));
  const from = list("source");
  const to = list("destination");
  const order = new Array<number>(rank).fill(-1);
  from.forEach((dim, i) => (order[to[i]] = dim));
  const rest = input.shape.map((_, dim) => dim).filter((dim) => !from.includes(dim));
  for (let i = 0; i < rank; i++) if (order[i] < 0) order[i] = rest.shift() ?? 0;
  return moved(input, [permuteLayout(input.shape, order)]);
};

/** `expand`, `broadcast_to`, `expand_as`: the output's shape says all. */
export const expandKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without input`);
  return moved(input, [expandLayout(input.shape, call.outputs[0].shape)]);
};

/** `repeat` and `tile`: every dimension of the result is the input's over and over. */
export const repeatKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without input`);
  const { shape } = call.outputs[0];
  const lead = shape.length - input.shape.length;
  const own = stridesOf(input.shape);
  const sizes: number[] = [];
  const strides: number[] = [];
  shape.forEach((size, dim) => {
    const inner = dim < lead ? 1 : input.shape[dim - lead];
    sizes.push(size / inner, inner);
    strides.push(0, dim < lead ? 0 : own[dim - lead]);
  });
  return moved(input, [{ sizes, strides, offset: 0 }]);
};

/** `flip` over `dims`. */
export const flipKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without input`);
  const rank = input.shape.length;
  const dims = intListArg(call, "dims") ?? [numberArg(call, "dims", 0)];
  const strides = stridesOf(input.shape);
  let offset = 0;
  for (const dim of dims.map((each) => dimensionOf(each, rank))) {
    offset += (input.shape[dim] - 1) * strides[dim];
    strides[dim] = -strides[dim];
  }
  return moved(input, [{ sizes: input.shape, strides, offset }]);
};

/** `split`, `chunk`, `tensor_split`, `unbind`: outputs one behind the other along `dim`. */
export const splitKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without input`);
  const rank = input.shape.length;
  const dim = dimensionOf(numberOf(call.args.dim) ?? numberOf(call.args.axis) ?? 0, rank);
  const strides = stridesOf(input.shape);
  let start = 0;
  const layouts = call.outputs.map(({ shape }) => {
    // unbind's outputs lack the dimension
    const size = shape.length === rank ? shape[dim] : 1;
    const sizes = input.shape.map((own, i) => (i === dim ? size : own));
    const layout = { sizes, strides, offset: start * strides[dim] };
    start += size;
    return layout;
  });
  return moved(input, layouts);
};

/** `narrow(dim, start, length)` and `select(dim, index)`. */
export const narrowKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without input`);
  const dim = dimensionOf(numberArg(call, "dim", 0), input.shape.length);
  const start = numberOf(call.args.start) ?? numberOf(call.args.index) ?? 0;
  const length = numberArg(call, "length", 1);
  const strides = stridesOf(input.shape);
  const at = dimensionOf(start, input.shape[dim]);
  const sizes = input.shape.map((own, i) => (i === dim ? length : own));
  return moved(input, [{ sizes, strides, offset: at * strides[dim] }]);
};

/** `cat` and `concat`: two at a time, so that no kernel needs more than two inputs. */
export const catKernel: Kernel = (call) => {
  const tensors = [...tensorsArg(call, "tensors")].filter(({ shape }) => numel(shape) > 0);
  const [output] = call.outputs;
  const dim = dimensionOf(
    numberOf(call.args.dim) ?? numberOf(call.args.axis) ?? 0,
    output.shape.length,
  );
  return joined(tensors, output.shape, dim);
};

/** `stack`: like `cat` along a new dimension. */
export const stackKernel: Kernel = (call) => {
  const [output] = call.outputs;
  const dim = dimensionOf(numberArg(call, "dim", 0), output.shape.length);
  return joined(tensorsArg(call, "tensors"), output.shape, dim);
};

interface Piece {
  readonly view: (size: readonly [number, number, number]) => View;
  /** Along the joined dimension. */
  readonly size: number;
}

function joined(tensors: readonly KernelTensor[], shape: Shape, dim: number): Program {
  if (tensors.length === 0) return unsupported("joining no tensors");
  if (tensors.length === 1) return { kind: "alias", of: [tensors[0]] };
  const outer = numel(shape.slice(0, dim));
  const inner = numel(shape.slice(dim + 1));
  const list: Pass[] = [];
  let pieces: Piece[] = tensors.map((of) => ({
    view: (size) => ({ of, size }),
    size: numel(of.shape) / (outer * inner),
  }));
  while (pieces.length > 1) {
    const next: Piece[] = [];
    for (let i = 0; i < pieces.length; i += 2) {
      if (i + 1 === pieces.length) {
        next.push(pieces[i]);
        continue;
      }
      const [a, b] = [pieces[i], pieces[i + 1]];
      const size = a.size + b.size;
      const temporary = `joined ${list.length}`;
      list.push({
        kernel: "cat",
        source: cat,
        output: [inner, size, outer],
        arguments: [a.view([inner, a.size, outer]), b.view([inner, b.size, outer]), a.size],
        into: pieces.length === 2 ? { output: 0 } : { temporary },
      });
      next.push({ view: (extent) => ({ of: { temporary }, size: extent }), size });
    }
    pieces = next;
  }
  return passes(...list);
}

function cat(this: KernelThis, a: Volume, b: Volume, sizeOfA: number): number {
  let value = 0;
  if (this.thread.y < sizeOfA) {
    value = a[this.thread.z][this.thread.y][this.thread.x];
  } else {
    value = b[this.thread.z][this.thread.y - sizeOfA][this.thread.x];
  }
  return value;
}

/** `F.pad`: `pad` lists (before, after) from the last dimension on; negative sizes cut. */
export const padKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const pad = intListArg(call, "pad");
  if (!input || !pad) return unsupported(`${call.op} without input or pad`);
  const mode = typeof call.args.mode === "string" ? call.args.mode : "constant";
  const code = ["constant", "reflect", "replicate", "circular"].indexOf(mode);
  if (code < 0) return unsupported(`padding mode ${mode}`);
  const { shape } = call.outputs[0];
  const before = shape.map((_, dim) => pad[(shape.length - 1 - dim) * 2] ?? 0);
  const padded = shape.map((size, dim) =>
    size !== input.shape[dim] || before[dim] !== 0 ? dim : -1,
  );
  const first = padded.find((dim) => dim >= 0);
  if (first === undefined) return { kind: "alias", of: [input] };
  if (shape.length - first > 3) return unsupported("padding more than the last three dimensions");
  const [d, h, w] = [1, 1, 1, ...input.shape.slice(first)].slice(-3);
  const [, outH, outW] = [1, 1, 1, ...shape.slice(first)].slice(-3);
  const outD = numel(shape.slice(first)) / (outH * outW);
  const [padD, padH, padW] = [0, 0, 0, ...before.slice(first)].slice(-3);
  const outer = numel(shape.slice(0, first));
  return passes({
    kernel: "pad",
    source: padded3,
    output: [outW, outH, outD * outer],
    arguments: [
      { of: input, size: [w, h, d * outer] },
      ...[d, h, w, outD, padD, padH, padW],
      code,
      numberArg(call, "value", 0),
    ],
    into: { output: 0 },
  });
};

/** mode: 0 constant, 1 reflect, 2 replicate, 3 circular. */
function padded3(
  this: KernelThis,
  input: Volume,
  depth: number,
  height: number,
  width: number,
  outDepth: number,
  padZ: number,
  padY: number,
  padX: number,
  mode: number,
  value: number,
): number {
  const plane = Math.floor((this.thread.z + 0.5) / outDepth);
  let z = this.thread.z - plane * outDepth - padZ;
  let y = this.thread.y - padY;
  let x = this.thread.x - padX;
  let inside = 1;
  if (z < 0 || z >= depth || y < 0 || y >= height || x < 0 || x >= width) {
    inside = 0;
  }
  if (mode > 0.5 && mode < 1.5) {
    if (z < 0) z = -z;
    if (z >= depth) z = 2 * depth - 2 - z;
    if (y < 0) y = -y;
    if (y >= height) y = 2 * height - 2 - y;
    if (x < 0) x = -x;
    if (x >= width) x = 2 * width - 2 - x;
  }
  if (mode > 2.5) {
    if (z < 0) z = z + depth;
    if (z >= depth) z = z - depth;
    if (y < 0) y = y + height;
    if (y >= height) y = y - height;
    if (x < 0) x = x + width;
    if (x >= width) x = x - width;
  }
  z = Math.min(Math.max(z, 0), depth - 1);
  y = Math.min(Math.max(y, 0), height - 1);
  x = Math.min(Math.max(x, 0), width - 1);
  let result = input[plane * depth + z][y][x];
  if (mode < 0.5 && inside < 0.5) {
    result = value;
  }
  return result;
}

/** Rows of a table: `embedding(input, weight)`. */
export const embeddingKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const weight = tensorArg(call, "weight");
  if (!input || !weight) return unsupported(`${call.op} without input or weight`);
  const [rows, width] = weight.shape;
  const count = numel(input.shape);
  return passes({
    kernel: "embedding",
    source: embedding,
    output: [width, count],
    arguments: [
      { of: input, size: [count] },
      { of: weight, size: [width, rows] },
    ],
    into: { output: 0 },
  });
};

function embedding(this: KernelThis, input: Vector, weight: Matrix): number {
  return weight[input[this.thread.y]][this.thread.x];
}

/** `index_select(input, dim, index)`: whole slices along a dimension. */
export const indexSelectKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  const index = tensorArg(call, "index");
  if (!input || !index) return unsupported(`${call.op} without input or index`);
  const dim = dimensionOf(numberArg(call, "dim", 0), input.shape.length);
  const inner = numel(input.shape.slice(dim + 1));
  const outer = numel(input.shape.slice(0, dim));
  const count = numel(index.shape);
  return passes({
    kernel: "indexSelect",
    source: indexSelect,
    output: [inner, count, outer],
    arguments: [
      { of: input, size: [inner, input.shape[dim], outer] },
      { of: index, size: [count] },
      input.shape[dim],
    ],
    into: { output: 0 },
  });
};

function indexSelect(this: KernelThis, input: Volume, index: Vector, size: number): number {
  let at = index[this.thread.y];
  if (at < 0) at = at + size;
  return input[this.thread.z][at][this.thread.x];
}

/** `pixel_shuffle(upscale_factor)`: [n, c r r, h, w] to [n, c, h r, w r]. */
export const pixelShuffleKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const r = numberArg(call, "upscale_factor", 1);
  const [c, h, w] = input.shape.slice(-3);
  const outer = numel(input.shape.slice(0, -3));
  const from = [outer, c / (r * r), r, r, h, w];
  return moved(input, [permuteLayout(from, [0, 1, 4, 2, 5, 3])]);
};

/** The opposite: [n, c, h r, w r] to [n, c r r, h, w]. */
export const pixelUnshuffleKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const r = numberArg(call, "downscale_factor", 1);
  const [c, h, w] = input.shape.slice(-3);
  const outer = numel(input.shape.slice(0, -3));
  const from = [outer, c, h / r, r, w / r, r];
  return moved(input, [permuteLayout(from, [0, 1, 3, 5, 2, 4])]);
};

/** `channel_shuffle(groups)`. */
export const channelShuffleKernel: Kernel = (call) => {
  const input = tensorArg(call, "input");
  if (!input) return unsupported(`${call.op} without input`);
  const groups = numberArg(call, "groups", 1);
  const [n, c] = input.shape;
  const from = [n, groups, c / groups, numel(input.shape.slice(2))];
  return moved(input, [permuteLayout(from, [0, 2, 1, 3])]);
};

/** `tensor.unfold(dimension, size, step)`: windows along a dimension, their elements last. */
export const windowsKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without input`);
  const dim = dimensionOf(numberArg(call, "dimension", 0), input.shape.length);
  const size = numberArg(call, "size", 1);
  const step = numberArg(call, "step", 1);
  const strides = stridesOf(input.shape);
  const { shape } = call.outputs[0];
  return moved(input, [
    {
      sizes: [...shape.slice(0, -1), size],
      strides: [...strides.map((stride, i) => (i === dim ? stride * step : stride)), strides[dim]],
      offset: 0,
    },
  ]);
};

/** `roll(shifts, dims)`; without dims over the flat tensor. */
export const rollKernel: Kernel = (call) => {
  const input = firstTensor(call);
  if (!input) return unsupported(`${call.op} without input`);
  const shifts = intListArg(call, "shifts") ?? [numberArg(call, "shifts", 0)];
  const dims = intListArg(call, "dims");
  const list: Pass[] = [];
  let of: View["of"] = input;
  const steps = dims?.length ? dims : [undefined];
  steps.forEach((dim, i) => {
    const at = dim === undefined ? undefined : dimensionOf(dim, input.shape.length);
    const size = at === undefined ? numel(input.shape) : input.shape[at];
    const inner = at === undefined ? 1 : numel(input.shape.slice(at + 1));
    const outer = at === undefined ? 1 : numel(input.shape.slice(0, at));
    const isLast = i === steps.length - 1;
    const temporary = `rolled ${i}`;
    list.push({
      kernel: "roll",
      source: roll,
      output: [inner, size, outer],
      arguments: [
        { of, size: [inner, size, outer] },
        size,
        (((shifts[i] ?? 0) % size) + size) % size,
      ],
      into: isLast ? { output: 0 } : { temporary },
    });
    of = { temporary };
  });
  return passes(...list);
};

function roll(this: KernelThis, input: Volume, size: number, shift: number): number {
  let from = this.thread.y - shift;
  if (from < 0) from = from + size;
  return input[this.thread.z][from][this.thread.x];
}

/** `tril` and `triu`: zeros on one side of a diagonal. */
export function triangleKernel(side: "lower" | "upper"): Kernel {
  return (call) => {
    const input = firstTensor(call);
    if (!input) return unsupported(`${call.op} without input`);
    const [rows, columns] = input.shape.slice(-2);
    const size = [columns, rows, numel(input.shape.slice(0, -2))] as const;
    return passes({
      kernel: "triangle",
      source: triangle,
      output: size,
      arguments: [{ of: input, size }, numberArg(call, "diagonal", 0), side === "lower" ? 1 : -1],
      into: { output: 0 },
    });
  };
}

function triangle(this: KernelThis, input: Volume, diagonal: number, side: number): number {
  let value = input[this.thread.z][this.thread.y][this.thread.x];
  if ((this.thread.x - this.thread.y - diagonal) * side > 0.5) {
    value = 0;
  }
  return value;
}

/** A host op of `forward/host.ts` on the call's tensors, with the numbers of these arguments and some more. */
export function hostKernel(
  name: string,
  numbers: readonly string[] = [],
  more: readonly number[] = [],
): Kernel {
  return (call) => ({
    kind: "host",
    name,
    inputs: Object.values(call.args).flatMap((arg) =>
      isTensor(arg) ? [arg] : Array.isArray(arg) ? arg.filter(isTensor) : [],
    ),
    numbers: [...numbers.map((key) => numberArg(call, key, 0)), ...more],
  });
}

/** `topk`, `sort`, `argsort`: values and indices, or indices alone. */
export const sortKernel: Kernel = (call) => ({
  kind: "host",
  name: "sort",
  inputs: [firstTensor(call)].filter((tensor) => tensor !== undefined),
  numbers: [
    numberOf(call.args.dim) ?? -1,
    (call.args.largest ?? call.args.descending ?? call.op.endsWith("topk")) ? 1 : 0,
    call.op.endsWith("argsort") ? 1 : 0,
  ],
});
