/** Going on with generators and coroutines, which are frames that wait. */

import { exceptionState, newException } from "./exceptions";
import { builtinClasses } from "./classes";
import type { Frame, NativeFrame, Returns } from "./frame";
import { PyRaise } from "./native";
import { op } from "./opcodes";
import { None, type PyGenerator, type PyInstance, type PyValue, type Unknown } from "./values";
import { enter, push, type Vm } from "./vm";

/** Makes the generator's frame the innermost one; what it yields goes to the present one. */
export function resumeGenerator(
  vm: Vm,
  generator: PyGenerator,
  value: PyValue,
  returns: Returns,
): void {
  const { frame } = generator;
  if (generator.state === "running") throw vm.raise("ValueError", "generator already executing");
  if (generator.state === "created" && value.kind !== "none") {
    throw vm.raise("TypeError", "can't send non-None value to a just-started generator");
  }
  if (generator.state === "suspended") push(frame, value);
  generator.state = "running";
  frame.back = vm.frame;
  frame.returns = returns;
  enter(vm, frame);
}

/** Raises an exception where a generator waits. */
export function throwInto(
  vm: Vm,
  generator: PyGenerator,
  exception: PyInstance,
  returns: Returns,
): void {
  const { frame, state } = generator;
  if (state === "running") throw vm.raise("ValueError", "generator already executing");
  exceptionState(exception).isUnwinding = true;
  if (state !== "suspended") {
    generator.state = "closed";
    throw new PyRaise(exception);
  }
  generator.state = "running";
  frame.back = vm.frame;
  frame.returns = returns;
  enter(vm, frame);
  const inner = waitsFor(frame);
  if (inner?.kind === "generator") {
    // What the inner one yields is yielded by the outer: that instruction is the one before.
    frame.ip--;
    throwInto(vm, inner, exception, "send");
    return;
  }
  throw new PyRaise(exception);
}

/** What a frame waits for in a `yield from` or `await`. */
function waitsFor(frame: Frame): PyValue | undefined {
  if (frame.body.ops[frame.ip] !== op.SendAgain) return undefined;
  return frame.stack[frame.sp - 1];
}

/** A generator's frame hands out a value and waits. */
export function suspend(vm: Vm, frame: Frame, value: PyValue): void {
  const { back, returns, generator } = frame;
  if (!generator) {
    // `await` at the top of a module: nothing else runs meanwhile.
    push(frame, None);
    return;
  }
  generator.state = "suspended";
  frame.back = undefined;
  vm.depth--;
  vm.frame = back;
  if (back?.kind === "python") {
    if (returns !== "drop") push(back, value);
  } else {
    vm.incoming = value;
  }
}

/** An async generator's frame hands out an item: whoever awaits it has it, and goes on. */
export function suspendWithItem(vm: Vm, frame: Frame, value: PyValue): void {
  const { back, returns } = frame;
  const isAwaited = frame.generator && back?.kind === "python" && returns === "send";
  if (isAwaited) frame.returns = "drop";
  suspend(vm, frame, value);
  if (isAwaited) endSend(back, value);
}

/** A generator's frame is done. */
export function finishGenerator(vm: Vm, frame: Frame, value: PyValue): void {
  const { back, returns, generator } = frame;
  if (generator) generator.state = "closed";
  frame.back = undefined;
  vm.depth--;
  vm.frame = back;
  if (frame.code.isCoroutine && frame.body.isGenerator && back?.kind === "python") {
    throw vm.raise("StopAsyncIteration", "");
  }
  const skipped = generator?.skipped;
  if (back?.kind === "python" && returns === "item") {
    if (!skipped || !takeForUnknown(back, skipped)) endLoop(back);
  } else if (back?.kind === "python" && returns === "send") {
    if (skipped && back.generator) back.generator.skipped ??= skipped;
    endSend(back, value);
  } else if (skipped && back?.kind === "native") {
    // Native code gets one item for all those that there may be.
    vm.incoming = vm.unknown({ kind: "derived", what: "an item" }, skipped);
  } else throw stopIteration(value);
}

/** A loop whose iterator may have had more items goes on as one over an unknown does. */
function takeForUnknown(frame: Frame, skipped: Unknown): boolean {
  const branch = frame.ip - 2;
  if (frame.body.ops[branch] !== op.BranchUnknown) return false;
  frame.stack[frame.sp - 1] = skipped;
  frame.ip = branch;
  return true;
}

export function stopIteration(value: PyValue): PyRaise {
  const args = value.kind === "none" ? [] : [value];
  return new PyRaise(newException(builtinClasses.StopIteration, args));
}

/** The iterator of a `for` has no more items: it is taken off, the loop is left. */
export function endLoop(frame: Frame): void {
  frame.sp--;
  frame.ip = frame.body.operands[frame.ip - 1];
}

/** The iterator of a `yield from` is done: its result takes its place. The frame is behind its `Send`. */
export function endSend(frame: Frame, value: PyValue): void {
  frame.stack[frame.sp - 1] = value;
  frame.ip = frame.body.operands[frame.ip - 1];
}

/** Whether a native frame has said that it catches an exception. */
export function isCaughtBy(frame: NativeFrame, exception: PyInstance): boolean {
  const { catches } = frame;
  return catches !== undefined && exception.of.mro.some((cls) => cls.name === catches);
}
