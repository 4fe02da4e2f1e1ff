/** What a call does: which frame it pushes, or the value it has at once. */

import { findSpecial } from "./attributes";
import { functionFrame, newFrame, newGenerator } from "./call";
import { classOf, messageName } from "./classes";
import { construct } from "./construct";
import type { Returns } from "./frame";
import { handOut } from "./handedOut";
import { isSteps } from "./nativeFunction";
import type { Steps } from "./native";
import type { Keywords, PyFunction, PyValue } from "./values";
import { enter, pushSteps, type Vm } from "./vm";

/** What calling native code counts against the budget: its arguments are matched to its parameters. */
const stepsPerNative = 12;

/**
 * Begins a call for the innermost frame. The result where there is one at once; else `undefined`, and a new frame will
 * give it to that frame.
 */
export function startCall(
  vm: Vm,
  callee: PyValue,
  args: readonly PyValue[],
  kwargs: Keywords,
  returns: Returns = "push",
  made?: PyValue,
): PyValue | undefined {
  switch (callee.kind) {
    case "native":
      // Native code adds what it does on its own.
      vm.fuel -= stepsPerNative;
      return startSteps(vm, callee.name, callee.call(vm, args, kwargs), returns, made);
    case "function":
      return startFunction(vm, callee, args, kwargs, returns, made);
    case "method":
      return startCall(vm, callee.function, [callee.self, ...args], kwargs, returns, made);
    case "class":
      return construct(vm, callee, args, kwargs, returns);
    case "staticmethod":
      return startCall(vm, callee.function, args, kwargs, returns, made);
    case "unknown":
      handOut(vm, callee, args, kwargs);
      return vm.unknown({ kind: "derived", what: "call" }, callee);
    default:
      return startObject(vm, callee, args, kwargs, returns, made);
  }
}

/** The same for what native code returned. */
export function startSteps(
  vm: Vm,
  name: string,
  result: PyValue | Steps<PyValue>,
  returns: Returns,
  made?: PyValue,
): PyValue | undefined {
  if (!isSteps(result)) return result;
  pushSteps(vm, name, result, returns, made);
  return undefined;
}

export function startFunction(
  vm: Vm,
  f: PyFunction,
  args: readonly PyValue[],
  kwargs: Keywords,
  returns: Returns,
  made: PyValue | undefined,
): PyValue | undefined {
  const { code } = f;
  if (code.kind === "class" || code.kind === "module") {
    const [namespace] = args;
    const space = namespace?.kind === "dict" ? namespace : f.globals;
    const frame = newFrame(code, f.globals, f.closure, [], space);
    frame.back = vm.frame;
    enter(vm, frame);
    return undefined;
  }
  const frame = functionFrame(vm, f, args, kwargs);
  if (code.isCoroutine || frame.body.isGenerator) return newGenerator(frame);
  frame.back = vm.frame;
  frame.returns = returns;
  frame.made = made;
  enter(vm, frame);
  return undefined;
}

/** An object is called through its class's `__call__`. */
function startObject(
  vm: Vm,
  callee: PyValue,
  args: readonly PyValue[],
  kwargs: Keywords,
  returns: Returns,
  made: PyValue | undefined,
): PyValue | undefined {
  const call = findSpecial(vm, callee, "__call__");
  if (call === undefined) {
    const cls = classOf(callee);
    if (cls.unknownBase) return vm.unknown({ kind: "derived", what: "call" }, cls.unknownBase);
    throw vm.raise("TypeError", `'${messageName(cls)}' object is not callable`);
  }
  if (call.kind === "function" || (call.kind === "native" && call.isMethod)) {
    return startCall(vm, call, [callee, ...args], kwargs, returns, made);
  }
  return startCall(vm, call, args, kwargs, returns, made);
}
