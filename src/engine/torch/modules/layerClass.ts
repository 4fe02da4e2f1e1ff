/** Makes the Python class of a layer from its declaration. */

import { getAttribute, lookupClass } from "../../python/attributes";
import { callValue } from "../../python/call";
import { finish, isSteps, nativeFunction } from "../../python/nativeFunction";
import { describeParameters, type ParameterShape } from "../../python/stdlib/signatures";
import type { Machine, Native, PyRaise, StateKey, Steps } from "../../python/native";
import {
  None,
  int,
  str,
  type Keywords,
  type PyInstance,
  type PyNative,
  type PyValue,
  type Unknown,
} from "../../python/values";
import { maxConcreteElements, roundTo, type NDArray } from "../../tensor/array";
import type { DType } from "../../tensor/dtype";
import { numel, type Shape } from "../../tensor/shape";
import { dtype as dtypeSpec, ignored, isUnknown, optional, parametersOf } from "../args";
import type { Args, Values } from "../args";
import { asFunction, bind, isBindError, type Signature } from "../bind";
import type { BufferDeclaration, LayerClass } from "../layer";
import { lastName, type Mismatch } from "../op";
import { makeParameter, makeUninitialized, materialize } from "../parameter";
import { makeTensor, sessionOf } from "../session";
import { tensorLibrary } from "../tensor";
import { pythonDefault } from "./defaults";
import { givenAs, withArgument, wrongSize } from "./layerArguments";
import { entriesOf, getEntry, initializeModule, setEntry } from "./state";

/** What `host` of a layer's instance keeps. */
interface LayerHost {
  /** The arguments of `__init__`, as rules get them. */
  readonly layerArgs: Values<Args>;
  readonly dtype: DType;
  /** An argument that was not known. */
  readonly unknown?: Unknown;
  /** The weights wait for the first input. */
  readonly isLazy?: boolean;
  /** What it is an instance of. */
  readonly declaration?: LayerClass;
}

/** Arguments that every layer with weights takes besides its own. */
const factory: Args = { device: ignored, dtype: optional(dtypeSpec) };

/** The methods of a layer's class, and those of its lazy variant. */
export interface LayerMethods {
  readonly plain: readonly (readonly [string, PyValue])[];
  readonly lazy: readonly (readonly [string, PyValue])[] | undefined;
}

const cache = new WeakMap<LayerClass, LayerMethods>();

export function layerMethods(declaration: LayerClass): LayerMethods {
  const known = cache.get(declaration);
  if (known) return known;
  const name = lastName(declaration.name);
  const shared: [string, PyValue][] = [
    ["forward", forwardOf(declaration, name)],
    ["reset_parameters", resetOf(declaration, name)],
    ["extra_repr", extraReprOf(declaration, name)],
  ];
  for (const [key, [parameters, body]] of Object.entries(declaration.methods ?? {})) {
    const native = nativeFunction(
      key,
      parameters === "" ? "self" : `self, ${parameters}`,
      (vm, self, ...rest) => (self?.kind === "instance" ? body({ vm, self }, ...rest) : None),
      { isMethod: true, qualifiedName: `${name}.${key}`, unknowns: "accept", wording: "python" },
    );
    shared.push([key, native]);
  }
  shared.push(...Object.entries(declaration.statics ?? {}));
  const methods: LayerMethods = {
    plain: [["__init__", initOf(declaration, name, undefined)], ...shared],
    lazy: declaration.lazy && [
      ["__init__", initOf(declaration, `Lazy${name}`, declaration.lazy.omits)],
      ["initialize_parameters", initializeOf(declaration)],
    ],
  };
  cache.set(declaration, methods);
  return methods;
}

function initOf(declaration: LayerClass, name: string, omits: string | undefined): PyNative {
  const own = Object.entries(declaration.args).filter(([key]) => key !== omits);
  const hasFactory = declaration.weights !== undefined || declaration.buffers !== undefined;
  const args: Args = { ...Object.fromEntries(own), ...(hasFactory ? factory : {}) };
  const signature: Signature = {
    name: declaration.name,
    title: `${omits === undefined ? (declaration.initOf ?? name) : name}.__init__`,
    args,
    isPython: true,
  };
  const call: Native = (vm, given, kwargs) => {
    const [self, ...rest] = given;
    if (self?.kind !== "instance") return None;
    return construct(vm, declaration, signature, omits, self, rest, kwargs);
  };
  const init: PyNative = {
    kind: "native",
    name: "__init__",
    qualifiedName: `${name}.__init__`,
    call,
    isMethod: true,
  };
  return declaration.takesAnything ? init : describeParameters(init, () => shownParameters(args));
}

/** What `inspect.signature` gives; what the annotations are, nobody needs. */
function shownParameters(args: Args): readonly ParameterShape[] {
  const shown = Object.entries(args).map(([name, spec]): ParameterShape => {
    const kind = spec.isVariadic ? "rest" : spec.isKeywordOnly ? "keyword" : "either";
    const isOptional = spec.fallback !== undefined && kind !== "rest";
    return {
      name,
      kind,
      ...(isOptional && { default: pythonDefault(spec, spec.fallback?.value) }),
    };
  });
  return [{ name: "self", kind: "either" }, ...shown];
}

/** What making a layer counts against the budget, beside the ops that initialise it. */
const stepsPerLayer = 120;

/** What a parameter takes: a tensor, its versions, the op that initialised it. */
const itemsPerParameter = 100;

function construct(
  vm: Machine,
  declaration: LayerClass,
  signature: Signature,
  omits: string | undefined,
  self: PyInstance,
  args: readonly PyValue[],
  kwargs: Keywords,
): PyValue | Steps<PyValue> {
  vm.charge(stepsPerLayer);
  if (declaration.takesAnything) return constructPlain(vm, declaration, self);
  let bound = bind(vm, signature, args, kwargs, asFunction);
  if (isBindError(bound)) {
    const name = bound.argument;
    const value = name === undefined ? undefined : givenAs(signature, name, args, kwargs);
    if (name === undefined || value === undefined) throw vm.raise("TypeError", bound.message);
    const spec = signature.args[name];
    if (spec.fallback && (spec.expects === "bool" || !declaration.weights)) {
      // `nn.ReLU(x)`: Python keeps what it is given, and only its use tells.
      refuseTruth(vm, (spec.expects === "bool" ? "weights" : "check") in declaration, value);
      const usual = withArgument(
        signature,
        name,
        pythonDefault(spec, spec.fallback.value),
        args,
        kwargs,
      );
      const made = construct(vm, declaration, signature, omits, self, usual.args, usual.kwargs);
      self.attributes.set(name, value);
      return made;
    }
    if (!declaration.weights) throw vm.raise("TypeError", bound.message);
    const message = wrongSize(vm, name, value);
    if (value.kind !== "float" || vm.isGuarded()) throw vm.raise("TypeError", message);
    // `nn.Linear(256 / 2, 10)`: what is meant is the int, and with it evaluation goes on.
    const whole = withArgument(signature, name, int(Math.trunc(value.value)), args, kwargs);
    construct(vm, declaration, signature, omits, self, whole.args, whole.kwargs);
    throw vm.raise("TypeError", message, self);
  }
  initializeModule(vm, self);
  let waits = omits;
  let unknownSize: Unknown | undefined;
  if (isUnknown(bound)) {
    const retried = withoutUnknownInput(vm, declaration, signature, args, kwargs);
    if (!retried) {
      self.host = unknownHost(bound);
      keepGiven(vm, declaration, signature, self, args, kwargs);
      return None;
    }
    waits = declaration.lazy?.omits;
    unknownSize = bound;
    bound = retried;
  }
  const values: Record<string, unknown> = { ...bound.values };
  if (waits !== undefined && omits !== undefined) values[waits] = 0;
  const refused = declaration.check?.(values, waits !== undefined);
  if (refused) {
    const usual =
      vm.goesOn && !vm.isGuarded() ? unsplit(signature, values, args, kwargs) : undefined;
    if (!usual) throw vm.raise(refused.type, refused.message);
    const made = construct(vm, declaration, signature, omits, self, usual.args, usual.kwargs);
    const failure = vm.raise(refused.type, refused.message, self);
    if (isSteps(made)) return failing(made, failure);
    throw failure;
  }
  const dtype =
    typeof values.dtype === "string" && "dtype" in signature.args
      ? dtypeOf(bound.given.get("dtype"), vm)
      : undefined;
  const host: LayerHost = {
    layerArgs: values,
    dtype: dtype ?? sessionOf(vm).defaultDType,
    isLazy: waits !== undefined,
    declaration,
  };
  self.host = host;
  const count = declaration.weightCount?.(values) ?? 0;
  vm.charge(count);
  vm.chargeItems(count * itemsPerParameter);
  setAttributes(declaration, self, values, bound.given);
  registerWeights(vm, declaration, self, host);
  if (unknownSize) {
    for (const name of ["_parameters", "_buffers"] as const) {
      for (const [, value] of entriesOf(self, name)) {
        if (value.kind === "tensor") value.state = { ...value.state, unknownSize };
      }
    }
  }
  const building = declaration.build?.({ vm, self }, values);
  if (building && isSteps(building)) return finishBuild(vm, declaration, self, host, building);
  return reset(vm, declaration, self, host);
}

function* failing(made: Steps<PyValue>, failure: PyRaise): Steps<PyValue> {
  yield* made;
  throw failure;
}

/** The arguments of a layer that cannot be split or padded as asked, for one that is neither: evaluation goes on with it. */
function unsplit(
  signature: Signature,
  values: Values<Args>,
  args: readonly PyValue[],
  kwargs: Keywords,
) {
  for (const name of ["groups", "num_groups", "num_heads"]) {
    if (name in signature.args && values[name] !== 1) {
      return withArgument(signature, name, int(1), args, kwargs);
    }
  }
  if (typeof values.padding === "string" && "padding" in signature.args) {
    return withArgument(signature, "padding", int(0), args, kwargs);
  }
  return undefined;
}

/** `if bias:` and `p < 0` of a tensor with several elements. */
function refuseTruth(vm: Machine, isAsked: boolean, value: PyValue): void {
  if (!isAsked || value.kind !== "tensor" || numel(value.state.shape) === 1) return;
  const message = "Boolean value of Tensor with more than one value is ambiguous";
  throw vm.raise("RuntimeError", message);
}

function constructPlain(vm: Machine, declaration: LayerClass, self: PyInstance): PyValue {
  initializeModule(vm, self);
  self.host = { layerArgs: {}, dtype: "float32", declaration } satisfies LayerHost;
  return None;
}

function* finishBuild(
  vm: Machine,
  declaration: LayerClass,
  self: PyInstance,
  host: LayerHost,
  building: Steps<void>,
): Steps<PyValue> {
  yield* building;
  const result = reset(vm, declaration, self, host);
  return isSteps(result) ? yield* result : result;
}

function reset(
  vm: Machine,
  declaration: LayerClass,
  self: PyInstance,
  host: LayerHost,
): PyValue | Steps<PyValue> {
  if (host.isLazy) return None;
  const own = lookupClass(self.of, "reset_parameters");
  if (own?.kind === "function") return callReset(own, self);
  declaration.init?.({ vm, self }, host.layerArgs);
  return None;
}

function* callReset(method: PyValue, self: PyInstance): Steps<PyValue> {
  yield* callValue(method, [self]);
  return None;
}

/** An unknown number of input features is left for the first input to tell, as a lazy layer does. */
function withoutUnknownInput(
  vm: Machine,
  declaration: LayerClass,
  signature: Signature,
  args: readonly PyValue[],
  kwargs: Keywords,
) {
  const omits = declaration.lazy?.omits;
  if (omits === undefined || !(omits in signature.args)) return undefined;
  const at = Object.keys(signature.args).indexOf(omits);
  const replaced = args.map((value, i) => (i === at && value.kind === "unknown" ? int(0) : value));
  const named = new Map(kwargs);
  if (named.get(omits)?.kind === "unknown") named.set(omits, int(0));
  const bound = bind(vm, signature, replaced, named, asFunction);
  return isBindError(bound) || isUnknown(bound) ? undefined : bound;
}

/** What is known of a layer of which something else is not: `kernel_size` is a tuple all the same. */
function keepGiven(
  vm: Machine,
  declaration: LayerClass,
  signature: Signature,
  self: PyInstance,
  args: readonly PyValue[],
  kwargs: Keywords,
): void {
  const known = (value: PyValue): PyValue => (value.kind === "unknown" ? int(1) : value);
  const named = new Map([...kwargs].map(([name, value]) => [name, known(value)] as const));
  const bound = bind(vm, signature, args.map(known), named, asFunction);
  const values = isBindError(bound) || isUnknown(bound) ? undefined : bound.values;
  const own = values && declaration.attributes?.(values);
  for (const [i, [name, spec]] of Object.entries(signature.args).entries()) {
    // Whether there is a bias is asked by its name; what the attribute holds is the bias.
    if (name === "bias" && declaration.weights) continue;
    const given = args.at(i) ?? kwargs.get(name);
    if (given?.kind === "unknown") self.attributes.set(name, given);
    else if (own?.[name]) self.attributes.set(name, asGiven(own[name], given));
    else if (given) self.attributes.set(name, given);
    else if (values && spec.fallback && name in declaration.args) {
      self.attributes.set(name, pythonDefault(spec, values[name]));
    }
  }
}

function setAttributes(
  declaration: LayerClass,
  self: PyInstance,
  values: Values<Args>,
  given: ReadonlyMap<string, PyValue>,
): void {
  const weights = declaration.weights?.(values) ?? {};
  const own = declaration.attributes?.(values) ?? {};
  const parameters = parametersOf(declaration.args);
  for (let i = 0; i < parameters.length; i++) {
    const { name, spec } = parameters[i];
    if (name in own || name in weights) continue;
    self.attributes.set(name, given.get(name) ?? pythonDefault(spec, values[name]));
  }
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined) self.attributes.set(name, asGiven(value, given.get(name)));
  }
}

/** A layer repeats an int for every dimension; a sequence of one it keeps. */
function asGiven(value: PyValue, given: PyValue | undefined): PyValue {
  if (value.kind !== "tuple" || (given?.kind !== "tuple" && given?.kind !== "list")) return value;
  return given.items.length === 1 ? { kind: "tuple", items: given.items } : value;
}

function registerWeights(
  vm: Machine,
  declaration: LayerClass,
  self: PyInstance,
  host: LayerHost,
): void {
  const library = tensorLibrary(vm);
  for (const [name, shape] of Object.entries(declaration.weights?.(host.layerArgs) ?? {})) {
    if (shape === undefined) setEntry(self, "_parameters", name, None);
    else if (host.isLazy) {
      const lazy = makeUninitialized(vm, library.uninitializedParameter, host.dtype);
      setEntry(self, "_parameters", name, lazy);
    } else {
      checkSizes(vm, shape);
      setEntry(self, "_parameters", name, makeParameter(vm, shape, host.dtype));
    }
  }
  for (const [name, buffer] of Object.entries(declaration.buffers?.(host.layerArgs) ?? {})) {
    if (buffer === undefined) setEntry(self, "_buffers", name, None);
    else if (host.isLazy && buffer.shape.length > 0) {
      const lazy = makeUninitialized(vm, library.uninitializedBuffer, buffer.dtype ?? host.dtype);
      setEntry(self, "_buffers", name, lazy);
    } else setEntry(self, "_buffers", name, filled(vm, buffer, host.dtype));
  }
}

function filled(vm: Machine, buffer: BufferDeclaration, dtype: DType): PyValue {
  const type = buffer.dtype ?? dtype;
  const count = numel(buffer.shape);
  if (count > maxConcreteElements) return makeTensor(vm, buffer.shape, type);
  const arrays = vm.state(filledArrays);
  const key = `${type} ${buffer.fill} ${buffer.shape.join()}`;
  let array = arrays.get(key);
  if (!array) {
    vm.chargeItems(count);
    const data = new Float64Array(count).fill(roundTo(type, buffer.fill));
    array = { shape: buffer.shape, dtype: type, data };
    arrays.set(key, array);
  }
  return makeTensor(vm, buffer.shape, type, array);
}

/** What buffers hold at first: layers of one size share it, because no array of numbers ever changes. */
const filledArrays: StateKey<Map<string, NDArray>> = {
  name: "first values of buffers",
  create: () => new Map(),
};

function checkSizes(vm: Machine, shape: Shape): void {
  const negative = shape.find((size) => !(size >= 0));
  if (negative === undefined) return;
  throw vm.raise(
    "RuntimeError",
    `Trying to create tensor with negative dimension ${negative}: [${shape.join(", ")}]`,
  );
}

function resetOf(declaration: LayerClass, name: string): PyNative {
  return nativeFunction(
    "reset_parameters",
    "self",
    (vm, self) => {
      const host = self?.kind === "instance" ? self.host : undefined;
      if (self?.kind === "instance" && isHost(host) && !host.isLazy && !host.unknown) {
        declaration.init?.({ vm, self }, host.layerArgs);
      }
      return None;
    },
    { isMethod: true, qualifiedName: `${name}.reset_parameters` },
  );
}

function forwardOf(declaration: LayerClass, name: string): PyNative {
  return nativeFunction(
    "forward",
    `self, ${declaration.inputs ?? "input"}`,
    (vm, self, ...inputs) => {
      if (self?.kind !== "instance") return None;
      const unknown = unknownOf(self) ?? inputs.find((input) => input?.kind === "unknown");
      if (unknown?.kind === "unknown") {
        return vm.unknown({ kind: "derived", what: `${self.of.name}()` }, unknown);
      }
      const names = entriesOf(self, "_modules").some(([key]) => key === "parametrizations")
        ? parametrizedNames(self)
        : [];
      if (names.length > 0) return parametrizedForward(declaration, { vm, self }, names, inputs);
      return declaration.forward({ vm, self }, ...inputs);
    },
    { isMethod: true, qualifiedName: `${name}.forward`, unknowns: "accept", wording: "python" },
  );
}

/** The weights that `torch.nn.utils.parametrize` computes at each use. */
function parametrizedNames(self: PyInstance): readonly string[] {
  const dict = getEntry(self, "_modules", "parametrizations");
  return dict?.kind === "instance" ? entriesOf(dict, "_modules").map(([name]) => name) : [];
}

/** Rules look for weights in the layer itself: there they are during the call. */
function* parametrizedForward(
  declaration: LayerClass,
  layer: { readonly vm: Machine; readonly self: PyInstance },
  names: readonly string[],
  inputs: readonly (PyValue | undefined)[],
): Steps<PyValue> {
  const { vm, self } = layer;
  const values: (readonly [string, PyValue])[] = [];
  for (const name of names) values.push([name, yield* getAttribute(vm, self, name)]);
  for (const [name, value] of values) self.attributes.set(name, value);
  try {
    return yield* finish(declaration.forward(layer, ...inputs));
  } finally {
    for (const name of names) self.attributes.delete(name);
  }
}

function extraReprOf(declaration: LayerClass, name: string): PyNative {
  return nativeFunction(
    "extra_repr",
    "self",
    (vm, self) =>
      str(self?.kind === "instance" ? (declaration.extraRepr?.({ vm, self }) ?? "") : ""),
    { isMethod: true, qualifiedName: `${name}.extra_repr` },
  );
}

function initializeOf(declaration: LayerClass): PyNative {
  return nativeFunction(
    "initialize_parameters",
    "self, input, *rest",
    (vm, self, input) => {
      if (self?.kind === "instance" && input?.kind === "tensor") {
        initializeLazy(vm, declaration, self, input.state.shape);
      }
      return None;
    },
    { isMethod: true },
  );
}

/** Gives a lazy layer its weights: shapes from the input, numbers from the generator. */
export function initializeLazy(
  vm: Machine,
  declaration: LayerClass,
  self: PyInstance,
  input: Shape,
): void {
  const { lazy } = declaration;
  const { host } = self;
  if (!lazy || !isHost(host) || !host.isLazy) return;
  const found: number | Mismatch = lazy.infer({ vm, self }, host.layerArgs, input);
  if (typeof found !== "number") {
    const shape = lazy.recover?.(host.layerArgs, input);
    const goOn = shape && makeTensor(vm, shape, host.dtype);
    throw vm.raise(found.type, found.message, goOn);
  }
  const layerArgs = { ...host.layerArgs, [lazy.omits]: found };
  self.attributes.set(lazy.omits, int(found));
  for (const [name, shape] of Object.entries(declaration.weights?.(layerArgs) ?? {})) {
    materializeEntry(vm, self, "_parameters", name, shape);
  }
  for (const [name, buffer] of Object.entries(declaration.buffers?.(layerArgs) ?? {})) {
    materializeEntry(vm, self, "_buffers", name, buffer?.shape);
    if (buffer) setEntry(self, "_buffers", name, filled(vm, buffer, host.dtype));
  }
  self.host = { ...host, layerArgs, isLazy: false } satisfies LayerHost;
  declaration.init?.({ vm, self }, layerArgs);
}

function materializeEntry(
  vm: Machine,
  self: PyInstance,
  dict: "_parameters" | "_buffers",
  name: string,
  shape: Shape | undefined,
): void {
  const entries = self.attributes.get(dict);
  const value = entries?.kind === "dict" ? entries.entries.get(name)?.value : undefined;
  if (value?.kind === "tensor" && shape) materialize(vm, value, shape);
}

/**
 * A layer whose number of input features was unknown learns it from its first input, as a lazy one does.
 * True where that happened.
 */
export function learnFromInput(vm: Machine, self: PyInstance, input: Shape): boolean {
  const { host } = self;
  if (!isHost(host) || !host.isLazy || !host.declaration) return false;
  initializeLazy(vm, host.declaration, self, input);
  return true;
}

export function unknownOf(self: PyInstance): Unknown | undefined {
  return isHost(self.host) ? self.host.unknown : undefined;
}

/** Whether a size of its weights is not known, so that they are not there, or not of that size. */
export function hasUnknownWeights(self: PyInstance): boolean {
  if (unknownOf(self)) return true;
  const weights = entriesOf(self, "_parameters");
  return weights.some(([, value]) => value.kind === "tensor" && value.state.unknownSize);
}

export function layerArgs(self: PyInstance): Values<Args> | undefined {
  return isHost(self.host) ? self.host.layerArgs : undefined;
}

function unknownHost(unknown: Unknown): LayerHost {
  return { layerArgs: {}, dtype: "float32", unknown };
}

function dtypeOf(value: PyValue | undefined, vm: Machine): DType | undefined {
  const read = value && dtypeSpec.read(vm, value);
  return typeof read === "string" ? read : undefined;
}

function isHost(host: unknown): host is LayerHost {
  return typeof host === "object" && host !== null && "layerArgs" in host;
}
