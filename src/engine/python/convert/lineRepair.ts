/** One logical line that is not Python: what of it can be kept, and text that stands for the rest. */

import type { LogicalLine } from "./scan";

/** Replaces text of the file; offsets are the file's. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The edit leaves a `_`, which is to become an error node, not a name. */
  readonly isHole: boolean;
}

export interface LineRepair {
  readonly message: string;
  readonly edits: readonly Edit[];
}

/** Does this text, a logical line without what surrounds it, parse by itself? */
export type CheckLine = (line: string) => boolean;

/** Does this text parse without an error? */
export type CheckText = (text: string) => boolean;

/** Which lines do not parse by themselves. */
export function brokenLines(lines: Iterable<string>, check: CheckText): Set<string> {
  const broken = new Set<string>();
  const pending = [[...new Set(lines)]];
  for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
    if (group.length === 0 || check(group.map(standalone).join(""))) continue;
    if (group.length === 1) broken.add(group[0]);
    else {
      const middle = group.length >> 1;
      pending.push(group.slice(0, middle), group.slice(middle));
    }
  }
  return broken;
}

/** The first word of a logical line, `async` skipped; `@` for a decorator; empty if it is no keyword. */
export function headOf(line: string): string {
  const match = /^(?:async\s+)?([A-Za-z_]\w*)|^@/.exec(line);
  if (match === null) return "";
  const word = match[1] ?? "@";
  if (!softKeywords.has(word)) return keywords.has(word) ? word : "";
  // `match x:` and `case x: …`, but not `match = 1` or `match(x)`.
  const isHeader = opensBlock(line) || bodyColon(line) !== undefined;
  return isHeader && /^\w+\s*[^\s=.,:)\]}]/.test(line) ? word : "";
}

const softKeywords = new Set(["match", "case"]);

const keywords = new Set([
  ...[
    "@",
    "def",
    "class",
    "if",
    "elif",
    "else",
    "for",
    "while",
    "with",
    "try",
    "except",
    "finally",
  ],
  ...["return", "raise", "yield", "await", "assert", "del", "import", "from", "global", "nonlocal"],
  ...["pass", "break", "continue"],
]);

/** Does an indented block follow? */
export function opensBlock(line: string): boolean {
  return line.endsWith(":");
}

/**
 * What makes sure that a line is not taken together with the next one: to the grammar, a line end after a comma or a dot
 * need not count.
 */
export function statementEnd(line: string): string {
  return opensBlock(line) || line.endsWith(";") || line.startsWith("@") ? "" : ";";
}

/** A line as a whole module, with whatever Python wants before and behind it. */
export function standalone(line: string): string {
  const head = headOf(line);
  const body = opensBlock(line) ? `${line} pass\n` : `${line}${statementEnd(line)}\n`;
  if (head === "@") return `${line}\ndef _(): pass\n`;
  if (head === "match") return `${line}\n case _: pass\n`;
  if (head === "case") return `match _:\n ${body}`;
  if (head === "elif" || head === "else") return `if _: pass\n${body}`;
  if (head === "except" || head === "finally") return `try: pass\n${body}`;
  return body;
}

/** `text` is the logical line as tree-sitter would see it. */
export function repairLine(line: LogicalLine, text: string, check: CheckLine): LineRepair {
  const message = line.problem?.message ?? messageFor(text, check);
  // Thousands of open brackets take tree-sitter very long.
  const isHopeless = message === "too many nested parentheses";
  const tries = isHopeless ? [] : candidates(line, text);
  const edits = tries.find((candidate) => check(withEdits(text, line.start, candidate)));
  return { message, edits: edits ?? [hole(line, line.start)] };
}

/** The line's text with edits of it. */
export function withEdits(text: string, lineStart: number, edits: readonly Edit[]): string {
  let result = text;
  for (const edit of [...edits].reverse()) {
    const after = result.slice(edit.end - lineStart);
    result = result.slice(0, edit.start - lineStart) + edit.text + after;
  }
  return result;
}

/** The head, if need be with a colon that was forgotten. */
function meantHead(text: string): string {
  return headOf(text) || headOf(`${text}:`);
}

function messageFor(text: string, check: CheckLine): string {
  if (!opensBlock(text) && blockHeads.has(meantHead(text)) && check(`${text}:`))
    return "expected ':'";
  const python2 = /^(prin_|exe_)\s*[\w"'%]/.exec(text);
  if (python2 === null) return "invalid syntax";
  const name = python2[1] === "prin_" ? "print" : "exec";
  return `Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`;
}

const blockHeads = new Set([
  ...["def", "class", "if", "elif", "else", "for", "while", "with", "try", "except", "finally"],
  ...["match", "case"],
]);

function hole(line: LogicalLine, start: number, text = "_"): Edit {
  return { start, end: line.end, text, isHole: true };
}

/** Ways to mend a line, the one that keeps most first. */
function candidates(line: LogicalLine, text: string): Edit[][] {
  const head = meantHead(text);
  if (blockHeads.has(head)) return headerCandidates(line, text, head);
  if (head === "@") return [[hole(line, line.start, "@_")]];
  if (head === "return" || head === "raise") {
    return [[hole(line, line.start + head.length, " _")]];
  }
  return assignmentSigns(text)
    .reverse()
    .map((end) => [hole(line, line.start + end, " _")]);
}

function headerCandidates(line: LogicalLine, text: string, head: string): Edit[][] {
  const insert = (tail: string): Edit[] => [
    { start: line.end, end: line.end, text: tail, isHole: false },
  ];
  const replace = (from: number, tail: string): Edit[] => [hole(line, line.start + from, tail)];
  const found = [insert(":")];
  const isDefinition = head === "def" || head === "class";
  const closers = closingBrackets(text);
  if (isDefinition && closers !== "") {
    const start = line.start + text.replace(/[\s,:=]+$/, "").length;
    found.push([{ start, end: line.end, text: `${closers}:`, isHole: false }]);
  }
  const colon = bodyColon(text);
  if (colon !== undefined) found.push(replace(colon + 1, " _"));
  const keep = headerStart.exec(text);
  if (keep !== null) found.push(replace(keep[0].length, isDefinition ? headerRest[head] : " _:"));
  const rest = headerRest[head] ?? "";
  const async = /^async\s+/.exec(text)?.[0] ?? "";
  if (isDefinition) found.push(replace(0, `${async}${head} _${rest}`));
  else found.push(replace(async.length, `${head}${rest}`));
  return found;
}

/** As much of a header as is worth keeping: a definition's name, a loop's target. */
const headerStart =
  /^(?:async\s+)?(?:(?:def|class)\s+\w+|for\s+[\w\s,]+\sin\b|(?:if|elif|while|with|match|case)\b)/;

const headerRest: Readonly<Record<string, string>> = {
  def: "(*_):",
  class: ":",
  for: " _ in _:",
  if: " _:",
  elif: " _:",
  while: " _:",
  with: " _:",
  match: " _:",
  case: " _:",
  try: ":",
  else: ":",
  finally: ":",
  except: ":",
};

/** Offsets behind each `=`, `+=` and so on that is outside brackets. */
function assignmentSigns(text: string): number[] {
  return outside(text)
    .characters.filter((at) => {
      if (text[at] !== "=" || text[at + 1] === "=") return false;
      return !/[=!<>:]$/.test(text.slice(0, at)) || /(?:<<|>>)$/.test(text.slice(0, at));
    })
    .map((at) => at + 1);
}

/** Where a header ends if its body stands on the same line. */
function bodyColon(text: string): number | undefined {
  return outside(text)
    .characters.filter((at) => text[at] === ":")
    .at(-1);
}

/** What is missing at the end for all brackets to be closed. */
function closingBrackets(text: string): string {
  return outside(text)
    .open.reverse()
    .map((bracket) => pairs[bracket])
    .join("");
}

const pairs: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Where characters stand that are in no string and no bracket, and the brackets still open at the end. */
function outside(text: string): { readonly characters: number[]; readonly open: string[] } {
  const characters: number[] = [];
  const open: string[] = [];
  for (const match of text.matchAll(stringOrCharacter)) {
    const [token] = match;
    if (token in pairs) open.push(token);
    else if (/^[)\]}]$/.test(token)) open.pop();
    else if (open.length === 0 && token.length === 1) characters.push(match.index);
  }
  return { characters, open };
}

const stringOrCharacter = /("""|'''|["'])(?:\\[^]|(?!\1)[^\\])*(?:\1|$)|[^]/g;
