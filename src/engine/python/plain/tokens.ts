/** The tokens of plain Python, one at a time; whatever is not plain ends the reading. */

import type { Range, SourceFile } from "../../source";
import type { Comment } from "../ast";
import { stringEnd } from "../convert/stringEnd";

/** A text, read as far as the token in front. */
export interface Reader {
  readonly file: SourceFile;
  readonly text: string;
  readonly comments: Comment[];
  /**
   * Of the token in front: the keyword or sign itself, `name`, `number`, `string`, or, where lines and blocks end and
   * begin, `newline`, `indent`, `dedent` and `end`.
   */
  kind: string;
  /** Where it begins and ends; those without text leave these as they are. */
  start: number;
  end: number;
  /** A name's text. */
  word: string;
  /** Where the token before it ended. */
  lastEnd: number;
  /** Where the next token is looked for. */
  at: number;
  /** How many brackets are open: line ends inside of them mean nothing. */
  brackets: number;
  /** The columns of the blocks being read. */
  readonly columns: number[];
  /** Blocks that end before the token that comes next. */
  dedents: number;
  /** Is what comes next the beginning of a line, and is there a line to end? */
  isAtLineStart: boolean;
  isInLine: boolean;
  /** How deep the tree that is being read may get: see `deepen`. */
  depth: number;
  /** Something was met that this cannot read. */
  hasFailed: boolean;
  /** Bodies of functions are left out, and it is noted here where they end: see `Outline`. */
  readonly ends: Map<number, number> | undefined;
}

export function newReader(
  file: SourceFile,
  start: number,
  end: number,
  ends?: Map<number, number>,
): Reader {
  return {
    file,
    text: file.text.slice(0, end),
    comments: [],
    kind: "",
    start: 0,
    end: 0,
    word: "",
    lastEnd: 0,
    at: start,
    brackets: 0,
    columns: [0],
    dedents: 0,
    isAtLineStart: true,
    isInLine: false,
    depth: 0,
    hasFailed: false,
    ends,
  };
}

/** Ends the reading: there are no more tokens. */
export function fail(r: Reader): void {
  r.hasFailed = true;
  r.kind = "end";
}

export function is(r: Reader, kind: string): boolean {
  return r.kind === kind;
}

/** Goes on if this is the token in front. */
export function take(r: Reader, kind: string): boolean {
  if (r.kind !== kind) return false;
  advance(r);
  return true;
}

export function expect(r: Reader, kind: string): void {
  if (r.kind === kind) advance(r);
  else fail(r);
}

/** From an offset to the end of the last token. */
export function rangeFrom(r: Reader, start: number): Range {
  return { source: r.file.id, start, end: r.lastEnd };
}

/** Trees are no deeper than this: half of what `convert` allows, where everything is counted exactly. */
const maxDepth = 200;

/** One more node around or inside of those that were read. */
export function deepen(r: Reader): void {
  if (++r.depth > maxDepth) fail(r);
}

/** Makes the next token the one in front. */
export function advance(r: Reader): void {
  if (r.hasFailed) return;
  r.lastEnd = r.end;
  if (r.isAtLineStart) beginLine(r);
  if (r.dedents > 0) {
    r.dedents--;
    r.kind = "dedent";
  } else if (r.dedents < 0) {
    r.dedents = 0;
    r.kind = "indent";
  } else {
    read(r);
  }
}

/** Skips empty lines; counts the blocks that the indentation of the next one ends (or, as -1, begins). */
function beginLine(r: Reader): void {
  r.isAtLineStart = false;
  const { text, columns } = r;
  for (;;) {
    const column = indentation(r);
    const code = text.charCodeAt(r.at);
    if (code === hash) comment(r);
    else if (code === lineFeed || code === carriageReturn) r.at++;
    else {
      if (code === backslash) return fail(r);
      const target = r.at < text.length ? column : 0;
      if (target > columns[columns.length - 1]) {
        columns.push(target);
        r.dedents = -1;
        return;
      }
      while (target < columns[columns.length - 1]) {
        columns.pop();
        r.dedents++;
      }
      if (target !== columns[columns.length - 1]) fail(r);
      return;
    }
  }
}

/** Skips blanks; gives the column as CPython counts. */
function indentation(r: Reader): number {
  let column = 0;
  for (; ; r.at++) {
    const code = r.text.charCodeAt(r.at);
    if (code === 32) column++;
    else if (code === 9) column = (Math.floor(column / 8) + 1) * 8;
    else if (code === 12) column = 0;
    else return column;
  }
}

const [lineFeed, carriageReturn, hash, backslash, dot, equals] = [10, 13, 35, 92, 46, 61];

function comment(r: Reader): void {
  const start = r.at;
  restOfLine.lastIndex = start;
  restOfLine.test(r.text);
  r.at = restOfLine.lastIndex;
  const at = { source: r.file.id, start, end: r.at };
  r.comments.push({ text: r.text.slice(start, r.at), at });
}

const restOfLine = /[^\r\n]*/y;

function read(r: Reader): void {
  const { text } = r;
  for (;;) {
    if (r.at >= text.length) return endOfText(r);
    const code = text.charCodeAt(r.at);
    switch (code < 128 ? characterKinds[code] : unusual) {
      case blank:
        r.at++;
        break;
      case letter:
        return word(r);
      case digit:
        return number(r);
      case quote:
        return string(r, r.at);
      case lineEnd:
        r.at++;
        if (r.brackets > 0) break;
        r.isAtLineStart = true;
        r.isInLine = false;
        r.kind = "newline";
        return;
      case opening:
        r.brackets++;
        return sign(r, signs[code], 1);
      case closing:
        if (--r.brackets < 0) return fail(r);
        return sign(r, signs[code], 1);
      case operator:
        return operation(r, code);
      default:
        if (code === hash) comment(r);
        else if (code !== backslash || !continues(r)) return fail(r);
    }
  }
}

function endOfText(r: Reader): void {
  if (r.brackets > 0) return fail(r);
  if (r.isInLine) {
    r.isInLine = false;
    r.isAtLineStart = true;
    r.kind = "newline";
  } else r.kind = "end";
}

/** Skips a backslash and the line end behind it. */
function continues(r: Reader): boolean {
  const length = r.text.startsWith("\r\n", r.at + 1) ? 3 : 2;
  const code = r.text.charCodeAt(r.at + 1);
  r.at += length;
  return (code === lineFeed || code === carriageReturn) && r.at < r.text.length;
}

const [unusual, blank, letter, digit, quote, lineEnd, opening, closing, operator] = Array.from(
  { length: 9 },
  (_, i) => i,
);

const characterKinds: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) return letter;
  if (/\d/.test(character)) return digit;
  if (/[ \t\f]/.test(character)) return blank;
  if (/["']/.test(character)) return quote;
  if (/[\r\n]/.test(character)) return lineEnd;
  if (/[([{]/.test(character)) return opening;
  if (/[)\]}]/.test(character)) return closing;
  return /[-+*/%@&|^~<>=!.,:;]/.test(character) ? operator : unusual;
});

/** Signs of one character by their code. */
const signs: readonly string[] = Array.from({ length: 128 }, (_, code) =>
  String.fromCharCode(code),
);

function sign(r: Reader, kind: string, length: number): void {
  r.isInLine = true;
  r.kind = kind;
  r.start = r.at;
  r.end = r.at += length;
}

function operation(r: Reader, code: number): void {
  const { text, at } = r;
  const next = text.charCodeAt(at + 1);
  if (code === dot) {
    if (characterKinds[next] === digit) return number(r);
    return text.startsWith("...", at) ? sign(r, "...", 3) : sign(r, ".", 1);
  }
  if (next === code && doubles.has(code)) {
    const isAssignment = text.charCodeAt(at + 2) === equals;
    return longSign(r, isAssignment ? 3 : 2);
  }
  if (
    next === equals ||
    (code === minus && next === greater) ||
    (code === less && next === greater)
  )
    return longSign(r, 2);
  sign(r, signs[code], 1);
}

const [minus, less, greater] = [45, 60, 62];

/** `**`, `//`, `<<`, `>>` */
const doubles = new Set([42, 47, less, greater]);

function longSign(r: Reader, length: number): void {
  const kind = longSigns.get(r.text.slice(r.at, r.at + length));
  if (kind !== undefined) return sign(r, kind, length);
  // `,=` and the like are two signs.
  sign(r, signs[r.text.charCodeAt(r.at)], 1);
}

const longSigns = new Map(
  [
    ...["**", "//", "<<", ">>", "==", "!=", "<=", ">=", "->", ":="],
    ...["+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=", "**=", "//=", "<<=", ">>="],
  ].map((text) => [text, text]),
);

function number(r: Reader): void {
  numberText.lastIndex = r.at;
  numberText.test(r.text);
  const end = numberText.lastIndex;
  const next = r.text.charCodeAt(end);
  const kind = next < 128 ? characterKinds[next] : unusual;
  if (end === 0 || kind === letter || kind === digit) return fail(r);
  sign(r, "number", end - r.at);
}

const numberText = /0[xXoObB]\w+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?/y;

function word(r: Reader): void {
  const { text } = r;
  const start = r.at;
  wordEnd.lastIndex = start;
  wordEnd.test(text);
  const end = wordEnd.lastIndex;
  const code = text.charCodeAt(end);
  if (code >= 128) return fail(r);
  if (end - start <= 2 && characterKinds[code] === quote) return string(r, end);
  const found = text.slice(start, end);
  r.word = found;
  sign(r, keywords.get(found) ?? "name", end - start);
}

const wordEnd = /\w*/y;

const keywords = new Map(
  [
    ...["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class"],
    ...["continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global"],
    ...["if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return"],
    ...["try", "while", "with", "yield"],
  ].map((text) => [text, text]),
);

/** A string with its prefix; what is in the fields of an f-string is looked at later. */
function string(r: Reader, quoteAt: number): void {
  const prefix = r.text.slice(r.at, quoteAt);
  const end = stringEnd(r.text, quoteAt);
  if (end === undefined || !/^(?:|[rbuf]|br|rb|fr|rf)$/i.test(prefix)) return fail(r);
  sign(r, "string", end - r.at);
}
