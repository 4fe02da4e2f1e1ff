/** Regular expressions as trees: Python's syntax, read as `re` reads it. */

export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
  readonly ascii: boolean;
}

export type Node =
  | { readonly kind: "empty" }
  | { readonly kind: "char"; readonly code: number; readonly ignoreCase: boolean }
  | { readonly kind: "any"; readonly dotAll: boolean }
  | { readonly kind: "set"; readonly set: CharSet; readonly ignoreCase: boolean }
  | { readonly kind: "sequence"; readonly items: readonly Node[] }
  | { readonly kind: "choice"; readonly options: readonly Node[] }
  | {
      readonly kind: "repeat";
      readonly item: Node;
      readonly min: number;
      readonly max: number;
      readonly mode: "greedy" | "lazy" | "possessive";
    }
  | { readonly kind: "group"; readonly index: number; readonly item: Node }
  | { readonly kind: "atomic"; readonly item: Node }
  | {
      readonly kind: "look";
      readonly item: Node;
      readonly isBehind: boolean;
      readonly isNegative: boolean;
    }
  | { readonly kind: "backreference"; readonly index: number; readonly ignoreCase: boolean }
  | { readonly kind: "condition"; readonly index: number; readonly yes: Node; readonly no: Node }
  | {
      readonly kind: "assert";
      readonly what:
        "start" | "end" | "lineStart" | "lineEnd" | "endOrLastLine" | "boundary" | "notBoundary";
      readonly ascii: boolean;
    };

export interface CharSet {
  readonly isNegated: boolean;
  readonly ranges: readonly (readonly [number, number])[];
  readonly classes: readonly CharClass[];
}

export interface CharClass {
  readonly name: "d" | "w" | "s";
  readonly isNegated: boolean;
  readonly ascii: boolean;
}

export interface Pattern {
  readonly node: Node;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  readonly flags: Flags;
}

/** What is wrong with a pattern, and where. */
export class PatternError extends Error {
  /** Absent where `re` names no place. */
  readonly position: number | undefined;
  constructor(message: string, position?: number) {
    super(message);
    this.position = position;
  }
}

interface Reader {
  readonly text: string;
  /** Code points; positions count them, as Python does. */
  readonly chars: readonly number[];
  at: number;
  flags: Flags;
  groups: number;
  readonly names: Map<string, number>;
  readonly open: Set<number>;
  /** Groups that `(?(2)…)` asks about, which may come later, and where. */
  readonly asked: Map<number, number>;
}

export function parsePattern(text: string, flags: Flags): Pattern {
  const chars = [...text].map((char) => char.codePointAt(0) ?? 0);
  const reader: Reader = {
    text,
    chars,
    at: 0,
    flags,
    groups: 0,
    names: new Map(),
    open: new Set(),
    asked: new Map(),
  };
  globalFlags(reader);
  const node = alternatives(reader);
  if (reader.at < chars.length) throw new PatternError("unbalanced parenthesis", reader.at);
  for (const [index, at] of reader.asked) {
    if (index > reader.groups) throw new PatternError(`invalid group reference ${index}`, at);
  }
  return { node, groups: reader.groups, names: reader.names, flags: reader.flags };
}

const code = (char: string) => char.charCodeAt(0);

function peek(reader: Reader): string {
  const char = reader.chars.at(reader.at);
  return reader.at < reader.chars.length && char !== undefined ? String.fromCodePoint(char) : "";
}

function next(reader: Reader): string {
  const char = peek(reader);
  reader.at += 1;
  return char;
}

function take(reader: Reader, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (reader.chars[reader.at + i] !== text.charCodeAt(i)) return false;
  }
  reader.at += text.length;
  return true;
}

const flagLetters: Readonly<Record<string, Partial<Flags>>> = {
  i: { ignoreCase: true },
  m: { multiline: true },
  s: { dotAll: true },
  x: { verbose: true },
  a: { ascii: true },
  u: {},
  L: {},
};

/** Letters that say which alphabet is meant: one of them at most. */
const typeLetters = "auL";

function checkTypes(reader: Reader, types: ReadonlySet<string>): void {
  if (types.size < 2) return;
  const message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
  throw new PatternError(message, reader.at);
}

const flagNames = ["ignoreCase", "multiline", "dotAll", "verbose", "ascii"] as const;

/** `(?im)` at the very start holds for the whole pattern. */
function globalFlags(reader: Reader): void {
  for (;;) {
    const start = reader.at;
    if (!take(reader, "(?")) return;
    let flags = reader.flags;
    let count = 0;
    const types = new Set<string>();
    while (flagLetters[peek(reader)] !== undefined) {
      const letter = next(reader);
      flags = { ...flags, ...flagLetters[letter] };
      count += 1;
      if (typeLetters.includes(letter)) checkTypes(reader, types.add(letter));
    }
    if (count === 0 || !take(reader, ")")) {
      reader.at = start;
      return;
    }
    reader.flags = flags;
  }
}

function alternatives(reader: Reader): Node {
  const options = [sequence(reader)];
  while (take(reader, "|")) options.push(sequence(reader));
  return options.length === 1 ? options[0] : { kind: "choice", options };
}

function skipVerbose(reader: Reader): void {
  while (reader.flags.verbose && reader.at < reader.chars.length) {
    const char = peek(reader);
    if (/[ \t\n\r\f\v]/.test(char)) reader.at += 1;
    else if (char === "#") while (reader.at < reader.chars.length && next(reader) !== "\n");
    else return;
  }
}

function sequence(reader: Reader): Node {
  const items: Node[] = [];
  for (;;) {
    skipVerbose(reader);
    const char = peek(reader);
    if (char === "" || char === "|" || char === ")") break;
    const start = reader.at;
    const item = atom(reader);
    items.push(quantified(reader, item, start));
  }
  return items.length === 1 ? items[0] : { kind: "sequence", items };
}

function quantified(reader: Reader, item: Node, start: number): Node {
  let node = item;
  for (;;) {
    skipVerbose(reader);
    const at = reader.at;
    const bounds = quantifier(reader);
    if (bounds === undefined) return node;
    if (node.kind === "empty" && node === item && at === start) {
      throw new PatternError("nothing to repeat", at);
    }
    if (
      node.kind === "assert" &&
      node.what !== "boundary" &&
      node.what !== "notBoundary" &&
      start === at - 1
    ) {
      if (node.what === "lineStart" || node.what === "start")
        throw new PatternError("nothing to repeat", at);
    }
    if (node.kind === "repeat") throw new PatternError("multiple repeat", at);
    const mode = take(reader, "?") ? "lazy" : take(reader, "+") ? "possessive" : "greedy";
    node = { kind: "repeat", item: node, min: bounds[0], max: bounds[1], mode };
  }
}

function quantifier(reader: Reader): readonly [number, number] | undefined {
  if (take(reader, "*")) return [0, Infinity];
  if (take(reader, "+")) return [1, Infinity];
  if (take(reader, "?")) return [0, 1];
  if (peek(reader) !== "{") return undefined;
  const start = reader.at;
  reader.at += 1;
  const low = digits(reader);
  const hasComma = take(reader, ",");
  const high = hasComma ? digits(reader) : low;
  if (!take(reader, "}") || (low === "" && !hasComma)) {
    reader.at = start;
    return undefined;
  }
  const min = low === "" ? 0 : Number(low);
  const max = high === "" ? Infinity : Number(high);
  if (max < min) throw new PatternError("min repeat greater than max repeat", start + 1);
  return [min, max];
}

function digits(reader: Reader): string {
  let text = "";
  while (/^[0-9]$/.test(peek(reader))) text += next(reader);
  return text;
}

function literal(reader: Reader, codePoint: number): Node {
  return { kind: "char", code: codePoint, ignoreCase: reader.flags.ignoreCase };
}

function atom(reader: Reader): Node {
  const start = reader.at;
  const char = next(reader);
  const { flags } = reader;
  switch (char) {
    case ".":
      return { kind: "any", dotAll: flags.dotAll };
    case "^":
      return { kind: "assert", what: flags.multiline ? "lineStart" : "start", ascii: flags.ascii };
    case "$":
      return {
        kind: "assert",
        what: flags.multiline ? "lineEnd" : "endOrLastLine",
        ascii: flags.ascii,
      };
    case "(":
      return group(reader, start);
    case "[":
      return set(reader, start);
    case "\\":
      return escape(reader, start);
    case "*":
    case "+":
    case "?":
      throw new PatternError("nothing to repeat", start);
    case "{":
      reader.at = start;
      if (quantifier(reader) !== undefined) throw new PatternError("nothing to repeat", start);
      reader.at = start + 1;
      return literal(reader, code("{"));
    default:
      return literal(reader, char.codePointAt(0) ?? 0);
  }
}

function closed(reader: Reader, node: Node, start: number): Node {
  if (!take(reader, ")")) throw new PatternError("missing ), unterminated subpattern", start);
  return node;
}

function captured(reader: Reader, start: number, name?: string): Node {
  reader.groups += 1;
  const index = reader.groups;
  if (name !== undefined) {
    const known = reader.names.get(name);
    if (known !== undefined) {
      const message = `redefinition of group name '${name}' as group ${index}; was group ${known}`;
      throw new PatternError(message, start + 4);
    }
    reader.names.set(name, index);
  }
  reader.open.add(index);
  const { flags } = reader;
  const item = alternatives(reader);
  reader.flags = flags;
  reader.open.delete(index);
  return closed(reader, { kind: "group", index, item }, start);
}

function group(reader: Reader, start: number): Node {
  if (!take(reader, "?")) return captured(reader, start);
  if (take(reader, "P<")) return captured(reader, start, groupName(reader, ">"));
  if (take(reader, "P=")) return namedBackreference(reader);
  if (take(reader, "P")) throw new PatternError(`unknown extension ?P${peek(reader)}`, start + 1);
  if (take(reader, "#")) {
    while (reader.at < reader.chars.length && peek(reader) !== ")") reader.at += 1;
    if (!take(reader, ")")) throw new PatternError("missing ), unterminated comment", start);
    return { kind: "empty" };
  }
  if (take(reader, ":")) return scoped(reader, start, reader.flags);
  if (take(reader, ">")) {
    return closed(reader, { kind: "atomic", item: alternatives(reader) }, start);
  }
  if (take(reader, "=")) return look(reader, start, false, false);
  if (take(reader, "!")) return look(reader, start, false, true);
  if (take(reader, "<=")) return look(reader, start, true, false);
  if (take(reader, "<!")) return look(reader, start, true, true);
  if (take(reader, "(")) return condition(reader, start);
  if (take(reader, "<")) {
    const text =
      peek(reader) === "" ? "unexpected end of pattern" : `unknown extension ?<${peek(reader)}`;
    throw new PatternError(text, peek(reader) === "" ? reader.at : start + 1);
  }
  return inlineFlags(reader, start);
}

function scoped(reader: Reader, start: number, flags: Flags): Node {
  const outer = reader.flags;
  reader.flags = flags;
  const item = alternatives(reader);
  reader.flags = outer;
  return closed(reader, { kind: "sequence", items: [item] }, start);
}

function look(reader: Reader, start: number, isBehind: boolean, isNegative: boolean): Node {
  const item = alternatives(reader);
  if (isBehind && width(item) === undefined) {
    throw new PatternError("look-behind requires fixed-width pattern");
  }
  return closed(reader, { kind: "look", item, isBehind, isNegative }, start);
}

function groupName(reader: Reader, end: string): string {
  const start = reader.at;
  let name = "";
  while (reader.at < reader.chars.length && peek(reader) !== end) name += next(reader);
  if (!take(reader, end)) {
    const message = name === "" ? "missing group name" : `missing ${end}, unterminated name`;
    throw new PatternError(message, start);
  }
  if (name === "") throw new PatternError("missing group name", start);
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !(end === ")" && /^\d+$/.test(name))) {
    throw new PatternError(`bad character in group name '${name}'`, start);
  }
  return name;
}

function namedBackreference(reader: Reader): Node {
  const start = reader.at;
  const name = groupName(reader, ")");
  const index = reader.names.get(name);
  if (index === undefined) throw new PatternError(`unknown group name '${name}'`, start);
  return { kind: "backreference", index, ignoreCase: reader.flags.ignoreCase };
}

function condition(reader: Reader, start: number): Node {
  const at = reader.at;
  const name = groupName(reader, ")");
  const index = /^\d+$/.test(name) ? Number(name) : reader.names.get(name);
  if (index === undefined) throw new PatternError(`unknown group name '${name}'`, at);
  if (index === 0) throw new PatternError("bad group number", at);
  if (!reader.asked.has(index)) reader.asked.set(index, at);
  const yes = sequence(reader);
  const no: Node = take(reader, "|") ? sequence(reader) : { kind: "empty" };
  return closed(reader, { kind: "condition", index, yes, no }, start);
}

/** `(?i:…)` and `(?-i:…)`. */
function inlineFlags(reader: Reader, start: number): Node {
  let flags = reader.flags;
  const types = new Set<string>();
  let isOff = false;
  let lastOff = -1;
  for (let isFirst = true; ; isFirst = false) {
    const at = reader.at;
    const char = next(reader);
    const isBare = lastOff === at - 1;
    if (char === ":" && !isFirst && !(isOff && isBare)) return scoped(reader, start, flags);
    if (char === ")" && !isFirst && !isOff) {
      throw new PatternError("global flags not at the start of the expression", start);
    }
    if (char === "-" && !isOff) {
      isOff = true;
      lastOff = at;
      continue;
    }
    const change = flagLetters[char];
    if (change === undefined) {
      if (isFirst) {
        const text = char === "" ? "unexpected end of pattern" : `unknown extension ?${char}`;
        throw new PatternError(text, char === "" ? at : start + 1);
      }
      const lacking = !isOff ? "missing -, : or )" : isBare ? "missing flag" : "missing :";
      throw new PatternError(/^\p{L}$/u.test(char) ? "unknown flag" : lacking, at);
    }
    if (typeLetters.includes(char)) {
      if (isOff) {
        const text = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
        throw new PatternError(text, reader.at);
      }
      checkTypes(reader, types.add(char));
    }
    for (const name of flagNames) if (change[name]) flags = { ...flags, [name]: !isOff };
  }
}

function classOf(char: string, ascii: boolean): CharClass | undefined {
  const lower = char.toLowerCase();
  if (lower !== "d" && lower !== "w" && lower !== "s") return undefined;
  return { name: lower, isNegated: char !== lower, ascii };
}

const controls: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };

function escape(reader: Reader, start: number): Node {
  const { flags } = reader;
  const char = next(reader);
  if (char === "") throw new PatternError("bad escape (end of pattern)", start);
  const known = classOf(char, flags.ascii);
  if (known) {
    return {
      kind: "set",
      set: { isNegated: false, ranges: [], classes: [known] },
      ignoreCase: false,
    };
  }
  if (char === "A") return { kind: "assert", what: "start", ascii: flags.ascii };
  if (char === "Z") return { kind: "assert", what: "end", ascii: flags.ascii };
  if (char === "b") return { kind: "assert", what: "boundary", ascii: flags.ascii };
  if (char === "B") return { kind: "assert", what: "notBoundary", ascii: flags.ascii };
  if (/^[1-9]$/.test(char)) return numbered(reader, char, start);
  return literal(reader, escapedCode(reader, char, start));
}

/** `\1`, or an octal number where there are three octal digits. */
function numbered(reader: Reader, first: string, start: number): Node {
  let text = first;
  if (/^[0-9]$/.test(peek(reader))) {
    text += next(reader);
    if (/^[0-3][0-7]$/.test(text) && /^[0-7]$/.test(peek(reader))) {
      return literal(reader, parseInt(text + next(reader), 8));
    }
  }
  const index = Number(text);
  if (index > reader.groups) throw new PatternError(`invalid group reference ${index}`, start + 1);
  if (reader.open.has(index)) throw new PatternError("cannot refer to an open group", start);
  return { kind: "backreference", index, ignoreCase: reader.flags.ignoreCase };
}

function escapedCode(reader: Reader, char: string, start: number): number {
  const control = controls[char];
  if (control !== undefined) return control;
  if (char === "0") {
    let text = "0";
    while (text.length < 3 && /^[0-7]$/.test(peek(reader))) text += next(reader);
    return parseInt(text, 8);
  }
  const length = char === "x" ? 2 : char === "u" ? 4 : char === "U" ? 8 : 0;
  if (length > 0) {
    let text = "";
    while (text.length < length && /^[0-9a-fA-F]$/.test(peek(reader))) text += next(reader);
    if (text.length < length) throw new PatternError(`incomplete escape \\${char}${text}`, start);
    return parseInt(text, 16);
  }
  if (/^[A-Za-z0-9]$/.test(char)) throw new PatternError(`bad escape \\${char}`, start);
  return char.codePointAt(0) ?? 0;
}

function set(reader: Reader, start: number): Node {
  const isNegated = take(reader, "^");
  const ranges: (readonly [number, number])[] = [];
  const classes: CharClass[] = [];
  for (let isFirst = true; ; isFirst = false) {
    if (reader.at >= reader.chars.length)
      throw new PatternError("unterminated character set", start);
    if (!isFirst && take(reader, "]")) break;
    const first = reader.at;
    const from = setItem(reader);
    const add = (item: number | CharClass) => {
      if (typeof item === "number") ranges.push([item, item]);
      else classes.push(item);
    };
    if (!take(reader, "-")) {
      add(from);
      continue;
    }
    if (peek(reader) === "]") {
      add(from);
      add(code("-"));
      continue;
    }
    if (reader.at >= reader.chars.length)
      throw new PatternError("unterminated character set", start);
    const to = setItem(reader);
    if (typeof from !== "number" || typeof to !== "number" || to < from) {
      const range = String.fromCodePoint(...reader.chars.slice(first, reader.at));
      throw new PatternError(`bad character range ${range}`, first);
    }
    ranges.push([from, to]);
  }
  return { kind: "set", set: { isNegated, ranges, classes }, ignoreCase: reader.flags.ignoreCase };
}

function setItem(reader: Reader): number | CharClass {
  const start = reader.at;
  const char = next(reader);
  if (char !== "\\") return char.codePointAt(0) ?? 0;
  const escaped = next(reader);
  const known = classOf(escaped, reader.flags.ascii);
  if (known) return known;
  if (/^[0-7]$/.test(escaped)) {
    let text = escaped;
    while (text.length < 3 && /^[0-7]$/.test(peek(reader))) text += next(reader);
    return parseInt(text, 8);
  }
  return escapedCode(reader, escaped, start);
}

/** How many characters a node matches; absent where that varies. */
export function width(node: Node): number | undefined {
  switch (node.kind) {
    case "empty":
    case "look":
    case "assert":
      return 0;
    case "char":
    case "any":
    case "set":
      return 1;
    case "sequence": {
      let total = 0;
      for (const item of node.items) {
        const each = width(item);
        if (each === undefined) return undefined;
        total += each;
      }
      return total;
    }
    case "choice": {
      const widths = node.options.map(width);
      return widths.every((each) => each === widths[0]) ? widths[0] : undefined;
    }
    case "repeat": {
      const each = width(node.item);
      return node.min === node.max && each !== undefined ? each * node.min : undefined;
    }
    case "group":
    case "atomic":
      return width(node.item);
    case "condition": {
      const [yes, no] = [width(node.yes), width(node.no)];
      return yes === no ? yes : undefined;
    }
    case "backreference":
      return undefined;
  }
}
