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
  return exceptionLines(vm, exception, parser, new Set());
}

function* exceptionLines(
  vm: Machine,
  exception: PyInstance,
  parser: PythonParser,
  seen: Set<PyInstance>,
): Steps<string[]> {
  seen.add(exception);
  const { cause, context, suppressContext } = exceptionState(exception);
  const lines: string[] = [];
  if (isException(cause) && !seen.has(cause)) {
    lines.push(...(yield* exceptionLines(vm, cause, parser, seen)));
    lines.push("\nThe above exception was the direct cause of the following exception:\n\n");
  } else if (context && !suppressContext && !seen.has(context)) {
    lines.push(...(yield* exceptionLines(vm, context, parser, seen)));
    lines.push("\nDuring handling of the above exception, another exception occurred:\n\n");
  }
  const members = membersOf(exception);
  const own = yield* ownLines(vm, exception, parser, members !== undefined);
  if (!members) return [...lines, ...own];
  lines.push(
    ...own.map((line, i) => (i === 0 && /Traceback/.test(line) ? `  + ${line}` : margin(line))),
  );
  lines.push(...(yield* memberLines(vm, members, parser, seen)));
  return lines;
}

/** The exceptions of a group, numbered, further in. */
function* memberLines(
  vm: Machine,
  members: readonly PyValue[],
  parser: PythonParser,
  seen: Set<PyInstance>,
): Steps<string[]> {
  const lines: string[] = [];
  for (const [i, member] of members.entries()) {
    if (!isException(member)) continue;
    lines.push(`${i === 0 ? "  +-+" : "    +"}---------------- ${i + 1} ----------------\n`);
    for (const line of yield* exceptionLines(vm, member, parser, seen)) {
      // A group inside draws its own margin.
      lines.push(
        line.startsWith("  ") && /^ {2}[+|]/.test(line) ? `  ${line}` : `  ${margin(line)}`,
      );
    }
  }
  lines.push("    +------------------------------------\n");
  return lines;
}

function margin(line: string): string {
  return line
    .replace(/\n$/, "")
    .split("\n")
    .map((part) => `  | ${part}\n`)
    .join("");
}

/** What the lines of one call count against the budget. */
const stepsPerEntry = 16;

/** The traceback of one exception and what it says. */
function* ownLines(
  vm: Machine,
  exception: PyInstance,
  parser: PythonParser,
  isGroup: boolean,
): Steps<string[]> {
  const { traceback: all, outerEntries } = exceptionState(exception);
  const traceback = all.slice(0, Math.max(0, all.length - outerEntries));
  const lines: string[] = [];
  vm.charge(traceback.length * stepsPerEntry);
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
    message = yield* toStr(vm, exception);
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
