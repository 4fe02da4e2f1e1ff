/** Collects the instructions of one body while it is compiled. */

import type { Range, SourceFile } from "../../source";
import { invariant } from "../../assert";
import type { Body, Code } from "../code";
import { stringKey } from "../dict";
import { op, type OpName } from "../opcodes";
import type { BodySource } from "../skeleton";
import type { PyValue } from "../values";
import type { ExitStep } from "./exits";
import type { Scope } from "./scopes";

/** A body in the making. */
export interface Assembler {
  readonly source: SourceFile;
  readonly scope: Scope;
  /** What the names of bodies inside this one begin with. */
  readonly qualifiedPrefix: string;
  readonly options: CompileOptions;
  readonly isCoroutine: boolean;
  readonly ops: number[];
  readonly operands: number[];
  readonly starts: number[];
  readonly ends: number[];
  readonly constants: PyValue[];
  /** Constants that can be shared, by what they are. */
  readonly constantIndex: Map<string, number>;
  readonly names: string[];
  readonly nameIndex: Map<string, number>;
  readonly codes: Code[];
  readonly tables: (readonly string[])[];
  readonly localNames: string[];
  readonly slots: Map<string, number>;
  readonly cellNames: string[];
  readonly cellSlots: number[];
  readonly cells: Map<string, number>;
  readonly statementStarts: number[];
  /** What leaving the current place has to undo, innermost last. */
  readonly exits: ExitStep[];
  /** Code that is rarely run, put behind everything else. */
  readonly deferred: (() => void)[];
  /** What the offsets of the syntax lack to be those of the file. */
  readonly shift: number;
  /** The range of the instructions that follow. */
  at: Range;
}

export interface CompileOptions {
  /** `from __future__ import annotations` */
  readonly hasTextAnnotations: boolean;
  /** Where the bodies are that the syntax lacks. */
  readonly bodies?: BodySource;
}

/** A place to jump to that may not be known yet. */
export interface Label {
  target: number;
  readonly uses: number[];
}

export function newLabel(): Label {
  return { target: -1, uses: [] };
}

export function emit(a: Assembler, name: OpName, operand = 0): void {
  a.ops.push(op[name]);
  a.operands.push(operand);
  a.starts.push(a.at.start + a.shift);
  a.ends.push(a.at.end + a.shift);
}

export function emitJump(a: Assembler, name: OpName, label: Label): void {
  if (label.target < 0) label.uses.push(a.ops.length);
  emit(a, name, label.target);
}

/** The label is here. */
export function place(a: Assembler, label: Label): void {
  invariant(label.target < 0, "a label has one place");
  label.target = a.ops.length;
  for (const use of label.uses) a.operands[use] = label.target;
}

export function emitConstant(a: Assembler, value: PyValue): void {
  emit(a, "LoadConst", constant(a, value));
}

export function constant(a: Assembler, value: PyValue): number {
  const key = constantKey(value);
  const known = key === undefined ? undefined : a.constantIndex.get(key);
  if (known !== undefined) return known;
  const index = a.constants.push(value) - 1;
  if (key !== undefined) a.constantIndex.set(key, index);
  return index;
}

function constantKey(value: PyValue): string | undefined {
  switch (value.kind) {
    case "none":
    case "ellipsis":
      return value.kind;
    case "bool":
    case "int":
      return `${value.kind} ${value.value}`;
    case "float":
      return Object.is(value.value, -0) ? "float -0" : `float ${value.value}`;
    case "str":
      return `str ${value.value}`;
    default:
      return undefined;
  }
}

/** The index of a name. */
export function nameIndex(a: Assembler, name: string): number {
  const known = a.nameIndex.get(name);
  if (known !== undefined) return known;
  const index = a.names.push(name) - 1;
  a.nameIndex.set(name, index);
  return index;
}

export function slotOf(a: Assembler, name: string): number {
  const known = a.slots.get(name);
  if (known !== undefined) return known;
  const slot = a.localNames.push(name) - 1;
  a.slots.set(name, slot);
  return slot;
}

/** A slot for a value the compiler keeps; its name is none that Python code could have. */
export function newTemp(a: Assembler): number {
  return a.localNames.push(`.${a.localNames.length}`) - 1;
}

/** The place of a variable among the body's cells, its closure behind its own. */
export function cellOf(a: Assembler, name: string): number {
  const cell = a.cells.get(name);
  invariant(cell !== undefined, `${name} has a cell`);
  return cell;
}

export function addTable(a: Assembler, names: readonly string[]): number {
  return a.tables.push(names) - 1;
}

/** Runs `body` with the range of its instructions set to `at`. */
export function within(a: Assembler, at: Range, body: () => void): void {
  const outer = a.at;
  a.at = at;
  body();
  a.at = outer;
}

export function finishBody(a: Assembler): Body {
  for (let write = a.deferred.shift(); write; write = a.deferred.shift()) write();
  return {
    isGenerator: a.scope.hasYield,
    ops: Uint8Array.from(a.ops),
    operands: Int32Array.from(a.operands),
    starts: Int32Array.from(a.starts),
    ends: Int32Array.from(a.ends),
    constants: a.constants,
    names: a.names,
    nameKeys: a.names.map(stringKey),
    codes: a.codes,
    tables: a.tables,
    localNames: a.localNames,
    cellNames: a.cellNames,
    cellSlots: a.cellSlots,
    statementStarts: a.statementStarts,
  };
}
