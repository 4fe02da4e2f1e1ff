/** Python's syntax as a typed tree. Node kinds and fields are named as in CPython's `ast` module. */

import type { Range } from "../source";

export interface Module {
  readonly body: readonly Statement[];
  /** What could not be parsed; the statements around it are there all the same. */
  readonly errors: readonly SyntaxProblem[];
  /** Every comment, in order. */
  readonly comments: readonly Comment[];
}

/** A comment with its `#`; offsets as in a range. */
export interface Comment {
  readonly text: string;
  readonly at: Range;
}

export interface SyntaxProblem {
  readonly message: string;
  readonly at: Range;
}

interface Node {
  readonly at: Range;
}

export interface FunctionDef extends Node {
  readonly kind: "FunctionDef";
  readonly name: string;
  readonly nameAt: Range;
  readonly parameters: Parameters;
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly returns?: Expression;
  readonly isAsync: boolean;
  /** `def f[T](x: T)` (3.12). */
  readonly typeParameters?: readonly TypeParameter[];
}

export interface ClassDef extends Node {
  readonly kind: "ClassDef";
  readonly name: string;
  readonly nameAt: Range;
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly typeParameters?: readonly TypeParameter[];
}

export interface TypeParameter extends Node {
  /** `T`, `*Ts` and `**P`. */
  readonly kind: "TypeVar" | "TypeVarTuple" | "ParamSpec";
  readonly name: string;
  readonly bound?: Expression;
  /** `T = int` (3.13). */
  readonly default?: Expression;
}

export interface Return extends Node {
  readonly kind: "Return";
  readonly value?: Expression;
}

export interface Delete extends Node {
  readonly kind: "Delete";
  readonly targets: readonly Expression[];
}

export interface Assign extends Node {
  readonly kind: "Assign";
  /** `a = b = value` has two targets. */
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

export interface AugAssign extends Node {
  readonly kind: "AugAssign";
  readonly target: Expression;
  readonly op: BinaryOperator;
  readonly value: Expression;
}

export interface AnnAssign extends Node {
  readonly kind: "AnnAssign";
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value?: Expression;
}

export interface For extends Node {
  readonly kind: "For";
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
  readonly isAsync: boolean;
}

export interface While extends Node {
  readonly kind: "While";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface If extends Node {
  readonly kind: "If";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface With extends Node {
  readonly kind: "With";
  readonly items: readonly { readonly context: Expression; readonly target?: Expression }[];
  readonly body: readonly Statement[];
  readonly isAsync: boolean;
}

export interface Match extends Node {
  readonly kind: "Match";
  readonly subject: Expression;
  readonly cases: readonly {
    readonly pattern: Pattern;
    readonly guard?: Expression;
    readonly body: readonly Statement[];
  }[];
}

export interface Raise extends Node {
  readonly kind: "Raise";
  readonly exception?: Expression;
  readonly cause?: Expression;
}

export interface Try extends Node {
  readonly kind: "Try";
  readonly body: readonly Statement[];
  readonly handlers: readonly {
    readonly at: Range;
    readonly type?: Expression;
    readonly name?: string;
    readonly body: readonly Statement[];
  }[];
  readonly orelse: readonly Statement[];
  readonly finalbody: readonly Statement[];
  /** `except*` */
  readonly isStar: boolean;
}

export interface Assert extends Node {
  readonly kind: "Assert";
  readonly test: Expression;
  readonly message?: Expression;
}

export interface ImportAlias {
  readonly at: Range;
  /** Dotted name; `*` for a star import. */
  readonly name: string;
  readonly asName?: string;
}

export interface Import extends Node {
  readonly kind: "Import";
  readonly names: readonly ImportAlias[];
}

export interface ImportFrom extends Node {
  readonly kind: "ImportFrom";
  /** Empty for `from . import x`. */
  readonly module: string;
  /** Number of leading dots. */
  readonly level: number;
  readonly names: readonly ImportAlias[];
}

export interface Global extends Node {
  readonly kind: "Global" | "Nonlocal";
  readonly names: readonly string[];
}

export interface ExpressionStatement extends Node {
  readonly kind: "Expr";
  readonly value: Expression;
}

export interface Simple extends Node {
  readonly kind: "Pass" | "Break" | "Continue";
}

/** `type X = int` (3.12). */
export interface TypeAlias extends Node {
  readonly kind: "TypeAlias";
  readonly name: string;
  readonly value: Expression;
  readonly typeParameters?: readonly TypeParameter[];
}

/** Text that is not Python: evaluates to an unknown, the statements around it stand. */
export interface ErrorStatement extends Node {
  readonly kind: "ErrorStatement";
  readonly message: string;
}

export type Statement =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | ExpressionStatement
  | Simple
  | TypeAlias
  | ErrorStatement;

export type BinaryOperator =
  "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "<<" | ">>" | "&" | "|" | "^";

export type UnaryOperator = "not" | "-" | "+" | "~";

export type CompareOperator =
  "==" | "!=" | "<" | "<=" | ">" | ">=" | "is" | "is not" | "in" | "not in";

export interface BoolOp extends Node {
  readonly kind: "BoolOp";
  readonly op: "and" | "or";
  readonly values: readonly Expression[];
}

/** `(target := value)` */
export interface NamedExpr extends Node {
  readonly kind: "NamedExpr";
  readonly target: Name;
  readonly value: Expression;
}

export interface BinOp extends Node {
  readonly kind: "BinOp";
  readonly op: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface UnaryOp extends Node {
  readonly kind: "UnaryOp";
  readonly op: UnaryOperator;
  readonly operand: Expression;
}

export interface Lambda extends Node {
  readonly kind: "Lambda";
  readonly parameters: Parameters;
  readonly body: Expression;
}

export interface IfExp extends Node {
  readonly kind: "IfExp";
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}

export interface Dict extends Node {
  readonly kind: "Dict";
  /** An entry without a key is `**value`. */
  readonly entries: readonly { readonly key?: Expression; readonly value: Expression }[];
}

export interface Sequence extends Node {
  readonly kind: "List" | "Tuple" | "Set";
  readonly elements: readonly Expression[];
}

export interface Comprehension extends Node {
  readonly kind: "ListComp" | "SetComp" | "GeneratorExp";
  readonly element: Expression;
  readonly generators: readonly ComprehensionFor[];
}

export interface DictComp extends Node {
  readonly kind: "DictComp";
  readonly key: Expression;
  readonly value: Expression;
  readonly generators: readonly ComprehensionFor[];
}

export interface ComprehensionFor {
  readonly target: Expression;
  readonly iter: Expression;
  readonly conditions: readonly Expression[];
  readonly isAsync: boolean;
}

export interface Await extends Node {
  readonly kind: "Await" | "YieldFrom";
  readonly value: Expression;
}

export interface Yield extends Node {
  readonly kind: "Yield";
  readonly value?: Expression;
}

export interface Compare extends Node {
  readonly kind: "Compare";
  readonly left: Expression;
  readonly rest: readonly { readonly op: CompareOperator; readonly right: Expression }[];
}

export interface Call extends Node {
  readonly kind: "Call";
  readonly callee: Expression;
  /** Positional arguments; a `Starred` element is `*args`. */
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}

export interface Keyword {
  readonly at: Range;
  /** Absent for `**value`. */
  readonly name?: string;
  readonly value: Expression;
}

export interface Constant extends Node {
  readonly kind: "Constant";
  readonly value: ConstantValue;
}

export type ConstantValue =
  | { readonly type: "none" }
  | { readonly type: "ellipsis" }
  | { readonly type: "bool"; readonly value: boolean }
  /** A bigint only where the number is not a safe integer. */
  | { readonly type: "int"; readonly value: number | bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "imaginary"; readonly value: number }
  | { readonly type: "str"; readonly value: string }
  | { readonly type: "bytes"; readonly value: readonly number[] };

/** An f-string; implicit concatenation is already joined. */
export interface JoinedStr extends Node {
  readonly kind: "JoinedStr";
  readonly parts: readonly (string | FormattedValue)[];
}

export interface FormattedValue extends Node {
  readonly kind: "FormattedValue";
  readonly value: Expression;
  readonly conversion?: "r" | "s" | "a";
  /** The format spec, itself an f-string. */
  readonly spec?: JoinedStr;
  /** For `{x=}`: the text with the `=`, blanks included. */
  readonly debugText?: string;
}

export interface Attribute extends Node {
  readonly kind: "Attribute";
  readonly value: Expression;
  readonly attribute: string;
  readonly attributeAt: Range;
}

export interface Subscript extends Node {
  readonly kind: "Subscript";
  readonly value: Expression;
  readonly index: Expression;
}

export interface Slice extends Node {
  readonly kind: "Slice";
  readonly lower?: Expression;
  readonly upper?: Expression;
  readonly step?: Expression;
}

export interface Starred extends Node {
  readonly kind: "Starred";
  readonly value: Expression;
}

export interface Name extends Node {
  readonly kind: "Name";
  readonly id: string;
}

/** Text that is not an expression; evaluates to an unknown. */
export interface ErrorExpression extends Node {
  readonly kind: "ErrorExpression";
  readonly message: string;
}

export type Expression =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Sequence
  | Comprehension
  | DictComp
  | Await
  | Yield
  | Compare
  | Call
  | Constant
  | JoinedStr
  | Attribute
  | Subscript
  | Slice
  | Starred
  | Name
  | ErrorExpression;

export interface Parameters {
  readonly posOnly: readonly Parameter[];
  readonly positional: readonly Parameter[];
  /** `*args`; with a bare `*` absent while `kwOnly` is not empty. */
  readonly vararg?: Parameter;
  readonly kwOnly: readonly Parameter[];
  readonly kwarg?: Parameter;
}

export interface Parameter {
  readonly at: Range;
  readonly name: string;
  readonly annotation?: Expression;
  readonly default?: Expression;
}

export interface MatchValue extends Node {
  readonly kind: "MatchValue";
  readonly value: Expression;
}
/** `None`, `True`, `False`: compared by identity. */
export interface MatchSingleton extends Node {
  readonly kind: "MatchSingleton";
  readonly value: Constant;
}
export interface MatchSequence extends Node {
  readonly kind: "MatchSequence";
  readonly patterns: readonly Pattern[];
}
export interface MatchMapping extends Node {
  readonly kind: "MatchMapping";
  readonly entries: readonly { readonly key: Expression; readonly pattern: Pattern }[];
  readonly rest?: string;
}
export interface MatchClass extends Node {
  readonly kind: "MatchClass";
  readonly cls: Expression;
  readonly patterns: readonly Pattern[];
  readonly keywords: readonly { readonly name: string; readonly pattern: Pattern }[];
}
/** `*rest` in a sequence pattern; without a name `*_`. */
export interface MatchStar extends Node {
  readonly kind: "MatchStar";
  readonly name?: string;
}
/** `pattern as name`, a plain capture (no pattern), or `_` (neither). */
export interface MatchAs extends Node {
  readonly kind: "MatchAs";
  readonly pattern?: Pattern;
  readonly name?: string;
}
export interface MatchOr extends Node {
  readonly kind: "MatchOr";
  readonly patterns: readonly Pattern[];
}

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;
