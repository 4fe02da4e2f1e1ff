/** A forward pass as plain data: which buffers there are, what fills them in which order, and what to report on the way. */

import type { DType } from "../tensor/dtype";
import type { Shape } from "../tensor/shape";
import type { Range } from "../source";
import type { CallId, TensorId } from "../trace/trace";

/**
 * Everything a worker needs to run a model: JSON, with the kernels' sources as text. Steps are in execution order; a step
 * that makes weights stands before those of the pass, in the order in which PyTorch draws.
 */
export interface ForwardPlan {
  /** The expression that built the model. */
  readonly model: string;
  /** Sources of gpu.js kernels by name. */
  readonly kernels: Readonly<Record<string, string>>;
  /** Index is the BufferId. */
  readonly buffers: readonly PlanBuffer[];
  readonly steps: readonly PlanStep[];
  /** Index of the first step of the pass: the inputs are made before it. Lazy layers draw their weights behind it. */
  readonly passStart: number;
  readonly inputs: readonly PlanTensor[];
  readonly outputs: readonly PlanTensor[];
  /** Parameters, then buffers, by their names in the state dict. */
  readonly parameters: readonly PlanParameter[];
  /** What is reported, in the order in which it is computed: calls of modules without children, and functions. */
  readonly leaves: readonly PlanLeaf[];
  /** What cannot be computed; what depends on it is left out. */
  readonly gaps: readonly PlanGap[];
}

export type BufferId = number;

/** Room for numbers, all of them float32. Tensors that are views of one another share one. */
export interface PlanBuffer {
  readonly count: number;
  /** Made before the pass and the same in every pass. */
  readonly isWeight: boolean;
}

export interface PlanTensor {
  readonly tensor: TensorId;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Absent where its numbers are not known. */
  readonly buffer?: BufferId;
}

export interface PlanParameter extends PlanTensor {
  readonly name: string;
  /** Where else the state dict has the same tensor: tied weights. */
  readonly otherNames?: readonly string[];
  /** False for a buffer that is not in the state dict. */
  readonly isPersistent: boolean;
  readonly kind: "parameter" | "buffer";
}

export interface PlanLeaf extends PlanTensor {
  /** `function`: an op that no layer stands for, a node of its own in the graph; `input`: what the pass was given. */
  readonly kind: "layer" | "function" | "input";
  /** Of the module; of a function, that of the module which calls it. */
  readonly path: string;
  /** Of a function its name: `relu`, `+`. */
  readonly className: string;
  /** Absent for what no module calls. */
  readonly call?: CallId;
  /** Why it has no numbers. */
  readonly why?: string;
}

export interface PlanGap {
  readonly op: string;
  readonly why: string;
  readonly at: Range;
}

/** JSON has no other way to write these. */
export type PlanNumber = number | "Infinity" | "-Infinity" | "NaN";

export type PlanStep = PlanWork & {
  /** Buffers that nothing reads behind this step. */
  readonly frees: readonly BufferId[];
};

type PlanWork =
  /** Written by an initialiser of `initialise.ts`, with draws from the generator. */
  | {
      readonly kind: "initialise";
      readonly name: string;
      readonly args: Readonly<Record<string, number | string>>;
      readonly shape: Shape;
      readonly dtype: DType;
      readonly into: BufferId;
    }
  | { readonly kind: "values"; readonly values: readonly PlanNumber[]; readonly into: BufferId }
  | PlanPass
  /** Computed by a function of `host.ts`. */
  | {
      readonly kind: "host";
      readonly name: string;
      readonly inputs: readonly { readonly buffer: BufferId; readonly shape: Shape }[];
      readonly numbers: readonly PlanNumber[];
      readonly outputs: readonly { readonly buffer: BufferId; readonly shape: Shape }[];
    }
  /** Computed by the rule of an op for known values; tensors among the arguments are indices of `inputs`. */
  | {
      readonly kind: "rule";
      readonly op: string;
      /** JSON of an object of `Arg`s. */
      readonly args: string;
      readonly inputs: readonly {
        readonly buffer: BufferId;
        readonly shape: Shape;
        readonly dtype: DType;
      }[];
      readonly outputs: readonly { readonly buffer: BufferId; readonly shape: Shape }[];
    }
  /** The leaf of this index is complete. */
  | { readonly kind: "leaf"; readonly leaf: number };

export interface PlanPass {
  readonly kind: "pass";
  /** The key in `kernels`. */
  readonly kernel: string;
  readonly output: readonly number[];
  readonly arguments: readonly (PlanView | PlanNumber)[];
  readonly into: BufferId;
}

/** A buffer or a constant, looked at with these sizes, x first. */
export interface PlanView {
  readonly of:
    | { readonly buffer: BufferId }
    | { readonly constant: readonly PlanNumber[] }
    | { readonly fill: PlanNumber };
  readonly size: readonly number[];
}

/** A step without the buffers it frees. */
export type PlanStepWork = PlanWork;

/** The buffers whose numbers a step takes; those of a leaf are in the plan's leaves. */
export function buffersRead(step: PlanWork): readonly BufferId[] {
  switch (step.kind) {
    case "initialise":
    case "values":
    case "leaf":
      return [];
    case "host":
    case "rule":
      return step.inputs.map(({ buffer }) => buffer);
    case "pass":
      return step.arguments.flatMap((arg) =>
        typeof arg === "object" && "buffer" in arg.of ? [arg.of.buffer] : [],
      );
  }
}

export function buffersWritten(step: PlanWork): readonly BufferId[] {
  if (step.kind === "leaf") return [];
  return "into" in step ? [step.into] : step.outputs.map(({ buffer }) => buffer);
}

export function toPlanNumber(value: number): PlanNumber {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}

export function fromPlanNumber(value: PlanNumber): number {
  return Number(value);
}
