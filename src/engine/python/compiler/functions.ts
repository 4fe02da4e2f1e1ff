/** `def`, `lambda` and `class`. */

import type * as ast from "../ast";
import type { Range } from "../../source";
import { str } from "../values";
import { addTable, emit, emitConstant, nameIndex, within, type Assembler } from "./assembler";
import { childCode, docOf } from "./bodies";
import { emitNone } from "./exits";
import { compileExpression, writeKeywordDict, writeSpreadList } from "./expressions";
import { loadName, storeName } from "./names";
import { lazyValue } from "./nameVisits";
import { allParameters, writtenParameters } from "./parameters";
import { mangle } from "./scopes";
import { compileBody } from "./statements";

export function compileFunctionDef(a: Assembler, node: ast.FunctionDef): void {
  compileTypeParameters(a, node.typeParameters);
  for (const decorator of node.decorators) compileExpression(a, decorator);
  const code = childCode(a, node, {
    name: node.name,
    kind: "function",
    ...signatureOf(a, node.parameters),
    isAsync: node.isAsync,
    write(inner, { body }) {
      compileBody(inner, docOf(body) === undefined ? body : body.slice(1));
      emitNone(inner);
      emit(inner, "Return");
    },
  });
  const flags = writeDefaults(a, node.parameters) + writeAnnotations(a, node);
  within(a, node.nameAt, () => emit(a, "MakeFunction", (a.codes.push(code) - 1) * 8 + flags));
  if (node.typeParameters) writeTypeParameters(a, node.typeParameters, "attach");
  applyDecorators(a, node.decorators);
  within(a, node.nameAt, () => storeName(a, node.name));
}

export function compileLambda(a: Assembler, node: ast.Lambda): void {
  const code = childCode(a, node, {
    name: "<lambda>",
    kind: "function",
    ...signatureOf(a, node.parameters),
    isAsync: false,
    write(inner) {
      compileExpression(inner, node.body);
      emit(inner, "Return");
    },
  });
  const flags = writeDefaults(a, node.parameters);
  emit(a, "MakeFunction", (a.codes.push(code) - 1) * 8 + flags);
}

export function compileClassDef(a: Assembler, node: ast.ClassDef): void {
  compileTypeParameters(a, node.typeParameters);
  for (const decorator of node.decorators) compileExpression(a, decorator);
  const code = childCode(a, node, {
    name: node.name,
    kind: "class",
    parameterNames: [],
    isAsync: false,
    write: (inner) => writeClassBody(inner, node),
  });
  writeSpreadList(a, node.bases);
  if (node.typeParameters) {
    writeTypeParameters(a, node.typeParameters, "Generic");
    emit(a, "AppendTo", 1);
  }
  writeKeywordDict(a, node.keywords, 0);
  within(a, headOf(node), () => emit(a, "BuildClass", a.codes.push(code) - 1));
  if (node.typeParameters) writeTypeParameters(a, node.typeParameters, "attach");
  applyDecorators(a, node.decorators);
  within(a, node.nameAt, () => storeName(a, node.name));
}

function writeClassBody(a: Assembler, node: ast.ClassDef): void {
  const doc = docOf(node.body);
  if (doc !== undefined) {
    emitConstant(a, str(doc));
    emit(a, "StoreName", nameIndex(a, "__doc__"));
  }
  compileBody(a, doc === undefined ? node.body : node.body.slice(1));
  emitNone(a);
  emit(a, "Return");
}

/** From the name to the last base: what goes wrong while a class is made is shown there. */
function headOf(node: ast.ClassDef): Range {
  const last = node.keywords.at(-1)?.at ?? node.bases.at(-1)?.at ?? node.nameAt;
  return { ...node.nameAt, end: Math.max(last.end, node.nameAt.end) };
}

function signatureOf(a: Assembler, parameters: ast.Parameters) {
  return {
    parameterNames: allParameters(parameters).map(({ name }) => mangle(a.scope, name)),
    posOnlyCount: parameters.posOnly.length,
    positionalCount: parameters.posOnly.length + parameters.positional.length,
    kwOnlyCount: parameters.kwOnly.length,
    hasVararg: parameters.vararg !== undefined,
    hasKwarg: parameters.kwarg !== undefined,
  };
}

function writeDefaults(a: Assembler, parameters: ast.Parameters): number {
  let flags = 0;
  const defaults = [...parameters.posOnly, ...parameters.positional].flatMap(
    (parameter) => parameter.default ?? [],
  );
  if (defaults.length > 0) {
    for (const value of defaults) compileExpression(a, value);
    emit(a, "BuildTuple", defaults.length);
    flags += 1;
  }
  const keywordDefaults = parameters.kwOnly.filter((parameter) => parameter.default);
  if (keywordDefaults.length > 0) {
    for (const parameter of keywordDefaults) {
      emitConstant(a, str(mangle(a.scope, parameter.name)));
      if (parameter.default) compileExpression(a, parameter.default);
    }
    emit(a, "BuildDict", keywordDefaults.length);
    flags += 2;
  }
  return flags;
}

function writeAnnotations(a: Assembler, node: ast.FunctionDef): number {
  let count = 0;
  for (const parameter of writtenParameters(node.parameters)) {
    if (!parameter.annotation) continue;
    emitConstant(a, str(mangle(a.scope, parameter.name)));
    writeAnnotation(a, parameter.annotation);
    count++;
  }
  if (node.returns) {
    emitConstant(a, str("return"));
    writeAnnotation(a, node.returns);
    count++;
  }
  if (count === 0) return 0;
  emit(a, "BuildDict", count);
  return 4;
}

/** The value of an annotation, or its text under `from __future__ import annotations`. */
export function writeAnnotation(a: Assembler, annotation: ast.Expression): void {
  if (a.options.hasTextAnnotations) {
    const { start, end } = annotation.at;
    emitConstant(a, str(a.source.text.slice(start + a.shift, end + a.shift)));
    return;
  }
  if (annotation.kind === "Starred") compileExpression(a, annotation.value);
  else compileExpression(a, annotation);
}

function applyDecorators(a: Assembler, decorators: readonly ast.Expression[]): void {
  for (const decorator of [...decorators].reverse()) {
    within(a, decorator.at, () => {
      emit(a, "Decorate");
      emit(a, "KeepKnown");
    });
  }
}

/** Type parameters become variables of the body that holds the definition, a small liberty. */
export function compileTypeParameters(
  a: Assembler,
  parameters: readonly ast.TypeParameter[] | undefined,
): void {
  for (const parameter of parameters ?? []) {
    within(a, parameter.at, () => {
      emit(a, "TypeParameter", addTable(a, [parameter.kind, parameter.name]));
      storeName(a, parameter.name);
    });
  }
}

/** A tuple of type parameters, and what becomes of it: see `typeParameter` among the instructions. */
export function writeTypeParameters(
  a: Assembler,
  parameters: readonly ast.TypeParameter[],
  use: "Generic" | "attach",
): void {
  for (const { name } of parameters) loadName(a, name);
  emit(a, "BuildTuple", parameters.length);
  emit(a, "TypeParameter", addTable(a, [use, ""]));
}

/** `type Name[T] = value`: the value is a function, called when it is asked for. */
export function compileTypeAlias(a: Assembler, node: ast.TypeAlias): void {
  compileTypeParameters(a, node.typeParameters);
  for (const { name } of node.typeParameters ?? []) loadName(a, name);
  emit(a, "BuildTuple", node.typeParameters?.length ?? 0);
  compileExpression(a, lazyValue(node));
  emit(a, "TypeParameter", addTable(a, ["alias", node.name]));
  storeName(a, node.name);
}
