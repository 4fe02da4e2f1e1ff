/** Instructions that jump, iterate and take apart. */

import { findSpecial, getAttribute, specialCall } from "../attributes";
import { builtinClasses, classOf } from "../classes";
import type { Code } from "../code";
import type { Frame } from "../frame";
import { endLoop, endSend, resumeGenerator } from "../generators";
import { isIterable, isStop, iterator, next, plainIterator, stopValue } from "../iterate";
import type { Steps } from "../native";
import { itemSteps } from "../gather";
import { isSteps } from "../nativeFunction";
import { plainTruth, truthOf } from "../operators";
import {
  asyncIterator,
  asyncNext,
  awaitable,
  isAsyncGenerator,
  isCoroutine,
} from "../asynchronous";
import {
  None,
  list,
  tuple,
  type PyClass,
  type PyIterator,
  type PyValue,
  type Unknown,
} from "../values";
import { pop, push, pushSteps, type Vm } from "../vm";
import type { Instruction } from "./instruction";

export const controlInstructions = {
  Jump(_vm, frame, operand) {
    frame.ip = operand;
  },
  JumpIfFalse(vm, frame, operand) {
    const truth = test(vm, frame);
    if (truth === undefined) return;
    if (truth === "unknown") vm.note("the condition is unknown: taken as false");
    if (truth !== true) frame.ip = operand;
  },
  JumpIfFalseOrEnter(vm, frame, operand) {
    const truth = test(vm, frame);
    if (truth === undefined) return;
    if (truth === "unknown") vm.note("the condition is unknown: taken as true");
    if (truth === false) frame.ip = operand;
  },
  JumpIfTrue(vm, frame, operand) {
    const truth = test(vm, frame);
    if (truth === true || truth === "unknown") frame.ip = operand;
  },
  JumpIfFalseOrPop(vm, frame, operand) {
    const value = frame.stack[frame.sp - 1];
    jumpOrPop(vm, frame, operand, value, false);
  },
  JumpIfTrueOrPop(vm, frame, operand) {
    const value = frame.stack[frame.sp - 1];
    jumpOrPop(vm, frame, operand, value, true);
  },

  GetIterator(vm, frame) {
    const v = pop(frame);
    const plain = plainIterator(vm, v);
    if (plain) push(frame, plain);
    else pushSteps(vm, "iter", iterator(vm, v));
  },
  NextItem(vm, frame) {
    const it = frame.stack[frame.sp - 1];
    switch (it.kind) {
      case "iterator": {
        const item = it.next(vm);
        if (item === undefined) endLoop(frame);
        else if (isSteps(item)) pushSteps(vm, it.name, item, "item");
        else frame.stack[frame.sp++] = item;
        return;
      }
      case "generator":
        if (it.state === "closed") endLoop(frame);
        else resumeGenerator(vm, it, None, "item");
        return;
      case "unknown":
        return endLoop(frame);
      default:
        return pushSteps(vm, "next", next(vm, it), "item");
    }
  },
  BranchUnknown(vm, frame, operand) {
    const top = frame.stack[frame.sp - 1];
    if (top.kind !== "unknown") return;
    vm.note("what the loop goes over is unknown: its body is not run");
    if (frame.generator) frame.generator.skipped ??= top;
    frame.stack[frame.sp - 1] =
      frame.code.kind === "comprehension"
        ? unknownComprehension(vm, frame.code, top)
        : vm.unknown({ kind: "derived", what: "loop" }, top);
    frame.ip = operand;
  },
  ForgetContents(vm, frame) {
    const value = pop(frame);
    const cause = pop(frame);
    push(frame, withoutContents(vm, value, cause));
  },
  ForgetAttributeContents(vm, frame, operand) {
    const object = pop(frame);
    const cause = pop(frame);
    if (object.kind !== "instance") return;
    const name = frame.body.names[operand];
    const value = object.attributes.get(name);
    if (value) object.attributes.set(name, withoutContents(vm, value, cause));
  },
  Unpack(vm, frame, operand) {
    const v = pop(frame);
    if (v.kind === "unknown") return pushUnknowns(vm, frame, v, operand);
    if ((v.kind === "tuple" || v.kind === "list") && !v.of) {
      const { items } = v;
      if (items.length !== operand) throw wrongCount(vm, items.length, operand);
      for (let i = operand - 1; i >= 0; i--) push(frame, items[i]);
      return;
    }
    pushSteps(vm, "unpack", unpack(vm, v, operand), "again");
  },
  UnpackStar(vm, frame, operand) {
    const v = pop(frame);
    const before = operand & 255;
    const after = operand >> 8;
    if (v.kind === "unknown") return pushUnknowns(vm, frame, v, before + after + 1);
    if (v.kind !== "tuple" || v.of) {
      return pushSteps(vm, "unpack", unpack(vm, v, undefined), "again");
    }
    const { items } = v;
    if (items.length < before + after) {
      const text = `not enough values to unpack (expected at least ${before + after}, got ${items.length})`;
      throw vm.raise("ValueError", text);
    }
    const middle = items.length - after;
    for (let i = items.length - 1; i >= middle; i--) push(frame, items[i]);
    push(frame, list(items.slice(before, middle)));
    for (let i = before - 1; i >= 0; i--) push(frame, items[i]);
  },

  Send(vm, frame) {
    const value = pop(frame);
    const it = frame.stack[frame.sp - 1];
    switch (it.kind) {
      case "generator":
        if (it.state === "closed") {
          if (isAsyncGenerator(it)) throw vm.raise("StopAsyncIteration", "");
          return endSend(frame, None);
        }
        return resumeGenerator(vm, it, value, "send");
      case "unknown":
        return endSend(frame, it);
      case "iterator":
        if (it.resumes && it.resumes.generator.state !== "closed") {
          // From here on the frame waits for the generator itself, into which exceptions are thrown.
          frame.stack[frame.sp - 1] = it.resumes.generator;
          return resumeGenerator(vm, it.resumes.generator, it.resumes.value, "send");
        }
        return pushSteps(vm, "send", sendToIterator(vm, it), "send");
      default:
        return pushSteps(vm, "send", sendToObject(vm, it, value), "send");
    }
  },
  SendAgain(_vm, frame, operand) {
    frame.ip = operand;
  },
  GetYieldFromIterator(vm, frame) {
    const v = pop(frame);
    if (v.kind === "generator") push(frame, v);
    else pushSteps(vm, "iter", iterator(vm, v));
  },
  GetAwaitable(vm, frame) {
    const v = pop(frame);
    if (isCoroutine(v) || v.kind === "unknown") push(frame, v);
    else pushSteps(vm, "await", awaitable(vm, v));
  },
  GetAsyncIterator(vm, frame) {
    pushSteps(vm, "aiter", asyncIterator(vm, pop(frame)));
  },
  GetAsyncNext(vm, frame) {
    pushSteps(vm, "anext", asyncNext(vm, frame.stack[frame.sp - 1]));
  },
} satisfies Partial<Record<string, Instruction>>;

/**
 * The truth of the value on top, which is taken off. Absent where a special method has to be asked: the instruction
 * then runs again on its answer.
 */
function test(vm: Vm, frame: Frame): boolean | "unknown" | undefined {
  const value = frame.stack[--frame.sp];
  const truth = plainTruth(value);
  if (truth !== undefined) return truth;
  if (value.kind === "unknown") return "unknown";
  pushSteps(vm, "bool", truthOf(vm, value), "again");
  return undefined;
}

function jumpOrPop(vm: Vm, frame: Frame, operand: number, value: PyValue, jumpsIf: boolean): void {
  const truth = plainTruth(value);
  if (truth === jumpsIf || value.kind === "unknown") frame.ip = operand;
  else if (truth !== undefined) frame.sp--;
  else pushSteps(vm, "bool", chosen(vm, frame, operand, value, jumpsIf), "drop");
}

/** The same where a special method decides. */
function* chosen(
  vm: Vm,
  frame: Frame,
  operand: number,
  value: PyValue,
  jumpsIf: boolean,
): Steps<undefined> {
  const truth = yield* truthOf(vm, value);
  if (truth.kind === "unknown") frame.stack[frame.sp - 1] = truth;
  if (truth.kind === "unknown" || truth.value === jumpsIf) frame.ip = operand;
  else frame.sp--;
  return undefined;
}

const comprehensionClasses: Readonly<Record<string, PyClass | undefined>> = {
  "<listcomp>": builtinClasses.list,
  "<setcomp>": builtinClasses.set,
  "<dictcomp>": builtinClasses.dict,
};

function withoutContents(vm: Vm, value: PyValue, cause: PyValue): PyValue {
  const isContainer = value.kind === "list" || value.kind === "dict" || value.kind === "set";
  if (!isContainer || cause.kind !== "unknown") return value;
  const unknown = vm.unknown({ kind: "derived", what: `a ${value.kind} filled in a loop` }, cause);
  return { ...unknown, of: classOf(value) };
}

/** What a comprehension over an unknown gives: of unknown length it is still a list, a set or a dict. */
export function unknownComprehension(vm: Vm, code: Code, cause: Unknown): Unknown {
  const unknown = vm.unknown({ kind: "derived", what: "comprehension" }, cause);
  return { ...unknown, of: comprehensionClasses[code.name] };
}

function pushUnknowns(vm: Vm, frame: Frame, cause: PyValue, count: number): void {
  if (cause.kind !== "unknown") return;
  for (let i = 0; i < count; i++) {
    push(frame, vm.unknown({ kind: "derived", what: "unpacking" }, cause));
  }
}

function wrongCount(vm: Vm, got: number, expected: number) {
  if (got < expected) {
    const text = `not enough values to unpack (expected ${expected}, got ${got})`;
    return vm.raise("ValueError", text);
  }
  return vm.raise("ValueError", `too many values to unpack (expected ${expected})`);
}

/** The items of any iterable as a tuple; one more than wanted is enough to know that there are too many. */
function* unpack(vm: Vm, v: PyValue, count: number | undefined): Steps<PyValue> {
  const cls = classOf(v);
  if (!isIterable(vm, v) && !cls.unknownBase) {
    throw vm.raise("TypeError", `cannot unpack non-iterable ${cls.name} object`);
  }
  const it = yield* iterator(vm, v);
  if (it.kind === "unknown") return it;
  const items: PyValue[] = [];
  for (;;) {
    const item = yield* next(vm, it);
    if (item === undefined) return tuple(items);
    items.push(item);
    vm.charge(itemSteps);
    if (count !== undefined && items.length > count) return tuple(items);
  }
}

function* sendToIterator(vm: Vm, it: PyIterator): Steps<PyValue | undefined> {
  const item = yield* next(vm, it);
  if (item === undefined) vm.stopValue = it.result ?? None;
  return item;
}

/** `yield from` a user's iterator; what it returned takes its place at the end. */
function* sendToObject(vm: Vm, it: PyValue, value: PyValue): Steps<PyValue | undefined> {
  try {
    if (value.kind !== "none") {
      const send = yield* getAttribute(vm, it, "send");
      return yield { callee: send, args: [value], catches: "StopIteration" };
    }
    const method = findSpecial(vm, it, "__next__");
    if (!method) throw vm.raise("TypeError", `'${classOf(it).name}' object is not an iterator`);
    return yield { ...specialCall(it, method, []), catches: "StopIteration" };
  } catch (error) {
    if (!isStop(error)) throw error;
    vm.stopValue = stopValue(error.exception);
    return undefined;
  }
}
