/** Calls that made modules while code ran, as text that makes them again somewhere else. */

import { reprOf } from "../python/reprText";
import type { Machine } from "../python/native";
import type { Keywords, PyClass, PyDict, PyValue } from "../python/values";
import type { Range } from "../source";

/** A call of a class of some file's. Plain data: it outlives the run. */
export interface Construction {
  readonly className: string;
  /** The file or cell of its class statement. */
  readonly classSource: string;
  readonly at: Range;
  /** The arguments as Python text; absent where no text gives them. */
  readonly arguments?: readonly ArgumentPart[];
}

/** Text, or something that has a name wherever it was imported. */
type ArgumentPart = string | Named;

interface Named {
  readonly kind: "class" | "function" | "native";
  readonly module: string;
  readonly name: string;
  /** Where a class of the user's is defined. */
  readonly source?: string;
}

export function constructionOf(
  vm: Machine,
  cls: PyClass,
  args: readonly PyValue[],
  kwargs: Keywords,
  at: Range,
): Construction | undefined {
  if (!cls.definedAt) return undefined;
  const parts = kwargs.rest ? undefined : argumentParts(vm, args, kwargs);
  const made = { className: cls.name, classSource: cls.definedAt.source, at };
  return parts ? { ...made, arguments: parts } : made;
}

function argumentParts(
  vm: Machine,
  args: readonly PyValue[],
  kwargs: Keywords,
): readonly ArgumentPart[] | undefined {
  const parts: ArgumentPart[] = [];
  for (const value of args) {
    if (parts.length > 0) parts.push(", ");
    if (!addParts(vm, parts, value)) return undefined;
  }
  for (const [name, value] of kwargs) {
    parts.push(parts.length > 0 ? `, ${name}=` : `${name}=`);
    if (!addParts(vm, parts, value)) return undefined;
  }
  return parts;
}

/** More would be no expression to read. */
const mostParts = 60;

/** Adds the text of a value; false where it has none. */
function addParts(vm: Machine, parts: ArgumentPart[], value: PyValue): boolean {
  if (parts.length > mostParts) return false;
  switch (value.kind) {
    case "none":
    case "bool":
    case "int":
    case "float":
    case "str": {
      const isText = "of" in value && value.of !== undefined;
      const text = isText ? undefined : reprOf(vm, value);
      if (typeof text !== "string" || /^-?(inf|nan)$/.test(text)) return false;
      parts.push(text);
      return true;
    }
    case "tuple":
    case "list": {
      if (value.of) return false;
      const [open, close] = value.kind === "list" ? ["[", "]"] : ["(", ")"];
      const end = value.kind === "tuple" && value.items.length === 1 ? `,${close}` : close;
      return addItems(vm, parts, open, value.items, end);
    }
    case "dict": {
      if (value.of || value.defaultFactory) return false;
      const entries = [...value.entries.values()];
      parts.push("{");
      for (const [i, entry] of entries.entries()) {
        if (i > 0) parts.push(", ");
        if (!addParts(vm, parts, entry.key)) return false;
        parts.push(": ");
        if (!addParts(vm, parts, entry.value)) return false;
      }
      parts.push("}");
      return true;
    }
    case "class":
    case "function":
    case "native":
      if (value.qualifiedName.includes("<")) return false;
      parts.push(namedOf(value));
      return true;
    default:
      return false;
  }
}

function addItems(
  vm: Machine,
  parts: ArgumentPart[],
  open: string,
  items: readonly PyValue[],
  close: string,
): boolean {
  parts.push(open);
  for (const [i, item] of items.entries()) {
    if (i > 0) parts.push(", ");
    if (!addParts(vm, parts, item)) return false;
  }
  parts.push(close);
  return true;
}

function namedOf(value: Extract<PyValue, { readonly kind: Named["kind"] }>): Named {
  const name = value.qualifiedName;
  switch (value.kind) {
    case "class":
      return { kind: "class", module: value.module, name, source: value.definedAt?.source };
    case "function":
      return { kind: "function", module: value.module, name, source: value.code.source.id };
    case "native":
      return { kind: "native", module: "", name };
  }
}

/** The arguments with the names that things have in a document; absent where one has none there. */
export function argumentText(
  { arguments: parts }: Construction,
  globals: PyDict,
  isOwnFile: (source: string) => boolean,
): string | undefined {
  if (!parts) return undefined;
  let text = "";
  for (const part of parts) {
    const piece = typeof part === "string" ? part : nameIn(globals, part, isOwnFile);
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
}

function nameIn(
  { entries }: PyDict,
  wanted: Named,
  isOwnFile: (source: string) => boolean,
): string | undefined {
  const modules: [string, PyDict][] = [];
  for (const [name, { value }] of entries) {
    if (typeof name !== "string") continue;
    if (isNamed(value) && isSame(namedOf(value), wanted, isOwnFile)) return name;
    if (value.kind === "module") modules.push([name, value.globals]);
  }
  for (const [module, globals] of modules) {
    for (const [name, { value }] of globals.entries) {
      if (typeof name !== "string" || !isNamed(value)) continue;
      if (isSame(namedOf(value), wanted, isOwnFile)) return `${module}.${name}`;
    }
  }
  return undefined;
}

function isNamed(value: PyValue): value is Extract<PyValue, { readonly kind: Named["kind"] }> {
  return value.kind === "class" || value.kind === "function" || value.kind === "native";
}

/** A file that is looked at is `__main__` to itself, and a module to others. */
function isSame(a: Named, b: Named, isOwnFile: (source: string) => boolean): boolean {
  if (a.kind !== b.kind || a.name !== b.name) return false;
  if (a.source === undefined || b.source === undefined) {
    return a.source === b.source && a.module === b.module;
  }
  return a.source === b.source || (isOwnFile(a.source) && isOwnFile(b.source));
}
