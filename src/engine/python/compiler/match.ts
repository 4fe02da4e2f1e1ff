/** `match`: every subject in a slot of its own, so that a pattern that fails leaves nothing behind. */

import type * as ast from "../ast";
import { binaryOperators, compareOperators } from "../opcodes";
import { None, int } from "../values";
import {
  addTable,
  emit,
  emitConstant,
  emitJump,
  newLabel,
  newTemp,
  place,
  within,
  type Assembler,
  type Label,
} from "./assembler";
import { compileExpression } from "./expressions";
import { storeName } from "./names";
import { compileBody } from "./statements";

/** Names a pattern captures, with the slots that hold them until it has matched as a whole. */
type Captures = Map<string, number>;

export function compileMatch(a: Assembler, { subject, cases }: ast.Match): void {
  const slot = newTemp(a);
  const end = newLabel();
  compileExpression(a, subject);
  emit(a, "StoreTemp", slot);
  for (const each of cases) {
    const next = newLabel();
    const captures: Captures = new Map();
    writePattern(a, each.pattern, slot, next, captures);
    within(a, each.pattern.at, () => {
      for (const [name, capture] of captures) {
        emit(a, "LoadTemp", capture);
        storeName(a, name);
      }
    });
    if (each.guard) {
      compileExpression(a, each.guard);
      within(a, each.guard.at, () => emitJump(a, "JumpIfFalse", next));
    }
    compileBody(a, each.body);
    emitJump(a, "Jump", end);
    place(a, next);
  }
  place(a, end);
}

/** Goes on where the value in `slot` matches, jumps to `fail` where it does not. */
function writePattern(
  a: Assembler,
  pattern: ast.Pattern,
  slot: number,
  fail: Label,
  captures: Captures,
): void {
  const outer = a.at;
  a.at = pattern.at;
  switch (pattern.kind) {
    case "MatchValue":
      emit(a, "LoadTemp", slot);
      compileExpression(a, pattern.value);
      emit(a, "Compare", compareOperators.indexOf("=="));
      emitJump(a, "JumpIfFalse", fail);
      break;
    case "MatchSingleton":
      emit(a, "LoadTemp", slot);
      compileExpression(a, pattern.value);
      emit(a, "Compare", compareOperators.indexOf("is"));
      emitJump(a, "JumpIfFalse", fail);
      break;
    case "MatchSequence":
      writeSequence(a, pattern, slot, fail, captures);
      break;
    case "MatchMapping":
      writeMapping(a, pattern, slot, fail, captures);
      break;
    case "MatchClass":
      writeClass(a, pattern, slot, fail, captures);
      break;
    case "MatchStar":
      if (pattern.name !== undefined) capture(a, pattern.name, slot, captures);
      break;
    case "MatchAs":
      if (pattern.pattern) writePattern(a, pattern.pattern, slot, fail, captures);
      if (pattern.name !== undefined) capture(a, pattern.name, slot, captures);
      break;
    case "MatchOr":
      writeOr(a, pattern, slot, fail, captures);
      break;
  }
  a.at = outer;
}

function capture(a: Assembler, name: string, slot: number, captures: Captures): void {
  // Alternatives of an or-pattern share the slot of a name.
  const target = captures.get(name) ?? newTemp(a);
  captures.set(name, target);
  emit(a, "LoadTemp", slot);
  emit(a, "StoreTemp", target);
}

function writeOr(
  a: Assembler,
  { patterns }: ast.MatchOr,
  slot: number,
  fail: Label,
  captures: Captures,
): void {
  const matched = newLabel();
  patterns.forEach((pattern, i) => {
    if (i === patterns.length - 1) {
      writePattern(a, pattern, slot, fail, captures);
      return;
    }
    const next = newLabel();
    writePattern(a, pattern, slot, next, captures);
    emitJump(a, "Jump", matched);
    place(a, next);
  });
  place(a, matched);
}

function writeSequence(
  a: Assembler,
  { patterns }: ast.MatchSequence,
  slot: number,
  fail: Label,
  captures: Captures,
): void {
  const star = patterns.findIndex((pattern) => pattern.kind === "MatchStar");
  emit(a, "LoadTemp", slot);
  emit(a, "IsSequence");
  emitJump(a, "JumpIfFalse", fail);
  const least = star < 0 ? patterns.length : patterns.length - 1;
  emit(a, "LoadTemp", slot);
  emit(a, "Length");
  emitConstant(a, int(least));
  emit(a, "Compare", compareOperators.indexOf(star < 0 ? "==" : ">="));
  emitJump(a, "JumpIfFalse", fail);
  if (patterns.every(isWildcard)) return;
  if (star >= 0 && isWildcard(patterns[star])) {
    writeIndexed(a, patterns, star, slot, fail, captures);
    return;
  }
  emit(a, "LoadTemp", slot);
  if (star < 0) emit(a, "Unpack", patterns.length);
  else emit(a, "UnpackStar", star + 256 * (patterns.length - star - 1));
  writeParts(a, patterns, fail, captures);
}

/** `_` or `*_` */
function isWildcard(pattern: ast.Pattern): boolean {
  if (pattern.kind === "MatchStar") return pattern.name === undefined;
  return pattern.kind === "MatchAs" && pattern.name === undefined && pattern.pattern === undefined;
}

/** With `*_` among the patterns, items are taken by their indices: what is between is not looked at. */
function writeIndexed(
  a: Assembler,
  patterns: readonly ast.Pattern[],
  star: number,
  slot: number,
  fail: Label,
  captures: Captures,
): void {
  patterns.forEach((pattern, i) => {
    if (isWildcard(pattern)) return;
    const item = newTemp(a);
    emit(a, "LoadTemp", slot);
    if (i < star) {
      emitConstant(a, int(i));
    } else {
      emit(a, "LoadTemp", slot);
      emit(a, "Length");
      emitConstant(a, int(patterns.length - i));
      emit(a, "Binary", binaryOperators.indexOf("-"));
    }
    emit(a, "LoadItem");
    emit(a, "StoreTemp", item);
    writePattern(a, pattern, item, fail, captures);
  });
}

/** Patterns for the values on the stack, the first on top. */
function writeParts(
  a: Assembler,
  patterns: readonly ast.Pattern[],
  fail: Label,
  captures: Captures,
): void {
  const slots = patterns.map(() => newTemp(a));
  for (const part of slots) emit(a, "StoreTemp", part);
  patterns.forEach((pattern, i) => writePattern(a, pattern, slots[i], fail, captures));
}

function writeMapping(
  a: Assembler,
  { entries, rest }: ast.MatchMapping,
  slot: number,
  fail: Label,
  captures: Captures,
): void {
  emit(a, "LoadTemp", slot);
  emit(a, "IsMapping");
  emitJump(a, "JumpIfFalse", fail);
  const keys = newTemp(a);
  const values = newTemp(a);
  for (const { key } of entries) compileExpression(a, key);
  emit(a, "BuildTuple", entries.length);
  emit(a, "StoreTemp", keys);
  emit(a, "LoadTemp", slot);
  emit(a, "LoadTemp", keys);
  emit(a, "MatchKeys");
  unpackFound(a, values, entries.length, fail);
  writeParts(
    a,
    entries.map(({ pattern }) => pattern),
    fail,
    captures,
  );
  if (rest === undefined) return;
  const others = newTemp(a);
  emit(a, "LoadTemp", slot);
  emit(a, "LoadTemp", keys);
  emit(a, "MatchRest");
  emit(a, "StoreTemp", others);
  capture(a, rest, others, captures);
}

/** [tuple or None] leaves the tuple's items on the stack, the first on top. */
function unpackFound(a: Assembler, slot: number, count: number, fail: Label): void {
  emit(a, "StoreTemp", slot);
  emit(a, "LoadTemp", slot);
  emitConstant(a, None);
  emit(a, "Compare", compareOperators.indexOf("is not"));
  emitJump(a, "JumpIfFalse", fail);
  emit(a, "LoadTemp", slot);
  emit(a, "Unpack", count);
}

function writeClass(
  a: Assembler,
  { cls, patterns, keywords }: ast.MatchClass,
  slot: number,
  fail: Label,
  captures: Captures,
): void {
  const found = newTemp(a);
  emit(a, "LoadTemp", slot);
  compileExpression(a, cls);
  const names = addTable(
    a,
    keywords.map(({ name }) => name),
  );
  emit(a, "MatchClass", patterns.length + 256 * names);
  const parts = [...patterns, ...keywords.map(({ pattern }) => pattern)];
  unpackFound(a, found, parts.length, fail);
  writeParts(a, parts, fail, captures);
}
