/** Running an op on Python values: bind the arguments, apply the op's rules, record it, wrap its results. */

import type { NDArray } from "../tensor/array";
import { maxConcreteElements } from "../tensor/array";
import { categoryOf, isFloating, type DType } from "../tensor/dtype";
import { numel, sameShape, type Shape } from "../tensor/shape";
import { type Machine, type PyRaise, type Steps } from "../python/native";
import type { Keywords, PyTensor, PyTuple, PyValue, TensorId, TensorState } from "../python/values";
import { isUnknown, parametersOf, type Args, type Values } from "./args";
import { asFunction, asMethod, bind, isBindError, type BindError, type CallStyle } from "./bind";
import { combinationText, methodOverloads } from "./combinations";
import { typeNames } from "./dtypes";
import { isMismatch, isShapeList, lastName, sizesText, type Op, type Registered } from "./op";
import { allOps } from "./ops/index";
import { elementwiseStrides } from "./elementwiseStrides";
import { returnTuple } from "./returnTypes";
import { newState, nextOp, observe, recordOp, sessionOf, wrapTensor } from "./session";
import { reachOfKernel } from "./reach";
import type { Arg, Reach } from "../trace/trace";

const noKeywords: Keywords = new Map();

/** Calls an op with Python's arguments, as Python code does. */
export function invoke(
  vm: Machine,
  op: Op,
  args: readonly PyValue[],
  kwargs: Keywords = noKeywords,
  style: CallStyle = asFunction,
): PyValue {
  const { rest, out } = withoutOut(op, kwargs);
  const bound = bind(vm, op, args, rest, style);
  if (isBindError(bound)) throw bindFailure(vm, bound, op, args, kwargs, style);
  if (isUnknown(bound))
    return vm.unknown({ kind: "derived", what: `${lastName(op.name)}()` }, bound);
  const result = run(vm, op, bound.values, bound.given);
  if (out?.kind !== "tensor" || result.kind !== "tensor") return result;
  out.state = result.state;
  return out;
}

/** Calls an op with values its rules can use as they are. */
export function call<A extends Args>(vm: Machine, op: Op<A>, values: Values<A>): PyValue;
export function call(vm: Machine, op: Op, values: Values<Args>): PyValue {
  return run(vm, op, values, new Map());
}

/** The same for `x.relu_()` and `x += y`: the first argument, a tensor, becomes the result. */
export function invokeInPlace(
  vm: Machine,
  op: Op,
  args: readonly PyValue[],
  kwargs: Keywords = noKeywords,
  style: CallStyle = asMethod,
): PyValue {
  const [self] = args;
  const result = invoke(vm, op, args, kwargs, style);
  if (self.kind !== "tensor" || result.kind !== "tensor") return result;
  return become(vm, self, result.state);
}

/** Gives a tensor object a new version, if its shape and dtype allow that. */
export function become(vm: Machine, self: PyTensor, state: TensorState): PyValue {
  if (self === undefined || self.state === state) return self;
  if (!sameShape(self.state.shape, state.shape)) {
    throw vm.raise(
      "RuntimeError",
      `output with shape ${sizesText(self.state.shape)} doesn't match the broadcast shape ${sizesText(state.shape)}`,
      self,
    );
  }
  const from = categoryOf(state.dtype);
  const to = categoryOf(self.state.dtype);
  const order = ["bool", "integer", "float", "complex"];
  if (order.indexOf(from) > order.indexOf(to)) {
    throw vm.raise(
      "RuntimeError",
      `result type ${typeNames[state.dtype]} can't be cast to the desired output type ${typeNames[self.state.dtype]}`,
      self,
    );
  }
  // The result is written where the tensor lies already.
  const strides = state.strides ?? self.state.strides;
  const isSame = state.dtype === self.state.dtype && strides === state.strides;
  self.state = isSame ? state : { ...state, dtype: self.state.dtype, strides };
  writeThrough(vm, self);
  return self;
}

/** What `x[1:3]` is a part of: writing to the part writes to the whole. */
const parts = new WeakMap<PyTensor, { readonly whole: PyTensor; readonly index: PyValue }>();

function writeThrough(vm: Machine, part: PyTensor): void {
  const of = parts.get(part);
  const setItem = allOps().get("Tensor.__setitem__");
  if (!of || setItem?.kind !== "composite") return;
  // It never needs the machine: the index has been read before.
  setItem.call(vm, [of.whole, of.index, part], noKeywords);
}

/** Remembers what a subscript with ints and slices was taken from; others give copies. */
function notePart(op: Op, given: ReadonlyMap<string, PyValue>, result: PyTensor): void {
  if (op.name !== "Tensor.__getitem__") return;
  const whole = given.get("input");
  const index = given.get("index");
  if (whole?.kind !== "tensor" || !index || !isBasic(index)) return;
  parts.set(result, { whole, index });
}

function isBasic(index: PyValue): boolean {
  if (index.kind === "tuple") return index.items.every(isBasic);
  return ["int", "slice", "none", "ellipsis"].includes(index.kind);
}

/** Calls anything of the registry with Python's arguments. */
export function callRegistered(
  vm: Machine,
  registered: Registered,
  args: readonly PyValue[],
  kwargs: Keywords,
  style: CallStyle,
): PyValue | Steps<PyValue> {
  switch (registered.kind) {
    case "op":
      return invoke(vm, registered, args, kwargs, style);
    case "composite":
      return registered.call(vm, args, kwargs);
    case "overloads": {
      let first: BindError | undefined;
      for (const candidate of registered.ops) {
        const { rest, out } = withoutOut(candidate, kwargs);
        const bound = bind(vm, candidate, args, rest, style);
        if (isBindError(bound)) {
          if (!bound.isType) throw bindFailure(vm, bound, candidate, args, kwargs, style);
          first ??= bound;
          continue;
        }
        if (isUnknown(bound)) {
          return vm.unknown({ kind: "derived", what: `${lastName(registered.name)}()` }, bound);
        }
        const result = run(vm, candidate, bound.values, bound.given);
        if (out?.kind === "tensor" && result.kind === "tensor") {
          out.state = result.state;
          return out;
        }
        return result;
      }
      if (first && registered.texts) {
        const told = { name: registered.name, overloads: registered.texts };
        throw bindFailure(vm, first, told, args, kwargs, style);
      }
      throw vm.raise("TypeError", overloadMessage(vm, registered.name, args, kwargs, style));
    }
  }
}

/** The values of a list of results: tensors in a tuple, a list or a `torch.return_types` tuple. */
export function tensorsOf(value: PyValue): readonly PyTensor[] {
  if (value.kind === "tensor") return [value];
  if (value.kind !== "tuple" && value.kind !== "list") return [];
  return value.items.flatMap(tensorsOf);
}

/** What an op counts against the budget: about the time of as many instructions goes into its shape and its record. */
const stepsPerOp = 170;
/** What each tensor that it is given adds: `cat` and the like take lists, and the record names all. */
const stepsPerInput = 4;
const itemsPerInput = 10;
/** How many multiplications of known numbers take as long as an instruction. */
const macsPerStep = 16;

function run(
  vm: Machine,
  op: Op,
  values: Values<Args>,
  given: ReadonlyMap<string, PyValue>,
): PyValue {
  vm.charge(stepsPerOp);
  const passed = op.passes?.(values);
  if (passed !== undefined) {
    const value = given.get(passed);
    if (value) return value;
    const state: unknown = values[passed];
    if (isState(state)) return wrapTensor(vm, state);
  }

  const states = inputStates(values);
  vm.charge(states.length * stepsPerInput);
  vm.chargeItems(states.length * itemsPerInput);
  const result = op.shape(values);
  if (isMismatch(result)) throw shapeFailure(vm, op, values, result.type, result.message);
  if ("kind" in result) return vm.unknown({ kind: "data-dependent", what: result.what });
  const shapes = isShapeList(result) ? result : [result];
  for (const shape of shapes) {
    const negative = shape.find((size) => !(size >= 0));
    if (negative !== undefined) {
      const message = `Trying to create tensor with negative dimension ${negative}: ${sizesText(shape)}`;
      throw shapeFailure(vm, op, values, "RuntimeError", message);
    }
  }
  vm.chargeItems(shapes.reduce((sum, shape) => sum + 1 + shape.length, 0));
  vm.charge(shapes[0]?.length ?? 0);

  const dtypes = resultTypes(vm, op, values, states, shapes.length);
  const numbers = concreteValues(vm, op, values, states, shapes);
  const index = nextOp(vm);
  const strides =
    op.strides?.(values, shapes) ??
    (op.keepsStrides ? shapes.map((shape) => elementwiseStrides(states, shape)) : undefined);
  const isKnown = isConstant(op, numbers, shapes.length);
  const outputs = shapes.map((shape, i) => {
    const state = newState(vm, shape, dtypes[i], numbers[i], index, isKnown);
    return strides?.[i] ? { ...state, strides: strides[i] } : state;
  });
  record(vm, op, values, states, outputs, isKnown);
  for (const output of outputs) observe(vm, output);
  return wrapResults(vm, op, values, given, outputs, isShapeList(result));
}

/** Known results of an op without a kernel stand for the op itself; initialisers are no such ops. */
function isConstant(op: Op, numbers: readonly (NDArray | undefined)[], count: number): boolean {
  if (op.kernel !== "none" || initialiserNames.has(lastName(op.name))) return false;
  return numbers.length === count && numbers.every((array) => array !== undefined);
}

const initialiserNames = new Set(["fill_", "zeros_", "ones_", "constant_", "zero_"]);

function wrapResults(
  vm: Machine,
  op: Op,
  values: Values<Args>,
  given: ReadonlyMap<string, PyValue>,
  outputs: readonly TensorState[],
  isList: boolean,
): PyValue {
  const target = inPlaceTarget(op, values, given);
  if (target && outputs.length === 1) return become(vm, target, outputs[0]);
  const isAsked = "requires_grad" in values && values.requires_grad === true;
  const needsGrad =
    isAsked || (sessionOf(vm).isGradEnabled && [...given.values()].some(requiresGrad));
  const tensors = outputs.map((state) =>
    wrapTensor(vm, state, needsGrad && isFloating(state.dtype)),
  );
  if (!isList) {
    notePart(op, given, tensors[0]);
    return tensors[0];
  }
  const returns = op.returns ?? "tuple";
  if (returns === "list") return { kind: "list", items: tensors };
  if (returns === "tuple") return { kind: "tuple", items: tensors } satisfies PyTuple;
  return returnTuple(vm, returns.name, returns.fields, tensors);
}

/** The tensor object that becomes the result: `F.relu(x, inplace=True)`, `nn.init.zeros_(w)`. */
function inPlaceTarget(
  op: Op,
  values: Values<Args>,
  given: ReadonlyMap<string, PyValue>,
): PyTensor | undefined {
  if (!op.isInPlace && !("inplace" in values && values.inplace === true)) return undefined;
  for (const value of given.values()) if (value.kind === "tensor") return value;
  return undefined;
}

function requiresGrad(value: PyValue): boolean {
  if (value.kind === "tensor") return value.requiresGrad;
  return (value.kind === "list" || value.kind === "tuple") && value.items.some(requiresGrad);
}

/** All tensors among the arguments, those in lists included. */
function inputStates(values: Readonly<Record<string, unknown>>): TensorState[] {
  const states: TensorState[] = [];
  const visit = (value: unknown): void => {
    if (isState(value)) states.push(value);
    else if (isPyTensor(value)) states.push(value.state);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (isSequence(value)) value.items.forEach(visit);
  };
  Object.values(values).forEach(visit);
  return states;
}

function isState(value: unknown): value is TensorState {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    "shape" in value &&
    "dtype" in value
  );
}

function isPyTensor(value: unknown): value is PyTensor {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "tensor";
}

function isSequence(value: unknown): value is PyTuple {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  return value.kind === "tuple" || value.kind === "list";
}

function resultTypes(
  vm: Machine,
  op: Op,
  values: Values<Args>,
  states: readonly TensorState[],
  count: number,
): readonly DType[] {
  const own = op.dtype?.(values);
  if (Array.isArray(own)) {
    const list: readonly DType[] = own;
    return list;
  }
  const one: DType =
    typeof own === "string" ? own : (states.at(0)?.dtype ?? sessionOf(vm).defaultDType);
  return count === 1 ? [one] : new Array<DType>(count).fill(one);
}

function concreteValues(
  vm: Machine,
  op: Op,
  values: Values<Args>,
  states: readonly TensorState[],
  shapes: readonly Shape[],
): readonly (NDArray | undefined)[] {
  if (!op.values || states.some((state) => !state.values)) return [];
  const elements = shapes.reduce((sum, shape) => sum + numel(shape), 0);
  if (elements > maxConcreteElements) return [];
  // A number takes less time than an instruction: masks and coordinates of large models are millions of numbers.
  const macs = op.macs?.(values, shapes[0]) ?? 0;
  vm.charge(op.valueSteps?.(values, shapes) ?? elements + Math.ceil(macs / macsPerStep));
  const result = op.values(values, shapes);
  if (result === undefined) return [];
  return "data" in result ? [result] : result;
}

function record(
  vm: Machine,
  op: Op,
  values: Values<Args>,
  states: readonly TensorState[],
  outputs: readonly TensorState[],
  isKnown: boolean,
): void {
  const args: Record<string, Arg> = {};
  const parameters = parametersOf(op.args);
  for (let i = 0; i < parameters.length; i++) {
    const { name, spec } = parameters[i];
    args[name] = spec.toArg(values[name]);
  }
  recordOp(vm, {
    op: op.name,
    args,
    inputs: states.map((state): TensorId => state.id),
    outputs: outputs.map((state) => state.id),
    macs: outputs.length > 0 ? (op.macs?.(values, outputs[0].shape) ?? 0) : 0,
    reach: reachOf(op, values, outputs),
    draws: op.draws?.(values) ?? false,
    isKnown,
  });
}

function reachOf(op: Op, values: Values<Args>, outputs: readonly TensorState[]): Reach | undefined {
  if (outputs.length === 0) return undefined;
  return op.reach?.(values, outputs[0].shape) ?? reachOfKernel(op.kernel);
}

/** PyTorch's exception; an evaluation that goes on takes a tensor of the shape that the layer declares. */
function shapeFailure(
  vm: Machine,
  op: Op,
  values: Values<Args>,
  type: Parameters<Machine["raise"]>[0],
  message: string,
): PyRaise {
  const shape = op.recover?.(values);
  if (!shape || shape.some((size) => !(size >= 0))) return vm.raise(type, message);
  const [dtype] = resultTypes(vm, op, values, inputStates(values), 1);
  return vm.raise(type, message, wrapTensor(vm, newState(vm, shape, dtype)));
}

function bindFailure(
  vm: Machine,
  error: BindError,
  { name, overloads: texts }: Pick<Op, "name" | "overloads">,
  args: readonly PyValue[],
  kwargs: Keywords,
  style: CallStyle,
): PyRaise {
  if (!error.isType) return vm.raise("ValueError", error.message);
  // An element of a list is looked at before the overloads are.
  if (!texts || error.message.startsWith("expected Tensor as element")) {
    return vm.raise("TypeError", error.message);
  }
  const message = style.isMethod
    ? combinationText(lastName(name), methodOverloads(texts), args.slice(1), kwargs)
    : combinationText(lastName(name), texts, args, kwargs);
  return vm.raise("TypeError", message ?? error.message);
}

function overloadMessage(
  vm: Machine,
  name: string,
  args: readonly PyValue[],
  kwargs: Keywords,
  style: CallStyle,
): string {
  const positional = args.slice(style.isMethod ? 1 : 0).map((value) => vm.classOf(value).name);
  const named = [...kwargs].map(([key, value]) => `${key}=${vm.classOf(value).name}`);
  return `${lastName(name)}() received an invalid combination of arguments - got (${[...positional, ...named].join(", ")})`;
}

/** `out=` is taken by many functions: the result is written into that tensor. */
function withoutOut(op: Op, kwargs: Keywords): { rest: Keywords; out: PyValue | undefined } {
  const out = kwargs.get("out");
  if (out === undefined || "out" in op.args) return { rest: kwargs, out: undefined };
  const rest = new Map(kwargs);
  rest.delete("out");
  return { rest, out };
}
