/** Code objects for bodies inside bodies, compiled when they are first run. */

import type { Range, SourceFile } from "../../source";
import type * as ast from "../ast";
import type { Body, Code, CodeKind } from "../code";
import { cellOf, finishBody, type Assembler, type CompileOptions } from "./assembler";
import type { ScopeNode } from "./nameVisits";
import { analyze, classScope, type Scope } from "./scopes";

/** What a body is besides its syntax. */
export interface BodyOptions<N> {
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
  /** Gets the syntax, which for a stub is read only now. */
  readonly write: (a: Assembler, node: N) => void;
}

export function childCode<N extends ScopeNode>(
  outer: Assembler,
  node: N,
  options: BodyOptions<N>,
): Code {
  const { source, options: compileOptions, scope: outerScope, shift: outerShift } = outer;
  const real = () => readBody(node, compileOptions, outerShift);
  const known = outerScope.inner.get(node) ?? eagerScope(node, outerScope);
  const outerNames = closureNames(known, outerScope, options.kind);
  const freeNames = options.kind === "class" ? ["__class__", ...outerNames] : outerNames;
  const isGlobal = outerScope.globals.has(options.name);
  const qualifiedName = (isGlobal ? "" : outer.qualifiedPrefix) + options.name;
  const isCoroutine = options.isAsync ?? known?.hasAwait ?? false;
  return {
    name: options.name,
    qualifiedName,
    kind: options.kind,
    source,
    start: node.at.start + outerShift,
    parameterNames: options.parameterNames,
    posOnlyCount: options.posOnlyCount ?? 0,
    positionalCount: options.positionalCount ?? options.parameterNames.length,
    kwOnlyCount: options.kwOnlyCount ?? 0,
    hasVararg: options.hasVararg ?? false,
    hasKwarg: options.hasKwarg ?? false,
    isCoroutine,
    doc() {
      const stub = node.kind === "FunctionDef" ? compileOptions.bodies?.doc(node) : undefined;
      return stub ? stub.text : docOfNode(node);
    },
    closureCells: outerNames.map((name) => cellOf(outer, name)),
    freeNames,
    body: undefined,
    compile() {
      const { node: syntax, shift } = real();
      const scope = known ?? analyze(syntax, outerScope);
      const separator = options.kind === "class" ? "." : ".<locals>.";
      return writeBody(
        newAssembler({
          source,
          at: syntax.at,
          shift,
          scope,
          // Inside a body that has been read there are no stubs.
          options: syntax === node ? compileOptions : { ...compileOptions, bodies: undefined },
          qualifiedPrefix: qualifiedName + separator,
          isCoroutine,
          parameterNames: options.parameterNames,
          freeNames,
          isClass: options.kind === "class",
        }),
        (a) => options.write(a, syntax),
      );
    },
  };
}

/** The syntax of a body: of a stub, the function it stands for. */
function readBody<N extends ScopeNode>(
  node: N,
  { bodies }: CompileOptions,
  shift: number,
): { readonly node: N; readonly shift: number } {
  if (!bodies || node.kind !== "FunctionDef") return { node, shift };
  const loaded = bodies.load(node);
  if (!loaded || loaded.node.kind !== node.kind) return { node, shift };
  return { node: loaded.node as typeof node, shift: loaded.shift }; // a function for a function
}

function docOfNode(node: ScopeNode): string | undefined {
  return node.kind === "FunctionDef" || node.kind === "ClassDef" ? docOf(node.body) : undefined;
}

/** The text of a body's first statement, if that is a string. */
export function docOf(body: readonly ast.Statement[]): string | undefined {
  const [first] = body;
  if (first?.kind !== "Expr" || first.value.kind !== "Constant") return undefined;
  const { value } = first.value;
  return value.type === "str" ? value.value : undefined;
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
  readonly shift: number;
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
    shift: options.shift,
    at: options.at,
  };
}

export function writeBody(a: Assembler, write: (a: Assembler) => void): Body {
  write(a);
  return finishBody(a);
}
