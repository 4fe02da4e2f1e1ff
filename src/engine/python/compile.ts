/** From syntax trees to code objects. */

import { sourceFile, type SourceFile } from "../source";
import type * as ast from "./ast";
import type { Code } from "./code";
import { emit, type Assembler, type CompileOptions } from "./compiler/assembler";
import { docOf, newAssembler, writeBody } from "./compiler/bodies";
import { emitNone } from "./compiler/exits";
import { compileExpression } from "./compiler/expressions";
import { emitConstant, nameIndex } from "./compiler/assembler";
import { moduleScope, type Scope } from "./compiler/scopes";
import { compileResult, compileStatement } from "./compiler/statements";
import type { BodySource } from "./skeleton";
import { str } from "./values";

/** A whole module. */
export function compileModule(source: SourceFile, module: ast.Module, bodies?: BodySource): Code {
  const doc = docOf(module.body);
  const at = { source: source.id, start: 0, end: source.text.length };
  const options = { ...futureOptions(module.body), bodies };
  return codeOf(source, at, options, (a) => {
    if (doc !== undefined) {
      emitConstant(a, str(doc));
      emit(a, "StoreGlobal", nameIndex(a, "__doc__"));
    }
    for (const statement of module.body) {
      a.statementStarts.push(a.ops.length);
      compileStatement(a, statement);
    }
    a.statementStarts.push(a.ops.length);
    emitNone(a);
    emit(a, "Return");
  });
}

/** One statement of a module, for evaluations that run them one by one; an expression's value is the code's result. */
export function compileTopStatement(
  source: SourceFile,
  statement: ast.Statement,
  options: CompileOptions,
): Code {
  return codeOf(source, statement.at, options, (a) => compileResult(a, statement));
}

/** Text for `eval` and `exec`: its names are looked up in a namespace of their own first. */
export function compileText(
  source: SourceFile,
  body: readonly ast.Statement[],
  isExpression: boolean,
): Code {
  const at = { source: source.id, start: 0, end: source.text.length };
  const scope = { ...moduleScope(), kind: "class" as const };
  return codeOf(
    source,
    at,
    futureOptions(body),
    (a) => {
      if (isExpression) {
        compileResult(a, body[0]);
        return;
      }
      for (const statement of body) compileStatement(a, statement);
      emitNone(a);
      emit(a, "Return");
    },
    scope,
  );
}

/** An expression in a module's scope. */
export function compileTopExpression(source: SourceFile, expression: ast.Expression): Code {
  return codeOf(source, expression.at, { hasTextAnnotations: false }, (a) => {
    compileExpression(a, expression);
    emit(a, "Return");
  });
}

/** What the `from __future__ import …` statements among these say. */
export function futureOptions(body: readonly ast.Statement[]): CompileOptions {
  const hasTextAnnotations = body.some(
    (statement) =>
      statement.kind === "ImportFrom" &&
      statement.module === "__future__" &&
      statement.names.some(({ name }) => name === "annotations"),
  );
  return { hasTextAnnotations };
}

/** A source for text that is in no file. */
export function pseudoSource(name: string, text: string): SourceFile {
  return sourceFile(`<${name}>`, text);
}

function codeOf(
  source: SourceFile,
  at: Assembler["at"],
  options: CompileOptions,
  write: (a: Assembler) => void,
  scope: Scope = moduleScope(),
): Code {
  return {
    name: "<module>",
    qualifiedName: "<module>",
    kind: "module",
    source,
    start: at.start,
    parameterNames: [],
    posOnlyCount: 0,
    positionalCount: 0,
    kwOnlyCount: 0,
    hasVararg: false,
    hasKwarg: false,
    isCoroutine: false,
    doc: () => undefined,
    closureCells: [],
    freeNames: [],
    body: undefined,
    compile: () =>
      writeBody(
        newAssembler({
          source,
          at,
          shift: 0,
          scope,
          options,
          qualifiedPrefix: "",
          isCoroutine: false,
          parameterNames: [],
          freeNames: [],
          isClass: false,
        }),
        write,
      ),
  };
}
