/** What `__init__` of a layer does: arguments are bound, attributes set, weights made and initialised. */

import { lookupClass } from "../../python/attributes";
import { callValue } from "../../python/call";
import { isSteps } from "../../python/nativeFunction";
import type { Machine, PyRaise, Steps } from "../../python/native";
import {
  None,
  int,
  type Keywords,
  type PyInstance,
  type PyValue,
  type Unknown,
} from "../../python/values";
import type { DType } from "../../tensor/dtype";
import { numel } from "../../tensor/shape";
import { dtype as dtypeSpec, isUnknown, parametersOf, type Args, type Values } from "../args";
import { asFunction, bind, isBindError, type Signature } from "../bind";
import type { LayerClass } from "../layer";
import { sessionOf } from "../session";
import { pythonDefault } from "./defaults";
import { givenAs, withArgument, wrongSize } from "./layerArguments";
import { entriesOf, initializeModule } from "./state";
import type { LayerHost } from "./layerHost";
import { registerWeights } from "./layerWeights";

/** What making a layer counts against the budget, beside the ops that initialise it. */
const stepsPerLayer = 120;

/** What a parameter takes: a tensor, its versions, the op that initialised it. */
const itemsPerParameter = 100;

/** Without the argument `omits` its weights wait for the first input, as those of a lazy layer do. */
export function constructLayer(
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
      const made = constructLayer(
        vm,
        declaration,
        signature,
        omits,
        self,
        usual.args,
        usual.kwargs,
      );
      self.attributes.set(name, value);
      return made;
    }
    if (!declaration.weights) throw vm.raise("TypeError", bound.message);
    const message = wrongSize(vm, name, value);
    if (value.kind !== "float" || vm.isGuarded()) throw vm.raise("TypeError", message);
    // `nn.Linear(256 / 2, 10)`: what is meant is the int, and with it evaluation goes on.
    const whole = withArgument(signature, name, int(Math.trunc(value.value)), args, kwargs);
    constructLayer(vm, declaration, signature, omits, self, whole.args, whole.kwargs);
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
    const made = constructLayer(vm, declaration, signature, omits, self, usual.args, usual.kwargs);
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

function unknownHost(unknown: Unknown): LayerHost {
  return { layerArgs: {}, dtype: "float32", unknown };
}

function dtypeOf(value: PyValue | undefined, vm: Machine): DType | undefined {
  const read = value && dtypeSpec.read(vm, value);
  return typeof read === "string" ? read : undefined;
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
