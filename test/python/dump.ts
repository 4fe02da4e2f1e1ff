/** A syntax tree as text, in the form that test/reference/ast_dump.py prints CPython's. */

import type { ConstantValue, FormattedValue, Module } from "../../src/engine/python/ast";

export interface DumpOptions {
  /** Behind each node `@start-end`. */
  readonly withRanges: boolean;
}

/** One line for each statement of the module. */
export function dumpModule(module: Module, options: DumpOptions): string {
  return module.body.map((statement) => `${dump(statement, options)}\n`).join("") || "\n";
}

/** Fields in alphabetical order; absent ones are left out. */
export function dump(value: unknown, options: DumpOptions): string {
  if (Array.isArray(value)) return `[${value.map((item) => dump(item, options)).join(", ")}]`;
  if (typeof value === "string") return text(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (isConstant(value)) return dumpConstant(value);
  const fields = { ...value, ...("parts" in value ? { parts: mergedParts(value.parts) } : {}) };
  const shown = Object.entries(fields)
    .filter(([name, field]) => field !== undefined && !hidden.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${name}=${dump(field, options)}`);
  const kind = "kind" in value ? String(value.kind) : "";
  return `${kind}(${shown.join(", ")})${options.withRanges && "at" in value ? range(value.at) : ""}`;
}

const hidden = new Set(["kind", "at", "nameAt", "attributeAt", "debugText"]);

function range(at: unknown): string {
  if (typeof at !== "object" || at === null || !("start" in at) || !("end" in at)) return "@?";
  return `@${String(at.start)}-${String(at.end)}`;
}

/** CPython has the text of `{x=}` in the text before it. */
function mergedParts(parts: unknown): unknown[] {
  const merged: unknown[] = [];
  for (const part of Array.isArray(parts) ? parts : []) {
    const texts = isFormattedValue(part) ? [part.debugText ?? "", part] : [part];
    for (const item of texts) {
      const last = merged.at(-1);
      if (typeof item === "string" && typeof last === "string") merged.splice(-1, 1, last + item);
      else if (item !== "") merged.push(item);
    }
  }
  return merged;
}

function isFormattedValue(part: unknown): part is FormattedValue {
  return typeof part === "object" && part !== null && "kind" in part;
}

function isConstant(value: object): value is ConstantValue {
  return "type" in value && typeof value.type === "string";
}

function dumpConstant(value: ConstantValue): string {
  switch (value.type) {
    case "none":
    case "ellipsis":
      return value.type;
    case "str":
      return `str ${text(value.value)}`;
    case "bytes":
      return `bytes ${value.value.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
    case "int": {
      const isBig = typeof value.value === "bigint";
      return `int ${isBig ? `0x${value.value.toString(16)}` : String(value.value)}`;
    }
    case "bool":
    case "float":
    case "imaginary":
      return `${value.type} ${String(value.value)}`;
  }
}

/** As Python's json writes it: ASCII only. */
function text(value: string): string {
  return JSON.stringify(value).replace(
    /[\x7f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
