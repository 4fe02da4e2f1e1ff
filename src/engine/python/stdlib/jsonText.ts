/** Writing JSON as Python's `json` does. */

import { callValue } from "../call";
import type { Machine, Steps } from "../native";
import { floatRepr } from "../floatText";
import type { PyDict, PyValue } from "../values";
import { typeName } from "./support";

export interface JsonStyle {
  /** Absent: all on one line. */
  readonly indent: string | undefined;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly sortKeys: boolean;
  readonly ensureAscii: boolean;
  readonly allowNan: boolean;
  readonly skipKeys: boolean;
  /** What turns other objects into something that can be written. */
  readonly otherwise: PyValue | undefined;
}

export interface JsonUnknown {
  readonly unknown: PyValue & { kind: "unknown" };
}

const stepsPerValue = 10;

/** Pieces of the text; joined by the caller. An unknown anywhere makes the text unknown. */
export function* writeJson(
  vm: Machine,
  value: PyValue,
  style: JsonStyle,
  out: string[],
  depth: number,
  open: Set<PyValue>,
): Steps<JsonUnknown | undefined> {
  vm.charge(stepsPerValue);
  switch (value.kind) {
    case "unknown":
      return { unknown: value };
    case "none":
      out.push("null");
      return undefined;
    case "bool":
      out.push(value.value ? "true" : "false");
      return undefined;
    case "int":
      out.push(String(value.value));
      return undefined;
    case "float":
      out.push(floatText(vm, value.value, style));
      return undefined;
    case "str":
      out.push(quoted(value.value, style.ensureAscii));
      return undefined;
    case "list":
    case "tuple":
      return yield* nested(vm, value, open, () =>
        writeItems(vm, value.items, style, out, depth, open),
      );
    case "dict":
      return yield* nested(vm, value, open, () => writeDict(vm, value, style, out, depth, open));
    default:
      return yield* nested(vm, value, open, () => writeOther(vm, value, style, out, depth, open));
  }
}

function* nested(
  vm: Machine,
  value: PyValue,
  open: Set<PyValue>,
  body: () => Steps<JsonUnknown | undefined>,
): Steps<JsonUnknown | undefined> {
  if (open.has(value)) throw vm.raise("ValueError", "Circular reference detected");
  open.add(value);
  const result = yield* body();
  open.delete(value);
  return result;
}

function floatText(vm: Machine, value: number, style: JsonStyle): string {
  if (Number.isFinite(value)) return floatRepr(value);
  if (!style.allowNan) {
    throw vm.raise("ValueError", "Out of range float values are not JSON compliant");
  }
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}

function lineBreak(style: JsonStyle, depth: number): string {
  return style.indent === undefined ? "" : `\n${style.indent.repeat(depth)}`;
}

function* writeItems(
  vm: Machine,
  items: readonly PyValue[],
  style: JsonStyle,
  out: string[],
  depth: number,
  open: Set<PyValue>,
): Steps<JsonUnknown | undefined> {
  if (items.length === 0) {
    out.push("[]");
    return undefined;
  }
  out.push("[");
  for (let i = 0; i < items.length; i++) {
    out.push(i === 0 ? "" : style.itemSeparator, lineBreak(style, depth + 1));
    const unknown = yield* writeJson(vm, items[i], style, out, depth + 1, open);
    if (unknown) return unknown;
  }
  out.push(lineBreak(style, depth), "]");
  return undefined;
}

function* writeDict(
  vm: Machine,
  dict: PyDict,
  style: JsonStyle,
  out: string[],
  depth: number,
  open: Set<PyValue>,
): Steps<JsonUnknown | undefined> {
  const pairs: (readonly [string, PyValue])[] = [];
  for (const { key, value } of dict.entries.values()) {
    const text = keyText(vm, key, style);
    if (text !== undefined) pairs.push([text, value]);
  }
  if (style.sortKeys) pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (pairs.length === 0) {
    out.push("{}");
    return undefined;
  }
  out.push("{");
  for (let i = 0; i < pairs.length; i++) {
    const [key, value] = pairs[i];
    out.push(i === 0 ? "" : style.itemSeparator, lineBreak(style, depth + 1));
    out.push(quoted(key, style.ensureAscii), style.keySeparator);
    const unknown = yield* writeJson(vm, value, style, out, depth + 1, open);
    if (unknown) return unknown;
  }
  out.push(lineBreak(style, depth), "}");
  return undefined;
}

function keyText(vm: Machine, key: PyValue, style: JsonStyle): string | undefined {
  switch (key.kind) {
    case "str":
      return key.value;
    case "int":
      return String(key.value);
    case "float":
      return floatText(vm, key.value, style);
    case "bool":
      return key.value ? "true" : "false";
    case "none":
      return "null";
    default:
      if (style.skipKeys) return undefined;
      throw vm.raise(
        "TypeError",
        `keys must be str, int, float, bool or None, not ${typeName(vm, key)}`,
      );
  }
}

function* writeOther(
  vm: Machine,
  value: PyValue,
  style: JsonStyle,
  out: string[],
  depth: number,
  open: Set<PyValue>,
): Steps<JsonUnknown | undefined> {
  if (style.otherwise === undefined) {
    throw vm.raise("TypeError", `Object of type ${typeName(vm, value)} is not JSON serializable`);
  }
  const made = yield* callValue(style.otherwise, [value]);
  return yield* writeJson(vm, made, style, out, depth, open);
}

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\f": "\\f",
  "\b": "\\b",
};

export function quoted(text: string, ensureAscii: boolean): string {
  const escape = (char: string) =>
    shortEscapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const special = ensureAscii ? /["\\\x00-\x1f]|[^\x20-\x7e]/g : /["\\\x00-\x1f]/g;
  return `"${text.replace(special, escape)}"`;
}
