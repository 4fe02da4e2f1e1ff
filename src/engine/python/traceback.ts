/** Uncaught exceptions as CPython prints them. */

import { fileOf, positionAt, type Range } from "../source";
import { builtinClasses, isSubclass } from "./classes";
import { exceptionState, isException, messageOf } from "./exceptions";
import { membersOf } from "./exceptionGroups";
import type { Machine, StackEntry, Steps } from "./native";
import type { PythonParser } from "./parse";
import { toStr } from "./text";
import type { PyInstance, PyValue } from "./values";

/**
 * The text of an exception, the ones that led to it first, in the pieces that `traceback.format_exception` gives; each
 * ends with a line feed. The parser tells which part of an expression is at fault.
 */
export function tracebackLines(
  vm: Machine,
  exception: PyInstance,
  parser: PythonParser,
): Steps<string[]> {
  return exceptionLines({ vm, parser, seen: new Set(), depth: 0, isOpen: false }, exception);
}

/** A text being made: how far in it is, and what was told. */
interface Drawing {
  readonly vm: Machine;
  readonly parser: PythonParser;
  readonly seen: Set<PyInstance>;
  /** How many groups are around what is told; a group that is in no other counts itself. */
  depth: number;
  /** A group's frame is to be closed behind its last exception, unless that is a group, which closes both. */
  isOpen: boolean;
}

/** CPython's own limits. */
const maxGroupDepth = 10;
const maxGroupWidth = 15;

function* exceptionLines(d: Drawing, exception: PyInstance): Steps<string[]> {
  d.seen.add(exception);
  const { cause, context, suppressContext } = exceptionState(exception);
  const lines: string[] = [];
  if (isException(cause) && !d.seen.has(cause)) {
    append(lines, yield* exceptionLines(d, cause));
    const text = "The above exception was the direct cause of the following exception:";
    lines.push(margin(d, `\n${text}\n\n`));
  } else if (context && !suppressContext && !d.seen.has(context)) {
    append(lines, yield* exceptionLines(d, context));
    const text = "During handling of the above exception, another exception occurred:";
    lines.push(margin(d, `\n${text}\n\n`));
  }
  const members = membersOf(exception)?.filter(isException);
  if (!members) {
    append(
      lines,
      (yield* ownLines(d, exception, false)).map((line) => margin(d, line)),
    );
  } else if (d.depth > maxGroupDepth) {
    lines.push(margin(d, `... (max_group_depth is ${maxGroupDepth})\n`));
  } else append(lines, yield* groupLines(d, exception, members));
  return lines;
}

/** A group, and its exceptions, numbered, further in. */
function* groupLines(
  d: Drawing,
  group: PyInstance,
  members: readonly PyInstance[],
): Steps<string[]> {
  const isOutermost = d.depth === 0;
  if (isOutermost) d.depth = 1;
  const own = yield* ownLines(d, group, true);
  const hasCalls = isOutermost && own[0].startsWith("Exception Group Traceback (");
  const lines = own.map((line, i) => margin(d, line, hasCalls && i === 0 ? "+" : "|"));
  const shown = members.slice(0, maxGroupWidth);
  const more = members.length - shown.length;
  const indent = "  ".repeat(d.depth);
  const rule = "-".repeat(16);
  for (const [i, member] of shown.entries()) {
    d.isOpen = more === 0 && i === shown.length - 1;
    lines.push(`${indent}${i === 0 ? "+-" : "  "}+${rule} ${i + 1} ${rule}\n`);
    d.depth++;
    append(lines, yield* exceptionLines(d, member));
    d.depth--;
  }
  d.depth++;
  if (more > 0) {
    d.isOpen = true;
    lines.push(`${indent}  +${rule} ... ${rule}\n`);
    lines.push(margin(d, `and ${more} more exception${more === 1 ? "" : "s"}\n`));
  }
  if (d.isOpen) lines.push(`${"  ".repeat(d.depth)}+${"-".repeat(36)}\n`);
  d.isOpen = false;
  d.depth = isOutermost ? 0 : d.depth - 1;
  return lines;
}

/** A text is as long as its exceptions are many: too many for the arguments of one `push`. */
function append(lines: string[], more: readonly string[]): void {
  for (const line of more) lines.push(line);
}

/** Text as it stands in a group. */
function margin({ depth }: Drawing, text: string, sign = "|"): string {
  if (depth === 0) return text;
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.map((line) => `${"  ".repeat(depth)}${sign} ${line}\n`).join("");
}

/** What the lines of one call count against the budget, and those of an exception without any. */
const stepsPerEntry = 16;
const stepsPerException = 32;

/** The traceback of one exception and what it says. */
function* ownLines(
  { vm, parser }: Drawing,
  exception: PyInstance,
  isGroup: boolean,
): Steps<string[]> {
  const { traceback: all, outerEntries } = exceptionState(exception);
  const traceback = all.slice(0, Math.max(0, all.length - outerEntries));
  const lines: string[] = [];
  vm.charge(stepsPerException + traceback.length * stepsPerEntry);
  if (traceback.length > 0) {
    lines.push(`${isGroup ? "Exception Group " : ""}Traceback (most recent call last):\n`);
    lines.push(...entryLines([...traceback].reverse(), parser));
  }
  return [...lines, ...(yield* lastLines(vm, exception))];
}

/** Entries that repeat are counted from the fourth on. */
export function entryLines(entries: readonly StackEntry[], parser: PythonParser): string[] {
  const lines: string[] = [];
  // A recursion comes through the same place a thousand times, and its text is parsed for the marks.
  const texts = new Map<string, string[]>();
  let last: string[] = [];
  let repeats = 0;
  const finish = (): void => {
    const more = repeats - 3;
    if (more <= 0) return;
    lines.push(`  [Previous line repeated ${more} more time${more === 1 ? "" : "s"}]\n`);
  };
  for (const entry of entries) {
    const { at } = entry;
    const key = `${entry.function}:${at.source}:${at.start}:${at.end}`;
    const shown = texts.get(key) ?? entryText(entry, parser);
    texts.set(key, shown);
    if (shown.join("") !== last.join("")) {
      finish();
      repeats = 0;
      last = shown;
    }
    repeats++;
    if (repeats <= 3) lines.push(...shown);
  }
  finish();
  return lines;
}

function entryText({ function: name, at, code }: StackEntry, parser: PythonParser): string[] {
  const file = code.source;
  const { line } = positionAt(file, at.start);
  const start = file.lineStarts[line - 1];
  const end = file.lineStarts.at(line) ?? file.text.length;
  const text = file.text.slice(start, end).trimEnd();
  const head = `  File "${fileOf(at.source)}", line ${line}, in ${name}\n`;
  if (text.trim() === "") return [head];
  const carets = caretLine(text, start, at, parser);
  return [`${head}    ${text.trim()}\n${carets === undefined ? "" : `    ${carets}\n`}`];
}

/** Marks the part of a line that an exception came from; absent where that is the whole line. */
function caretLine(
  line: string,
  lineStart: number,
  at: Range,
  parser: PythonParser,
): string | undefined {
  const indent = line.length - line.trimStart().length;
  const start = at.start - lineStart;
  const end = Math.min(at.end - lineStart, line.length);
  // Imports and class statements are shown as wholes.
  if (/^\s*(from|import)\s/.test(line) || /^\s*class\s+$/.test(line.slice(0, start)))
    return undefined;
  const segment = line.slice(start, end);
  const anchors = anchorsIn(segment, parser);
  if (!anchors && segment.length === line.trim().length) return undefined;
  let carets = " ".repeat(start - indent);
  for (let i = 0; i < segment.length; i++) {
    carets += !anchors || (i >= anchors.left && i < anchors.right) ? "^" : "~";
  }
  return carets;
}

/** The operator of an operation, the brackets of a subscript. */
function anchorsIn(
  segment: string,
  parser: PythonParser,
): { readonly left: number; readonly right: number } | undefined {
  const { body, errors } = parser.parse({ id: "<segment>", text: segment, lineStarts: [0] });
  const [statement] = body;
  if (errors.length > 0 || body.length !== 1 || statement.kind !== "Expr") return undefined;
  const { value } = statement;
  if (value.kind === "BinOp") {
    for (let i = value.left.at.end; i < value.right.at.start; i++) {
      if (/\s/.test(segment[i])) continue;
      const isLong = i + 1 < value.right.at.start && !/\s/.test(segment[i + 1]);
      return { left: i, right: i + (isLong ? 2 : 1) };
    }
  }
  if (value.kind !== "Subscript") return undefined;
  const left = segment.indexOf("[", value.value.at.end);
  const right = segment.indexOf("]", value.index.at.end);
  return { left, right: right < 0 ? segment.length : right + 1 };
}

/** `TypeError: message`, and the notes. */
export function* lastLines(vm: Machine, exception: PyInstance): Steps<string[]> {
  let message: string;
  try {
    // Where a syntax error is has lines of its own.
    const isPlaced = isSubclass(exception.of, builtinClasses.SyntaxError);
    const [first] = exceptionState(exception).args.items;
    message = yield* toStr(vm, isPlaced ? (first ?? exception) : exception);
  } catch {
    message = messageOf(exception);
  }
  const name = className(exception);
  const lines = [message === "" ? `${name}\n` : `${name}: ${message}\n`];
  const notes = exception.attributes.get("__notes__");
  if (notes?.kind === "list") for (const note of notes.items) lines.push(`${noteText(note)}\n`);
  return lines;
}

function className({ of }: PyInstance): string {
  const isPlain = of.module === "builtins" || of.module === "__main__";
  return isPlain && isSubclass(of, builtinClasses.BaseException)
    ? of.qualifiedName
    : `${of.module}.${of.qualifiedName}`;
}

function noteText(note: PyValue): string {
  return note.kind === "str" ? note.value : "";
}
