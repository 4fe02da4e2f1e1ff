/** Expressions into instructions; each leaves one value on the operand stack. */

import type * as ast from "../ast";
import { binaryOperators, compareOperators, unaryOperators } from "../opcodes";
import { Ellipsis, None, bool, float, int, str, tuple, type PySet, type PyValue } from "../values";
import { plainKey } from "../dict";
import { setItems } from "../setOrder";
import {
  addTable,
  cellOf,
  emit,
  emitConstant,
  emitJump,
  nameIndex,
  newLabel,
  place,
  within,
  type Assembler,
} from "./assembler";
import { compileComprehension } from "./comprehensions";
import { compileLambda } from "./functions";
import { loadName, storeName } from "./names";
import { mangle } from "./scopes";

export function compileExpression(a: Assembler, e: ast.Expression): void {
  const outer = a.at;
  a.at = e.at;
  write(a, e);
  a.at = outer;
}

export function compileOptional(a: Assembler, e: ast.Expression | undefined): void {
  if (e) compileExpression(a, e);
  else emitConstant(a, None);
}

export function constantValue(value: ast.ConstantValue): PyValue {
  switch (value.type) {
    case "none":
      return None;
    case "ellipsis":
      return Ellipsis;
    case "bool":
      return bool(value.value);
    case "int":
      return int(value.value);
    case "float":
      return float(value.value);
    case "imaginary":
      return { kind: "complex", re: 0, im: value.value };
    case "str":
      return str(value.value);
    case "bytes":
      return { kind: "bytes", data: [...value.value] };
  }
}

function write(a: Assembler, e: ast.Expression): void {
  switch (e.kind) {
    case "Constant":
      return emitConstant(a, constantValue(e.value));
    case "Name":
      return loadName(a, e.id);
    case "Attribute":
      compileExpression(a, e.value);
      return emit(a, "LoadAttribute", nameIndex(a, mangle(a.scope, e.attribute)));
    case "Call":
      return writeCall(a, e);
    case "Subscript":
      compileExpression(a, e.value);
      compileExpression(a, e.index);
      return emit(a, "LoadItem");
    case "Slice":
      compileOptional(a, e.lower);
      compileOptional(a, e.upper);
      compileOptional(a, e.step);
      return emit(a, "BuildSlice");
    case "BinOp":
      compileExpression(a, e.left);
      compileExpression(a, e.right);
      return emit(a, "Binary", binaryOperators.indexOf(e.op));
    case "UnaryOp":
      return writeUnary(a, e);
    case "BoolOp":
      return writeBoolOp(a, e);
    case "Compare":
      return writeCompare(a, e);
    case "IfExp":
      return writeIfExp(a, e);
    case "NamedExpr":
      compileExpression(a, e.value);
      emit(a, "Dup");
      return within(a, e.target.at, () => storeName(a, e.target.id));
    case "Lambda":
      return compileLambda(a, e);
    case "Tuple":
    case "List":
      return writeSequence(a, e);
    case "Set":
      return writeSet(a, e);
    case "Dict":
      return writeDict(a, e);
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return compileComprehension(a, e);
    case "JoinedStr":
      return writeJoined(a, e);
    case "Yield":
      compileOptional(a, e.value);
      return emit(a, a.isCoroutine ? "YieldAsync" : "Yield");
    case "YieldFrom":
      compileExpression(a, e.value);
      emit(a, "GetYieldFromIterator");
      return emitSendLoop(a);
    case "Await":
      compileExpression(a, e.value);
      emit(a, "GetAwaitable");
      return emitSendLoop(a);
    case "Starred":
      return writeError(a, "can't use starred expression here");
    case "ErrorExpression":
      return writeError(a, e.message);
  }
}

export function writeError(a: Assembler, message: string): void {
  emit(a, "SyntaxUnknown", nameIndex(a, message));
}

/** [iterator] leaves what it returns, after everything it yields has been yielded here. */
export function emitSendLoop(a: Assembler): void {
  const again = newLabel();
  const end = newLabel();
  emitConstant(a, None);
  place(a, again);
  emitJump(a, "Send", end);
  emit(a, "Yield");
  emitJump(a, "SendAgain", again);
  place(a, end);
}

function writeUnary(a: Assembler, e: ast.UnaryOp): void {
  const { operand } = e;
  if (e.op === "-" && operand.kind === "Constant") {
    const { value } = operand;
    if (value.type === "int" && value.value !== 0) return emitConstant(a, int(-value.value));
    if (value.type === "float") return emitConstant(a, float(-value.value));
  }
  compileExpression(a, operand);
  if (e.op === "not") emit(a, "Not");
  else emit(a, "Unary", unaryOperators.indexOf(e.op));
}

function writeBoolOp(a: Assembler, e: ast.BoolOp): void {
  const end = newLabel();
  e.values.forEach((value, i) => {
    if (i > 0) emitJump(a, e.op === "and" ? "JumpIfFalseOrPop" : "JumpIfTrueOrPop", end);
    compileExpression(a, value);
  });
  place(a, end);
}

function writeCompare(a: Assembler, e: ast.Compare): void {
  compileExpression(a, e.left);
  const last = e.rest.length - 1;
  const cleanup = newLabel();
  e.rest.forEach(({ op, right }, i) => {
    compileExpression(a, right);
    if (i < last) {
      emit(a, "Dup");
      emit(a, "RotateThree");
    }
    emit(a, "Compare", compareOperators.indexOf(op));
    if (i < last) emitJump(a, "JumpIfFalseOrPop", cleanup);
  });
  if (last === 0) return;
  const end = newLabel();
  emitJump(a, "Jump", end);
  place(a, cleanup);
  emit(a, "Swap");
  emit(a, "Pop");
  place(a, end);
}

function writeIfExp(a: Assembler, e: ast.IfExp): void {
  const orelse = newLabel();
  const end = newLabel();
  compileExpression(a, e.test);
  within(a, e.test.at, () => emitJump(a, "JumpIfFalseOrEnter", orelse));
  compileExpression(a, e.body);
  emitJump(a, "Jump", end);
  place(a, orelse);
  compileExpression(a, e.orelse);
  place(a, end);
}

function isStarred(e: ast.Expression): e is ast.Starred {
  return e.kind === "Starred";
}

function writeSequence(a: Assembler, e: ast.Sequence): void {
  if (!e.elements.some(isStarred)) {
    if (e.kind === "Tuple" && e.elements.length > 0) {
      const folded = constantTuple(e.elements);
      if (folded) return emitConstant(a, tuple(folded));
    }
    for (const element of e.elements) compileExpression(a, element);
    return emit(a, e.kind === "Tuple" ? "BuildTuple" : "BuildList", e.elements.length);
  }
  writeSpreadList(a, e.elements);
  if (e.kind === "Tuple") emit(a, "ListToTuple");
}

function constantTuple(elements: readonly ast.Expression[]): PyValue[] | undefined {
  const values: PyValue[] = [];
  for (const element of elements) {
    if (element.kind !== "Constant") return undefined;
    values.push(constantValue(element.value));
  }
  return values;
}

/** A list of elements some of which are starred. */
export function writeSpreadList(a: Assembler, elements: readonly ast.Expression[]): void {
  let plain = 0;
  while (plain < elements.length && !isStarred(elements[plain])) plain++;
  for (const element of elements.slice(0, plain)) compileExpression(a, element);
  emit(a, "BuildList", plain);
  for (const element of elements.slice(plain)) {
    if (isStarred(element)) {
      compileExpression(a, element.value);
      within(a, element.value.at, () => emit(a, "Extend"));
    } else {
      compileExpression(a, element);
      emit(a, "AppendTo", 1);
    }
  }
}

function writeSet(a: Assembler, e: ast.Sequence): void {
  const constants = e.elements.length > 2 ? constantTuple(e.elements) : undefined;
  if (constants) return writeConstantSet(a, constants);
  let plain = 0;
  while (plain < e.elements.length && !isStarred(e.elements[plain])) plain++;
  for (const element of e.elements.slice(0, plain)) compileExpression(a, element);
  emit(a, "BuildSet", plain);
  for (const element of e.elements.slice(plain)) {
    if (isStarred(element)) {
      compileExpression(a, element.value);
      within(a, element.value.at, () => emit(a, "Update"));
    } else {
      compileExpression(a, element);
      emit(a, "AddTo", 1);
    }
  }
}

/** CPython makes such a set from another one, whose order decides about collisions in its table. */
function writeConstantSet(a: Assembler, items: readonly PyValue[]): void {
  const made: PySet = { kind: "set", entries: new Map() };
  for (const item of items) {
    const key = plainKey(item);
    if (key !== undefined && !made.entries.has(key)) made.entries.set(key, item);
  }
  for (const item of setItems(made)) emitConstant(a, item);
  emit(a, "BuildSet", made.entries.size);
}

function writeDict(a: Assembler, e: ast.Dict): void {
  const plain = e.entries.findIndex((entry) => entry.key === undefined);
  const head = plain < 0 ? e.entries : e.entries.slice(0, plain);
  for (const { key, value } of head) {
    if (key) compileExpression(a, key);
    compileExpression(a, value);
  }
  emit(a, "BuildDict", head.length);
  for (const { key, value } of e.entries.slice(head.length)) {
    if (key) {
      compileExpression(a, key);
      compileExpression(a, value);
      emit(a, "PutInto", 1);
    } else {
      compileExpression(a, value);
      within(a, value.at, () => emit(a, "MergeDisplay"));
    }
  }
}

const conversions = { s: 1, r: 2, a: 3 } as const;

function writeJoined(a: Assembler, e: ast.JoinedStr): void {
  let count = 0;
  for (const part of e.parts) {
    if (typeof part === "string") {
      emitConstant(a, str(part));
      count++;
      continue;
    }
    if (part.debugText !== undefined) {
      emitConstant(a, str(part.debugText));
      count++;
    }
    writeFormatted(a, part);
    count++;
  }
  emit(a, "BuildString", count);
}

function writeFormatted(a: Assembler, part: ast.FormattedValue): void {
  compileExpression(a, part.value);
  // `{x=}` shows the repr unless it has a format.
  const isDebug = part.debugText !== undefined && part.spec === undefined;
  const conversion = part.conversion ?? (isDebug ? "r" : undefined);
  if (part.spec) compileExpression(a, part.spec);
  const flags = (conversion ? conversions[conversion] : 0) + (part.spec ? 4 : 0);
  within(a, part.value.at, () => emit(a, "FormatValue", flags));
}

function writeCall(a: Assembler, e: ast.Call): void {
  const { callee, args, keywords } = e;
  if (isPlainSuper(a, e)) return emit(a, "LoadSuper", cellOf(a, "__class__"));
  compileExpression(a, callee);
  if (args.some(isStarred) || keywords.some((keyword) => keyword.name === undefined)) {
    return writeSpreadCall(a, args, keywords);
  }
  for (const arg of args) compileExpression(a, arg);
  if (keywords.length === 0) return emit(a, "Call", args.length);
  for (const keyword of keywords) compileExpression(a, keyword.value);
  const names = keywords.flatMap(({ name }) => (name === undefined ? [] : [mangle(a.scope, name)]));
  const count = args.length + keywords.length;
  return emit(a, "CallKeywords", count * 65536 + addTable(a, names));
}

function isPlainSuper(a: Assembler, { callee, args, keywords }: ast.Call): boolean {
  if (callee.kind !== "Name" || callee.id !== "super") return false;
  return args.length === 0 && keywords.length === 0 && a.cells.has("__class__");
}

function writeSpreadCall(
  a: Assembler,
  args: readonly ast.Expression[],
  keywords: readonly ast.Keyword[],
): void {
  const [only] = args;
  if (args.length === 1 && isStarred(only)) {
    emit(a, "BuildList", 0);
    compileExpression(a, only.value);
    emit(a, "Extend", 1);
  } else {
    writeSpreadList(a, args);
  }
  if (keywords.length > 0) writeKeywordDict(a, keywords, 1);
  emit(a, "CallSpread", keywords.length > 0 ? 1 : 0);
}

/** [callee, args] below; leaves one dict of all keywords above them. */
export function writeKeywordDict(
  a: Assembler,
  keywords: readonly ast.Keyword[],
  hasCallee: 0 | 1,
): void {
  let named = 0;
  while (named < keywords.length && keywords[named].name !== undefined) named++;
  for (const keyword of keywords.slice(0, named)) writeKeyword(a, keyword);
  emit(a, "BuildDict", named);
  for (const keyword of keywords.slice(named)) {
    if (keyword.name === undefined) {
      compileExpression(a, keyword.value);
    } else {
      writeKeyword(a, keyword);
      emit(a, "BuildDict", 1);
    }
    within(a, keyword.value.at, () => emit(a, "MergeKeywords", hasCallee));
  }
}

function writeKeyword(a: Assembler, { name, value }: ast.Keyword): void {
  emitConstant(a, str(mangle(a.scope, name ?? "")));
  compileExpression(a, value);
}
