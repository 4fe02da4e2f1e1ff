/** Compiled patterns and texts as `re` sees them. */

import { builtinClasses, defineClass, newInstance } from "../classes";
import type { Machine } from "../native";
import { int, None, str, type PyClass, type PyInstance, type PyValue } from "../values";
import { compileRegex, run, type Anchoring, type Found, type Regex } from "./regex/matcher";
import { parsePattern, PatternError, type Flags } from "./regex/syntax";
import { perRun, plainInt, typeName } from "./support";
import { patternClass } from "./rePattern";

export const errorClass = perRun("re.error", (): PyClass =>
  defineClass({ name: "error", module: "re", bases: [builtinClasses.Exception] }),
);

export interface PatternHost {
  readonly isPattern: true;
  readonly text: string;
  readonly isBytes: boolean;
  readonly flags: number;
  readonly regex: Regex;
}

export function patternHost(value: PyValue): PatternHost | undefined {
  const host = value.kind === "instance" ? value.host : undefined;
  return isPatternHost(host) ? host : undefined;
}

function isPatternHost(host: unknown): host is PatternHost {
  return typeof host === "object" && host !== null && "isPattern" in host;
}

export interface MatchHost {
  readonly isMatch: true;
  readonly pattern: PyInstance;
  readonly subject: Subject;
  readonly spans: readonly number[];
  readonly lastIndex: number;
  readonly from: number;
  readonly end: number;
}

export function matchHost(value: PyValue): MatchHost | undefined {
  const host = value.kind === "instance" ? value.host : undefined;
  return isMatchHost(host) ? host : undefined;
}

function isMatchHost(host: unknown): host is MatchHost {
  return typeof host === "object" && host !== null && "isMatch" in host;
}

/** A text as code points. */
export interface Subject {
  readonly value: PyValue;
  readonly chars: readonly number[];
  readonly isBytes: boolean;
}

export function subjectOf(vm: Machine, value: PyValue): Subject {
  if (value.kind === "str") {
    vm.charge(value.value.length / 8);
    vm.chargeItems(value.value.length);
    return { value, chars: codePoints(value.value), isBytes: false };
  }
  if (value.kind === "bytes" || value.kind === "bytearray")
    return { value, chars: value.data, isBytes: true };
  throw vm.raise("TypeError", `expected string or bytes-like object, got '${typeName(vm, value)}'`);
}

function codePoints(text: string): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0;
    if (point > 0xffff) i++;
    found.push(point);
  }
  return found;
}

export function slice(subject: Subject, from: number, to: number): PyValue {
  const part = subject.chars.slice(from, to);
  return subject.isBytes ? { kind: "bytes", data: part } : str(textOf(part));
}

export function textOf(chars: readonly number[]): string {
  let text = "";
  for (const char of chars) text += String.fromCodePoint(char);
  return text;
}

/** Compiled patterns, by flags and text; they hold nothing of a run. */
const compiledPatterns = new Map<string, { readonly regex: Regex; readonly flags: number }>();

export function compilePattern(vm: Machine, pattern: PyValue, flagsValue?: PyValue): PyInstance {
  const given = patternHost(pattern);
  const bits = Number((flagsValue && plainInt(flagsValue)) ?? 0);
  if (given !== undefined && pattern.kind === "instance") {
    if (bits !== 0)
      throw vm.raise("ValueError", "cannot process flags argument with a compiled pattern");
    return pattern;
  }
  const isBytes = pattern.kind === "bytes" || pattern.kind === "bytearray";
  if (pattern.kind !== "str" && !isBytes) {
    throw vm.raise("TypeError", "first argument must be string or compiled pattern");
  }
  const text = pattern.kind === "str" ? pattern.value : textOf(pattern.data);
  const key = `${bits}${isBytes ? "b" : "s"}${text}`;
  const objects = patternObjects(vm);
  const known = objects.get(key);
  if (known !== undefined) return known;
  const { regex, flags } = compileCached(vm, text, bits, isBytes);
  const made = newInstance(patternClass(vm), vm.here());
  const host: PatternHost = { isPattern: true, text, isBytes, flags, regex };
  made.host = host;
  // As many as CPython remembers.
  if (objects.size >= 512) objects.clear();
  objects.set(key, made);
  return made;
}

/** The patterns of a run: compiling the same text again gives the same object. */
const patternObjects = perRun("re.patterns", () => new Map<string, PyInstance>());

/** What a character of a pattern counts against the budget, and what is made of it. */
const stepsPerSign = 6;
const itemsPerSign = 24;

function compileCached(vm: Machine, text: string, bits: number, isBytes: boolean) {
  const key = `${bits}${isBytes ? "b" : "s"}${text}`;
  const known = compiledPatterns.get(key);
  if (known !== undefined) return known;
  vm.charge(text.length * stepsPerSign);
  vm.chargeItems(text.length * itemsPerSign);
  try {
    const parsed = parsePattern(text, {
      ignoreCase: (bits & 2) !== 0,
      multiline: (bits & 8) !== 0,
      dotAll: (bits & 16) !== 0,
      verbose: (bits & 64) !== 0,
      ascii: (bits & 256) !== 0 || isBytes,
    });
    const made = { regex: compileRegex(parsed), flags: bitsOf(parsed.flags, bits, isBytes) };
    if (compiledPatterns.size > 500) compiledPatterns.clear();
    compiledPatterns.set(key, made);
    return made;
  } catch (error) {
    if (error instanceof PatternError) throw patternRaise(vm, error, text);
    throw error;
  }
}

function bitsOf(flags: Flags, given: number, isBytes: boolean): number {
  const found =
    (flags.ignoreCase ? 2 : 0) |
    (flags.multiline ? 8 : 0) |
    (flags.dotAll ? 16 : 0) |
    (flags.verbose ? 64 : 0) |
    (flags.ascii && !isBytes ? 256 : 0);
  return found | (given & 128) | (isBytes || flags.ascii ? 0 : 32);
}

export function patternRaise(vm: Machine, error: PatternError, pattern: string) {
  const { position } = error;
  const before = [...pattern].slice(0, position ?? 0);
  const line = before.filter((char) => char === "\n").length + 1;
  const column = before.length - (before.lastIndexOf("\n") + 1) + 1;
  const place = pattern.includes("\n") ? ` (line ${line}, column ${column})` : "";
  const where = position === undefined ? "" : ` at position ${position}${place}`;
  const raised = vm.raiseOf(errorClass(vm), [str(error.message + where)]);
  const own = raised.exception.attributes;
  own.set("msg", str(error.message));
  own.set("pattern", str(pattern));
  own.set("pos", position === undefined ? None : int(position));
  own.set("lineno", position === undefined ? None : int(line));
  own.set("colno", position === undefined ? None : int(column));
  return raised;
}

/** What a match counts against the budget, beside its own steps: each of those costs about two instructions. */
const stepsPerMatch = 10;

/** Runs a pattern; deep nesting that our own stack cannot hold is a budget like any other. */
export function attempt(
  vm: Machine,
  pattern: PatternHost,
  subject: Subject,
  from: number,
  end: number,
  anchoring: Anchoring,
  notEmptyAt?: number,
): Found | undefined {
  if (pattern.isBytes !== subject.isBytes) {
    const [kind, other] = pattern.isBytes
      ? ["bytes", "string-like object"]
      : ["string", "bytes-like object"];
    throw vm.raise("TypeError", `cannot use a ${kind} pattern on a ${other}`);
  }
  let steps = stepsPerMatch;
  const charge = (count: number) => {
    steps += 2 * count;
    if (steps < 1000) return;
    vm.charge(steps);
    steps = 0;
  };
  try {
    const found = run(pattern.regex, subject.chars, from, end, anchoring, charge, notEmptyAt);
    vm.charge(steps);
    return found;
  } catch (error) {
    // Our own stack is used up, which is a limit of ours and not an error of the program's.
    if (error instanceof RangeError) vm.charge(Number.MAX_SAFE_INTEGER);
    throw error;
  }
}

export function bounds(
  subject: Subject,
  pos?: PyValue,
  endpos?: PyValue,
): readonly [number, number] {
  const clamp = (value: PyValue | undefined, otherwise: number) => {
    const whole = value === undefined ? undefined : plainInt(value);
    if (whole === undefined) return otherwise;
    return Math.max(0, Math.min(Number(whole), subject.chars.length));
  };
  return [clamp(pos, 0), clamp(endpos, subject.chars.length)];
}
