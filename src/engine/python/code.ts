/** A compiled body: of a module, a class, a function, a comprehension. Immutable, so runs share it. */

import type { SourceFile } from "../source";
import type { HashKey, PyValue } from "./values";

export interface Code {
  /** What a traceback calls it: `forward`, `<module>`, `<listcomp>`. */
  readonly name: string;
  readonly qualifiedName: string;
  readonly kind: CodeKind;
  readonly source: SourceFile;
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
  /** Operands that are lists: keyword names of calls, patterns. */
  readonly tables: readonly (readonly string[])[];
  /** Slots of local variables, parameters first: positional, keyword-only, `*args`, `**kwargs`. */
  readonly localNames: readonly string[];
  /** Variables of this body that bodies inside it share. */
  readonly cellNames: readonly string[];
  /** For each cell the parameter slot it starts from, or -1. */
  readonly cellSlots: readonly number[];
  /** Variables of bodies around this one; their cells come behind the own ones. */
  readonly freeNames: readonly string[];
  /** How many of the positional parameters are positional only. */
  readonly posOnlyCount: number;
  /** Positional parameters, those that are positional only included. */
  readonly positionalCount: number;
  readonly kwOnlyCount: number;
  readonly hasVararg: boolean;
  readonly hasKwarg: boolean;
  readonly isGenerator: boolean;
  readonly isCoroutine: boolean;
  readonly doc?: string;
}

export type CodeKind = "module" | "class" | "function" | "comprehension";
