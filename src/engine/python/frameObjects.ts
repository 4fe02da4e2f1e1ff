/** Frames and tracebacks as objects: `sys._getframe()`, `generator.gi_frame`, `exception.__traceback__`. */

import { positionAt } from "../source";
import { builtinClasses, newInstance } from "./classes";
import type { Code } from "./code";
import { codeObject } from "./codeObject";
import { exceptionState } from "./exceptions";
import type { AnyFrame, Frame } from "./frame";
import { localsOfFrame } from "./frameLocals";
import type { StackEntry } from "./native";
import { nativeFunction } from "./nativeFunction";
import type { TypeTable } from "./types/table";
import { None, int, type PyGenerator, type PyInstance, type PyValue } from "./values";
import { rangeAt } from "./vm";

const objects = new WeakMap<Frame, PyInstance>();
const frames = new WeakMap<PyValue, Frame>();

/** The object of a frame; one and the same each time. */
export function frameObject(frame: Frame): PyInstance {
  const known = objects.get(frame);
  if (known) return known;
  const made = newInstance(builtinClasses.frame);
  objects.set(frame, made);
  frames.set(made, frame);
  made.attributes.set("f_code", codeObject(frame.code));
  made.attributes.set("f_globals", frame.globals);
  return made;
}

/** What of a frame changes while it runs. */
export function frameTable(): TypeTable {
  const row = (name: string, get: (frame: Frame) => PyValue): readonly [string, PyValue] => {
    const getter = nativeFunction(name, "self, /", (_vm, self) => {
      const frame = self && frames.get(self);
      return frame ? get(frame) : None;
    });
    return [name, { kind: "property", get: getter }];
  };
  return {
    name: "frame",
    attributes: new Map([
      row("f_lineno", (frame) => int(lineOf(frame.code, rangeAt(frame).start))),
      row("f_lasti", (frame) => int(rangeAt(frame).start)),
      row("f_locals", localsOfFrame),
      row("f_back", (frame) => {
        const back = pythonFrame(frame.back);
        return back ? frameObject(back) : None;
      }),
    ]),
  };
}

/** The Python frame that many calls out from the innermost one. */
export function pythonFrame(from: AnyFrame | undefined, depth = 0): Frame | undefined {
  let left = depth;
  for (let frame = from; frame !== undefined; frame = frame.back) {
    if (frame.kind === "python" && left-- === 0) return frame;
  }
  return undefined;
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
  frame.attributes.set("f_code", codeObject(code));
  frame.attributes.set("f_globals", globals);
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
