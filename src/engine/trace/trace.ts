/** What one forward() left behind, as plain data: modules, their calls, ops, tensors, each with its source range. */

import type { Diagnostic, Note, Range } from "../source";
import type { DType } from "../tensor/dtype";
import type { Shape } from "../tensor/shape";

export type TensorId = number;
export type ModuleId = number;
export type CallId = number;
export type OpId = number;

export interface Trace {
  /** The expression that built the model. */
  readonly model: string;
  /** `train` or `eval`: the mode the root was in during the pass. */
  readonly mode: "train" | "eval";
  /** Index is the TensorId. */
  readonly tensors: readonly TensorInfo[];
  /** In execution order, those that build the weights (initialisers draw in this order) before those of the pass. */
  readonly ops: readonly OpNode[];
  /** Index is the ModuleId; the root is `root`. */
  readonly modules: readonly ModuleNode[];
  readonly root: ModuleId;
  /** Module calls in pre-forward order; index is the CallId. Empty without inputs. */
  readonly calls: readonly ModuleCall[];
  readonly inputs: readonly TensorId[];
  /** Absent without a forward pass. */
  readonly output?: ValueShape;
  /** Shapes that expressions had, for hovers and inlay hints; the latest last. */
  readonly observations: readonly Observation[];
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: readonly Note[];
  /** True where the pass did not get to its end as PyTorch would have run it. */
  readonly hasError: boolean;
}

export interface TensorInfo {
  readonly id: TensorId;
  readonly shape: Shape;
  readonly dtype: DType;
  /** The op that made it; absent for inputs and for constants. */
  readonly op?: OpId;
  /** Its numbers, where they are known and no op makes them: `torch.tensor([1., 2.])`. */
  readonly values?: readonly number[];
  /** How the input was asked to be filled is in the request, not here. */
  readonly role: "input" | "parameter" | "buffer" | "constant" | "activation";
}

/** An argument of an op: JSON, with tensors as references. */
export type Arg =
  | null
  | boolean
  | number
  | string
  | { readonly tensor: TensorId }
  | { readonly dtype: DType }
  | readonly Arg[];

export interface OpNode {
  readonly id: OpId;
  /** The registry's name: `torch.nn.functional.conv2d`. */
  readonly op: string;
  /** By parameter name, defaults filled in. */
  readonly args: Readonly<Record<string, Arg>>;
  readonly outputs: readonly TensorId[];
  /** `build`: makes weights; `forward`: part of the pass. */
  readonly phase: "build" | "forward";
  /** The module call within which it ran. */
  readonly call?: CallId;
  /** True multiply-accumulates. */
  readonly macs: number;
  /** Absent: not known. */
  readonly reach?: Reach;
  /** It takes numbers from the random generator, so that it counts even where nobody uses its result. */
  readonly draws?: true;
  readonly at: Range;
}

/** Where an element of a result looks in the tensors it is made of. */
export type Reach =
  /** At the same place of every tensor; they are broadcast. */
  | { readonly kind: "same" }
  /** At a window of `input`, over its last dimensions. */
  | { readonly kind: "window"; readonly steps: readonly WindowStep[] }
  /** At all places of the first tensor along some dimensions, which stay, with one place or all, or go. */
  | { readonly kind: "whole"; readonly dims: readonly number[]; readonly keeps: boolean }
  /** Dimension i of the result is dimension `dims[i]` of the tensor. */
  | { readonly kind: "order"; readonly dims: readonly number[] }
  /** The same elements in another shape. */
  | { readonly kind: "sizes" }
  /** Tensors side by side, or a part of one: another place along this dimension alone. */
  | { readonly kind: "along"; readonly dim: number }
  /** A matrix product: a row of the first, a column of the second. */
  | { readonly kind: "product" };

/** Place i looks at the places from `i * stride + start` on, the last one `extent` further. */
export interface WindowStep {
  readonly extent: number;
  readonly stride: number;
  readonly start: number;
  /** False where it differs from place to place, and this is the most. */
  readonly isExact: boolean;
}

export interface ModuleNode {
  readonly id: ModuleId;
  /** `Conv2d`; after a lazy module became real, its new class. */
  readonly className: string;
  /** `torch.nn.modules.conv.Conv2d`, for a user's class `__main__.Net`. */
  readonly qualifiedName: string;
  /** True for classes of torch itself. */
  readonly isBuiltin: boolean;
  readonly parameters: readonly ParameterInfo[];
  readonly buffers: readonly ParameterInfo[];
  /** In registration order; a child registered as None is left out. A module can be the child of several. */
  readonly children: readonly { readonly name: string; readonly module: ModuleId }[];
  /** False where Python's `bool(module)` is False: an empty Sequential, ModuleList, ModuleDict. */
  readonly isTruthy: boolean;
  /** The `kernel_size` attribute, of any module that has one; a plain int stays one. */
  readonly kernelSize?: number | readonly number[];
  /** The `groups` attribute, likewise. */
  readonly groups?: number;
  /** `extra_repr()`: `3, 64, kernel_size=(7, 7), stride=(2, 2)`. */
  readonly extraRepr: string;
  /** The expression that made it: `nn.Conv2d(3, 8, 3)`. */
  readonly definedAt?: Range;
  /** The name in its class statement, for a user's class. */
  readonly classAt?: Range;
  /** The mode it was in during the pass. */
  readonly isTraining: boolean;
}

export interface ParameterInfo {
  readonly name: string;
  readonly tensor: TensorId;
  readonly isTrainable: boolean;
  /** A lazy parameter nobody has seen an input for. */
  readonly isUninitialized: boolean;
  /** A buffer that `state_dict` leaves out: `register_buffer(…, persistent=False)`. */
  readonly isTransient?: true;
}

export interface ModuleCall {
  readonly id: CallId;
  readonly module: ModuleId;
  /** The call whose forward() made this one. */
  readonly parent?: CallId;
  /** Positional arguments. */
  readonly args: readonly ValueShape[];
  /** Absent where the call did not come back. */
  readonly output?: ValueShape;
  /** The expression that called it, in the user's code. */
  readonly at: Range;
  /** First and last-but-one index into `ops` of what ran within it. */
  readonly ops: { readonly from: OpId; readonly to: OpId };
}

/** The structure of an argument or result. */
export type ValueShape =
  | { readonly kind: "tensor"; readonly tensor: TensorId }
  | { readonly kind: "sequence"; readonly items: readonly ValueShape[] }
  | { readonly kind: "mapping"; readonly entries: readonly (readonly [string, ValueShape])[] }
  /** An object with tensor attributes: a dataclass, a namedtuple-like output; its field values in order. */
  | {
      readonly kind: "object";
      readonly className: string;
      readonly entries: readonly (readonly [string, ValueShape])[];
    }
  | { readonly kind: "unknown"; readonly why: string }
  | { readonly kind: "other"; readonly className: string };

export interface Observation {
  readonly at: Range;
  readonly shape: Shape;
  readonly dtype: DType;
}
