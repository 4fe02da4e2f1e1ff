/** Calling a module: lazy parameters, hooks, `forward`, and the record of it. */

import { getAttribute, lookupClass } from "../../python/attributes";
import { callValue } from "../../python/call";
import { PyRaise, type Machine, type Steps } from "../../python/native";
import type { Keywords, PyDict, PyInstance, PyValue } from "../../python/values";
import { learnFromInput } from "./layerWeights";
import { beginCall, endCall, enterUnrecorded, leaveUnrecorded, noteFailure } from "../recorder";
import { sessionOf } from "../session";
import { entriesOf, moduleClassesKey } from "./state";

/** `Module.__call__` */
export function* callModule(
  vm: Machine,
  self: PyInstance,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  try {
    return yield* runModule(vm, self, args, kwargs);
  } catch (error) {
    if (error instanceof PyRaise) noteFailure(vm, error.exception, self);
    throw error;
  }
}

/** What a call of a module counts against the budget, beside its ops. */
const stepsPerCall = 60;

function* runModule(
  vm: Machine,
  self: PyInstance,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  vm.charge(stepsPerCall);
  if (hasUninitialized(self)) yield* inferParameters(vm, self, args, kwargs);
  let inputs = args;
  for (const hook of hooksOf(self, "_forward_pre_hooks")) {
    const replaced = yield* callValue(hook, [self, tupleOf(inputs)]);
    if (replaced.kind === "none" || replaced.kind === "unknown") continue;
    inputs = replaced.kind === "tuple" ? replaced.items : [replaced];
  }
  const call = beginCall(vm, self, inputs);
  if (call === undefined) enterUnrecorded(vm, self, inputs);
  let output: PyValue;
  try {
    output = yield* callForward(vm, self, inputs, kwargs);
    for (const hook of hooksOf(self, "_forward_hooks")) {
      const replaced = yield* callValue(hook, [self, tupleOf(inputs), output]);
      if (replaced.kind !== "none" && replaced.kind !== "unknown") output = replaced;
    }
  } catch (error) {
    // What evaluation goes on with is what the layer declares.
    if (error instanceof PyRaise) endCall(vm, call, error.goOn);
    throw error;
  } finally {
    if (call === undefined) leaveUnrecorded(vm);
  }
  endCall(vm, call, output);
  return output;
}

function* callForward(
  vm: Machine,
  self: PyInstance,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<PyValue> {
  const own = self.attributes.get("forward");
  if (own !== undefined) return yield* callValue(own, args, kwargs);
  const onClass = lookupClass(self.of, "forward");
  if (onClass?.kind === "function" || (onClass?.kind === "native" && onClass.isMethod)) {
    return yield* callValue(onClass, [self, ...args], kwargs);
  }
  return yield* callValue(yield* getAttribute(vm, self, "forward"), args, kwargs);
}

/** What `LazyModuleMixin._infer_parameters` does before the first call. */
function* inferParameters(
  vm: Machine,
  self: PyInstance,
  args: readonly PyValue[],
  kwargs: Keywords,
): Steps<void> {
  const { lazyMixin } = vm.state(moduleClassesKey);
  if (!lazyMixin || !self.of.mro.includes(lazyMixin)) {
    const [input] = args;
    if (input?.kind === "tensor") learnFromInput(vm, self, input.state.shape);
    return;
  }
  // Without a known input the layer stays lazy; its output is unknown as well.
  if (args.some((arg) => arg.kind === "unknown")) return;
  const initialize = yield* getAttribute(vm, self, "initialize_parameters");
  // Drawing the weights is no part of the pass, though it happens in the middle of it.
  const session = sessionOf(vm);
  const { phase } = session;
  session.phase = "build";
  try {
    yield* callValue(initialize, args, kwargs);
  } finally {
    session.phase = phase;
  }
  if (hasUninitialized(self)) {
    throw vm.raise("RuntimeError", `module ${self.of.name} has not been fully initialized`);
  }
  const become = lookupClass(self.of, "cls_to_become");
  if (become?.kind === "class") self.of = become;
}

export function hasUninitialized(self: PyInstance): boolean {
  for (const dict of ["_parameters", "_buffers"] as const) {
    for (const [, value] of entriesOf(self, dict)) {
      if (value.kind === "tensor" && value.state.isUninitialized) return true;
    }
  }
  return false;
}

function hooksOf(self: PyInstance, name: string): readonly PyValue[] {
  const dict: PyDict | PyValue | undefined = self.attributes.get(name);
  if (dict?.kind !== "dict" || dict.entries.size === 0) return [];
  return [...dict.entries.values()].map((entry) => entry.value);
}

function tupleOf(items: readonly PyValue[]): PyValue {
  return { kind: "tuple", items };
}
