/** How an op is computed: the types of kernel declarations, and readers for the arguments they are given. */

import type { DType } from "../tensor/dtype";
import { numel } from "../tensor/shape";
import type { Shape } from "../tensor/shape";

/** What a kernel's source may read besides its arguments. */
export interface KernelThis {
  readonly thread: { readonly x: number; readonly y: number; readonly z: number };
  readonly constants: Readonly<Record<string, number>>;
}

export type Vector = readonly number[];
/** Indexed `[y][x]`. */
export type Matrix = readonly Vector[];
/** Indexed `[z][y][x]`. */
export type Volume = readonly Matrix[];

/**
 * A gpu.js kernel: a `function` expression (its text is what runs, so no closures, no helpers) or that text.
 * It gives one number, the element of the output at `this.thread`.
 */
export type KernelSource = string | ((this: KernelThis, ...args: never[]) => number);

/** A tensor as a kernel declaration sees it. */
export interface KernelTensor {
  readonly tensor: number;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Its numbers, where they are part of the trace. */
  readonly values?: readonly number[];
}

export type KernelArg =
  | null
  | boolean
  | number
  | string
  | KernelTensor
  | { readonly dtype: DType }
  | readonly KernelArg[];

/** One call of an op: PyTorch's arguments by name with defaults filled in, and the tensors it makes. */
export interface KernelCall {
  /** The op's name, for messages. */
  readonly op: string;
  readonly args: Readonly<Record<string, KernelArg>>;
  readonly outputs: readonly KernelTensor[];
  /** True where the module that called it was in training mode. */
  readonly isTraining: boolean;
}

/**
 * The kernel of an op, as its declaration names it: `kernel: convolution`, `kernel: unary("Math.max(x, 0)")`.
 * It turns a call into what is to be run. It never throws: what it cannot do is an `unsupported` program.
 */
export type Kernel = (call: KernelCall) => Program;

/** The kernel of an op: one of `kernels/*.ts`, or `"none"` with nothing to run. */
export type KernelDeclaration = Kernel | "none";

export type Program =
  /** gpu.js passes, in order; each output of the call is written by exactly one of them. */
  | { readonly kind: "passes"; readonly passes: readonly Pass[] }
  /** The output has the numbers of an argument, in the same order: reshapes, dropout in evaluation mode. */
  | { readonly kind: "alias"; readonly of: readonly KernelTensor[] }
  /** The numbers are known without running anything. */
  | { readonly kind: "values"; readonly values: readonly (readonly number[])[] }
  /** A rare op that is computed on the host, by the function of this name in `forward/host.ts`. */
  | {
      readonly kind: "host";
      readonly name: string;
      readonly inputs: readonly KernelTensor[];
      readonly numbers: readonly number[];
    }
  | { readonly kind: "unsupported"; readonly why: string };

/** One run of a gpu.js kernel. */
export interface Pass {
  /** The kernel's name; one name always means one source. Tuned bodies are found by it. */
  readonly kernel: string;
  readonly source: KernelSource;
  /** The sizes of `this.thread`; their product is the number of elements of `into`. */
  readonly output: Extent;
  /** In the order of the source's parameters. A number is passed as a float. */
  readonly arguments: readonly (View | number)[];
  /** An output of the call by index, or a temporary that later passes of the same call read. */
  readonly into: { readonly output: number } | { readonly temporary: string };
}

/** Sizes in gpu.js order, x (the innermost) first. */
export type Extent =
  readonly [number] | readonly [number, number] | readonly [number, number, number];

/**
 * A tensor (or temporary, or zeros) looked at as a Vector, Matrix or Volume. Kernels index in float32 arithmetic, so that
 * an index, and any size of a view, must stay below 2^24; a large tensor is looked at in two or three dimensions.
 */
export interface View {
  readonly of:
    | KernelTensor
    | { readonly temporary: string }
    | { readonly constant: readonly number[] }
    /** The same number everywhere. */
    | { readonly fill: number };
  readonly size: Extent;
}

export function passes(...list: readonly Pass[]): Program {
  return { kind: "passes", passes: list };
}

export function unsupported(why: string): Program {
  return { kind: "unsupported", why };
}

/** The whole tensor as a matrix: its last dimension, or some of them, along x. */
export function matrixView(of: KernelTensor, width: number): View {
  return { of, size: [width, Math.max(1, numel(of.shape) / Math.max(1, width))] };
}

export function vectorView(of: KernelTensor): View {
  return { of, size: [Math.max(1, numel(of.shape))] };
}

export function temporaryView(temporary: string, size: Extent): View {
  return { of: { temporary }, size };
}

/** An absent bias: zeros. */
export function zerosView(count: number): View {
  return fillView(0, count);
}

/** An absent weight: ones. */
export function fillView(fill: number, count: number): View {
  return { of: { fill }, size: [Math.max(1, count)] };
}

export function constantView(numbers: readonly number[]): View {
  return { of: { constant: numbers }, size: [Math.max(1, numbers.length)] };
}

// Readers of arguments. They give the default where the argument is absent or of another kind.

export function isTensor(arg: KernelArg | undefined): arg is KernelTensor {
  return typeof arg === "object" && arg !== null && "tensor" in arg;
}

export function tensorArg(call: KernelCall, name: string): KernelTensor | undefined {
  const arg = call.args[name];
  return isTensor(arg) ? arg : undefined;
}

/** The tensors of a list argument, such as `torch.cat`'s. */
export function tensorsArg(call: KernelCall, name: string): readonly KernelTensor[] {
  const arg = call.args[name];
  if (isTensor(arg)) return [arg];
  return Array.isArray(arg) ? arg.filter(isTensor) : [];
}

/** A number; a bool counts as 0 or 1, a tensor of one known number as that number. */
export function numberArg(call: KernelCall, name: string, otherwise: number): number {
  return numberOf(call.args[name]) ?? otherwise;
}

export function numberOf(arg: KernelArg | undefined): number | undefined {
  if (typeof arg === "number") return arg;
  if (typeof arg === "boolean") return arg ? 1 : 0;
  if (isTensor(arg) && arg.values?.length === 1) return arg.values[0];
  return undefined;
}

export function flagArg(call: KernelCall, name: string, otherwise: boolean): boolean {
  const arg = call.args[name];
  return typeof arg === "boolean" ? arg : otherwise;
}

export function textArg(call: KernelCall, name: string, otherwise: string): string {
  const arg = call.args[name];
  return typeof arg === "string" ? arg : otherwise;
}

/** A list of ints; a single int stands for `rank` equal ones, as in `stride=2`. */
export function intsArg(call: KernelCall, name: string, rank: number, otherwise: number): number[] {
  const list = intListArg(call, name) ?? [numberArg(call, name, otherwise)];
  return list.length === 1 ? new Array<number>(rank).fill(list[0]) : list;
}

/** A list of ints of any length, absent where the argument is None. */
export function intListArg(call: KernelCall, name: string): number[] | undefined {
  const arg = call.args[name];
  if (!Array.isArray(arg)) return undefined;
  const list: readonly KernelArg[] = arg;
  return list.map((item) => numberOf(item) ?? 0);
}

/** A dimension counted from the front: -1 is the last one. */
export function dimensionOf(dim: number, rank: number): number {
  return dim < 0 ? dim + rank : dim;
}
