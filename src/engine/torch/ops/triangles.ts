/** Ops that keep one side of the diagonal of a matrix. */

import { maxConcreteElements } from "../../tensor/array";
import { numel } from "../../tensor/shape";
import { factoryArgs, int, tensor } from "../args";
import {
  type Kernel,
  type KernelThis,
  numberOf,
  passes,
  tensorArg,
  unsupported,
  type Volume,
} from "../kernel";
import { mismatch, op } from "../op";
import { arrayOf, madeKernel } from "./creation";

/** How many elements of a matrix are at or below a diagonal. */
function belowCount(rows: number, columns: number, at: number): number {
  // Row i has i + at + 1 of them, but no fewer than none and no more than all.
  const first = Math.min(rows, Math.max(0, -at));
  const full = Math.min(rows, Math.max(first, columns - at - 1));
  const growing = full - first;
  return (growing * (first + at + 1 + full + at)) / 2 + (rows - full) * columns;
}

type Side = "lower" | "upper";

function isOnSide(side: Side, row: number, column: number, at: number): boolean {
  return side === "lower" ? column - row <= at : column - row >= at;
}

/** Rows and columns of the elements on one side of a diagonal. */
function triangleIndices(name: string, side: Side) {
  const countOf = (rows: number, columns: number, at: number): number =>
    side === "lower"
      ? belowCount(rows, columns, at)
      : rows * columns - belowCount(rows, columns, at - 1);
  const places = (rows: number, columns: number, at: number): readonly number[] => {
    const found: [number[], number[]] = [[], []];
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        if (!isOnSide(side, i, j, at)) continue;
        found[0].push(i);
        found[1].push(j);
      }
    }
    return [...found[0], ...found[1]];
  };
  return op(`torch.${name}`, {
    args: { row: int(), col: int(), offset: int(0), ...factoryArgs },
    shape({ row, col, offset }) {
      if (row >= 0 && col >= 0) return [2, countOf(row, col, offset)];
      const what = row < 0 ? "row" : "col";
      return mismatch("RuntimeError", `${what} must be non-negative, got${row < 0 ? row : col}`);
    },
    dtype: ({ dtype }) => dtype ?? "int64",
    values({ row, col, offset, dtype }, [shape]) {
      if (row * col > maxConcreteElements * 2) return undefined;
      const list = places(row, col, offset);
      return arrayOf(shape, dtype ?? "int64", (i) => list[i]);
    },
    kernel: madeKernel(({ args }) => {
      const [rows, columns] = [numberOf(args.row) ?? 0, numberOf(args.col) ?? 0];
      if (rows * columns > 2 ** 22) return undefined;
      return places(rows, columns, numberOf(args.offset) ?? 0);
    }),
  });
}

export const trilIndices = triangleIndices("tril_indices", "lower");
export const triuIndices = triangleIndices("triu_indices", "upper");

/** One side of the diagonal of each matrix; the rest becomes zero. */
function triangle(name: string, side: Side) {
  return op(`torch.${name}`, {
    args: { input: tensor, diagonal: int(0) },
    aliases: [`Tensor.${name}`, `Tensor.${name}_`],
    shape: ({ input }) =>
      input.shape.length >= 2
        ? input.shape
        : mismatch(
            "IndexError",
            "Dimension out of range (expected to be in range of [-1, 0], but got -2)",
          ),
    values({ input, diagonal }) {
      const { values, shape } = input;
      if (!values) return undefined;
      const [rows, columns] = shape.slice(-2);
      return arrayOf(shape, input.dtype, (at) => {
        const row = Math.floor(at / columns) % rows;
        return isOnSide(side, row, at % columns, diagonal) ? values.data[at] : 0;
      });
    },
    kernel: triangleKernel(side === "lower" ? 1 : -1),
  });
}

export const tril = triangle("tril", "lower");
export const triu = triangle("triu", "upper");

/** `sign`: 1 keeps what is below the diagonal, -1 what is above. */
function triangleKernel(sign: number): Kernel {
  return (call) => {
    const input = tensorArg(call, "input");
    if (!input) return unsupported(`${call.op} without input`);
    const { shape } = call.outputs[0];
    const [rows, columns] = shape.slice(-2);
    const at = numberOf(call.args.diagonal) ?? 0;
    const size = [columns, rows, Math.max(1, numel(shape) / Math.max(1, rows * columns))] as const;
    return passes({
      kernel: "triangle",
      source: kept,
      output: size,
      arguments: [{ of: input, size }, at, sign],
      into: { output: 0 },
    });
  };
}

function kept(this: KernelThis, input: Volume, at: number, sign: number): number {
  let value = 0;
  if ((at - this.thread.x + this.thread.y) * sign > -0.5) {
    value = input[this.thread.z][this.thread.y][this.thread.x];
  }
  return value;
}
