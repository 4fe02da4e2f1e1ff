/** An exception on its way up: handlers, native code that may catch it, and going on past errors. */

import { builtinClasses } from "./classes";
import { exceptionState, isExceptionOf, messageOf, newException } from "./exceptions";
import type { Frame, NativeFrame } from "./frame";
import { endLoop, endSend, isCaughtBy } from "./generators";
import { PyRaise, type ExceptionName } from "./native";
import { op, resultCounts } from "./opcodes";
import { resumeNative } from "./resume";
import { stackOf, hereOf, userFramesFrom } from "./stackTrace";
import type { PyInstance, PyValue } from "./values";
import { push, type Vm } from "./vm";

/** Finds who deals with an exception that was raised in the innermost frame. */
export function propagate(vm: Vm, first: PyRaise): void {
  let raise = first;
  noteRaise(vm, raise);
  for (;;) {
    const { frame } = vm;
    if (frame === undefined) {
      vm.outcome = { kind: "raised", exception: raise.exception };
      return;
    }
    if (frame.kind === "native") {
      resumeNative(vm, frame, raise);
      return;
    }
    if (goOn(vm, frame, raise)) return;
    if (handle(frame, raise.exception)) {
      exceptionState(raise.exception).outerEntries = userFramesFrom(frame.back);
      return;
    }
    if (skipStatement(vm, frame, raise.exception)) return;
    raise = leave(vm, frame, raise);
  }
}

/** What raising and reporting an exception count against the budget, beside going through all frames. */
const stepsPerRaise = 16;

/** What is kept of the moment an exception is raised. */
export function noteRaise(vm: Vm, { exception }: PyRaise): void {
  const state = exceptionState(exception);
  state.outerEntries = 0;
  if (state.traceback.length > 0) return;
  const current = currentException(vm);
  if (current && current !== exception) state.context ??= current;
  // Most of these end a loop; nobody looks at where.
  if (isExceptionOf(exception, "StopIteration")) return;
  vm.charge(stepsPerRaise + 4 * vm.depth);
  state.traceback = stackOf(vm);
}

/** The exception that is being handled. */
export function currentException(vm: Vm): PyInstance | undefined {
  for (let frame = vm.frame; frame !== undefined; frame = frame.back) {
    if (frame.kind === "python" && frame.handled.length > 0) return frame.handled.at(-1);
  }
  return undefined;
}

/** Whether an exception raised now would be caught by the user's code, or by native code as part of a protocol. */
export function isGuarded(vm: Vm, exception?: PyInstance): boolean {
  for (let frame = vm.frame; frame !== undefined; frame = frame.back) {
    if (frame.kind === "native") {
      if (exception ? isCaughtBy(frame, exception) : frame.catches !== undefined) return true;
    } else if (frame.blocks.some((block) => block.kind === "except" || block.suppresses)) {
      return true;
    }
  }
  return false;
}

/** Whether there is a fallback for an import that fails. */
export function isImportGuarded(vm: Vm): boolean {
  for (let frame = vm.frame; frame !== undefined; frame = frame.back) {
    if (frame.kind === "native") {
      const { catches } = frame;
      if (catches === "ImportError" || catches === "ModuleNotFoundError") return true;
    } else if (frame.blocks.some((block) => block.takesImportError)) {
      return true;
    }
  }
  return false;
}

/** Control flow, and what makes no sense to go on after. */
const neverSkipped: readonly ExceptionName[] = [
  "StopIteration",
  "StopAsyncIteration",
  "GeneratorExit",
  "SystemExit",
  "KeyboardInterrupt",
  "RecursionError",
];

/** Reports an error in an expression and takes an unknown for its value; false where that is not to be done. */
function goOn(vm: Vm, frame: Frame, raise: PyRaise): boolean {
  const { exception } = raise;
  const state = exceptionState(exception);
  if (state.isUnwinding) return false;
  const isSkipped =
    vm.goesOn &&
    frame.ip > 0 &&
    !neverSkipped.some((name) => isExceptionOf(exception, name)) &&
    !isGuarded(vm, exception);
  if (!isSkipped) {
    state.isUnwinding = true;
    return false;
  }
  // Reporting goes through all frames.
  vm.charge(stepsPerRaise + 4 * vm.depth);
  vm.report(exception, hereOf(vm), stackOf(vm), "skipped");
  const value =
    raise.goOn ??
    vm.unknown({ kind: "raised", type: exception.of.name, message: messageOf(exception) });
  finishFailed(vm, frame, value);
  return true;
}

/** Leaves the stack as the failed instruction would have, with `value` for its results. */
function finishFailed(_vm: Vm, frame: Frame, value: PyValue): void {
  const at = frame.ip - 1;
  const operand = frame.body.operands[at];
  switch (frame.body.ops[at]) {
    case op.NextItem:
      return endLoop(frame);
    case op.Send:
      return endSend(frame, value);
    case op.Unpack:
      return pushMany(frame, value, operand);
    case op.UnpackStar:
      return pushMany(frame, value, (operand & 255) + (operand >> 8) + 1);
    case op.JumpIfFalse:
    case op.JumpIfFalseOrEnter:
    case op.JumpIfTrue:
    case op.BranchUnknownTest:
      frame.ip = at;
      return push(frame, value);
    case op.JumpIfFalseOrPop:
    case op.JumpIfTrueOrPop:
      frame.ip = at;
      frame.stack[frame.sp - 1] = value;
      return;
    case op.ImportFrom:
      // The module is still where it was.
      frame.sp++;
      return push(frame, value);
    default:
      return pushMany(frame, value, resultCounts[frame.body.ops[at]]);
  }
}

function pushMany(frame: Frame, value: PyValue, count: number): void {
  for (let i = 0; i < count; i++) push(frame, value);
}

/** Goes to the innermost handler of a frame; false where there is none. */
function handle(frame: Frame, exception: PyInstance): boolean {
  const block = frame.blocks.pop();
  if (!block) return false;
  frame.sp = block.sp;
  frame.handled.length = block.handled;
  frame.handled.push(exception);
  frame.ip = block.handler;
  return true;
}

/** An imported module goes on with its next statement. */
function skipStatement(vm: Vm, frame: Frame, exception: PyInstance): boolean {
  if (!vm.goesOn || frame.code.kind !== "module" || frame.back === undefined) return false;
  const next = frame.body.statementStarts.find((start) => start >= frame.ip);
  const isControl =
    isExceptionOf(exception, "SystemExit") || isExceptionOf(exception, "RecursionError");
  if (next === undefined || isControl || isGuarded(vm, exception)) return false;
  vm.report(exception, hereOf(vm), exceptionState(exception).traceback, "raised");
  frame.sp = 0;
  frame.handled.length = 0;
  frame.ip = next;
  return true;
}

/** Drops a frame that does not handle the exception; the exception that goes on from there. */
function leave(vm: Vm, frame: Frame, raise: PyRaise): PyRaise {
  const { generator } = frame;
  vm.frame = frame.back;
  vm.depth--;
  if (!generator) return raise;
  generator.state = "closed";
  frame.back = undefined;
  if (!isExceptionOf(raise.exception, "StopIteration")) return raise;
  const what = frame.code.isCoroutine ? "coroutine" : "generator";
  const exception = newException(builtinClasses.RuntimeError, [
    { kind: "str", value: `${what} raised StopIteration` },
  ]);
  const state = exceptionState(exception);
  state.cause = raise.exception;
  state.context = raise.exception;
  state.suppressContext = true;
  state.isUnwinding = true;
  return new PyRaise(exception);
}

/** Drops a native frame. */
export function leaveNative(vm: Vm, frame: NativeFrame): void {
  vm.frame = frame.back;
  vm.nativeDepth--;
}
