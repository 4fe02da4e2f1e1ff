/** Reading YAML as PyYAML's safe loader does, as far as people write it in files of settings. */

import { newDict, plainKey, putEntry } from "../../dict";
import type { Machine } from "../../native";
import { list, None, str, type PyDict, type PyValue } from "../../values";
import { plainScalar, quotedScalar } from "./yamlScalars";

/** What is wrong with a text, or beyond what is read here. */
export class YamlProblem extends Error {}

interface Reader {
  readonly vm: Machine;
  readonly lines: string[];
  at: number;
  readonly anchors: Map<string, PyValue>;
}

interface Line {
  readonly indent: number;
  readonly text: string;
}

export function parseYaml(vm: Machine, text: string): PyValue {
  vm.charge(text.length / 4);
  vm.chargeItems(text.length);
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n/);
  const reader: Reader = { vm, lines, at: 0, anchors: new Map() };
  const first = peek(reader);
  if (first && /^---(\s|$)/.test(first.text)) lines[reader.at] = first.text.slice(3);
  const value = block(reader, 0, 0);
  const rest = peek(reader);
  if (rest && !/^(---|\.\.\.)/.test(rest.text)) throw new YamlProblem(`unexpected: ${rest.text}`);
  return value;
}

/** The next line that says something, without its comment. */
function peek(r: Reader): Line | undefined {
  for (; r.at < r.lines.length; r.at++) {
    const line = r.lines[r.at];
    if (line.startsWith("%")) continue;
    const text = withoutComment(line).trim();
    if (text !== "") {
      if (/^\s*\t/.test(line)) throw new YamlProblem("a tab where spaces are wanted");
      return { indent: line.length - line.trimStart().length, text };
    }
  }
  return undefined;
}

function withoutComment(line: string): string {
  let quote = "";
  for (let i = 0; i < line.length; i++) {
    const letter = line[i];
    if (quote !== "") {
      if (letter === "\\" && quote === '"') i++;
      else if (letter === quote) quote = "";
    } else if (/["']/.test(letter) && (i === 0 || /[\s[{,:]/.test(line[i - 1]))) quote = letter;
    else if (letter === "#" && (i === 0 || /\s/.test(line[i - 1]))) return line.slice(0, i);
  }
  return line;
}

/** Nested deeper than anybody writes. */
const deepest = 100;

/** A node that is indented at least so far. */
function block(r: Reader, least: number, depth: number): PyValue {
  const line = peek(r);
  if (!line || line.indent < least) return None;
  if (depth > deepest) throw new YamlProblem("nested too deeply");
  if (isItem(line.text)) return sequence(r, line.indent, depth);
  if (keyEnd(line.text) !== undefined) return mapping(r, line.indent, depth);
  r.lines[r.at] = "";
  return inline(r, line.text, least - 1, depth);
}

function isItem(text: string): boolean {
  return text === "-" || text.startsWith("- ");
}

function sequence(r: Reader, indent: number, depth: number): PyValue {
  const items: PyValue[] = [];
  for (let line = peek(r); line?.indent === indent && isItem(line.text); line = peek(r)) {
    const rest = line.text.slice(1);
    // What follows the dash is a node of its own, as far to the right as it stands.
    r.lines[r.at] = " ".repeat(indent + 1) + rest;
    items.push(block(r, indent + 1, depth + 1));
  }
  return list(items);
}

function mapping(r: Reader, indent: number, depth: number): PyValue {
  const made = newDict();
  const merged: PyValue[] = [];
  for (let line = peek(r); line?.indent === indent; line = peek(r)) {
    const end = keyEnd(line.text);
    if (end === undefined) break;
    const key = scalarOf(line.text.slice(0, end).trim());
    const rest = line.text.slice(end + 1).trim();
    r.lines[r.at] = "";
    const value = rest === "" ? below(r, indent, depth) : inline(r, rest, indent, depth);
    if (key.kind === "str" && key.value === "<<") merged.push(value);
    else put(made, key, value);
  }
  return withMerged(made, merged);
}

/** The value of a key with nothing behind it: what is indented more, or items right below it. */
function below(r: Reader, indent: number, depth: number): PyValue {
  const line = peek(r);
  if (!line) return None;
  const isOwn = line.indent > indent || (line.indent === indent && isItem(line.text));
  return isOwn ? block(r, line.indent, depth + 1) : None;
}

function withMerged(own: PyDict, merged: readonly PyValue[]): PyDict {
  if (merged.length === 0) return own;
  const made = newDict();
  const sources = merged.flatMap((one) => (one.kind === "list" ? [...one.items].reverse() : [one]));
  for (const source of [...sources, own]) {
    if (source.kind !== "dict") throw new YamlProblem("expected a mapping for merging");
    for (const [hash, { key, value }] of source.entries) putEntry(made, hash, key, value);
  }
  return made;
}

function put(dict: PyDict, key: PyValue, value: PyValue): void {
  const hash = plainKey(key);
  if (hash === undefined) throw new YamlProblem("found unhashable key");
  putEntry(dict, hash, key, value);
}

/** Where the colon of `key: value` is. */
function keyEnd(text: string): number | undefined {
  if (/^[[{&*!|>?]/.test(text)) return undefined;
  if (/^["']/.test(text)) {
    const end = quotedScalar(text, 0)?.end;
    return end !== undefined && /^\s*:(\s|$)/.test(text.slice(end))
      ? text.indexOf(":", end)
      : undefined;
  }
  const found = /:(\s|$)/.exec(text)?.index;
  return found === 0 ? undefined : found;
}

function scalarOf(text: string): PyValue {
  const quoted = /^["']/.test(text) ? quotedScalar(text, 0) : undefined;
  return quoted ? str(quoted.value) : plainScalar(text);
}

/** A value that begins on a line that has been taken: the lines that go on with it are indented more than `indent`. */
function inline(r: Reader, text: string, indent: number, depth: number): PyValue {
  if (text.startsWith("&")) {
    const [, name, rest] = /^&(\S+)\s*(.*)$/s.exec(text) ?? [];
    const value = rest === "" ? below(r, indent, depth) : inline(r, rest, indent, depth);
    r.anchors.set(name, value);
    return value;
  }
  if (text.startsWith("*")) {
    const known = r.anchors.get(text.slice(1));
    if (!known) throw new YamlProblem(`found undefined alias ${text}`);
    return known;
  }
  if (/^[!@`%?]/.test(text)) throw new YamlProblem(`unsupported: ${text}`);
  if (/^[|>][-+0-9]*$/.test(text)) return str(literal(r, text, indent));
  if (/^[[{"']/.test(text)) {
    let whole = text;
    for (;;) {
      const flow: Flow = { r, text: whole, at: 0 };
      const value = flowValue(flow, depth);
      if (value && whole.slice(flow.at).trim() === "") return value;
      if (value) throw new YamlProblem(`unexpected: ${whole.slice(flow.at)}`);
      const line = peek(r);
      if (!line) throw new YamlProblem(`not closed: ${text}`);
      r.vm.charge(whole.length / 4);
      whole += ` ${line.text}`;
      r.lines[r.at] = "";
    }
  }
  if (keyEnd(text) !== undefined) throw new YamlProblem("mapping values are not allowed here");
  let words = text;
  for (let line = peek(r); line && line.indent > indent; line = peek(r)) {
    if (keyEnd(line.text) !== undefined)
      throw new YamlProblem("mapping values are not allowed here");
    words += ` ${line.text}`;
    r.lines[r.at] = "";
  }
  return plainScalar(words);
}

/** The lines of `|`, or of `>` with its line breaks taken for spaces. */
function literal(r: Reader, mark: string, indent: number): string {
  const taken: string[] = [];
  let own: number | undefined;
  for (r.at++; r.at < r.lines.length; r.at++) {
    const line = r.lines[r.at];
    const isEmpty = line.trim() === "";
    const depth = line.length - line.trimStart().length;
    if (!isEmpty && depth <= indent) break;
    if (!isEmpty) own ??= depth;
    taken.push(isEmpty ? "" : line.slice(own));
  }
  const text = taken.join("\n");
  const body = mark.startsWith(">")
    ? text.replace(/\n+/g, (breaks) => (breaks === "\n" ? " " : breaks.slice(1)))
    : text;
  if (mark.includes("+")) return `${body}\n`;
  const ended = body.replace(/\n+$/, "");
  return mark.includes("-") || ended === "" ? ended : `${ended}\n`;
}

interface Flow {
  readonly r: Reader;
  readonly text: string;
  at: number;
}

/** `[1, {a: b}]`; absent where the text ends too soon. */
function flowValue(f: Flow, depth: number): PyValue | undefined {
  if (depth > deepest) throw new YamlProblem("nested too deeply");
  skipSpace(f);
  const letter = f.text[f.at];
  if (letter === "[" || letter === "{") {
    f.at++;
    return letter === "[" ? flowSequence(f, depth) : flowMapping(f, depth);
  }
  if (letter === '"' || letter === "'") {
    const quoted = quotedScalar(f.text, f.at);
    f.at = quoted?.end ?? f.text.length;
    return quoted && str(quoted.value);
  }
  const [word] = /^(?:[^,[\]{}:]|:(?=\S))*/.exec(f.text.slice(f.at)) ?? [""];
  f.at += word.length;
  if (f.at === f.text.length) return undefined;
  const text = word.trim();
  if (text.startsWith("*")) return f.r.anchors.get(text.slice(1));
  if (/^[&!]/.test(text)) throw new YamlProblem(`unsupported: ${text}`);
  return plainScalar(text);
}

function flowSequence(f: Flow, depth: number): PyValue | undefined {
  const items: PyValue[] = [];
  for (;;) {
    skipSpace(f);
    if (takes(f, "]")) return list(items);
    const item = flowValue(f, depth + 1);
    if (!item) return undefined;
    skipSpace(f);
    if (takes(f, ":")) {
      const value = flowValue(f, depth + 1);
      if (!value) return undefined;
      const pair = newDict();
      put(pair, item, value);
      items.push(pair);
      skipSpace(f);
    } else items.push(item);
    if (!takes(f, ",") && f.text[f.at] !== "]") return stopped(f);
  }
}

function flowMapping(f: Flow, depth: number): PyValue | undefined {
  const made = newDict();
  for (;;) {
    skipSpace(f);
    if (takes(f, "}")) return made;
    const key = flowValue(f, depth + 1);
    if (!key) return undefined;
    skipSpace(f);
    const value = takes(f, ":") ? flowValue(f, depth + 1) : None;
    if (!value) return undefined;
    put(made, key, value);
    skipSpace(f);
    if (!takes(f, ",") && f.text[f.at] !== "}") return stopped(f);
  }
}

function stopped(f: Flow): undefined {
  if (f.at < f.text.length) throw new YamlProblem(`unexpected: ${f.text.slice(f.at)}`);
  return undefined;
}

function takes(f: Flow, letter: string): boolean {
  if (f.text[f.at] !== letter) return false;
  f.at++;
  return true;
}

function skipSpace(f: Flow): void {
  while (/\s/.test(f.text[f.at] ?? "")) f.at++;
}
