/**
 * Reads text by characters before tree-sitter does: comments, strings, brackets and logical lines. tree-sitter then sees
 * text of the same length without what it stumbles over, and a broken line is known by itself.
 */

import type { SourceFile } from "../../source";
import type { Comment } from "../ast";
import { beginsTypeAlias, isStarredOperand, isTypeDefault } from "./grammarGaps";
import { formatStringEnd, stringEnd } from "./stringEnd";

/** One logical line: what stands between two line ends that count. */
export interface LogicalLine {
  /** Where its first physical line begins; the blanks up to `start` are its indentation. */
  readonly lineStart: number;
  readonly start: number;
  /** Behind its last character, comments and blanks aside. */
  readonly end: number;
  /** What is wrong with its brackets and strings. */
  readonly problem?: LineProblem;
}

export interface LineProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Scan {
  /**
   * As long as the file's text. Comments, continuations and line ends inside brackets are blanks: the grammar takes
   * them for dedents. `print`, `exec` and `type` are other names: the grammar has Python 2's statements for the first
   * two, and takes `type(x).y = z` for a type alias. A star the grammar has no place for is a `~`,
   * the `=` of a type parameter's default a `|`, the one of a format like `{x:=5}` a `>`.
   */
  readonly text: string;
  readonly lines: readonly LogicalLine[];
  readonly comments: readonly Comment[];
}

/** CPython's own limit. */
const maxBrackets = 200;

interface Scanner {
  readonly file: SourceFile;
  readonly comments: Comment[];
  readonly lines: LogicalLine[];
  readonly edits: { readonly start: number; readonly text: string }[];
  /** Offsets of the brackets that are open. */
  open: number[];
  at: number;
  lineStart: number;
  /** Of the logical line being read; absent while there are only blanks. */
  start: number | undefined;
  end: number;
  problem: LineProblem | undefined;
  /** The first line end inside brackets where the logical line may have ended, should a bracket never close. */
  exit: Exit | undefined;
}

interface Exit {
  readonly at: number;
  readonly end: number;
  readonly comments: number;
  readonly edits: number;
  readonly opened: number;
  readonly problem: LineProblem | undefined;
}

export function scan(file: SourceFile): Scan {
  const s: Scanner = {
    file,
    comments: [],
    lines: [],
    edits: [],
    open: [],
    at: file.text.charCodeAt(0) === 0xfeff ? 1 : 0,
    lineStart: file.text.charCodeAt(0) === 0xfeff ? 1 : 0,
    start: undefined,
    end: 0,
    problem: undefined,
    exit: undefined,
  };
  if (s.at === 1) blank(s, 0, 1);
  for (;;) {
    while (s.at < file.text.length) step(s);
    if (s.open.length === 0) break;
    leaveBrackets(s);
  }
  endLine(s);
  return { text: edited(s), lines: s.lines, comments: s.comments };
}

function step(s: Scanner): void {
  const { text } = s.file;
  const code = text.charCodeAt(s.at);
  const kind = code < 128 ? characterKinds[code] : letter;
  switch (kind) {
    case blankCharacter:
      s.at++;
      return;
    case letter:
      word(s);
      return;
    case quote:
      string(s, s.at, s.at);
      return;
    case lineEnd:
      newline(s, code === 13 && text.charCodeAt(s.at + 1) === 10 ? 2 : 1);
      return;
    case hash:
      comment(s);
      return;
    case opening:
      token(s, 1);
      s.open.push(s.at - 1);
      if (s.open.length > maxBrackets) tooManyBrackets(s);
      return;
    case closing:
      token(s, 1);
      close(s, s.at - 1);
      return;
    case backslash:
      continuation(s);
      return;
    case star:
      if (isStarredOperand(s)) s.edits.push({ start: s.at, text: "~" });
      token(s, 1);
      return;
    case equals:
      if (isTypeDefault(s)) s.edits.push({ start: s.at, text: "|" });
      token(s, 1);
      return;
    case nothing:
      blank(s, s.at, s.at + 1);
      fail(s, "source code cannot contain null bytes", s.at, s.at + 1);
      token(s, 1);
      return;
    default:
      token(s, 1);
  }
}

const [other, blankCharacter, letter, quote, lineEnd, hash, opening, closing, backslash, star] =
  Array.from({ length: 10 }, (_, i) => i);
const [nothing, equals] = [10, 11];

const characterKinds: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[\w]/.test(character)) return letter;
  if (/[ \t\f]/.test(character)) return blankCharacter;
  if (/["']/.test(character)) return quote;
  if (/[\r\n]/.test(character)) return lineEnd;
  if (/[([{]/.test(character)) return opening;
  if (/[)\]}]/.test(character)) return closing;
  if (code === 35) return hash;
  if (code === 92) return backslash;
  if (code === 42) return star;
  if (code === 61) return equals;
  return code === 0 ? nothing : other;
});

/** Something that is not blank has been read. */
function token(s: Scanner, length: number): void {
  s.start ??= s.at;
  s.at += length;
  s.end = s.at;
}

function word(s: Scanner): void {
  const { text } = s.file;
  const start = s.at;
  let end = start;
  let isNotAscii = false;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code >= 128) isNotAscii = true;
    else if (characterKinds[code] !== letter) break;
  }
  const length = end - start;
  if (isNotAscii) refuseCharacters(s, start, end);
  if (length <= 2 && characterKinds[text.charCodeAt(end)] === quote && isPrefix(text, start, end)) {
    string(s, start, end);
    return;
  }
  if (length === 4 || length === 5) {
    const name = text.slice(start, end);
    const isPython2 = name === "print" || name === "exec";
    if (isPython2 || (name === "type" && !beginsTypeAlias(s, start))) {
      s.edits.push({ start: end - 1, text: "_" });
    }
  }
  token(s, length);
}

function refuseCharacters(s: Scanner, start: number, end: number): void {
  const word = s.file.text.slice(start, end);
  const found = /[^\p{XID_Continue}]/u.exec(word);
  if (found === null) return;
  const [character] = found;
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  const at = start + found.index;
  const message = /[\p{C}\p{Z}]/u.test(character)
    ? `invalid non-printable character ${code}`
    : `invalid character '${character}' (${code})`;
  fail(s, message, at, at + character.length);
}

function isPrefix(text: string, start: number, end: number): boolean {
  return /^(?:[rbuft]|br|rb|fr|rf|tr|rt)$/i.test(text.slice(start, end));
}

/** `start` is where the prefix begins, `quoteAt` the first quote. */
function string(s: Scanner, start: number, quoteAt: number): void {
  const { text } = s.file;
  const prefix = text.slice(start, quoteAt);
  const isFormat = /[ft]/i.test(prefix);
  const isTriple = text.startsWith(text[quoteAt].repeat(3), quoteAt);
  const alignments: number[] = [];
  const end = isFormat ? formatStringEnd(text, quoteAt, alignments) : stringEnd(text, quoteAt);
  if (end !== undefined && !(isTriple && isOutOfPlace(s, start))) {
    for (const at of alignments) s.edits.push({ start: at, text: ">" });
    token(s, end - start);
    return;
  }
  // What follows on the line is lost; the lines below are more likely code than text.
  const lineBreak = text.slice(quoteAt).search(/[\r\n]/);
  const to = lineBreak < 0 ? text.length : quoteAt + lineBreak;
  const kind = `${isTriple ? "triple-quoted " : ""}${isFormat ? "f-string" : "string"}`;
  fail(s, `unterminated ${kind} literal`, start, to);
  token(s, to - start);
}

/**
 * Does this string follow a name or a closing bracket? Then a quote before it is missing, and these quotes are the end
 * of a text, not its beginning.
 */
function isOutOfPlace(s: Scanner, start: number): boolean {
  if (s.start === undefined) return false;
  const before = s.file.text.slice(Math.max(s.start, start - 20), start);
  const word = /([\w.)\]}!?]+)[ \t]*$/.exec(before)?.[1];
  return (
    word !== undefined &&
    !/^(?:and|assert|await|case|elif|else|from|if|in|is|lambda|match|not|or|raise|return|while|with|yield|print|exec|del|for)$/.test(
      word,
    )
  );
}

function comment(s: Scanner): void {
  const { text, id } = s.file;
  const start = s.at;
  while (s.at < text.length && characterKinds[text.charCodeAt(s.at)] !== lineEnd) s.at++;
  s.comments.push({ text: text.slice(start, s.at), at: { source: id, start, end: s.at } });
  blank(s, start, s.at);
}

function continuation(s: Scanner): void {
  const match = /^\\(\r\n|\r|\n|$)/.exec(s.file.text.slice(s.at, s.at + 3));
  if (match === null) {
    fail(s, "unexpected character after line continuation character", s.at, s.at + 1);
    token(s, 1);
    return;
  }
  if (match[1] === "") fail(s, "unexpected EOF while parsing", s.at, s.at + 1);
  blank(s, s.at, s.at + match[0].length);
  s.at += match[0].length;
}

function close(s: Scanner, at: number): void {
  const { text } = s.file;
  const opener = s.open.pop();
  if (opener === undefined) {
    fail(s, `unmatched '${text[at]}'`, at, at + 1);
  } else if (pairs[text[opener]] !== text[at]) {
    const what = `closing parenthesis '${text[at]}' does not match opening parenthesis`;
    fail(s, `${what} '${text[opener]}'`, at, at + 1);
  }
}

const pairs: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

function newline(s: Scanner, length: number): void {
  const next = s.at + length;
  if (s.open.length === 0) {
    if (length === 1 && s.file.text[s.at] === "\r") s.edits.push({ start: s.at, text: "\n" });
    endLine(s);
    s.lineStart = next;
  } else if (beginsStatement(s.file.text, next)) {
    leaveBrackets(s);
    return;
  } else {
    noteExit(s, next);
    blank(s, s.at, next);
  }
  s.at = next;
}

function endLine(s: Scanner): void {
  if (s.start !== undefined) {
    const { lineStart, start, end, problem } = s;
    s.lines.push({ lineStart, start, end, problem });
  }
  s.start = undefined;
  s.problem = undefined;
  s.exit = undefined;
  s.open = [];
}

/**
 * Inside brackets no line begins with one of these keywords, nor with an assignment to an attribute: then a bracket
 * before it was never closed.
 */
function beginsStatement(text: string, lineStart: number): boolean {
  statementStart.lastIndex = lineStart;
  return statementStart.test(text);
}

const statementStart =
  /[ \t\f]*(?:(?:def|class|return|raise|import|try|with|while|del|pass|break|continue|global|nonlocal|assert|elif|except|finally)\b|async[ \t]+def\b|[A-Za-z_]\w*(?:\.\w+)+[ \t]*=(?!=))/y;

/**
 * Remembers the first line end where the line may have been meant to end: the next one is indented no more than the
 * first, or this one is a header and has its colon.
 */
function noteExit(s: Scanner, next: number): void {
  if (s.exit !== undefined) return;
  const { text } = s.file;
  const start = s.start ?? s.at;
  indentation.lastIndex = next;
  indentation.test(text);
  const first = text[indentation.lastIndex] ?? "";
  const isIndented = indentation.lastIndex - next > start - s.lineStart;
  header.lastIndex = start;
  const isHeader = text[s.end - 1] === ":" && header.test(text);
  if (!isHeader && (isIndented || /^[\r\n#)\]}]?$/.test(first))) return;
  s.exit = {
    at: s.at,
    end: s.end,
    comments: s.comments.length,
    edits: s.edits.length,
    opened: s.open[s.open.length - 1],
    problem: s.problem,
  };
}

const header = /(?:async[ \t]+)?(?:def|class|if|elif|for|while|with|match|case|except)\b/y;
const indentation = /[ \t\f]*/y;

/** A bracket was never closed: the logical line ends where it most likely did, and reading goes on there. */
function leaveBrackets(s: Scanner): void {
  const { exit } = s;
  const opened = exit?.opened ?? s.open[s.open.length - 1];
  if (exit !== undefined) s.problem = exit.problem;
  fail(s, `'${s.file.text[opened]}' was never closed`, opened, opened + 1);
  if (exit !== undefined) {
    s.at = exit.at;
    s.end = exit.end;
    s.comments.length = exit.comments;
    s.edits.length = exit.edits;
  }
  s.open = [];
  s.exit = undefined;
}

function tooManyBrackets(s: Scanner): void {
  const at = s.open[s.open.length - 1];
  if (s.exit !== undefined) {
    leaveBrackets(s);
    return;
  }
  fail(s, "too many nested parentheses", at, at + 1);
}

/** The first problem of a line counts. */
function fail(s: Scanner, message: string, start: number, end: number): void {
  s.problem ??= { message, start, end };
}

function blank(s: Scanner, start: number, end: number): void {
  s.edits.push({ start, text: " ".repeat(end - start) });
}

function edited(s: Scanner): string {
  const { text } = s.file;
  const parts: string[] = [];
  let from = 0;
  for (const edit of s.edits) {
    parts.push(text.slice(from, edit.start), edit.text);
    from = edit.start + edit.text.length;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
