/** A document read as a whole: its run, its models, what is wrong, what values names hold. */

import type { Candidate } from "./discover/facts";
import type { Diagnostic, Note, Range, SourceFile } from "./source";
import type { InputSpec } from "./tensor/inputSpec";
import type { Shape } from "./tensor/shape";
import type { DType } from "./tensor/dtype";
import type { Trace } from "./trace/trace";

export interface Analysis {
  readonly candidates: readonly Candidate[];
  /** Of the document's own run and of all its models, each once; without fixes. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every source that took part, imported ones included. */
  readonly source: (id: string) => SourceFile | undefined;
  /** The models that had to be evaluated so far; the others were taken over from an earlier version of the document. */
  readonly evaluated: readonly string[];
  /** Statements that did not run: what they did in an earlier version of the document was taken over. */
  readonly omitted: readonly Range[];
  /** All candidates, traced. */
  models(): readonly AnalyzedModel[];
  /** One model: a candidate by its expression, or any expression; absent inputs are found or solved for. */
  model(request: ModelSelection): AnalyzedModel;
  /** What a name or expression holds. */
  valueAt(source: string, offset: number): ObservedValue | undefined;
  /** The diagnostic (of a model, of the document) with the fixes that make it go away; trying one takes an analysis. */
  withFixes(diagnostic: Diagnostic, of?: AnalyzedModel): Diagnostic;
}

export interface ModelSelection {
  readonly model: string;
  readonly inputs?: readonly InputSpec[] | "none";
  readonly mode?: "same" | "train" | "eval";
}

export interface AnalyzedModel {
  readonly selection: ModelSelection;
  readonly candidate: Candidate;
  readonly inputs: readonly InputSpec[];
  readonly inputsWhy: string;
  readonly trace: Trace;
  /** Without fixes: see `withFixes`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: readonly Note[];
  /** Why there is no model at all: the expression gave something else. */
  readonly problem?: string;
}

export interface ObservedValue {
  readonly at: Range;
  readonly shape?: Shape;
  readonly dtype?: DType;
  /** Python's `repr`. */
  readonly text?: string;
  readonly numbers?: ArrayLike<number>;
  /** Why it is not known, as the part of a sentence behind a colon. */
  readonly why?: string;
}
