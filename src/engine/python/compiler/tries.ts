/** `try` and `with`. */

import type * as ast from "../ast";
import {
  emit,
  emitJump,
  newLabel,
  newTemp,
  place,
  within,
  type Assembler,
  type Label,
} from "./assembler";
import { compareOperators } from "../opcodes";
import { emitNone } from "./exits";
import { compileExpression, emitSendLoop } from "./expressions";
import { deleteName, storeName } from "./names";
import { compileBody } from "./statements";
import { storeTarget } from "./targets";

type Handler = ast.Try["handlers"][number];

export function compileTry(a: Assembler, statement: ast.Try): void {
  if (statement.finalbody.length === 0) {
    writeHandlers(a, statement);
    return;
  }
  writeFinally(
    a,
    () => writeHandlers(a, statement),
    () => compileBody(a, statement.finalbody),
  );
}

/** Runs `body`, then, on whichever way out, `after`. */
function writeFinally(a: Assembler, body: () => void, after: () => void): void {
  const handler = newLabel();
  const end = newLabel();
  emitJump(a, "SetupFinally", handler);
  a.exits.push({ kind: "finally", write: after });
  body();
  a.exits.pop();
  emit(a, "PopBlock");
  after();
  emitJump(a, "Jump", end);
  place(a, handler);
  a.exits.push({ kind: "handled" });
  after();
  a.exits.pop();
  emit(a, "Reraise");
  place(a, end);
}

function writeHandlers(a: Assembler, statement: ast.Try): void {
  const { handlers } = statement;
  if (handlers.length === 0) {
    compileBody(a, statement.body);
    compileBody(a, statement.orelse);
    return;
  }
  const handler = newLabel();
  const end = newLabel();
  const takesImports = handlers.some(({ type }) => takesImportError(type));
  emitJump(a, takesImports ? "SetupExceptImport" : "SetupExcept", handler);
  a.exits.push({ kind: "block" });
  compileBody(a, statement.body);
  a.exits.pop();
  emit(a, "PopBlock");
  compileBody(a, statement.orelse);
  emitJump(a, "Jump", end);
  place(a, handler);
  a.exits.push({ kind: "handled" });
  if (statement.isStar) writeStarHandlers(a, handlers, end);
  else writePlainHandlers(a, handlers, end);
  a.exits.pop();
  place(a, end);
}

function writePlainHandlers(a: Assembler, handlers: readonly Handler[], end: Label): void {
  for (const each of handlers) {
    const next = newLabel();
    within(a, each.at, () => {
      const { type } = each;
      if (type) {
        compileExpression(a, type);
        within(a, type.at, () => emit(a, "MatchException"));
        emitJump(a, "JumpIfFalse", next);
      }
      writeHandler(a, each, () => emit(a, "LoadException"));
      emit(a, "PopExcept");
      emitJump(a, "Jump", end);
    });
    place(a, next);
  }
  emit(a, "Reraise");
}

/** The body of a handler, its name bound to what `load` leaves. */
function writeHandler(a: Assembler, { name, body }: Handler, load: () => void): void {
  if (name === undefined) {
    compileBody(a, body);
    return;
  }
  load();
  storeName(a, name);
  writeFinally(
    a,
    () => compileBody(a, body),
    () => {
      emitNone(a);
      storeName(a, name);
      deleteName(a, name);
    },
  );
}

/**
 * `except*`: every handler takes its part of the group. The stack holds [rest of the group, list of what handlers
 * raised]; what is left of both is raised at the end.
 */
function writeStarHandlers(a: Assembler, handlers: readonly Handler[], end: Label): void {
  const rest = newTemp(a);
  const raised = newTemp(a);
  emit(a, "PrepareGroup");
  emit(a, "StoreTemp", rest);
  emit(a, "BuildList", 0);
  emit(a, "StoreTemp", raised);
  for (const each of handlers) {
    const next = newLabel();
    const failed = newLabel();
    within(a, each.at, () => {
      emit(a, "LoadTemp", rest);
      if (each.type) compileExpression(a, each.type);
      else emitNone(a);
      emit(a, "MatchGroup");
      emit(a, "Unpack", 2);
      const part = newTemp(a);
      emit(a, "StoreTemp", rest);
      emit(a, "StoreTemp", part);
      emit(a, "LoadTemp", part);
      emitNone(a);
      emit(a, "Compare", compareOperators.indexOf("is not"));
      emitJump(a, "JumpIfFalse", next);
      emitJump(a, "SetupFinally", failed);
      a.exits.push({ kind: "block" });
      emit(a, "LoadTemp", part);
      emit(a, "PushExcept");
      a.exits.push({ kind: "handled" });
      writeHandler(a, each, () => emit(a, "LoadException"));
      a.exits.pop();
      emit(a, "PopExcept");
      a.exits.pop();
      emit(a, "PopBlock");
      emitJump(a, "Jump", next);
      place(a, failed);
      emit(a, "LoadTemp", raised);
      emit(a, "LoadException");
      emit(a, "AppendTo", 1);
      emit(a, "Pop");
      emit(a, "PopExcept");
    });
    place(a, next);
  }
  emit(a, "LoadTemp", rest);
  emit(a, "LoadTemp", raised);
  emit(a, "FinishGroup");
  emit(a, "PopExcept");
  emitJump(a, "Jump", end);
}

/** A `try` around an import that has a fallback: there, a module we do not have must raise. */
function takesImportError(type: ast.Expression | undefined): boolean {
  if (type === undefined) return true;
  if (type.kind === "Tuple") return type.elements.some(takesImportError);
  if (type.kind !== "Name") return false;
  return ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"].includes(type.id);
}

export function compileWith(a: Assembler, statement: ast.With): void {
  writeWithItem(a, statement, 0);
}

function writeWithItem(a: Assembler, statement: ast.With, index: number): void {
  if (index === statement.items.length) {
    compileBody(a, statement.body);
    return;
  }
  const { context, target } = statement.items[index];
  const { isAsync } = statement;
  const slot = newTemp(a);
  const handler = newLabel();
  const reraise = newLabel();
  const end = newLabel();
  const callExit = (): void =>
    within(a, context.at, () => {
      emit(a, "CallExit", slot);
      if (isAsync) writeAwait(a);
      emit(a, "Pop");
    });

  compileExpression(a, context);
  within(a, context.at, () => {
    emit(a, isAsync ? "EnterAsyncWith" : "EnterWith", slot);
    emit(a, "Call", 0);
    if (isAsync) writeAwait(a);
    emitJump(a, "SetupWith", handler);
  });
  a.exits.push({ kind: "finally", write: callExit });
  if (target) storeTarget(a, target);
  else emit(a, "Pop");
  writeWithItem(a, statement, index + 1);
  a.exits.pop();
  emit(a, "PopBlock");
  callExit();
  emitJump(a, "Jump", end);
  place(a, handler);
  within(a, context.at, () => {
    emit(a, "CallExitWithException", slot);
    if (isAsync) writeAwait(a);
    emitJump(a, "JumpIfFalse", reraise);
    emit(a, "PopExcept");
    emitJump(a, "Jump", end);
    place(a, reraise);
    emit(a, "Reraise");
  });
  place(a, end);
}

function writeAwait(a: Assembler): void {
  emit(a, "GetAwaitable");
  emitSendLoop(a);
}
