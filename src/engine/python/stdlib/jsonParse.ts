/** Reading JSON as Python's `json` does, with its messages. */

import { newDict, setString } from "../dict";
import type { Machine } from "../native";
import { bool, float, int, list, None, str, type PyValue } from "../values";

/** What is wrong with a text, and at which character. */
export class JsonProblem extends Error {
  readonly position: number;
  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/** An object's members in order, before they become a dict. */
export type Members = readonly (readonly [string, PyValue])[];

export interface JsonHooks {
  /** Objects that a hook is to make something of are given as they end; absent: dicts. */
  readonly object?: (members: Members) => PyValue;
  readonly number?: (text: string, kind: "int" | "float" | "constant") => PyValue;
}

interface Reader {
  readonly vm: Machine;
  readonly text: string;
  readonly hooks: JsonHooks;
  at: number;
}

export function parseJson(vm: Machine, text: string, hooks: JsonHooks): PyValue {
  vm.charge(text.length / 8);
  const reader: Reader = { vm, text, hooks, at: 0 };
  skipSpace(reader);
  const value = readValue(reader, 0);
  skipSpace(reader);
  if (reader.at < text.length) throw new JsonProblem("Extra data", reader.at);
  return value;
}

function skipSpace(reader: Reader): void {
  while (/[ \t\n\r]/.test(reader.text[reader.at] ?? "")) reader.at += 1;
}

/** What reading a value counts against the budget, and about what it takes. */
const stepsPerValue = 5;
const itemsPerValue = 10;

function readValue(reader: Reader, depth: number): PyValue {
  if (depth > 900)
    throw reader.vm.raise(
      "RecursionError",
      "maximum recursion depth exceeded while decoding a JSON object",
    );
  reader.vm.charge(stepsPerValue);
  reader.vm.chargeItems(itemsPerValue);
  const { text } = reader;
  switch (text[reader.at]) {
    case '"':
      return str(readString(reader));
    case "{":
      return readObject(reader, depth);
    case "[":
      return readArray(reader, depth);
    default:
      return readWord(reader);
  }
}

const words: readonly (readonly [string, PyValue | undefined])[] = [
  ["null", None],
  ["true", bool(true)],
  ["false", bool(false)],
  ["NaN", undefined],
  ["Infinity", undefined],
  ["-Infinity", undefined],
];

function readWord(reader: Reader): PyValue {
  const { text, hooks } = reader;
  for (const [word, value] of words) {
    if (!text.startsWith(word, reader.at)) continue;
    reader.at += word.length;
    if (value !== undefined) return value;
    if (hooks.number) return hooks.number(word, "constant");
    return float(word === "NaN" ? NaN : word === "Infinity" ? Infinity : -Infinity);
  }
  const pattern = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
  pattern.lastIndex = reader.at;
  const match = pattern.exec(text);
  if (match === null) throw new JsonProblem("Expecting value", reader.at);
  reader.at += match[0].length;
  const isInt = match[1] === undefined && match[2] === undefined;
  if (hooks.number) return hooks.number(match[0], isInt ? "int" : "float");
  return isInt ? int(BigInt(match[0])) : float(Number(match[0]));
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

function readString(reader: Reader): string {
  const { text } = reader;
  const start = reader.at;
  let out = "";
  let from = start + 1;
  for (let i = from; ; i++) {
    const char = text[i];
    if (char === undefined) throw new JsonProblem("Unterminated string starting at", start);
    if (char === '"') {
      reader.at = i + 1;
      return out + text.slice(from, i);
    }
    if (char < " ") throw new JsonProblem("Invalid control character at", i);
    if (char !== "\\") continue;
    out += text.slice(from, i);
    const escaped = text[i + 1];
    if (escaped === undefined) throw new JsonProblem("Unterminated string starting at", start);
    if (escaped === "u") {
      const digits = text.slice(i + 2, i + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new JsonProblem("Invalid \\uXXXX escape", i + 1);
      out += String.fromCharCode(parseInt(digits, 16));
      i += 5;
    } else {
      const plain = escapes[escaped];
      if (plain === undefined) throw new JsonProblem("Invalid \\escape", i);
      out += plain;
      i += 1;
    }
    from = i + 1;
  }
}

function readObject(reader: Reader, depth: number): PyValue {
  const { text } = reader;
  const members: (readonly [string, PyValue])[] = [];
  reader.at += 1;
  skipSpace(reader);
  if (text[reader.at] === "}") reader.at += 1;
  else {
    for (;;) {
      if (text[reader.at] !== '"') {
        throw new JsonProblem("Expecting property name enclosed in double quotes", reader.at);
      }
      const key = readString(reader);
      skipSpace(reader);
      if (text[reader.at] !== ":") throw new JsonProblem("Expecting ':' delimiter", reader.at);
      reader.at += 1;
      skipSpace(reader);
      members.push([key, readValue(reader, depth + 1)]);
      skipSpace(reader);
      if (text[reader.at] === "}") {
        reader.at += 1;
        break;
      }
      if (text[reader.at] !== ",") throw new JsonProblem("Expecting ',' delimiter", reader.at);
      reader.at += 1;
      skipSpace(reader);
    }
  }
  if (reader.hooks.object) return reader.hooks.object(members);
  const dict = newDict();
  for (const [key, value] of members) setString(dict, key, value);
  return dict;
}

function readArray(reader: Reader, depth: number): PyValue {
  const { text } = reader;
  const items: PyValue[] = [];
  reader.at += 1;
  skipSpace(reader);
  if (text[reader.at] === "]") {
    reader.at += 1;
    return list(items);
  }
  for (;;) {
    items.push(readValue(reader, depth + 1));
    skipSpace(reader);
    if (text[reader.at] === "]") {
      reader.at += 1;
      return list(items);
    }
    if (text[reader.at] !== ",") throw new JsonProblem("Expecting ',' delimiter", reader.at);
    reader.at += 1;
    skipSpace(reader);
  }
}
