/** String literals: plain, bytes, f-strings, and several of them in a row. */

import type { Constant, Expression, FormattedValue, JoinedStr } from "../ast";
import type { Converter } from "./converter";
import {
  children,
  errorExpression,
  firstOf,
  kindOf,
  maxDepth,
  problem,
  rangeFrom,
  rangeOf,
  textOf,
} from "./converter";
import { expressionOrTuple } from "./expressions";
import type { StringPrefix } from "./literals";
import { decodeString, stringPrefix } from "./literals";

type Part = string | FormattedValue;

export function stringExpression(c: Converter, node: number): Expression {
  const at = rangeOf(c, node);
  const literals = kindOf(c, node) === "string" ? [node] : children(c, node);
  const parts: Part[] = [];
  const prefixes: StringPrefix[] = [];
  for (const literal of literals) {
    const prefix = kindOf(c, literal) === "string" ? prefixOf(c, literal) : undefined;
    if (prefix === undefined) return errorExpression(c, at, "invalid syntax");
    if (!isTerminated(c, literal)) return errorExpression(c, at, "unterminated string literal");
    prefixes.push(prefix);
    addLiteral(c, literal, prefix, parts);
  }
  if (prefixes.some((prefix) => prefix.isBytes)) return bytes(c, node, parts, prefixes);
  const joined = joinText(parts);
  if (prefixes.some((prefix) => prefix.isFormat)) return { kind: "JoinedStr", parts: joined, at };
  const value = joined.filter((part) => typeof part === "string").join("");
  return { kind: "Constant", value: { type: "str", value }, at };
}

function prefixOf(c: Converter, literal: number): StringPrefix | undefined {
  return stringPrefix(textOf(c, literal + 1));
}

function isTerminated(c: Converter, literal: number): boolean {
  const last = children(c, literal).at(-1);
  return last !== undefined && kindOf(c, last) === "string_end" && textOf(c, last) !== "";
}

function bytes(
  c: Converter,
  node: number,
  parts: readonly Part[],
  prefixes: readonly StringPrefix[],
): Constant | Expression {
  const at = rangeOf(c, node);
  if (!prefixes.every((prefix) => prefix.isBytes)) {
    return errorExpression(c, at, "cannot mix bytes and nonbytes literals");
  }
  const text = parts.filter((part) => typeof part === "string").join("");
  const value = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  if (value.some((code) => code > 255)) {
    return errorExpression(c, at, "bytes can only contain ASCII literal characters");
  }
  return { kind: "Constant", value: { type: "bytes", value }, at };
}

function addLiteral(c: Converter, literal: number, prefix: StringPrefix, parts: Part[]): void {
  const nodes = children(c, literal);
  const [opening] = nodes;
  // In a raw string that begins with a backslash, the closing token has all the text in it.
  const quotes = textOf(c, opening).replace(/^\w*/, "").length;
  let from = c.tree.ends[opening];
  for (const node of nodes) {
    const kind = kindOf(c, node);
    if (kind !== "interpolation" && kind !== "string_end") continue;
    const to = kind === "interpolation" ? c.tree.starts[node] : c.tree.ends[node] - quotes;
    parts.push(literalText(c, from, to, prefix));
    if (kind === "interpolation") addInterpolation(c, node, prefix, parts);
    from = c.tree.ends[node];
  }
}

function literalText(c: Converter, start: number, end: number, prefix: StringPrefix): string {
  const raw = c.file.text.slice(start, end);
  const text = prefix.isFormat ? withSingleBraces(raw, prefix) : raw;
  return decodeString(text, prefix, (message) => problem(c, rangeFrom(c, start, end), message));
}

/** `{{` is one brace, but not in the name of `\N{{…}`. */
export function withSingleBraces(raw: string, prefix: StringPrefix): string {
  if (!/[{}]/.test(raw)) return raw;
  if (prefix.isRaw) return raw.replace(/\{\{|\}\}/g, (braces) => braces[0]);
  return raw.replace(/\\N\{[^}]*\}|\\[^]|\{\{|\}\}/g, (match) =>
    match.startsWith("\\") ? match : match[0],
  );
}

function addInterpolation(c: Converter, node: number, prefix: StringPrefix, parts: Part[]): void {
  const nodes = children(c, node);
  const [brace] = nodes;
  const value: number[] = [];
  for (const child of nodes.slice(1)) {
    if (endsValue.has(kindOf(c, child))) break;
    value.push(child);
  }
  const equals = firstOf(c, nodes, "=");
  const conversion = firstOf(c, nodes, "type_conversion");
  const specifier = firstOf(c, nodes, "format_specifier");
  const behind = conversion ?? specifier ?? nodes[nodes.length - 1];
  const isDebug = equals !== undefined;
  parts.push({
    kind: "FormattedValue",
    value: expressionOrTuple(c, value),
    conversion: conversionOf(c, conversion) ?? (isDebug && !specifier ? "r" : undefined),
    spec:
      specifier === undefined
        ? undefined
        : formatSpec(c, specifier, c.tree.starts[nodes[nodes.length - 1]], prefix),
    debugText: isDebug ? c.file.text.slice(c.tree.ends[brace], c.tree.starts[behind]) : undefined,
    at: rangeOf(c, node),
  });
}

const endsValue = new Set(["=", "type_conversion", "format_specifier", "}"]);

function conversionOf(c: Converter, node: number | undefined): FormattedValue["conversion"] {
  const letter = node === undefined ? undefined : textOf(c, node).slice(1);
  return letter === "r" || letter === "s" || letter === "a" ? letter : undefined;
}

/** `end` is where the closing brace is: a line end before it belongs to the format. */
function formatSpec(c: Converter, node: number, end: number, prefix: StringPrefix): JoinedStr {
  const [colon, ...fields] = children(c, node);
  const parts: Part[] = [];
  let from = c.tree.ends[colon];
  c.depth++;
  for (const field of fields) {
    if (kindOf(c, field) !== "format_expression") continue;
    if (c.depth >= maxDepth) {
      problem(c, rangeOf(c, field), "f-string: expressions nested too deeply");
      continue;
    }
    parts.push(literalText(c, from, c.tree.starts[field], prefix));
    addInterpolation(c, field, prefix, parts);
    from = c.tree.ends[field];
  }
  c.depth--;
  parts.push(literalText(c, from, end, prefix));
  return {
    kind: "JoinedStr",
    parts: joinText(parts),
    at: rangeFrom(c, c.tree.starts[node], end),
  };
}

/** Neighbouring texts become one, empty ones go. */
export function joinText(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string")
      joined[joined.length - 1] = last + part;
    else if (part !== "") joined.push(part);
  }
  return joined;
}
