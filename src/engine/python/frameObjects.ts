/** Frames and tracebacks as objects: `sys._getframe()`, `generator.gi_frame`, `exception.__traceback__`. */

import { positionAt } from "../source";
import { builtinClasses, newInstance } from "./classes";
import type { Code } from "./code";
import { codeObject } from "./codeObject";
import { exceptionState } from "./exceptions";
import type { AnyFrame, Frame } from "./frame";
import { localsOfFrame } from "./frameLocals";
import type { StackEntry } from "./native";
import { None, int, type PyDict, type PyGenerator, type PyInstance, type PyValue } from "./values";
import { rangeAt } from "./vm";

const objects = new WeakMap<Frame, PyInstance>();

/** The object of a frame as it is now; one and the same each time. */
export function frameObject(frame: Frame): PyInstance {
  const made = objects.get(frame) ?? newInstance(builtinClasses.frame);
  objects.set(frame, made);
  fill(made, frame.code, frame.globals, rangeAt(frame).start);
  made.attributes.set("f_locals", localsOfFrame(frame));
  const back = pythonFrame(frame.back);
  made.attributes.set("f_back", back ? frameObject(back) : None);
  return made;
}

/** The Python frame that many calls out from the innermost one. */
export function pythonFrame(from: AnyFrame | undefined, depth = 0): Frame | undefined {
  let left = depth;
  for (let frame = from; frame !== undefined; frame = frame.back) {
    if (frame.kind === "python" && left-- === 0) return frame;
  }
  return undefined;
}

function fill(made: PyInstance, code: Code, globals: PyDict, offset: number): void {
  made.attributes.set("f_code", codeObject(code));
  made.attributes.set("f_globals", globals);
  made.attributes.set("f_lineno", int(lineOf(code, offset)));
  made.attributes.set("f_lasti", int(offset));
}

function lineOf(code: Code, offset: number): number {
  return positionAt(code.source, offset).line;
}

/** `__traceback__`: None before the exception was raised. */
export function tracebackOf(exception: PyInstance): PyValue {
  const state = exceptionState(exception);
  if (state.tracebackObject) return state.tracebackObject;
  const shown = state.traceback.slice(0, state.traceback.length - state.outerEntries);
  const [innermost, ...others] = shown;
  if (innermost === undefined) return None;
  let made = tracebackObject(innermost, None);
  shownEntries.set(made, [innermost]);
  for (const [i, entry] of others.entries()) {
    made = tracebackObject(entry, made);
    shownEntries.set(made, shown.slice(0, i + 2));
  }
  state.tracebackObject = made;
  return made;
}

const shownEntries = new WeakMap<PyValue, readonly StackEntry[]>();

/** The calls that a traceback shows, innermost first. */
export function entriesOfTraceback(traceback: PyValue): readonly StackEntry[] {
  return shownEntries.get(traceback) ?? [];
}

function tracebackObject({ code, globals, at }: StackEntry, next: PyValue): PyInstance {
  const made = newInstance(builtinClasses.traceback);
  const frame = newInstance(builtinClasses.frame);
  fill(frame, code, globals, at.start);
  frame.attributes.set("f_back", None);
  made.attributes.set("tb_next", next);
  made.attributes.set("tb_frame", frame);
  made.attributes.set("tb_lineno", int(lineOf(code, at.start)));
  made.attributes.set("tb_lasti", int(at.start));
  return made;
}

/** `gi_frame`, `cr_running` and the like. */
export function generatorSpecial(v: PyGenerator, name: string): PyValue | undefined {
  switch (name.replace(/^(gi|cr|ag)_/, "")) {
    case "frame":
      return v.state === "closed" ? None : frameObject(v.frame);
    case "running":
      return { kind: "bool", value: v.state === "running" };
    case "suspended":
      return { kind: "bool", value: v.state === "suspended" };
    case "code":
      return codeObject(v.frame.code);
    case "origin":
      return None;
    default:
      return undefined;
  }
}
