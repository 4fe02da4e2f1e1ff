/** The loop that everything runs in. */

import { refuel } from "./budget";
import type { Frame } from "./frame";
import { endLoop } from "./generators";
import { instructions } from "./instructions";
import { isSteps } from "./nativeFunction";
import { opNames } from "./opcodes";
import { resumeNative } from "./resume";
import { int, bool, type PyValue } from "./values";
import { pushSteps, type Vm } from "./vm";

/**
 * The instructions that `executeFrame` has cases for, which must be literal numbers: only then does JavaScript jump to
 * them at once. Their cases are the common ways of the instructions of the same name and never raise.
 */
export const hotInstructions = [
  "LoadConst",
  "LoadLocal",
  "StoreLocal",
  "LoadAttribute",
  "LoadGlobal",
  "Call",
  "Pop",
  "Jump",
  "JumpIfFalse",
  "Binary",
  "Compare",
  "NextItem",
  "InPlace",
] as const;

/** Whether the cases are those of the instructions they are meant for. */
export function isLoopInOrder(): boolean {
  return hotInstructions.every((name, i) => opNames[i] === name);
}

/** What a jump counts against the budget: about as many instructions come between two. */
const blockSteps = 8;

/** What going on with a frame counts, most often one that a call made. */
const frameSteps = 12;

/** Code without jumps counts as well: so many instructions, as a power of two, take about a step. */
const lengthShift = 1;

/** What going on with native code counts: it is a generator, with work of its own between two of its calls. */
const nativeSteps = 20;

/** Runs frames until the outermost one is done. False where the run is to be interrupted. */
export function execute(vm: Vm): boolean {
  for (;;) {
    const { frame } = vm;
    if (frame === undefined) return true;
    const isNative = frame.kind === "native";
    if ((vm.fuel -= isNative ? nativeSteps : frameSteps) < 0 && refuel(vm)) return false;
    if (isNative) {
      resumeNative(vm, frame);
      continue;
    }
    const { ip } = frame;
    if (!executeFrame(vm, frame)) return false;
    if (frame.ip > ip) vm.fuel -= (frame.ip - ip) >> lengthShift;
  }
}

/** Runs one frame as long as it is the innermost. */
function executeFrame(vm: Vm, frame: Frame): boolean {
  const { stack, locals } = frame;
  const { ops, operands, constants } = frame.body;
  const isWatched = vm.hooks.observe !== undefined;
  let { ip, sp } = frame;
  for (;;) {
    const op = ops[ip];
    const operand = operands[ip];
    ip++;
    switch (op) {
      case 0: // LoadConst
        stack[sp++] = constants[operand];
        continue;
      case 1: {
        // LoadLocal
        const value = locals[operand];
        if (value === undefined || isWatched) break;
        stack[sp++] = value;
        continue;
      }
      case 2: // StoreLocal
        if (isWatched) break;
        locals[operand] = stack[--sp];
        continue;
      case 6: // Pop
        sp--;
        continue;
      case 7: // Jump
        // Back to the head of a loop: its body may be long.
        if (operand < ip) vm.fuel -= (ip - operand) >> lengthShift;
        ip = operand;
        if ((vm.fuel -= blockSteps) >= 0) continue;
        frame.ip = ip;
        frame.sp = sp;
        if (refuel(vm)) return false;
        continue;
      case 8: {
        // JumpIfFalse
        const value = stack[sp - 1];
        if (value.kind !== "bool") break;
        sp--;
        if (!value.value) ip = operand;
        continue;
      }
      case 9:
      case 12: {
        // Binary and InPlace
        const result = addOrSubtract(operand, stack[sp - 2], stack[sp - 1]);
        if (result === undefined) break;
        sp--;
        stack[sp - 1] = result;
        continue;
      }
      case 10: {
        // Compare
        const result = compareNumbers(operand, stack[sp - 2], stack[sp - 1]);
        if (result === undefined) break;
        sp--;
        stack[sp - 1] = result;
        continue;
      }
      case 11: {
        // NextItem
        const it = stack[sp - 1];
        if (it.kind !== "iterator") break;
        frame.ip = ip;
        frame.sp = sp;
        const item = it.next(vm);
        if (item === undefined) {
          endLoop(frame);
          ({ ip, sp } = frame);
        } else if (isSteps(item)) {
          pushSteps(vm, it.name, item, "item");
          return true;
        } else {
          stack[sp++] = item;
        }
        continue;
      }
      default:
        break;
    }
    frame.ip = ip;
    frame.sp = sp;
    instructions[op](vm, frame, operand);
    if (vm.frame !== frame) return true;
    ({ ip, sp } = frame);
  }
}

/** `a + b` and `a - b` of small ints. */
function addOrSubtract(operator: number, a: PyValue, b: PyValue): PyValue | undefined {
  if (operator > 1 || a.kind !== "int" || b.kind !== "int" || a.of || b.of) return undefined;
  const x = a.value;
  const y = b.value;
  if (typeof x !== "number" || typeof y !== "number") return undefined;
  const result = operator === 0 ? x + y : x - y;
  return Number.isSafeInteger(result) ? int(result) : undefined;
}

/** Comparisons of small ints, in the order of `compareOperators`. */
function compareNumbers(operator: number, a: PyValue, b: PyValue): PyValue | undefined {
  if (a.kind !== "int" || b.kind !== "int" || a.of || b.of) return undefined;
  const x = a.value;
  const y = b.value;
  if (typeof x !== "number" || typeof y !== "number") return undefined;
  switch (operator) {
    case 0:
      return bool(x === y);
    case 1:
      return bool(x !== y);
    case 2:
      return bool(x < y);
    case 3:
      return bool(x <= y);
    case 4:
      return bool(x > y);
    case 5:
      return bool(x >= y);
    default:
      return undefined;
  }
}
