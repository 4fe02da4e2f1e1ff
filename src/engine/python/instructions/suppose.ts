/** Instructions for what a branch that was left out, because its condition is unknown, may have made. */

import { findAttribute, lookupClass } from "../attributes";
import { classOf } from "../classes";
import type { Frame } from "../frame";
import type { Steps } from "../native";
import { plainTruth, truthOf } from "../operators";
import { supposed } from "../reasons";
import { str, type PyDict, type PyInstance, type PyValue, type Unknown } from "../values";
import { pop, pushSteps, type Vm } from "../vm";
import type { Instruction } from "./instruction";

export const supposeInstructions = {
  BranchUnknownTest(vm, frame, operand) {
    const value = frame.stack[frame.sp - 1];
    if (plainTruth(value) !== undefined) return;
    if (value.kind === "unknown") {
      frame.ip = operand;
      return;
    }
    frame.sp--;
    pushSteps(vm, "bool", truthOf(vm, value), "again");
  },
  SupposeLocal(vm, frame, operand) {
    const value = supposedFor(vm, frame, frame.locals[operand]);
    if (value) frame.locals[operand] = value;
  },
  SupposeCell(vm, frame, operand) {
    const cell = frame.cells[operand];
    cell.value = supposedFor(vm, frame, cell.value) ?? cell.value;
  },
  SupposeGlobal(vm, frame, operand) {
    supposeIn(vm, frame, frame.globals, operand);
  },
  SupposeName(vm, frame, operand) {
    supposeIn(vm, frame, frame.namespace ?? frame.globals, operand);
  },
  SupposeAttribute(vm, frame, operand) {
    const object = pop(frame);
    const cause = frame.stack[frame.sp - 1];
    if (object.kind !== "instance" || cause.kind !== "unknown") return;
    const name = frame.body.names[operand];
    const own = object.attributes.get(name);
    if (own) {
      const value = supposedFor(vm, frame, own);
      if (value) object.attributes.set(name, value);
      return;
    }
    const { of } = object;
    if (lookupClass(of, name) || lookupClass(of, "__getattr__")?.kind === "function") return;
    pushSteps(vm, "getattr", supposeMissing(vm, object, name, cause), "drop");
  },
} satisfies Partial<Record<string, Instruction>>;

function supposeIn(vm: Vm, frame: Frame, space: PyDict, operand: number): void {
  const key = frame.body.nameKeys[operand];
  const entry = space.entries.get(key);
  const name = frame.body.names[operand];
  if (space.of || (!entry && vm.builtins.has(name))) return;
  const value = supposedFor(vm, frame, entry?.value);
  if (!value) return;
  if (entry) entry.value = value;
  else space.entries.set(key, { key: str(name), value });
}

function* supposeMissing(
  vm: Vm,
  object: PyInstance,
  name: string,
  cause: Unknown,
): Steps<undefined> {
  const found = yield* findAttribute(vm, object, name);
  if (!found) object.attributes.set(name, vm.unknown(supposed, cause));
  return undefined;
}

/** Absent for a value that says more than that there is none yet. */
function supposedFor(vm: Vm, frame: Frame, value: PyValue | undefined): Unknown | undefined {
  const cause = frame.stack[frame.sp - 1];
  if (cause.kind !== "unknown") return undefined;
  switch (value?.kind) {
    case undefined:
    case "none":
      return vm.unknown(supposed, cause);
    case "list":
      return value.of || value.items.length > 0 ? undefined : emptyOne(vm, value, cause);
    case "dict":
    case "set":
      return value.of || value.entries.size > 0 ? undefined : emptyOne(vm, value, cause);
    default:
      return undefined;
  }
}

function emptyOne(vm: Vm, value: PyValue, cause: Unknown): Unknown {
  return { ...vm.unknown(supposed, cause), of: classOf(value) };
}
