/** What `return`, `break` and `continue` do on their way out: `finally` bodies, `__exit__` calls, handled exceptions. */

import { emit, emitConstant, emitJump, type Assembler, type Label } from "./assembler";
import { None } from "../values";

export type ExitStep =
  | {
      readonly kind: "loop";
      readonly onBreak: Label;
      readonly onContinue: Label;
      /** An iterator is on the operand stack, which `break` takes off. */
      readonly hasIterator: boolean;
    }
  /** An active handler. */
  | { readonly kind: "block" }
  /** An exception is being handled. */
  | { readonly kind: "handled" }
  /** A handler, and code to run on the way out. */
  | { readonly kind: "finally"; readonly write: () => void };

/** Undoes everything down to (but without) step `depth`. */
export function writeExits(a: Assembler, depth: number): void {
  const steps = a.exits.splice(depth);
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i];
    // A `finally` body that itself leaves must not run again.
    a.exits.splice(depth, a.exits.length, ...steps.slice(0, i));
    switch (step.kind) {
      case "loop":
        break;
      case "block":
        emit(a, "PopBlock");
        break;
      case "handled":
        emit(a, "PopExcept");
        break;
      case "finally":
        emit(a, "PopBlock");
        step.write();
        break;
    }
  }
  a.exits.splice(depth, a.exits.length, ...steps);
}

/** The innermost loop among the steps; -1 outside of loops. */
export function loopDepth(a: Assembler): number {
  let depth = a.exits.length - 1;
  while (depth >= 0 && a.exits[depth].kind !== "loop") depth--;
  return depth;
}

/** Writes `return` of the value on top of the stack. */
export function writeReturn(a: Assembler, temp: () => number): void {
  if (a.exits.every((step) => step.kind === "loop")) {
    emit(a, "Return");
    return;
  }
  const slot = temp();
  emit(a, "StoreTemp", slot);
  writeExits(a, 0);
  emit(a, "LoadTemp", slot);
  emit(a, "Return");
}

export function writeBreak(a: Assembler): boolean {
  const depth = loopDepth(a);
  const loop = a.exits.at(depth);
  if (depth < 0 || loop?.kind !== "loop") return false;
  writeExits(a, depth + 1);
  if (loop.hasIterator) emit(a, "Pop");
  emitJump(a, "Jump", loop.onBreak);
  return true;
}

export function writeContinue(a: Assembler): boolean {
  const depth = loopDepth(a);
  const loop = a.exits.at(depth);
  if (depth < 0 || loop?.kind !== "loop") return false;
  writeExits(a, depth + 1);
  emitJump(a, "Jump", loop.onContinue);
  return true;
}

export function emitNone(a: Assembler): void {
  emitConstant(a, None);
}
