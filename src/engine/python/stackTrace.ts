/** Where a run is: the expression of the user's code, and the calls that led there. */

import type { Range } from "../source";
import type { AnyFrame, Frame } from "./frame";
import type { StackEntry } from "./native";
import { rangeAt, type Vm } from "./vm";

const nowhere: Range = { source: "", start: 0, end: 0 };

/** The innermost expression that is the user's own, else of a library. */
export function hereOf(vm: Vm): Range {
  let library: Frame | undefined;
  for (let frame = vm.frame; frame !== undefined; frame = frame.back) {
    if (frame.kind === "native") continue;
    if (!frame.code.source.isLibrary) return rangeAt(frame);
    library ??= frame;
  }
  return library ? rangeAt(library) : nowhere;
}

/** Whether it is a library's Python code that runs. */
export function isInLibrary(vm: Vm): boolean {
  for (let frame = vm.frame; frame !== undefined; frame = frame.back) {
    if (frame.kind === "python") return frame.code.source.isLibrary === true;
  }
  return false;
}

/** The number of the user's frames from one on outwards. */
export function userFramesFrom(innermost: AnyFrame | undefined): number {
  let count = 0;
  for (let frame = innermost; frame !== undefined; frame = frame.back) {
    if (frame.kind === "python" && !frame.code.source.isLibrary) count++;
  }
  return count;
}

/** The user's frames, innermost first. */
export function stackOf(vm: Vm): readonly StackEntry[] {
  const entries: StackEntry[] = [];
  for (let frame = vm.frame; frame !== undefined; frame = frame.back) {
    if (frame.kind === "native" || frame.code.source.isLibrary) continue;
    const { code, globals } = frame;
    entries.push({ function: code.name, at: rangeAt(frame), code, globals });
  }
  return entries;
}
