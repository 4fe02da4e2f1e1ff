/** Code objects for bodies inside bodies, compiled when they are first run. */

import type { Range, SourceFile } from "../../source";
import type { Body, Code, CodeKind } from "../code";
import { cellOf, finishBody, type Assembler, type CompileOptions } from "./assembler";
import { analyze, classScope, type Scope, type ScopeNode } from "./scopes";

/** What a body is besides its syntax. */
export interface BodyOptions {
  readonly name: string;
  readonly kind: CodeKind;
  /** By slot. */
  readonly parameterNames: readonly string[];
  readonly posOnlyCount?: number;
  readonly positionalCount?: number;
  readonly kwOnlyCount?: number;
  readonly hasVararg?: boolean;
  readonly hasKwarg?: boolean;
  readonly isAsync?: boolean;
  readonly doc?: string;
  readonly write: (a: Assembler) => void;
}

export function childCode(outer: Assembler, node: ScopeNode, options: BodyOptions): Code {
  const { source, options: compileOptions, scope: outerScope } = outer;
  const known = outerScope.inner.get(node) ?? eagerScope(node, outerScope);
  const outerNames = closureNames(known, outerScope, options.kind);
  const freeNames = options.kind === "class" ? ["__class__", ...outerNames] : outerNames;
  const qualifiedName = outer.qualifiedPrefix + options.name;
  const isCoroutine = options.isAsync ?? known?.hasAwait ?? false;
  return {
    name: options.name,
    qualifiedName,
    kind: options.kind,
    source,
    parameterNames: options.parameterNames,
    posOnlyCount: options.posOnlyCount ?? 0,
    positionalCount: options.positionalCount ?? options.parameterNames.length,
    kwOnlyCount: options.kwOnlyCount ?? 0,
    hasVararg: options.hasVararg ?? false,
    hasKwarg: options.hasKwarg ?? false,
    isCoroutine,
    doc: options.doc,
    closureCells: outerNames.map((name) => cellOf(outer, name)),
    freeNames,
    body: undefined,
    compile() {
      const scope = known ?? analyze(node, outerScope);
      const separator = options.kind === "class" ? "." : ".<locals>.";
      return writeBody(
        newAssembler({
          source,
          at: node.at,
          scope,
          options: compileOptions,
          qualifiedPrefix: qualifiedName + separator,
          isCoroutine,
          parameterNames: options.parameterNames,
          freeNames,
          isClass: options.kind === "class",
        }),
        options.write,
      );
    },
  };
}

/** Comprehensions and classes are analysed with what holds them; they run at once anyway. */
function eagerScope(node: ScopeNode, outerScope: Scope): Scope | undefined {
  switch (node.kind) {
    case "FunctionDef":
    case "Lambda":
      return undefined;
    case "ClassDef":
      return classScope(node, outerScope);
    default:
      return analyze(node, outerScope);
  }
}

/**
 * The variables a body takes from those around it. A function outside of all functions is analysed when it is first
 * called; all it can take is its class's `__class__`.
 */
function closureNames(known: Scope | undefined, outer: Scope, kind: CodeKind): readonly string[] {
  if (known) return [...known.frees];
  return outer.cells.has("__class__") && kind !== "class" ? ["__class__"] : [];
}

interface AssemblerOptions {
  readonly source: SourceFile;
  readonly at: Range;
  readonly scope: Scope;
  readonly options: CompileOptions;
  readonly qualifiedPrefix: string;
  readonly isCoroutine: boolean;
  readonly parameterNames: readonly string[];
  readonly freeNames: readonly string[];
  readonly isClass: boolean;
}

export function newAssembler(options: AssemblerOptions): Assembler {
  const { scope, parameterNames } = options;
  const ownCells = options.isClass ? [] : [...scope.cells];
  const cellNames = [...ownCells, ...options.freeNames];
  return {
    source: options.source,
    scope,
    qualifiedPrefix: options.qualifiedPrefix,
    options: options.options,
    isCoroutine: options.isCoroutine,
    ops: [],
    operands: [],
    starts: [],
    ends: [],
    constants: [],
    constantIndex: new Map(),
    names: [],
    nameIndex: new Map(),
    codes: [],
    tables: [],
    localNames: [...parameterNames],
    slots: new Map(parameterNames.map((name, slot) => [name, slot])),
    cellNames,
    cellSlots: ownCells.map((name) => parameterNames.indexOf(name)),
    cells: new Map(cellNames.map((name, cell) => [name, cell])),
    statementStarts: [],
    exits: [],
    deferred: [],
    at: options.at,
  };
}

export function writeBody(a: Assembler, write: (a: Assembler) => void): Body {
  write(a);
  return finishBody(a);
}
