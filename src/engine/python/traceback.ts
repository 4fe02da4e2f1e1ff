/** Uncaught exceptions as CPython prints them. */

import { fileOf, positionAt, type SourceFile } from "../source";
import { builtinClasses, isSubclass } from "./classes";
import { exceptionState, isException, messageOf } from "./exceptions";
import { membersOf } from "./exceptionGroups";
import type { Machine, StackEntry, Steps } from "./native";
import { toStr } from "./text";
import type { PyInstance, PyValue } from "./values";

export type SourceLookup = (id: string) => SourceFile | undefined;

/** The text of an uncaught exception, the ones that led to it first; ends with a line feed. */
export function* tracebackText(
  vm: Machine,
  exception: PyInstance,
  sources: SourceLookup,
): Steps<string> {
  const state = exceptionState(exception);
  let text = "";
  if (isException(state.cause)) {
    text += yield* tracebackText(vm, state.cause, sources);
    text += "\nThe above exception was the direct cause of the following exception:\n\n";
  } else if (state.context && !state.suppressContext && state.context !== exception) {
    text += yield* tracebackText(vm, state.context, sources);
    text += "\nDuring handling of the above exception, another exception occurred:\n\n";
  }
  if (state.traceback.length > 0) {
    text += "Traceback (most recent call last):\n";
    text += entriesText([...state.traceback].reverse(), sources);
  }
  return text + (yield* lastLines(vm, exception));
}

/** Lines that repeat are counted from the fourth on. */
function entriesText(entries: readonly StackEntry[], sources: SourceLookup): string {
  let text = "";
  let last = "";
  let repeats = 0;
  const rest = (): string => {
    if (repeats <= 3) return "";
    const more = repeats - 3;
    return `  [Previous line repeated ${more} more time${more === 1 ? "" : "s"}]\n`;
  };
  for (const entry of entries) {
    const shown = entryText(entry, sources);
    if (shown !== last) {
      text += rest();
      repeats = 0;
      last = shown;
    }
    repeats++;
    if (repeats <= 3) text += shown;
  }
  return text + rest();
}

function entryText({ function: name, at }: StackEntry, sources: SourceLookup): string {
  const file = sources(at.source);
  if (!file) return `  File "${fileOf(at.source)}", in ${name}\n`;
  const { line } = positionAt(file, at.start);
  const start = file.lineStarts[line - 1];
  const end = file.lineStarts.at(line) ?? file.text.length;
  const source = file.text.slice(start, end).trim();
  return `  File "${fileOf(at.source)}", line ${line}, in ${name}\n    ${source}\n`;
}

/** `TypeError: message`, and the notes. */
function* lastLines(vm: Machine, exception: PyInstance): Steps<string> {
  let message: string;
  try {
    message = yield* toStr(vm, exception);
  } catch {
    message = messageOf(exception);
  }
  const name = className(exception);
  let text = message === "" ? `${name}\n` : `${name}: ${message}\n`;
  const notes = exception.attributes.get("__notes__");
  if (notes?.kind === "list") for (const note of notes.items) text += `${noteText(note)}\n`;
  for (const member of membersOf(exception) ?? []) {
    if (isException(member)) text += `  | ${yield* lastLines(vm, member)}`;
  }
  return text;
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
