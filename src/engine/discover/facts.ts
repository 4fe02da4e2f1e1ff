/** What an evaluated document tells about its models: what discover decides from. */

import type { Expression, Module } from "../python/ast";
import type { PyClass, PyDict, PyInstance, PyValue } from "../python/values";
import type { Range, SourceFile } from "../source";
import type { InputSpec } from "../tensor/inputSpec";
import type { Construction } from "./constructions";

export interface DocumentFacts {
  readonly cells: readonly DocumentCell[];
  /** The final global names. */
  readonly globals: PyDict;
  /** Assignments to global names, in order: the range of the name, and what it got. */
  readonly stores: readonly { readonly at: Range; readonly value: PyValue }[];
  /** Modules that were called outside of any other module's call. */
  readonly calls: readonly {
    readonly module: PyInstance;
    readonly inputs: readonly InputSpec[];
    /** All its positional arguments, tensors left out; absent where there are only tensors. */
    readonly others?: readonly (PyValue | undefined)[];
    readonly at: Range;
  }[];
  /** Calls of `torchinfo.summary` and its like. */
  readonly summaries: readonly {
    readonly model: PyValue;
    /** Absent: a summary without input. */
    readonly inputs?: readonly InputSpec[];
    readonly at: Range;
  }[];
  /** The first calls of classes that are defined in Python, in order. */
  readonly constructions: readonly Construction[];
  readonly isModuleClass: (cls: PyClass) => boolean;
}

/** A call of one of the document's classes in another file, and where that is, in words. */
export interface ConstructionElsewhere {
  readonly construction: Construction;
  readonly place: string;
}

export interface DocumentCell {
  readonly file: SourceFile;
  readonly syntax: Module;
}

/** A model that can be shown, and how to build it. */
export interface Candidate {
  /** The build expression, in the document's final global scope. */
  readonly model: string;
  /** Where that expression stands in the document; absent for one that is made up. */
  readonly expression?: { readonly file: SourceFile; readonly syntax: Expression };
  /** The global name that the document's run keeps it under. */
  readonly keptAs?: string;
  readonly className: string;
  /** Why it is listed with this expression, as a clause: "made in line 12". */
  readonly why: string;
  /** The class statement of a user's class, else the expression that makes the model. */
  readonly definedAt: Range;
  /** Code that belongs to it: the class, the statement that makes it, its summary. The cursor is looked for in these. */
  readonly places: readonly Range[];
  /** Parameters that nobody gave a value; the names stand for unknowns in `model`. */
  readonly missing: readonly string[];
  /** Absent: they have to be solved for. */
  readonly inputs?: readonly InputSpec[];
  readonly inputsWhy?: string;
  /** What the model is called with besides, each in its place: `0` of `model(tokens, 0)`. */
  readonly others?: readonly (PyValue | undefined)[];
  /** Nobody in the document makes it: the expression is an assumption. */
  readonly isAssumed?: boolean;
  /** Arguments that are made with the defaults of a class for settings: `GPTConfig()`. */
  readonly settings?: readonly string[];
  /** Another model makes it so: what fits into its place there is not known here. */
  readonly isPart?: boolean;
  /** True where no other model of the document is made of it, as far as names tell. */
  readonly isRoot: boolean;
}
