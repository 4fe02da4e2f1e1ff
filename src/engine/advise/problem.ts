/** An error in a document, and what is needed to explain and mend it. */

import type { DocumentCell } from "../discover/facts";
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

/** Edits that may mend a problem; each is checked before it is offered. Likeliest first. */
export type FixRule = (problem: Problem, cells: readonly DocumentCell[]) => readonly Fix[];
