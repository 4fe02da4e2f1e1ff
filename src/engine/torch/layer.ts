/** What a layer is: the signature of its `__init__`, its weights, a call of ops. Parameter counts follow from the weights. */

import type { Machine, Steps } from "../python/native";
import { callValue } from "../python/call";
import { isSteps } from "../python/nativeFunction";
import {
  None,
  type Keywords,
  type PyClass,
  type PyInstance,
  type PyTensor,
  type PyValue,
} from "../python/values";
import type { DType } from "../tensor/dtype";
import type { Shape } from "../tensor/shape";
import { intTuple, type Args, type Values } from "./args";
import { asFunction } from "./bind";
import { callRegistered, invoke } from "./call";
import { moduleClassesKey, peek, setEntry } from "./modules/state";
import type { Mismatch, Op } from "./op";
import { allOps } from "./ops/index";

/** A layer in a run: what the functions of a declaration get. */
export interface Layer {
  readonly vm: Machine;
  readonly self: PyInstance;
}

export interface BufferDeclaration {
  readonly shape: Shape;
  readonly dtype?: DType;
  readonly fill: number;
  readonly isPersistent?: boolean;
}

export interface LayerDeclaration<A extends Args> {
  /** PyTorch's own signature of `__init__`, without `self`, `device` and `dtype`. */
  readonly args: A;
  /** Classes between this one and `nn.Module`, the nearest first: `torch.nn.modules.conv._ConvNd`. */
  readonly bases?: readonly string[];
  /** The class whose `__init__` it inherits in PyTorch, as messages of wrong calls name it. */
  readonly initOf?: string;
  /** Takes any arguments and means none of them. */
  readonly takesAnything?: boolean;
  /** What `__init__` refuses; `isLazy` where the weights wait for the first input. */
  check?(args: Values<A>, isLazy: boolean): Mismatch | undefined;
  /**
   * Attributes that differ from the arguments of the same name: `kernel_size` as a tuple. `undefined` leaves one out.
   * Absent: every argument becomes an attribute as it was given.
   */
  attributes?(args: Values<A>): Readonly<Record<string, PyValue | undefined>>;
  /** How many parameters there are, where an argument decides: what is asked of the budget before they are listed. */
  weightCount?(args: Values<A>): number;
  /** Parameters in registration order; `undefined` registers None. */
  weights?(args: Values<A>): Readonly<Record<string, Shape | undefined>>;
  buffers?(args: Values<A>): Readonly<Record<string, BufferDeclaration | undefined>>;
  /** Child modules, built after the weights are registered and before they are drawn. */
  build?(layer: Layer, args: Values<A>): void | Steps<void>;
  /** `reset_parameters()`: draws the weights in PyTorch's order. */
  init?(layer: Layer, args: Values<A>): void;
  /** The parameters of `forward` behind `self`; absent: `input`. */
  readonly inputs?: string;
  forward(layer: Layer, ...inputs: readonly (PyValue | undefined)[]): PyValue | Steps<PyValue>;
  extraRepr?(layer: Layer): string;
  /** Methods besides `forward`: the parameters behind `self`, and what they do. */
  readonly methods?: LayerMethodTable;
  /** Class methods and constants: `from_pretrained`. */
  readonly statics?: Readonly<Record<string, PyValue>>;
  /** Its `Lazy…` variant. */
  readonly lazy?: LazyDeclaration<A>;
}

export type LayerMethodTable = Readonly<
  Record<
    string,
    readonly [
      parameters: string,
      body: (layer: Layer, ...rest: readonly (PyValue | undefined)[]) => PyValue | Steps<PyValue>,
    ]
  >
>;

/** How a lazy variant finds out what it was not told. */
export interface LazyDeclaration<A extends Args> {
  /** The argument that the lazy class does not take. */
  readonly omits: string;
  /** Its value, from the shape of the first input. */
  infer(layer: Layer, args: Values<A>, input: Shape): number | Mismatch;
  /** The shape of the output where the input does not fit, for an evaluation that goes on. */
  recover?(args: Values<A>, input: Shape): Shape | undefined;
}

export interface LayerClass<A extends Args = Args> extends LayerDeclaration<A> {
  readonly kind: "layer";
  /** `torch.nn.modules.conv.Conv2d`; also found as `torch.nn.Conv2d`. */
  readonly name: string;
}

export function layer<const A extends Args>(
  name: string,
  declaration: LayerDeclaration<A>,
): LayerClass<A> {
  return { ...declaration, kind: "layer", name };
}

export function isLayer(value: unknown): value is LayerClass {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "layer";
}

/** An attribute as it is now: users change them after `__init__`. */
export function attribute(layer: Layer, name: string): PyValue {
  return (
    peek(layer.self, name) ??
    layer.vm.unknown({ kind: "unsupported", what: `${layer.self.of.name}.${name}` })
  );
}

/** Calls an op with Python values. */
export function apply(layer: Layer, op: Op, ...args: readonly PyValue[]): PyValue {
  return invoke(layer.vm, op, args);
}

/** A weight that is there; absent for one registered as None. */
export function weight(layer: Layer, name: string): PyTensor | undefined {
  const value = peek(layer.self, name);
  return value?.kind === "tensor" ? value : undefined;
}

export function isTrue(layer: Layer, name: string): boolean {
  const value = peek(layer.self, name);
  if (value?.kind === "bool") return value.value;
  return value !== undefined && value.kind !== "none" && value.kind !== "unknown";
}

/** Calls what the registry has under a name: ops of other families. */
export function applyNamed(
  layer: Layer,
  name: string,
  args: readonly PyValue[],
  kwargs: Keywords = new Map(),
): PyValue | Steps<PyValue> {
  const registered = allOps().get(name);
  if (!registered) return layer.vm.unknown({ kind: "unsupported", what: name });
  return callRegistered(layer.vm, registered, args, kwargs, asFunction);
}

/** A tuple of ints, as attributes hold them. */
export function tupleOf(items: readonly number[]): PyValue {
  return intTuple(items);
}

/** The same for ops that never need the machine, which are all but those made of several. */
export function applyPlain(
  layer: Layer,
  name: string,
  args: readonly PyValue[],
  kwargs?: Keywords,
): PyValue {
  const result = applyNamed(layer, name, args, kwargs);
  return isSteps(result) ? layer.vm.unknown({ kind: "unsupported", what: name }) : result;
}

/** A layer without weights that hands its attributes of these names to an op, behind its input. */
export function passing(op: Op, names: readonly string[]) {
  return (layer: Layer, input: PyValue | undefined): PyValue =>
    apply(layer, op, input ?? None, ...names.map((name) => attribute(layer, name)));
}

/** A class of `torch.nn` by its full name. */
export function classNamed(vm: Machine, name: string): PyClass | undefined {
  return vm.state(moduleClassesKey).byName.get(name);
}

/** Makes a module of `torch.nn`. */
export function* make(
  vm: Machine,
  className: string,
  args: readonly PyValue[],
  kwargs?: Keywords,
): Steps<PyValue> {
  const cls = classNamed(vm, className);
  if (!cls) return vm.unknown({ kind: "unsupported", what: className });
  return yield* callValue(cls, args, kwargs);
}

/** Makes a module of `torch.nn` and registers it as a child. */
export function* child(
  layer: Layer,
  name: string,
  className: string,
  args: readonly PyValue[],
  kwargs?: Keywords,
): Steps<void> {
  setEntry(layer.self, "_modules", name, yield* make(layer.vm, className, args, kwargs));
}
