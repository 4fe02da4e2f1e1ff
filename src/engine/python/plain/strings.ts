/** Plain string literals and f-strings. */

import type { Expression, FormattedValue, JoinedStr } from "../ast";
import { decodeString, stringPrefix, type StringPrefix } from "../convert/literals";
import { joinText, withSingleBraces } from "../convert/strings";
import { expressions, yielded } from "./expressions";
import { advance, deepen, fail, is, rangeFrom, take, type Reader } from "./tokens";

type Part = string | FormattedValue;

/** One literal, or several in a row. */
export function strings(r: Reader): Expression {
  const { start } = r;
  const simple = simpleString(r);
  if (simple !== undefined) {
    advance(r);
    if (!is(r, "string")) {
      return { kind: "Constant", value: { type: "str", value: simple }, at: rangeFrom(r, start) };
    }
  }
  const parts: Part[] = simple === undefined ? [] : [simple];
  let isFormat = false;
  let literals = parts.length;
  let bytes = 0;
  for (; is(r, "string"); literals++) {
    const text = r.text.slice(r.start, r.end);
    const prefix = stringPrefix(/^\w*/.exec(text)?.[0] ?? "");
    if (prefix === undefined) break;
    if (prefix.isBytes) bytes++;
    if (prefix.isFormat) {
      isFormat = true;
      formatString(r, prefix, parts);
    } else {
      const [from, to] = inside(r);
      parts.push(decodeString(r.text.slice(from, to), prefix, () => fail(r)));
    }
    advance(r);
  }
  const at = rangeFrom(r, start);
  if (bytes > 0) {
    if (bytes < literals) fail(r);
    return bytesConstant(r, parts, at);
  }
  const joined = joinText(parts);
  if (isFormat) return { kind: "JoinedStr", parts: joined, at };
  const value = joined.filter((part) => typeof part === "string").join("");
  return { kind: "Constant", value: { type: "str", value }, at };
}

/** The text of a literal without prefix, escapes and line ends, which most are. */
function simpleString({ text, start, end }: Reader): string | undefined {
  const quote = text.charCodeAt(start);
  if (quote !== 34 && quote !== 39) return undefined;
  const isTriple = end - start >= 6 && text.charCodeAt(start + 1) === quote;
  const inner = isTriple ? text.slice(start + 3, end - 3) : text.slice(start + 1, end - 1);
  return inner.includes("\\") || inner.includes("\r") ? undefined : inner;
}

function bytesConstant(r: Reader, parts: readonly Part[], at: Expression["at"]): Expression {
  const text = parts.filter((part) => typeof part === "string").join("");
  const value = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  if (value.some((code) => code > 255)) fail(r);
  return { kind: "Constant", value: { type: "bytes", value }, at };
}

/** Where the text between the quotes of the token in front begins and ends. */
function inside({ text, start, end }: Reader): readonly [number, number] {
  const quote = text.charCodeAt(end - 1);
  let from = start;
  while (text.charCodeAt(from) !== quote) from++;
  const isTriple =
    end - from >= 6 && text.charCodeAt(from + 1) === quote && text.charCodeAt(from + 2) === quote;
  const length = isTriple ? 3 : 1;
  return [from + length, end - length];
}

/**
 * Reads what is in the fields, then puts the literal's end back in front. Fields that hold the string's own quotes, line
 * ends or backslashes are not plain.
 */
function formatString(r: Reader, prefix: StringPrefix, parts: Part[]): void {
  const { start, end, lastEnd } = r;
  const [from, to] = inside(r);
  if (r.text.slice(from, to).includes("\\N{")) return fail(r);
  deepen(r);
  const stop = formatParts(r, prefix, from, to, parts, false);
  if (stop !== to) fail(r);
  if (r.hasFailed) return;
  r.kind = "string";
  r.start = start;
  r.end = end;
  r.at = end;
  r.lastEnd = lastEnd;
}

/** Text and fields up to `to`, or, in a format, to the brace that ends it: says where. */
function formatParts(
  r: Reader,
  prefix: StringPrefix,
  from: number,
  to: number,
  parts: Part[],
  isSpec: boolean,
): number {
  const { text, depth: base } = r;
  let textStart = from;
  let at = from;
  while (at < to && !r.hasFailed) {
    const character = text[at];
    if (character === "{" && !isSpec && text[at + 1] === "{") at += 2;
    else if (character === "{") {
      parts.push(literalText(r, textStart, at, prefix));
      const { depth } = r;
      r.depth = base;
      deepen(r);
      at = field(r, prefix, at, to, parts);
      r.depth = Math.max(depth, r.depth);
      textStart = at;
    } else if (character === "}") {
      if (isSpec) break;
      if (text[at + 1] !== "}") fail(r);
      at += 2;
    } else if (character === "\\" && !prefix.isRaw) at += 2;
    else at++;
  }
  parts.push(literalText(r, textStart, at, prefix));
  return at;
}

function literalText(r: Reader, start: number, end: number, prefix: StringPrefix): string {
  const raw = withSingleBraces(r.text.slice(start, end), prefix);
  return decodeString(raw, prefix, () => fail(r));
}

/** A field from its brace; gives the offset behind it. */
function field(r: Reader, prefix: StringPrefix, brace: number, to: number, parts: Part[]): number {
  const { text } = r;
  r.at = brace + 1;
  r.end = brace + 1;
  // As inside of brackets; the closing brace ends them.
  r.brackets++;
  const { brackets } = r;
  advance(r);
  const value = is(r, "yield") ? yielded(r) : expressions(r);
  const isDebug = take(r, "=");
  let behind = r.start;
  let conversion: FormattedValue["conversion"];
  if (is(r, "!") && r.start < to) {
    const letter = /^!([rsa])[:}]/.exec(text.slice(r.start, r.start + 3))?.[1];
    if (letter !== "r" && letter !== "s" && letter !== "a") fail(r);
    else conversion = letter;
    r.at = r.start + 2;
    r.end = r.at;
    advance(r);
  }
  let spec: JoinedStr | undefined;
  let close = r.start;
  if (is(r, ":") || is(r, ":=")) {
    const colon = r.start;
    if (conversion === undefined) behind = colon;
    const inner: Part[] = [];
    close = formatParts(r, prefix, colon + 1, to, inner, true);
    const at = { source: r.file.id, start: colon, end: close };
    spec = { kind: "JoinedStr", parts: joinText(inner), at };
    if (text[close] !== "}" || /[\r\n]/.test(text.slice(colon, close))) fail(r);
  } else if (!is(r, "}")) fail(r);
  const valueEnd = spec === undefined ? close : spec.at.start;
  const isPlain = close < to && !/[\\\r\n#]/.test(text.slice(brace, valueEnd));
  if (!isPlain || (spec === undefined && r.brackets !== brackets - 1)) fail(r);
  r.brackets = brackets - 1;
  parts.push({
    kind: "FormattedValue",
    value,
    conversion: conversion ?? (isDebug && spec === undefined ? "r" : undefined),
    spec,
    debugText: isDebug ? text.slice(brace + 1, behind) : undefined,
    at: { source: r.file.id, start: brace, end: close + 1 },
  });
  return close + 1;
}
