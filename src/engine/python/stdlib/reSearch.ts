/** Searching, splitting and replacing with patterns. */

import { callValue } from "../call";
import type { Machine, Steps } from "../native";
import { list, None, str, tuple, type PyInstance, type PyValue } from "../values";
import type { Anchoring, Found } from "./regex/matcher";
import { PatternError } from "./regex/syntax";
import { parseTemplate, type Template } from "./regex/template";
import { plainInt, typeName } from "./support";
import { matchObject } from "./reMatch";
import {
  type PatternHost,
  type Subject,
  attempt,
  bounds,
  patternHost,
  patternRaise,
  slice,
  subjectOf,
  textOf,
} from "./reCompile";

export function find(
  vm: Machine,
  pattern: PyInstance,
  text: PyValue,
  anchoring: Anchoring,
  pos?: PyValue,
  endpos?: PyValue,
): PyValue {
  const host = patternHost(pattern);
  if (host === undefined) return None;
  const subject = subjectOf(vm, text);
  const [from, end] = bounds(subject, pos, endpos);
  const found = attempt(vm, host, subject, from, end, anchoring);
  return found === undefined ? None : matchObject(vm, pattern, subject, found, from, end);
}

/** All matches, an empty one never right where the one before it ended empty. */
function* allMatches(
  vm: Machine,
  pattern: PatternHost,
  subject: Subject,
  from: number,
  end: number,
): Generator<Found, void> {
  let at = from;
  let notEmptyAt = -1;
  while (at <= end) {
    const found = attempt(vm, pattern, subject, at, end, "search", notEmptyAt);
    if (found === undefined) return;
    yield found;
    const [start, stop] = found.spans;
    at = stop;
    notEmptyAt = stop === start ? stop : -1;
    vm.charge(1);
  }
}

function groupsOf(subject: Subject, spans: readonly number[]): PyValue {
  if (spans.length === 2) return slice(subject, spans[0], spans[1]);
  const empty: PyValue = subject.isBytes ? { kind: "bytes", data: [] } : str("");
  const groups: PyValue[] = [];
  for (let i = 2; i < spans.length; i += 2) {
    groups.push(spans[i] < 0 ? empty : slice(subject, spans[i], spans[i + 1]));
  }
  return groups.length === 1 ? groups[0] : tuple(groups);
}

export function findAll(
  vm: Machine,
  pattern: PyInstance,
  text: PyValue,
  pos?: PyValue,
  endpos?: PyValue,
): PyValue {
  const host = patternHost(pattern);
  if (host === undefined) return list([]);
  const subject = subjectOf(vm, text);
  const [from, end] = bounds(subject, pos, endpos);
  const found: PyValue[] = [];
  for (const each of allMatches(vm, host, subject, from, end)) {
    vm.chargeItems(1);
    found.push(groupsOf(subject, each.spans));
  }
  return list(found);
}

export function findIter(
  vm: Machine,
  pattern: PyInstance,
  text: PyValue,
  pos?: PyValue,
  endpos?: PyValue,
): PyValue {
  const host = patternHost(pattern);
  const subject = subjectOf(vm, text);
  const [from, end] = bounds(subject, pos, endpos);
  const matches = host && allMatches(vm, host, subject, from, end);
  return {
    kind: "iterator",
    name: "callable_iterator",
    next: (vm) => {
      const found = matches?.next();
      if (found === undefined || found.done === true) return undefined;
      return matchObject(vm, pattern, subject, found.value, from, end);
    },
  };
}

export function split(
  vm: Machine,
  pattern: PyInstance,
  text: PyValue,
  maxsplit?: PyValue,
): PyValue {
  const host = patternHost(pattern);
  if (host === undefined) return list([]);
  const subject = subjectOf(vm, text);
  const limit = Number((maxsplit && plainInt(maxsplit)) ?? 0);
  const parts: PyValue[] = [];
  let last = 0;
  let count = 0;
  for (const { spans } of allMatches(vm, host, subject, 0, subject.chars.length)) {
    if (limit > 0 && count >= limit) break;
    count += 1;
    vm.chargeItems(spans.length / 2);
    parts.push(slice(subject, last, spans[0]));
    for (let i = 2; i < spans.length; i += 2) {
      parts.push(spans[i] < 0 ? None : slice(subject, spans[i], spans[i + 1]));
    }
    last = spans[1];
  }
  parts.push(slice(subject, last, subject.chars.length));
  return list(parts);
}

export function* substitute(
  vm: Machine,
  pattern: PyInstance,
  replacement: PyValue,
  text: PyValue,
  count?: PyValue,
): Steps<readonly [PyValue, number]> {
  const host = patternHost(pattern);
  if (host === undefined) return [text, 0];
  const subject = subjectOf(vm, text);
  const limit = Number((count && plainInt(count)) ?? 0);
  const isText = replacement.kind === "str" || replacement.kind === "bytes";
  const template = isText ? templateOf(vm, host, replacement) : undefined;
  const out: number[] = [];
  let last = 0;
  let made = 0;
  let pieces = 0;
  for (const found of allMatches(vm, host, subject, 0, subject.chars.length)) {
    if (limit > 0 && made >= limit) break;
    made += 1;
    const [start, stop] = found.spans;
    const before = out.length;
    if (last < start) pieces += 1;
    if (isText) checkPiece(vm, subject, replacement, pieces);
    for (let i = last; i < start; i++) out.push(subject.chars[i]);
    if (template) fill(template, subject, found.spans, out);
    else {
      const match = matchObject(vm, pattern, subject, found, 0, subject.chars.length);
      const result = yield* callValue(replacement, [match]);
      if (result.kind === "unknown") return [result, made];
      if (result.kind !== "none") checkPiece(vm, subject, result, pieces);
      if (result.kind === "str")
        for (const char of result.value) out.push(char.codePointAt(0) ?? 0);
      else if (result.kind === "bytes" || result.kind === "bytearray")
        for (const byte of result.data) out.push(byte);
      else pieces -= 1;
    }
    pieces += 1;
    // Characters are numbers in lists here, which are copied as they grow.
    vm.chargeItems(2 * (1 + out.length - before));
    last = stop;
  }
  for (let i = last; i < subject.chars.length; i++) out.push(subject.chars[i]);
  const result: PyValue = subject.isBytes ? { kind: "bytes", data: out } : str(textOf(out));
  return [result, made];
}

/** What takes the place of a match must be joinable with the text around it. */
function checkPiece(vm: Machine, subject: Subject, piece: PyValue, index: number): void {
  const isFitting = subject.isBytes
    ? piece.kind === "bytes" || piece.kind === "bytearray"
    : piece.kind === "str";
  if (isFitting) return;
  const wanted = subject.isBytes ? "a bytes-like object" : "str instance";
  const text = `sequence item ${index}: expected ${wanted}, ${typeName(vm, piece)} found`;
  throw vm.raise("TypeError", text);
}

export function templateOf(vm: Machine, host: PatternHost, replacement: PyValue): Template {
  const text =
    replacement.kind === "str"
      ? replacement.value
      : replacement.kind === "bytes"
        ? textOf(replacement.data)
        : "";
  try {
    return parseTemplate(text, host.regex.groups, host.regex.names);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    if (error.position === undefined) throw vm.raise("IndexError", error.message);
    throw patternRaise(vm, error, text);
  }
}

export function fill(
  template: Template,
  subject: Subject,
  spans: readonly number[],
  out: number[],
): void {
  for (const part of template) {
    if (typeof part !== "number") for (const char of part) out.push(char);
    else
      for (let i = spans[2 * part]; i >= 0 && i < spans[2 * part + 1]; i++)
        out.push(subject.chars[i]);
  }
}

export const anchorings = [
  ["search", "search"],
  ["match", "match"],
  ["fullmatch", "fullmatch"],
] as const;
