/** An error in a document, and what is needed to explain and mend it. */

import type { DocumentCell } from "../discover/facts";
import type { PyValue } from "../python/values";
import type { Fix, Note, Range } from "../source";

export interface Problem {
  /** Python's exception class: `TypeError`. */
  readonly type: string;
  readonly message: string;
  /** The expression at fault. */
  readonly at: Range;
  /** Calls that led to it, innermost first, the expression itself left out. */
  readonly stack: readonly Note[];
  /** The expression that made the layer in whose call it happened. */
  readonly layerMadeAt?: Range;
}

/** The document at fault: its text, its syntax, and what its expressions held when they last ran. */
export interface Code {
  readonly cells: readonly DocumentCell[];
  readonly valueOf: (at: Range) => PyValue | undefined;
}

/** Edits that may mend a problem; each is checked before it is offered. Likeliest first. */
export type FixRule = (problem: Problem, code: Code, match: RegExpExecArray) => readonly Fix[];

/** What to try for messages of a kind. */
export type RuleRow = readonly [message: RegExp, rule: FixRule];
