/**
 * Python's common, sound text read directly, in a fraction of the time that tree-sitter and the conversion of its tree
 * take. What this does not know or what looks wrong it leaves to them: it has no errors of its own.
 */

import type { SourceFile } from "../../source";
import type { Module } from "../ast";
import { statements } from "./statements";
import { advance, newReader } from "./tokens";

/** The tree of a text, or of whole lines of it, the same that `convert` makes; absent where that has to look at it. */
export function readPlain(file: SourceFile, start = 0, end = file.text.length): Module | undefined {
  const r = newReader(file, start, end);
  advance(r);
  const body = statements(r, "end");
  return r.hasFailed ? undefined : { body, errors: [], comments: r.comments };
}
