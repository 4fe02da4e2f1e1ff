/**
 * Python's common, sound text read directly, in a fraction of the time that tree-sitter and the conversion of its tree
 * take. What this does not know or what looks wrong it leaves to them: it has no errors of its own.
 */

import type { SourceFile } from "../../source";
import type { Module } from "../ast";
import type { Outline } from "../parse";
import { statements } from "./statements";
import { advance, newReader, type Reader } from "./tokens";

/** The tree of a text, or of whole lines of it, the same that `convert` makes; absent where that has to look at it. */
export function readPlain(file: SourceFile, start = 0, end = file.text.length): Module | undefined {
  return read(newReader(file, start, end));
}

/** The same with `pass` for the bodies of functions, which are not looked into. */
export function readOutline(file: SourceFile): Outline | undefined {
  const ends = new Map<number, number>();
  const module = read(newReader(file, 0, file.text.length, ends));
  return module && { module, ends };
}

function read(r: Reader): Module | undefined {
  advance(r);
  const body = statements(r, "end");
  return r.hasFailed ? undefined : { body, errors: [], comments: r.comments };
}
