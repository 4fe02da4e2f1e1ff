/** Instructions that move values about: the operand stack and variables. */

import { stringKey } from "../dict";
import { withNamed } from "../exceptions";
import type { Frame } from "../frame";
import type { Steps } from "../native";
import { setItem } from "../operators";
import { findStarred, unknownStarred } from "../starImports";
import { str, type PyDict, type PyValue } from "../values";
import { pop, push, pushSteps, rangeAt, type Vm } from "../vm";
import { runSteps, withoutResult, type Instruction } from "./instruction";

export const stackInstructions = {
  LoadConst(_vm, frame, operand) {
    frame.stack[frame.sp++] = frame.body.constants[operand];
  },
  Pop(_vm, frame) {
    frame.sp--;
  },
  Dup(_vm, frame) {
    push(frame, frame.stack[frame.sp - 1]);
  },
  DupTwo(_vm, frame) {
    const { stack, sp } = frame;
    stack[sp] = stack[sp - 2];
    stack[sp + 1] = stack[sp - 1];
    frame.sp = sp + 2;
  },
  Swap(_vm, { stack, sp }) {
    const top = stack[sp - 1];
    stack[sp - 1] = stack[sp - 2];
    stack[sp - 2] = top;
  },
  RotateThree(_vm, { stack, sp }) {
    const top = stack[sp - 1];
    stack[sp - 1] = stack[sp - 2];
    stack[sp - 2] = stack[sp - 3];
    stack[sp - 3] = top;
  },

  LoadLocal(vm, frame, operand) {
    const value = frame.locals[operand];
    if (value === undefined) {
      const text = `cannot access local variable '${frame.body.localNames[operand]}' where it is not associated with a value`;
      throw vm.raise("UnboundLocalError", text);
    }
    frame.stack[frame.sp++] = value;
    if (vm.hooks.observe) observe(vm, frame, value);
  },
  StoreLocal(vm, frame, operand) {
    const value = frame.stack[--frame.sp];
    frame.locals[operand] = value;
    if (vm.hooks.observe) observe(vm, frame, value);
  },
  DeleteLocal(vm, frame, operand) {
    if (frame.locals[operand] === undefined) {
      const text = `cannot access local variable '${frame.body.localNames[operand]}' where it is not associated with a value`;
      throw vm.raise("UnboundLocalError", text);
    }
    frame.locals[operand] = undefined;
  },
  LoadTemp(vm, frame, operand) {
    push(frame, frame.locals[operand] ?? noTemp(vm));
  },
  StoreTemp(_vm, frame, operand) {
    frame.locals[operand] = pop(frame);
  },

  LoadCell(vm, frame, operand) {
    const value = frame.cells[operand].value;
    if (value === undefined) throw emptyCell(vm, frame, operand);
    push(frame, value);
    if (vm.hooks.observe) observe(vm, frame, value);
  },
  StoreCell(vm, frame, operand) {
    const value = pop(frame);
    frame.cells[operand].value = value;
    if (vm.hooks.observe) observe(vm, frame, value);
  },
  DeleteCell(vm, frame, operand) {
    const cell = frame.cells[operand];
    if (cell.value === undefined) throw emptyCell(vm, frame, operand);
    cell.value = undefined;
  },
  LoadClassCell(vm, frame, operand) {
    const name = frame.body.cellNames[operand];
    const own = frame.namespace?.entries.get(stringKey(name))?.value;
    const value = own ?? frame.cells[operand].value;
    if (value === undefined) throw emptyCell(vm, frame, operand);
    push(frame, value);
  },

  LoadGlobal(vm, frame, operand) {
    const { names, nameKeys } = frame.body;
    const value =
      frame.globals.entries.get(nameKeys[operand])?.value ?? vm.builtins.get(names[operand]);
    if (value === undefined) return starredName(vm, frame, names[operand]);
    frame.stack[frame.sp++] = value;
    if (vm.hooks.observe) observe(vm, frame, value);
  },
  StoreGlobal(vm, frame, operand) {
    const value = pop(frame);
    put(frame.globals, frame, operand, value);
    if (vm.hooks.observe) observeStore(vm, frame, value);
  },
  DeleteGlobal(vm, frame, operand) {
    remove(vm, frame.globals, frame, operand);
  },
  LoadName(vm, frame, operand) {
    const { names, nameKeys } = frame.body;
    const value =
      frame.namespace?.entries.get(nameKeys[operand])?.value ??
      frame.globals.entries.get(nameKeys[operand])?.value ??
      vm.builtins.get(names[operand]);
    if (value === undefined) return starredName(vm, frame, names[operand]);
    push(frame, value);
    if (vm.hooks.observe) observe(vm, frame, value);
  },
  StoreName(vm, frame, operand) {
    const value = pop(frame);
    const space = frame.namespace ?? frame.globals;
    if (space.of) storeInto(vm, space, frame.body.names[operand], value);
    else put(space, frame, operand, value);
    if (vm.hooks.observe) observeStore(vm, frame, value);
  },
  DeleteName(vm, frame, operand) {
    remove(vm, frame.namespace ?? frame.globals, frame, operand);
  },
  StoreAnnotation(_vm, frame, operand) {
    const value = pop(frame);
    const space = frame.namespace ?? frame.globals;
    const key = stringKey("__annotations__");
    let annotations = space.entries.get(key)?.value;
    if (annotations?.kind !== "dict") {
      annotations = { kind: "dict", entries: new Map() };
      space.entries.set(key, { key: str("__annotations__"), value: annotations });
    }
    put(annotations, frame, operand, value);
  },
} satisfies Partial<Record<string, Instruction>>;

function put(space: PyDict, frame: Frame, operand: number, value: PyValue): void {
  const key = frame.body.nameKeys[operand];
  const entry = space.entries.get(key);
  if (entry) entry.value = value;
  else space.entries.set(key, { key: str(frame.body.names[operand]), value });
}

/** A namespace of a metaclass's own sees every store. */
function storeInto(vm: Vm, space: PyDict, name: string, value: PyValue): void {
  runSteps(vm, "__setitem__", withoutResult(setItem(vm, space, str(name), value)));
}

function remove(vm: Vm, space: PyDict, frame: Frame, operand: number): void {
  const { names, nameKeys } = frame.body;
  if (!space.entries.delete(nameKeys[operand])) throw unknownName(vm, names[operand]);
}

/** A name that a part of the package has which has not been run; else a NameError. */
function starredName(vm: Vm, frame: Frame, name: string): void {
  const steps = findStarred(vm, frame.globals, name);
  if (steps) pushSteps(vm, "import", orUnknownStarred(vm, frame.globals, name, steps));
  else push(frame, orNameError(vm, frame.globals, name));
}

function* orUnknownStarred(
  vm: Vm,
  globals: PyDict,
  name: string,
  steps: Steps<PyValue | undefined>,
): Steps<PyValue> {
  return (yield* steps) ?? orNameError(vm, globals, name);
}

function orNameError(vm: Vm, globals: PyDict, name: string): PyValue {
  const value = unknownStarred(vm, globals, name);
  if (value === undefined) throw unknownName(vm, name);
  return value;
}

function unknownName(vm: Vm, name: string) {
  vm.hooks.missingName?.(name);
  const raise = vm.raise("NameError", `name '${name}' is not defined`);
  return withNamed(raise, { name: str(name) });
}

function emptyCell(vm: Vm, frame: Frame, operand: number) {
  const name = frame.body.cellNames[operand];
  if (frame.code.freeNames.includes(name)) {
    const text = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`;
    return vm.raise("NameError", text);
  }
  const text = `cannot access local variable '${name}' where it is not associated with a value`;
  return vm.raise("UnboundLocalError", text);
}

function noTemp(vm: Vm): PyValue {
  return vm.unknown({ kind: "unsupported", what: "a value that was not made" });
}

/** Tells the hook about a tensor or an unknown that an expression gave, and about a number where those are asked for. */
export function observe(vm: Vm, frame: Frame, value: PyValue): void {
  const { kind } = value;
  if (kind !== "tensor" && kind !== "ndarray" && kind !== "unknown") {
    if (!vm.hooks.observesNumbers || (kind !== "int" && kind !== "tuple")) return;
  }
  vm.hooks.observe?.(rangeAt(frame), value);
}

/** At the level of a module, every store is told. */
function observeStore(vm: Vm, frame: Frame, value: PyValue): void {
  if (frame.code.kind === "module") vm.hooks.observe?.(rangeAt(frame), value);
  else observe(vm, frame, value);
}
