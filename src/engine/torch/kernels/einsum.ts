/** Kernels of `einsum` and `tensordot`: operands are put into the order of a batched matrix product. */

import { isMismatch } from "../op";
import { numel, stridesOf, type Shape } from "../../tensor/shape";
import {
  passes,
  tensorArg,
  tensorsArg,
  textArg,
  unsupported,
  type Kernel,
  type KernelTensor,
  type Pass,
  type Program,
} from "../kernel";
import { matmulKernel } from "./matrix";
import { contraction } from "../contraction";
import { isStridable, stridedPass } from "./strided";

/** Letters of the product: of both operands and the result, of one operand, and those that are summed. */
interface Roles {
  readonly batch: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly shared: readonly string[];
}

/** Two operands without repeated letters, each letter at its full size. */
export const einsumKernel: Kernel = (call) => {
  const operands = tensorsArg(call, "operands");
  const found = contraction(
    textArg(call, "equation", ""),
    operands.map(({ shape }) => shape),
  );
  if (isMismatch(found)) return unsupported("einsum with this equation");
  const [a, b] = operands;
  const [left, right] = found.inputs;
  if (operands.length !== 2 || !a || !b) return unsupported("einsum of other than two operands");
  if ([left, right].some((letters) => new Set(letters).size < letters.length)) {
    return unsupported("einsum with a repeated subscript");
  }
  const { output, sizes } = found;
  const isOf = (letters: readonly string[]) => (letter: string) => letters.includes(letter);
  const summed = [...sizes.keys()].filter((letter) => !output.includes(letter));
  if (summed.some((letter) => !left.includes(letter) || !right.includes(letter))) {
    return unsupported("einsum that sums over one operand alone");
  }
  const roles: Roles = {
    batch: output.filter((letter) => left.includes(letter) && right.includes(letter)),
    rows: left.filter((letter) => output.includes(letter) && !isOf(right)(letter)),
    columns: right.filter((letter) => output.includes(letter) && !isOf(left)(letter)),
    shared: summed,
  };
  const full = (letters: readonly string[], operand: KernelTensor): boolean =>
    letters.every((letter, dim) => operand.shape[dim] === sizes.get(letter));
  if (!full(left, a) || !full(right, b)) return unsupported("einsum that broadcasts");
  return productOf(call, a, left, b, right, output, sizes, roles);
};

function productOf(
  call: Parameters<Kernel>[0],
  a: KernelTensor,
  left: readonly string[],
  b: KernelTensor,
  right: readonly string[],
  output: readonly string[],
  sizes: ReadonlyMap<string, number>,
  { batch, rows, columns, shared }: Roles,
): Program {
  const count = (letters: readonly string[]): number =>
    numel(letters.map((letter) => sizes.get(letter) ?? 1));
  const list: Pass[] = [];
  const orderA = [...batch, ...rows, ...shared];
  const orderB = [...batch, ...shared, ...columns];
  const first = reordered(a, left, orderA, "left", list);
  const second = reordered(b, right, orderB, "right", list);
  if (!first || !second) return unsupported("einsum of more than six dimensions");
  const shapeA = [count(batch), count(rows), count(shared)];
  const shapeB = [count(batch), count(shared), count(columns)];
  const result = [...batch, ...rows, ...columns];
  const isInOrder = result.every((letter, i) => letter === output[i]);
  const program = matmulKernel({
    ...call,
    args: { input: { ...a, shape: shapeA }, other: { ...b, shape: shapeB } },
  });
  if (program.kind !== "passes") return program;
  // The product reads the reordered operands, and its result is put into the order of the output.
  const product = program.passes.map((pass): Pass => {
    const from = pass.arguments.map((argument) => {
      if (typeof argument === "number" || !("tensor" in argument.of)) return argument;
      if (argument.of.tensor === a.tensor && pass.arguments.indexOf(argument) === 0) {
        return { ...argument, of: first };
      }
      return { ...argument, of: second };
    });
    return { ...pass, arguments: from, into: isInOrder ? pass.into : { temporary: "product" } };
  });
  list.push(...product);
  if (!isInOrder) {
    const shape = result.map((letter) => sizes.get(letter) ?? 1);
    const layout = layoutOf(shape, result, output);
    if (!isStridable(layout)) return unsupported("einsum of more than six dimensions");
    list.push(stridedPass({ temporary: "product" }, numel(shape), layout, { output: 0 }));
  }
  return passes(...list);
}

function reordered(
  operand: KernelTensor,
  own: readonly string[],
  order: readonly string[],
  temporary: string,
  list: Pass[],
): KernelTensor | { readonly temporary: string } | undefined {
  if (order.every((letter, i) => letter === own[i])) return operand;
  const layout = layoutOf(operand.shape, own, order);
  if (!isStridable(layout)) return undefined;
  list.push(stridedPass(operand, numel(operand.shape), layout, { temporary }));
  return { temporary };
}

function layoutOf(shape: Shape, own: readonly string[], order: readonly string[]) {
  const strides = stridesOf(shape);
  const places = order.map((letter) => own.indexOf(letter));
  return {
    sizes: places.map((dim) => shape[dim]),
    strides: places.map((dim) => strides[dim]),
    offset: 0,
  };
}

/** `tensordot` as an `einsum` with letters for its dimensions. */
export const tensordotKernel: Kernel = (call) => {
  const a = tensorArg(call, "input");
  const b = tensorArg(call, "other");
  if (!a || !b) return unsupported(`${call.op} without two tensors`);
  const { dims } = call.args;
  const lists = dimsOf(dims, a.shape.length);
  if (!lists) return unsupported(`${call.op} with these dims`);
  const [from, to] = lists.map((list, i) =>
    list.map((dim) => (dim < 0 ? dim + [a, b][i].shape.length : dim)),
  );
  const left = a.shape.map((_, dim) => String.fromCharCode(97 + dim));
  const right = b.shape.map((_, dim) => {
    const at = to.indexOf(dim);
    return at === -1 ? String.fromCharCode(65 + dim) : left[from[at]];
  });
  const output = [...left, ...right].filter(
    (letter) => !(left.includes(letter) && right.includes(letter)),
  );
  const equation = `${left.join("")},${right.join("")}->${output.join("")}`;
  return einsumKernel({ ...call, args: { equation, operands: [a, b] } });
};

function dimsOf(dims: unknown, rank: number): readonly (readonly number[])[] | undefined {
  if (typeof dims === "number") {
    return [
      Array.from({ length: dims }, (_, i) => rank - dims + i),
      Array.from({ length: dims }, (_, i) => i),
    ];
  }
  if (!Array.isArray(dims) || dims.length !== 2) return undefined;
  return dims.map((list) => (Array.isArray(list) ? list.map(Number) : []));
}
