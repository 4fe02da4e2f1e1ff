/** Statements into instructions; each leaves the operand stack as it was. */

import type * as ast from "../ast";
import { binaryOperators } from "../opcodes";
import {
  addTable,
  emit,
  emitJump,
  nameIndex,
  newLabel,
  newTemp,
  place,
  within,
  type Assembler,
} from "./assembler";
import { emitNone, writeBreak, writeContinue, writeReturn } from "./exits";
import { compileExpression, compileOptional, writeError } from "./expressions";
import {
  compileClassDef,
  compileFunctionDef,
  compileTypeAlias,
  writeAnnotation,
} from "./functions";
import { compileFor, compileIf, compileWhile } from "./loops";
import { compileMatch } from "./match";
import { loadName, storeName } from "./names";
import { mangle } from "./scopes";
import { deleteTarget, storeTarget } from "./targets";
import { compileTry, compileWith } from "./tries";

export function compileBody(a: Assembler, body: readonly ast.Statement[]): void {
  for (const statement of body) compileStatement(a, statement);
}

export function compileStatement(a: Assembler, statement: ast.Statement): void {
  const outer = a.at;
  a.at = statement.at;
  write(a, statement);
  a.at = outer;
}

function write(a: Assembler, statement: ast.Statement): void {
  switch (statement.kind) {
    case "Expr":
      compileExpression(a, statement.value);
      return emit(a, "Pop");
    case "Assign":
      return writeAssign(a, statement);
    case "AugAssign":
      return writeAugAssign(a, statement);
    case "AnnAssign":
      return writeAnnAssign(a, statement);
    case "FunctionDef":
      return compileFunctionDef(a, statement);
    case "ClassDef":
      return compileClassDef(a, statement);
    case "Return":
      compileOptional(a, statement.value);
      return writeReturn(a, () => newTemp(a));
    case "If":
      return compileIf(a, statement);
    case "For":
      return compileFor(a, statement);
    case "While":
      return compileWhile(a, statement);
    case "Break":
      if (!writeBreak(a)) writeFailure(a, "'break' outside loop");
      return;
    case "Continue":
      if (!writeContinue(a)) writeFailure(a, "'continue' not properly in loop");
      return;
    case "Try":
      return compileTry(a, statement);
    case "With":
      return compileWith(a, statement);
    case "Match":
      return compileMatch(a, statement);
    case "Raise":
      return writeRaise(a, statement);
    case "Assert":
      return writeAssert(a, statement);
    case "Delete":
      for (const target of statement.targets) deleteTarget(a, target);
      return;
    case "Import":
      for (const alias of statement.names) writeImport(a, alias);
      return;
    case "ImportFrom":
      return writeImportFrom(a, statement);
    case "TypeAlias":
      return compileTypeAlias(a, statement);
    case "Pass":
    case "Global":
    case "Nonlocal":
    case "ErrorStatement":
      return;
  }
}

function writeFailure(a: Assembler, message: string): void {
  writeError(a, message);
  emit(a, "Pop");
}

function writeAssign(a: Assembler, statement: ast.Assign): void {
  compileExpression(a, statement.value);
  statement.targets.forEach((target, i) => {
    if (i < statement.targets.length - 1) emit(a, "Dup");
    storeTarget(a, target);
  });
}

function writeAugAssign(a: Assembler, { target, op, value, at }: ast.AugAssign): void {
  const operator = binaryOperators.indexOf(op);
  switch (target.kind) {
    case "Name":
      within(a, target.at, () => loadName(a, target.id));
      compileExpression(a, value);
      emit(a, "InPlace", operator);
      return within(a, target.at, () => storeName(a, target.id));
    case "Attribute": {
      const name = nameIndex(a, mangle(a.scope, target.attribute));
      compileExpression(a, target.value);
      emit(a, "Dup");
      within(a, target.at, () => emit(a, "LoadAttribute", name));
      compileExpression(a, value);
      emit(a, "InPlace", operator);
      emit(a, "Swap");
      return within(a, target.at, () => emit(a, "StoreAttribute", name));
    }
    case "Subscript":
      compileExpression(a, target.value);
      compileExpression(a, target.index);
      emit(a, "DupTwo");
      within(a, target.at, () => emit(a, "LoadItem"));
      compileExpression(a, value);
      emit(a, "InPlace", operator);
      emit(a, "RotateThree");
      return within(a, target.at, () => emit(a, "StoreItem"));
    default:
      compileExpression(a, value);
      emit(a, "Pop");
      return within(a, at, () => writeFailure(a, "illegal target of an augmented assignment"));
  }
}

function writeAnnAssign(a: Assembler, { target, annotation, value }: ast.AnnAssign): void {
  if (value) {
    compileExpression(a, value);
    storeTarget(a, target);
  }
  if (a.scope.kind !== "module" && a.scope.kind !== "class") return;
  if (target.kind === "Name") {
    writeAnnotation(a, annotation);
    const name = mangle(a.scope, target.id);
    within(a, annotation.at, () => emit(a, "StoreAnnotation", nameIndex(a, name)));
  } else if (!a.options.hasTextAnnotations) {
    writeAnnotation(a, annotation);
    emit(a, "Pop");
  }
}

function writeRaise(a: Assembler, { exception, cause }: ast.Raise): void {
  if (exception) compileExpression(a, exception);
  if (cause) compileExpression(a, cause);
  emit(a, "Raise", exception ? (cause ? 2 : 1) : 0);
}

function writeAssert(a: Assembler, { test, message }: ast.Assert): void {
  const end = newLabel();
  compileExpression(a, test);
  within(a, test.at, () => emitJump(a, "JumpIfTrue", end));
  if (message) compileExpression(a, message);
  const failing = test.kind === "Constant" ? a.at : decisivePart(test).at;
  within(a, failing, () => emit(a, "FailAssertion", message ? 1 : 0));
  place(a, end);
}

/** The part of a condition that is looked at last. */
function decisivePart(test: ast.Expression): ast.Expression {
  if (test.kind === "BoolOp") return decisivePart(test.values[test.values.length - 1]);
  return test.kind === "UnaryOp" && test.op === "not" ? decisivePart(test.operand) : test;
}

function writeImport(a: Assembler, alias: ast.ImportAlias): void {
  within(a, alias.at, () => {
    const part = alias.asName === undefined ? "top" : "leaf";
    emit(a, "ImportModule", addTable(a, [alias.name, "0", part]));
    storeName(a, alias.asName ?? alias.name.split(".")[0]);
  });
}

function writeImportFrom(a: Assembler, statement: ast.ImportFrom): void {
  const { module, level, names } = statement;
  if (module === "__future__" && level === 0) return;
  const part = names.some(({ name }) => name === "*") ? "star" : "leaf";
  emit(a, "ImportModule", addTable(a, [module, String(level), part]));
  for (const alias of names) {
    within(a, alias.at, () => {
      if (alias.name === "*") {
        emit(a, "ImportStar");
        return;
      }
      emit(a, "ImportFrom", nameIndex(a, alias.name));
      storeName(a, alias.asName ?? alias.name);
    });
  }
  if (part === "leaf") emit(a, "Pop");
}

/** A statement at the end of a cell: its value is the result of the code. */
export function compileResult(a: Assembler, statement: ast.Statement): void {
  if (statement.kind === "Expr") {
    compileExpression(a, statement.value);
  } else {
    compileStatement(a, statement);
    emitNone(a);
  }
  emit(a, "Return");
}
