/** A compiled body: of a module, a class, a function, a comprehension. Runs share it. */

import type { SourceFile } from "../source";
import type { HashKey, PyValue } from "./values";

export interface Code {
  /** What a traceback calls it: `forward`, `<module>`, `<listcomp>`. */
  readonly name: string;
  readonly qualifiedName: string;
  readonly kind: CodeKind;
  readonly source: SourceFile;
  /** Where its statement or expression begins. */
  readonly start: number;
  /** Parameters by slot: positional, keyword-only, `*args`, `**kwargs`. */
  readonly parameterNames: readonly string[];
  /** How many of the positional parameters are positional only. */
  readonly posOnlyCount: number;
  /** Positional parameters, those that are positional only included. */
  readonly positionalCount: number;
  readonly kwOnlyCount: number;
  readonly hasVararg: boolean;
  readonly hasKwarg: boolean;
  readonly isCoroutine: boolean;
  /** What the documentation is. No getter: V8 makes a shape of its own for every object with one. */
  readonly doc: () => string | undefined;
  /** For each variable of bodies around this one: its place among the cells of the body that holds this one. */
  readonly closureCells: readonly number[];
  /** Names of those variables. */
  readonly freeNames: readonly string[];
  /** The instructions; see `bodyOf`. */
  body: Body | undefined;
  /** Compiles them: most functions of a library are never called. */
  readonly compile: () => Body;
}

export interface Body {
  readonly isGenerator: boolean;
  /** One number per instruction: see `opcodes.ts`. */
  readonly ops: Uint8Array;
  /** The operand of each instruction; 0 where it has none. */
  readonly operands: Int32Array;
  /** The range of the expression or statement each instruction belongs to. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly constants: readonly PyValue[];
  /** Names of globals, attributes, keyword arguments. */
  readonly names: readonly string[];
  /** The same names as keys of a dict. */
  readonly nameKeys: readonly HashKey[];
  /** Bodies inside this one. */
  readonly codes: readonly Code[];
  /** Operands that are lists: keyword names of calls, modules to import. */
  readonly tables: readonly (readonly string[])[];
  /** Local variables by slot, parameters first; the compiler's own have names that are none in Python. */
  readonly localNames: readonly string[];
  /** Own cells, then those of the closure. */
  readonly cellNames: readonly string[];
  /** For each own cell the parameter slot it starts from, or -1. */
  readonly cellSlots: readonly number[];
  /** Where each statement of a module begins. */
  readonly statementStarts: readonly number[];
}

export type CodeKind = "module" | "class" | "function" | "comprehension";

export function bodyOf(code: Code): Body {
  code.body ??= code.compile();
  return code.body;
}
