/** What one instruction is to the machine. */

import type { Frame, Returns } from "../frame";
import { isSteps } from "../nativeFunction";
import type { CallRequest, Steps } from "../native";
import type { PyValue } from "../values";
import { startCall } from "../calls";
import { noKeywords, push, pushSteps, type Vm } from "../vm";

/**
 * Executes one instruction. Operands are off the stack before anything that may raise, so that an evaluation which goes
 * on past an error finds the stack as the instruction would have left it, less its results.
 */
export type Instruction = (vm: Vm, frame: Frame, operand: number) => void;

/** Begins a call; its result goes on the operand stack. */
export function call(vm: Vm, frame: Frame, request: CallRequest, returns: Returns = "push"): void {
  const result = startCall(vm, request.callee, request.args, request.kwargs ?? noKeywords, returns);
  if (result !== undefined && returns === "push") push(frame, result);
}

/** Puts what native code gave on the operand stack, now or when it is done. */
export function pushResult(
  vm: Vm,
  frame: Frame,
  name: string,
  result: PyValue | Steps<PyValue>,
): void {
  if (isSteps(result)) pushSteps(vm, name, result);
  else push(frame, result);
}

/** Runs steps for their effect. */
export function runSteps(vm: Vm, name: string, steps: Steps<PyValue | undefined>): void {
  pushSteps(vm, name, steps, "drop");
}

/** Steps without a result, as a native frame takes them. */
export function* withoutResult(steps: Steps<void>): Steps<undefined> {
  yield* steps;
  return undefined;
}
