/** `if`, `for` and `while`, and what they do with conditions and iterables that are unknown. */

import type * as ast from "../ast";
import {
  emit,
  emitJump,
  nameIndex,
  newLabel,
  place,
  within,
  type Assembler,
  type Label,
} from "./assembler";
import { emitAsyncNext } from "./comprehensions";
import { compileExpression } from "./expressions";
import { loadName, storeName } from "./names";
import { boundNames, changedContainers, mangle, targetNames } from "./scopes";
import { compileBody } from "./statements";
import { emitSupposed, givesNothing, madeOnlyIn, type Made } from "./supposed";
import { storeTarget } from "./targets";

export function compileIf(a: Assembler, { test, body, orelse }: ast.If): void {
  const otherwise = newLabel();
  // With an unknown condition: the first branch that does not raise; without an `else`, none.
  const enters = orelse.length > 0 && !certainlyRaises(body) && !givesNothing(body);
  compileExpression(a, test);
  within(a, test.at, () => {
    supposeUnknown(a, enters ? madeOnlyIn(orelse, body) : madeOnlyIn(body, orelse));
    emitJump(a, enters ? "JumpIfFalseOrEnter" : "JumpIfFalse", otherwise);
  });
  compileBody(a, body);
  if (orelse.length === 0) {
    place(a, otherwise);
    return;
  }
  const end = newLabel();
  emitJump(a, "Jump", end);
  place(a, otherwise);
  compileBody(a, orelse);
  place(a, end);
}

/** With an unknown condition: what the branch that is left out would have made is unknown, too. */
function supposeUnknown(a: Assembler, left: Made): void {
  if (left.names.size === 0 && left.attributes.size === 0) return;
  const unknown = newLabel();
  const { at } = a;
  const back = newLabel();
  emitJump(a, "BranchUnknownTest", unknown);
  place(a, back);
  a.deferred.push(() => {
    place(a, unknown);
    within(a, at, () => {
      emitSupposed(a, left);
      emitJump(a, "Jump", back);
    });
  });
}

/** Whether no path through the statements gets to their end without raising. */
function certainlyRaises(body: readonly ast.Statement[]): boolean {
  for (const statement of body) {
    switch (statement.kind) {
      case "Raise":
        return true;
      case "Return":
      case "Break":
      case "Continue":
        return false;
      case "Assert":
        if (isFalse(statement.test)) return true;
        break;
      case "If":
        if (statement.orelse.length > 0 && certainlyRaises(statement.body)) {
          if (certainlyRaises(statement.orelse)) return true;
        }
        break;
      case "With":
        if (certainlyRaises(statement.body)) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

function isFalse(e: ast.Expression): boolean {
  if (e.kind !== "Constant") return false;
  return (e.value.type === "bool" || e.value.type === "int") && !e.value.value;
}

export function compileWhile(a: Assembler, { test, body, orelse }: ast.While): void {
  const again = newLabel();
  const otherwise = newLabel();
  const end = newLabel();
  place(a, again);
  compileExpression(a, test);
  within(a, test.at, () => emitJump(a, "JumpIfFalse", otherwise));
  a.exits.push({ kind: "loop", onBreak: end, onContinue: again, hasIterator: false });
  compileBody(a, body);
  a.exits.pop();
  emitJump(a, "Jump", again);
  place(a, otherwise);
  compileBody(a, orelse);
  place(a, end);
}

export function compileFor(a: Assembler, statement: ast.For): void {
  const { target, iter, body, orelse, isAsync } = statement;
  const next = newLabel();
  const otherwise = newLabel();
  const end = newLabel();
  compileExpression(a, iter);
  within(a, iter.at, () => {
    emit(a, isAsync ? "GetAsyncIterator" : "GetIterator");
    branchUnknown(a, statement, end);
    place(a, next);
    if (isAsync) emitAsyncNext(a, otherwise);
    else emitJump(a, "NextItem", otherwise);
  });
  storeTarget(a, target);
  a.exits.push({ kind: "loop", onBreak: end, onContinue: next, hasIterator: true });
  compileBody(a, body);
  a.exits.pop();
  emitJump(a, "Jump", next);
  place(a, otherwise);
  compileBody(a, orelse);
  place(a, end);
}

/** A loop over an unknown is not run; the names it would bind, and the containers it would fill, become unknown. */
function branchUnknown(a: Assembler, { target, iter, body }: ast.For, end: Label): void {
  const unknown = newLabel();
  emitJump(a, "BranchUnknown", unknown);
  a.deferred.push(() => {
    place(a, unknown);
    within(a, iter.at, () => {
      const bound = new Set([...targetNames(target), ...boundNames(body)]);
      for (const name of bound) {
        emit(a, "Dup");
        storeName(a, name);
      }
      for (const container of changedContainers(body)) {
        if (container.kind === "Name" && !bound.has(container.id)) {
          emit(a, "Dup");
          loadName(a, container.id);
          emit(a, "ForgetContents");
          storeName(a, container.id);
        } else if (container.kind === "Attribute" && container.value.kind === "Name") {
          if (bound.has(container.value.id)) continue;
          emit(a, "Dup");
          loadName(a, container.value.id);
          emit(a, "ForgetAttributeContents", nameIndex(a, mangle(a.scope, container.attribute)));
        }
      }
      emit(a, "Pop");
      emitJump(a, "Jump", end);
    });
  });
}
