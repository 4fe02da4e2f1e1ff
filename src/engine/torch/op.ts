/** What an op is: PyTorch's signature, its shape rule, its cost, its kernel. Declared once, as plain data. */

import type { NDArray } from "../tensor/array";
import type { DType } from "../tensor/dtype";
import type { Shape } from "../tensor/shape";
import type { ExceptionName, Native } from "../python/native";
import type { Reach } from "../trace/trace";
import type { Args, Values } from "./args";
import type { KernelDeclaration } from "./kernel";

/** What a shape rule gives: the shape of the result, of each of several results, or why there is none. */
export type ShapeResult = Shape | readonly Shape[] | Mismatch | DataDependent;

/** Arguments that do not go together. */
export interface Mismatch {
  readonly kind: "mismatch";
  readonly type: ExceptionName;
  /** PyTorch's own words. */
  readonly message: string;
}

/** A result whose shape follows from the numbers in a tensor: `torch.nonzero`. */
export interface DataDependent {
  readonly kind: "data-dependent";
  readonly what: string;
}

/** PyTorch's exception for arguments that do not fit. */
export function mismatch(type: ExceptionName, message: string): Mismatch {
  return { kind: "mismatch", type, message };
}

export function dataDependent(what: string): DataDependent {
  return { kind: "data-dependent", what };
}

/** Steps in elements along each dimension. */
export type Strides = readonly number[];

/** How several results come back: a tuple, a list, or a `torch.return_types` tuple with these field names. */
export type Returns =
  "tuple" | "list" | { readonly name: string; readonly fields: readonly string[] };

/** A function of numbers that uses only its arguments and `Math`; its source text is also the elementwise kernel. */
export type ScalarFunction = (x: number, ...others: number[]) => number;

export interface OpDeclaration<A extends Args> {
  readonly args: A;
  /** Other names it goes by: `torch.relu`, `Tensor.relu`, `Tensor.relu_` (in place, by its trailing underscore). */
  readonly aliases?: readonly string[];
  /** The shape of the result. Methods, so that ops with different arguments are still all `Op`s. */
  shape(args: Values<A>): ShapeResult;
  /** Absent: the dtype of the first tensor among the arguments, or else `torch.get_default_dtype()`. */
  dtype?(args: Values<A>): DType | readonly DType[] | undefined;
  /** Of results that look at the memory of an argument: the steps along their dimensions. Absent: row-major. */
  strides?(args: Values<A>, shapes: readonly Shape[]): readonly (Strides | undefined)[];
  /** Elementwise: the result lies in memory as the operands do, see `elementwiseStrides`. */
  readonly keepsStrides?: boolean;
  /** True multiply-accumulates; absent: none. */
  macs?(args: Values<A>, out: Shape): number;
  /** Where an element of the result looks; absent: what the kernel tells. */
  reach?(args: Values<A>, out: Shape): Reach | undefined;
  /** The numbers of the result where those of all tensor arguments are known; `undefined`: they stay unknown. */
  values?(args: Values<A>, shapes: readonly Shape[]): NDArray | readonly NDArray[] | undefined;
  /** Steps that `values` takes, where they are not about as many as the numbers of the result and the multiplications. */
  valueSteps?(args: Values<A>, shapes: readonly Shape[]): number;
  /** The shape to go on with after a mismatch: what the layer declares. */
  recover?(args: Values<A>): Shape | undefined;
  /** The tensor argument that comes back as it is, so that nothing is computed: dropout in evaluation mode. */
  passes?(args: Values<A>): string | undefined;
  /** Absent: a tuple, where there are several results. */
  readonly returns?: Returns;
  /** The first tensor becomes the result, as with `nn.init.uniform_`. */
  readonly isInPlace?: boolean;
  /** It draws from the random generator, so that it counts even where nobody uses its result. */
  draws?(args: Values<A>): boolean;
  /**
   * What PyTorch lists for a call that fits no overload, where it has several: see `combinationText`.
   */
  readonly overloads?: readonly string[];
  /** Written in Python in PyTorch: wrong calls are told in Python's words. Follows from the name where absent. */
  readonly isPython?: boolean;
  readonly kernel: KernelDeclaration;
}

export interface Op<A extends Args = Args> extends OpDeclaration<A> {
  readonly kind: "op";
  /** Unique in the registry: `torch.nn.functional.conv2d`. One of several overloads has a suffix: `torch.max:dim`. */
  readonly name: string;
}

/** Several ops that share a name; the first whose signature takes the arguments is called. */
export interface Overloads {
  readonly kind: "overloads";
  readonly name: string;
  readonly aliases: readonly string[];
  readonly ops: readonly Op[];
  /** As `OpDeclaration.overloads`. */
  readonly texts?: readonly string[];
}

/** A function that is made of other ops: it gets Python's arguments as they are. */
export interface Composite {
  readonly kind: "composite";
  readonly name: string;
  readonly aliases: readonly string[];
  readonly call: Native;
}

export type Registered = Op | Overloads | Composite;

export function op<const A extends Args>(name: string, declaration: OpDeclaration<A>): Op<A> {
  return { kind: "op", name, ...declaration };
}

export function overloads(
  name: string,
  aliases: readonly string[],
  ops: readonly Op[],
  texts?: readonly string[],
): Overloads {
  return { kind: "overloads", name, aliases, ops, texts };
}

export function composite(name: string, aliases: readonly string[], call: Native): Composite {
  return { kind: "composite", name, aliases, call };
}

export function isRegistered(value: unknown): value is Registered {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  return value.kind === "op" || value.kind === "overloads" || value.kind === "composite";
}

export function isShapeList(result: Shape | readonly Shape[]): result is readonly Shape[] {
  return result.length > 0 && Array.isArray(result[0]);
}

export function isMismatch(result: object): result is Mismatch {
  return "kind" in result && result.kind === "mismatch";
}

/** `dim` counted from the front, or PyTorch's IndexError. A tensor without dimensions counts as one with one. */
export function dimension(dim: number, rank: number): number | Mismatch {
  const count = Math.max(rank, 1);
  if (dim < -count || dim >= count) {
    return mismatch(
      "IndexError",
      `Dimension out of range (expected to be in range of [${-count}, ${count - 1}], but got ${dim})`,
    );
  }
  return dim < 0 ? dim + count : dim;
}

/** As PyTorch's messages print sizes: `[2, 3]`. */
export function sizesText(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

/** The last part of a dotted name, without what tells overloads apart: `max` of `torch.max:dim`. */
export function lastName(name: string): string {
  const colon = name.indexOf(":");
  const end = colon < 0 ? name.length : colon;
  return name.slice(name.lastIndexOf(".", end) + 1, end);
}
