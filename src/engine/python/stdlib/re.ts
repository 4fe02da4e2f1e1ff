/** Python's `re`. */

import { callValue } from "../call";
import { builtinClasses, defineClass, newInstance } from "../classes";
import { dictSet, newDict } from "../dict";
import type { Machine, NativeModule, Steps } from "../native";
import { repr } from "../text";
import { enumClasses } from "./enum";
import { declareFlags } from "./enumFlags";
import {
  bool,
  int,
  list,
  None,
  str,
  tuple,
  type PyClass,
  type PyInstance,
  type PyValue,
} from "../values";
import { genericAlias } from "./alias";
import {
  classMethod,
  entries,
  getter,
  method,
  native,
  once,
  perRun,
  plainInt,
  typeName,
} from "./support";
import { compileRegex, run, type Anchoring, type Found, type Regex } from "./regex/matcher";
import { parsePattern, PatternError, type Flags } from "./regex/syntax";
import { parseTemplate, type Template } from "./regex/template";

export const re: NativeModule = {
  name: "re",
  create: (vm) => [
    ...functions(),
    ...flagEntries(vm),
    ["Pattern", patternClass(vm)],
    ["Match", matchClass(vm)],
    ["error", errorClass(vm)],
    ["PatternError", errorClass(vm)],
  ],
};

const flagBits = {
  TEMPLATE: 1,
  IGNORECASE: 2,
  LOCALE: 4,
  MULTILINE: 8,
  DOTALL: 16,
  UNICODE: 32,
  VERBOSE: 64,
  DEBUG: 128,
  ASCII: 256,
} as const;

const shortNames: Readonly<Record<string, keyof typeof flagBits>> = {
  I: "IGNORECASE",
  L: "LOCALE",
  M: "MULTILINE",
  S: "DOTALL",
  U: "UNICODE",
  X: "VERBOSE",
  A: "ASCII",
  T: "TEMPLATE",
};

const flagClass = perRun("re.RegexFlag", (vm): PyClass => {
  const { IntFlag } = enumClasses(vm);
  const cls = defineClass({
    name: "RegexFlag",
    module: "re",
    bases: [IntFlag],
    attributes: entries(
      method("RegexFlag", "__repr__", "self, /", (_vm, self) => str(flagText(self))),
      method("RegexFlag", "__str__", "self, /", (_vm, self) => str(flagText(self))),
    ),
  });
  declareFlags(cls, flagBits);
  return cls;
});

/** `re.IGNORECASE|re.MULTILINE` */
function flagText(self: PyValue): string {
  const bits = Number(plainInt(self) ?? 0);
  const names = Object.entries(flagBits).flatMap(([name, bit]) =>
    bits & bit ? [`re.${name}`] : [],
  );
  return names.length === 0 ? "re.NOFLAG" : names.join("|");
}

function flagEntries(vm: Machine): readonly (readonly [string, PyValue])[] {
  const cls = flagClass(vm);
  const member = (name: string) => cls.attributes.get(name) ?? int(0);
  return [
    ["RegexFlag", cls],
    ["NOFLAG", int(0)],
    ...Object.keys(flagBits).map((name) => [name, member(name)] as const),
    ...Object.entries(shortNames).map(([name, long]) => [name, member(long)] as const),
  ];
}

const errorClass = perRun("re.error", (): PyClass =>
  defineClass({ name: "error", module: "re", bases: [builtinClasses.Exception] }),
);

interface PatternHost {
  readonly isPattern: true;
  readonly text: string;
  readonly isBytes: boolean;
  readonly flags: number;
  readonly regex: Regex;
}

function patternHost(value: PyValue): PatternHost | undefined {
  const host = value.kind === "instance" ? value.host : undefined;
  return isPatternHost(host) ? host : undefined;
}

function isPatternHost(host: unknown): host is PatternHost {
  return typeof host === "object" && host !== null && "isPattern" in host;
}

interface MatchHost {
  readonly isMatch: true;
  readonly pattern: PyInstance;
  readonly subject: Subject;
  readonly spans: readonly number[];
  readonly lastIndex: number;
  readonly from: number;
  readonly end: number;
}

function matchHost(value: PyValue): MatchHost | undefined {
  const host = value.kind === "instance" ? value.host : undefined;
  return isMatchHost(host) ? host : undefined;
}

function isMatchHost(host: unknown): host is MatchHost {
  return typeof host === "object" && host !== null && "isMatch" in host;
}

/** A text as code points. */
interface Subject {
  readonly value: PyValue;
  readonly chars: readonly number[];
  readonly isBytes: boolean;
}

function subjectOf(vm: Machine, value: PyValue): Subject {
  if (value.kind === "str") {
    vm.charge(value.value.length / 8);
    return {
      value,
      chars: [...value.value].map((char) => char.codePointAt(0) ?? 0),
      isBytes: false,
    };
  }
  if (value.kind === "bytes" || value.kind === "bytearray")
    return { value, chars: value.data, isBytes: true };
  throw vm.raise("TypeError", `expected string or bytes-like object, got '${typeName(vm, value)}'`);
}

function slice(subject: Subject, from: number, to: number): PyValue {
  const part = subject.chars.slice(from, to);
  return subject.isBytes ? { kind: "bytes", data: part } : str(textOf(part));
}

function textOf(chars: readonly number[]): string {
  let text = "";
  for (const char of chars) text += String.fromCodePoint(char);
  return text;
}

/** Compiled patterns, by flags and text; they hold nothing of a run. */
const compiledPatterns = new Map<string, { readonly regex: Regex; readonly flags: number }>();

function compilePattern(vm: Machine, pattern: PyValue, flagsValue?: PyValue): PyInstance {
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
  const { regex, flags } = compileCached(vm, text, bits, isBytes);
  const made = newInstance(patternClass(vm), vm.here());
  const host: PatternHost = { isPattern: true, text, isBytes, flags, regex };
  made.host = host;
  return made;
}

function compileCached(vm: Machine, text: string, bits: number, isBytes: boolean) {
  const key = `${bits}${isBytes ? "b" : "s"}${text}`;
  const known = compiledPatterns.get(key);
  if (known !== undefined) return known;
  vm.charge(text.length);
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

function patternRaise(vm: Machine, error: PatternError, pattern: string) {
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

/** Runs a pattern; deep nesting that our own stack cannot hold is a budget like any other. */
function attempt(
  vm: Machine,
  pattern: PatternHost,
  subject: Subject,
  from: number,
  end: number,
  anchoring: Anchoring,
  notEmptyAt?: number,
): Found | undefined {
  if (pattern.isBytes !== subject.isBytes) {
    const [kind, other] = pattern.isBytes ? ["bytes", "string"] : ["string", "bytes-like object"];
    throw vm.raise("TypeError", `cannot use a ${kind} pattern on a ${other}`);
  }
  let steps = 0;
  const charge = (count: number) => {
    steps += count;
    if (steps < 1000) return;
    vm.charge(steps);
    steps = 0;
  };
  try {
    return run(pattern.regex, subject.chars, from, end, anchoring, charge, notEmptyAt);
  } catch (error) {
    // Our own stack is used up, which is a limit of ours and not an error of the program's.
    if (error instanceof RangeError) vm.charge(Number.MAX_SAFE_INTEGER);
    throw error;
  }
}

function bounds(subject: Subject, pos?: PyValue, endpos?: PyValue): readonly [number, number] {
  const clamp = (value: PyValue | undefined, otherwise: number) => {
    const whole = value === undefined ? undefined : plainInt(value);
    if (whole === undefined) return otherwise;
    return Math.max(0, Math.min(Number(whole), subject.chars.length));
  };
  return [clamp(pos, 0), clamp(endpos, subject.chars.length)];
}

function find(
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

function matchObject(
  vm: Machine,
  pattern: PyInstance,
  subject: Subject,
  found: Found,
  from: number,
  end: number,
): PyInstance {
  const match = newInstance(matchClass(vm));
  const host: MatchHost = { isMatch: true, pattern, subject, ...found, from, end };
  match.host = host;
  return match;
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

function findAll(
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

function findIter(
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

function split(vm: Machine, pattern: PyInstance, text: PyValue, maxsplit?: PyValue): PyValue {
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

function* substitute(
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
  for (const found of allMatches(vm, host, subject, 0, subject.chars.length)) {
    if (limit > 0 && made >= limit) break;
    made += 1;
    const [start, stop] = found.spans;
    for (let i = last; i < start; i++) out.push(subject.chars[i]);
    if (template) fill(template, subject, found.spans, out);
    else {
      const match = matchObject(vm, pattern, subject, found, 0, subject.chars.length);
      const result = yield* callValue(replacement, [match]);
      if (result.kind === "unknown") return [result, made];
      if (result.kind === "str")
        for (const char of result.value) out.push(char.codePointAt(0) ?? 0);
      else if (result.kind === "bytes") out.push(...result.data);
      else throw vm.raise("TypeError", `expected str instance, ${typeName(vm, result)} found`);
    }
    vm.chargeItems(1 + out.length / 1000);
    last = stop;
  }
  for (let i = last; i < subject.chars.length; i++) out.push(subject.chars[i]);
  const result: PyValue = subject.isBytes ? { kind: "bytes", data: out } : str(textOf(out));
  return [result, made];
}

function templateOf(vm: Machine, host: PatternHost, replacement: PyValue): Template {
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

function fill(template: Template, subject: Subject, spans: readonly number[], out: number[]): void {
  for (const part of template) {
    if (typeof part !== "number") out.push(...part);
    else
      for (let i = spans[2 * part]; i >= 0 && i < spans[2 * part + 1]; i++)
        out.push(subject.chars[i]);
  }
}

const anchorings = [
  ["search", "search"],
  ["match", "match"],
  ["fullmatch", "fullmatch"],
] as const;

const functions = once(() =>
  entries(
    native("compile", "pattern, flags?", (vm, pattern, flags) =>
      compilePattern(vm, pattern, flags),
    ),
    ...anchorings.map(([name, anchoring]) =>
      native(name, "pattern, string, flags?", (vm, pattern, text, flags) =>
        find(vm, compilePattern(vm, pattern, flags), text, anchoring),
      ),
    ),
    native("findall", "pattern, string, flags?", (vm, pattern, text, flags) =>
      findAll(vm, compilePattern(vm, pattern, flags), text),
    ),
    native("finditer", "pattern, string, flags?", (vm, pattern, text, flags) =>
      findIter(vm, compilePattern(vm, pattern, flags), text),
    ),
    native("split", "pattern, string, maxsplit?, flags?", (vm, pattern, text, maxsplit, flags) =>
      split(vm, compilePattern(vm, pattern, flags), text, maxsplit),
    ),
    native(
      "sub",
      "pattern, repl, string, count?, flags?",
      function* (vm, pattern, repl, text, count, flags) {
        const [result] = yield* substitute(
          vm,
          compilePattern(vm, pattern, flags),
          repl,
          text,
          count,
        );
        return result;
      },
    ),
    native(
      "subn",
      "pattern, repl, string, count?, flags?",
      function* (vm, pattern, repl, text, count, flags) {
        const [result, made] = yield* substitute(
          vm,
          compilePattern(vm, pattern, flags),
          repl,
          text,
          count,
        );
        return tuple([result, int(made)]);
      },
    ),
    native("escape", "pattern", (_vm, pattern) => {
      const special = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g;
      if (pattern.kind === "str") return str(pattern.value.replace(special, "\\$&"));
      if (pattern.kind !== "bytes") return pattern;
      const escaped = textOf(pattern.data).replace(special, "\\$&");
      return { kind: "bytes", data: [...escaped].map((char) => char.charCodeAt(0)) };
    }),
    native("purge", "", () => None),
  ),
);

export const patternClass = perRun("re.Pattern", (): PyClass =>
  defineClass({
    name: "Pattern",
    module: "re",
    attributes: entries(
      ...anchorings.map(([name, anchoring]) =>
        method("Pattern", name, "self, string, pos?, endpos?", (vm, self, text, pos, endpos) =>
          self.kind === "instance" ? find(vm, self, text, anchoring, pos, endpos) : None,
        ),
      ),
      method("Pattern", "findall", "self, string, pos?, endpos?", (vm, self, text, pos, endpos) =>
        self.kind === "instance" ? findAll(vm, self, text, pos, endpos) : None,
      ),
      method("Pattern", "finditer", "self, string, pos?, endpos?", (vm, self, text, pos, endpos) =>
        self.kind === "instance" ? findIter(vm, self, text, pos, endpos) : None,
      ),
      method("Pattern", "split", "self, string, maxsplit?", (vm, self, text, maxsplit) =>
        self.kind === "instance" ? split(vm, self, text, maxsplit) : None,
      ),
      method(
        "Pattern",
        "sub",
        "self, repl, string, count?",
        function* (vm, self, repl, text, count) {
          if (self.kind !== "instance") return None;
          const [result] = yield* substitute(vm, self, repl, text, count);
          return result;
        },
      ),
      method(
        "Pattern",
        "subn",
        "self, repl, string, count?",
        function* (vm, self, repl, text, count) {
          if (self.kind !== "instance") return None;
          const [result, made] = yield* substitute(vm, self, repl, text, count);
          return tuple([result, int(made)]);
        },
      ),
      method("Pattern", "__repr__", "self, /", (_vm, self) => str(patternText(self))),
      method("Pattern", "__eq__", "self, other, /", (_vm, self, other) => {
        const [a, b] = [patternHost(self), patternHost(other)];
        return bool(a !== undefined && b !== undefined && a.text === b.text && a.flags === b.flags);
      }),
      method("Pattern", "__hash__", "self, /", (_vm, self) =>
        int(patternHost(self)?.text.length ?? 0),
      ),
      method("Pattern", "__copy__", "self, /", (_vm, self) => self),
      method("Pattern", "__deepcopy__", "self, memo, /", (_vm, self) => self),
      getter("Pattern", "pattern", (_vm, self) => {
        const host = patternHost(self);
        if (host?.isBytes)
          return { kind: "bytes", data: [...host.text].map((c) => c.charCodeAt(0)) };
        return str(host?.text ?? "");
      }),
      getter("Pattern", "flags", (_vm, self) => int(patternHost(self)?.flags ?? 0)),
      getter("Pattern", "groups", (_vm, self) => int(patternHost(self)?.regex.groups ?? 0)),
      getter("Pattern", "groupindex", (_vm, self) => {
        const dict = newDict();
        for (const [name, index] of patternHost(self)?.regex.names ?? [])
          dictSet(dict, str(name), int(index));
        return dict;
      }),
      classMethod("Pattern", "__class_getitem__", "cls, item, /", (_vm, cls, item) =>
        genericAlias(cls, item),
      ),
    ),
  }),
);

function patternText(self: PyValue): string {
  const host = patternHost(self);
  if (host === undefined) return "re.compile(?)";
  const quoted = quote(host.text);
  const shown = host.flags & ~(host.isBytes ? 0 : 32);
  const names = Object.entries(flagBits).flatMap(([name, bit]) =>
    shown & bit ? [`re.${name}`] : [],
  );
  const prefix = host.isBytes ? "b" : "";
  return `re.compile(${prefix}${quoted}${names.length > 0 ? `, ${names.join("|")}` : ""})`;
}

function quote(text: string): string {
  const escaped = text
    .replace(/\\/g, "\\\\")
    .replace(/\n/g, "\\n")
    .replace(/\t/g, "\\t")
    .replace(/\r/g, "\\r");
  return text.includes("'") && !text.includes('"')
    ? `"${escaped}"`
    : `'${escaped.replace(/'/g, "\\'")}'`;
}

/** The number of a group by number or name; raises IndexError. */
function groupIndex(vm: Machine, match: MatchHost, group: PyValue): number {
  const names = patternHost(match.pattern)?.regex.names;
  const index = group.kind === "str" ? names?.get(group.value) : plainInt(group);
  if (index === undefined || index < 0 || Number(index) >= match.spans.length / 2) {
    throw vm.raise("IndexError", "no such group");
  }
  return Number(index);
}

function groupValue(match: MatchHost, index: number, otherwise: PyValue = None): PyValue {
  const start = match.spans[2 * index];
  return start < 0 ? otherwise : slice(match.subject, start, match.spans[2 * index + 1]);
}

export const matchClass = perRun("re.Match", (): PyClass =>
  defineClass({
    name: "Match",
    module: "re",
    attributes: entries(
      method("Match", "group", "self, *groups", (vm, self, groups) => {
        const match = matchHost(self);
        if (match === undefined) return None;
        if (groups.items.length === 0) return groupValue(match, 0);
        const values = groups.items.map((group) => groupValue(match, groupIndex(vm, match, group)));
        return values.length === 1 ? values[0] : tuple(values);
      }),
      method("Match", "__getitem__", "self, group, /", (vm, self, group) => {
        const match = matchHost(self);
        return match === undefined ? None : groupValue(match, groupIndex(vm, match, group));
      }),
      method("Match", "groups", "self, default?", (_vm, self, otherwise) => {
        const match = matchHost(self);
        if (match === undefined) return tuple([]);
        const count = match.spans.length / 2 - 1;
        return tuple(Array.from({ length: count }, (_, i) => groupValue(match, i + 1, otherwise)));
      }),
      method("Match", "groupdict", "self, default?", (_vm, self, otherwise) => {
        const dict = newDict();
        const match = matchHost(self);
        const names = match && patternHost(match.pattern)?.regex.names;
        for (const [name, index] of names ?? []) {
          if (match) dictSet(dict, str(name), groupValue(match, index, otherwise));
        }
        return dict;
      }),
      spanMethod("start", (start) => int(start)),
      spanMethod("end", (_start, end) => int(end)),
      spanMethod("span", (start, end) => tuple([int(start), int(end)])),
      method("Match", "expand", "self, template", (vm, self, text) => {
        const match = matchHost(self);
        const host = match && patternHost(match.pattern);
        if (match === undefined || host === undefined) return text;
        const out: number[] = [];
        fill(templateOf(vm, host, text), match.subject, match.spans, out);
        return match.subject.isBytes ? { kind: "bytes", data: out } : str(textOf(out));
      }),
      method("Match", "__bool__", "self, /", () => bool(true)),
      method("Match", "__copy__", "self, /", (_vm, self) => self),
      method("Match", "__deepcopy__", "self, memo, /", (_vm, self) => self),
      method("Match", "__repr__", "self, /", function* (vm, self) {
        const match = matchHost(self);
        if (match === undefined) return str("<re.Match object>");
        const text = groupValue(match, 0);
        const shown = yield* repr(vm, text);
        return str(
          `<re.Match object; span=(${match.spans[0]}, ${match.spans[1]}), match=${shown}>`,
        );
      }),
      getter("Match", "string", (_vm, self) => matchHost(self)?.subject.value ?? None),
      getter("Match", "re", (_vm, self) => matchHost(self)?.pattern ?? None),
      getter("Match", "pos", (_vm, self) => int(matchHost(self)?.from ?? 0)),
      getter("Match", "endpos", (_vm, self) => int(matchHost(self)?.end ?? 0)),
      getter("Match", "lastindex", (_vm, self) => {
        const last = matchHost(self)?.lastIndex ?? 0;
        return last === 0 ? None : int(last);
      }),
      getter("Match", "lastgroup", (_vm, self) => {
        const match = matchHost(self);
        const names = match && patternHost(match.pattern)?.regex.names;
        for (const [name, index] of names ?? []) if (index === match?.lastIndex) return str(name);
        return None;
      }),
    ),
  }),
);

function spanMethod(name: string, pick: (start: number, end: number) => PyValue) {
  return method("Match", name, "self, group?", (vm, self, group = int(0)) => {
    const match = matchHost(self);
    if (match === undefined) return None;
    const index = groupIndex(vm, match, group);
    return pick(match.spans[2 * index], match.spans[2 * index + 1]);
  });
}
