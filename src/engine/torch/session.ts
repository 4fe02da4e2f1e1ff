/** What torch keeps during one run: every tensor version and op so far, the module calls in progress, global switches. */

import { invariant } from "../assert";
import type { NDArray } from "../tensor/array";
import type { DType } from "../tensor/dtype";
import type { Shape } from "../tensor/shape";
import type { Range } from "../source";
import type { Machine, StateKey } from "../python/native";
import type {
  PyClass,
  PyInstance,
  PyTensor,
  PyValue,
  TensorId,
  TensorState,
} from "../python/values";
import type { Reach, Arg, CallId, Observation, ValueShape } from "../trace/trace";

/** One version of a tensor. Index in `Session.tensors` is its id. */
export interface TensorRecord {
  readonly shape: Shape;
  readonly dtype: DType;
  /** Index of the op that made it. */
  readonly op?: number;
  readonly values?: NDArray;
}

export interface OpRecord {
  readonly op: string;
  readonly args: Readonly<Record<string, Arg>>;
  readonly outputs: readonly TensorId[];
  readonly inputs: readonly TensorId[];
  readonly phase: "build" | "forward";
  readonly call: CallId | undefined;
  readonly macs: number;
  readonly reach?: Reach;
  readonly draws: boolean;
  /** Its results are known numbers that a forward pass need not compute. */
  readonly isKnown: boolean;
  readonly at: Range;
}

export interface CallRecord {
  readonly module: PyInstance;
  readonly parent: CallId | undefined;
  readonly args: readonly ValueShape[];
  readonly at: Range;
  readonly from: number;
  to: number;
  output?: ValueShape;
}

/** A call that the document itself makes: `model(torch.randn(1, 3, 224, 224))`. */
export interface RootCall {
  readonly module: PyInstance;
  readonly args: readonly PyValue[];
  readonly at: Range;
}

export interface Session {
  readonly tensors: TensorRecord[];
  readonly ops: OpRecord[];
  readonly calls: CallRecord[];
  /** Calls in progress, the innermost last. */
  readonly open: CallId[];
  readonly observations: Observation[];
  /** Modules that were called while no pass was recorded, and from no other module. */
  readonly rootCalls: RootCall[];
  /** By exception: the innermost module in whose call it was raised. */
  readonly failures: WeakMap<PyInstance, PyInstance>;
  /** How many unrecorded module calls are in progress. */
  rootDepth: number;
  phase: "build" | "forward";
  defaultDType: DType;
  isGradEnabled: boolean;
  /** Something was differentiated: weights have gradients. */
  hasGradients?: boolean;
  /** `torch.Tensor` and `nn.Parameter`; set when the library is made. */
  classes: TensorClasses | undefined;
}

export interface TensorClasses {
  readonly tensor: PyClass;
  readonly parameter: PyClass;
  readonly size: PyClass;
}

/** A run that calls more ops than this is no model any more; later ones are not kept. */
const maxOps = 300_000;
const maxObservations = 100_000;

export const sessionKey: StateKey<Session> = {
  name: "torch",
  create: () => ({
    tensors: [],
    ops: [],
    calls: [],
    open: [],
    observations: [],
    rootCalls: [],
    failures: new WeakMap(),
    rootDepth: 0,
    phase: "build",
    defaultDType: "float32",
    isGradEnabled: true,
    classes: undefined,
  }),
  decides: ({ defaultDType, isGradEnabled, hasGradients }) => [
    ...[defaultDType, isGradEnabled, hasGradients],
  ],
};

export function sessionOf(vm: Machine): Session {
  return vm.state(sessionKey);
}

export function tensorClasses(vm: Machine): TensorClasses {
  const { classes } = sessionOf(vm);
  invariant(classes, "torch is imported before there are tensors");
  return classes;
}

/** A new version of a tensor. */
export function newState(
  vm: Machine,
  shape: Shape,
  dtype: DType,
  values?: NDArray,
  madeBy?: number,
  keepsValues = madeBy === undefined,
): TensorState {
  const { tensors } = sessionOf(vm);
  const id = tensors.length;
  tensors.push({ shape, dtype, op: madeBy, values: keepsValues ? values : undefined });
  return { id, shape, dtype, values };
}

/** A Python object around a version of a tensor. */
export function wrapTensor(vm: Machine, state: TensorState, requiresGrad = false): PyTensor {
  return {
    kind: "tensor",
    of: tensorClasses(vm).tensor,
    attributes: new Map(),
    state,
    requiresGrad,
  };
}

/** A tensor that no op makes: a constant, an input. */
export function makeTensor(vm: Machine, shape: Shape, dtype: DType, values?: NDArray): PyTensor {
  return wrapTensor(vm, newState(vm, shape, dtype, values));
}

/** Notes that an op ran. Its outputs must be the states made with the index this gives: see `nextOp`. */
export function recordOp(vm: Machine, record: Omit<OpRecord, "phase" | "call" | "at">): void {
  const session = sessionOf(vm);
  if (session.ops.length >= maxOps) return;
  // Field by field: a spread takes several times as long, and loops call tens of thousands of ops.
  const { op, args, inputs, outputs, macs, reach, draws, isKnown } = record;
  const { phase, open } = session;
  const call = open.length > 0 ? open[open.length - 1] : undefined;
  const at = vm.here();
  session.ops.push({ op, args, outputs, inputs, phase, call, macs, reach, draws, isKnown, at });
}

/** The index that the next recorded op gets; absent where no more are kept. */
export function nextOp(vm: Machine): number | undefined {
  const { ops } = sessionOf(vm);
  return ops.length < maxOps ? ops.length : undefined;
}

/** Notes the shape that the expression being evaluated has. */
export function observe(vm: Machine, state: TensorState): void {
  const { observations } = sessionOf(vm);
  if (observations.length >= maxObservations) return;
  observations.push({ at: vm.here(), shape: state.shape, dtype: state.dtype });
}
