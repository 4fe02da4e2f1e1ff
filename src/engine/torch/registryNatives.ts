/** The Python functions and methods that the registry's names stand for. */

import type { Machine, Steps } from "../python/native";
import { NotImplemented, type Keywords, type PyNative, type PyValue } from "../python/values";
import { asFunction, asMethod, type CallStyle } from "./bind";
import { become, callRegistered } from "./call";
import { isSteps } from "../python/nativeFunction";
import { lastName, type Registered } from "./op";
import { allOps, opsOf } from "./ops/index";
import { PyRaise } from "../python/native";

/** `torch.cat` and the like, for every registered name that begins with the prefix and a plain name: `torch.nn.init.`. */
export function namespace(prefix: string): (readonly [string, PyValue])[] {
  const found: (readonly [string, PyValue])[] = [];
  for (const [name, registered] of opsOf(prefix)) {
    found.push([
      name,
      prefix === "Tensor."
        ? methodNative(name, registered)
        : functionNative(prefix + name, registered),
    ]);
  }
  return found;
}

/** The function of a registered name; the registry has it. */
export function registeredFunction(name: string): PyNative {
  const registered = allOps().get(name);
  if (!registered) throw new Error(`no op is called ${name}`);
  return functionNative(name, registered);
}

/** The registered names of functions that are written in Python in PyTorch. */
const pythonNames = new Map<PyNative, string>();

/** The registered name of a function that is written in Python in PyTorch: `torch.nn.functional.relu`. */
export function pythonNameOf(native: PyNative): string | undefined {
  return pythonNames.get(native);
}

const functions = new Map<string, PyNative>();
const methods = new Map<string, PyNative>();

function functionNative(name: string, registered: Registered): PyNative {
  const known = functions.get(name);
  if (known) return known;
  const short = lastName(name);
  const own = registered.kind === "op" ? registered.isPython : undefined;
  const style: CallStyle = { isMethod: false, isPython: own ?? name.startsWith("torch.nn.") };
  const native: PyNative = {
    kind: "native",
    name: short,
    qualifiedName: short,
    isMethod: false,
    call: isInPlaceName(short, registered)
      ? (vm, args, kwargs) => inPlace(vm, registered, args, kwargs, false)
      : (vm, args, kwargs) => callRegistered(vm, registered, args, kwargs, style),
  };
  if (name.startsWith("torch.nn.")) pythonNames.set(native, name);
  functions.set(name, native);
  return native;
}

function methodNative(name: string, registered: Registered): PyNative {
  const known = methods.get(name);
  if (known) return known;
  const native: PyNative = {
    kind: "native",
    name,
    qualifiedName: `Tensor.${name}`,
    isMethod: true,
    call: methodCall(name, registered),
  };
  methods.set(name, native);
  return native;
}

function methodCall(name: string, registered: Registered): PyNative["call"] {
  let call: PyNative["call"] | undefined;
  return (vm, args, kwargs) => {
    call ??= boundCall(name, registered);
    if (args.length > 0) return call(vm, args, kwargs);
    throw vm.raise("TypeError", `unbound method Tensor.${name}() needs an argument`);
  };
}

function boundCall(name: string, registered: Registered): PyNative["call"] {
  const dunder = /^__(\w+)__$/.exec(name)?.[1];
  if (dunder === undefined) {
    if (isInPlaceName(name, registered)) {
      return (vm, args, kwargs) => inPlace(vm, registered, args, kwargs, true);
    }
    return (vm, args, kwargs) => callRegistered(vm, registered, args, kwargs, asMethod);
  }
  if (registered.kind === "composite") return registered.call;
  if (reflected.has(dunder)) {
    return (vm, args, kwargs) =>
      orNotImplemented(() => callRegistered(vm, registered, [args[1], args[0]], kwargs, asMethod));
  }
  if (inPlaceOperators.has(dunder)) {
    return (vm, args, kwargs) =>
      orNotImplemented(() => inPlace(vm, registered, args, kwargs, true));
  }
  if (binaryOperators.has(dunder)) {
    return (vm, args, kwargs) =>
      orNotImplemented(() => callRegistered(vm, registered, args, kwargs, asMethod));
  }
  return (vm, args, kwargs) => callRegistered(vm, registered, args, kwargs, asMethod);
}

const operators = [
  "add",
  "sub",
  "mul",
  "truediv",
  "floordiv",
  "mod",
  "pow",
  "matmul",
  "and",
  "or",
  "xor",
  "lshift",
  "rshift",
];
const binaryOperators = new Set([...operators, "eq", "ne", "lt", "le", "gt", "ge"]);
const reflected = new Set(operators.map((name) => `r${name}`));
const inPlaceOperators = new Set(operators.map((name) => `i${name}`));

/** An operator leaves operands that it does not know to the other side. */
function orNotImplemented(run: () => PyValue | Steps<PyValue>): PyValue | Steps<PyValue> {
  try {
    return run();
  } catch (error) {
    if (error instanceof PyRaise && error.exception.of.name === "TypeError") return NotImplemented;
    throw error;
  }
}

/** `relu_` of an op that is not in place by itself. */
function isInPlaceName(name: string, registered: Registered): boolean {
  if (!name.endsWith("_") || name.endsWith("__")) return false;
  return registered.kind !== "composite" && !(registered.kind === "op" && registered.isInPlace);
}

function inPlace(
  vm: Machine,
  registered: Registered,
  args: readonly PyValue[],
  kwargs: Keywords,
  isMethod: boolean,
): PyValue | Steps<PyValue> {
  const style = isMethod ? asMethod : asFunction;
  const result = callRegistered(vm, registered, args, kwargs, style);
  const [self] = args;
  if (isSteps(result) || self?.kind !== "tensor" || result.kind !== "tensor") return result;
  // `x.squeeze_()`, `x.t_()`: the same memory in another shape.
  if (registered.kind === "op" && registered.strides) {
    self.state = result.state;
    return self;
  }
  return become(vm, self, result.state);
}
