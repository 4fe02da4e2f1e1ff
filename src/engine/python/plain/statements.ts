/** Plain statements, straight from the text into our syntax tree. */

import type { Range } from "../../source";
import type { ClassDef, Expression, FunctionDef, If, ImportAlias, Statement, Try } from "../ast";
import { endOfBlock } from "../extents";
import { callArguments } from "./brackets";
import {
  assigned,
  expression,
  expressions,
  namedExpression,
  refuseUnlessAssignable,
  targets,
} from "./expressions";
import { binaryOperator } from "./operators";
import { parameters } from "./parameters";
import { advance, deepen, expect, fail, is, rangeFrom, take, type Reader } from "./tokens";

/** All statements up to the end of the text or of the block. */
export function statements(r: Reader, end: "end" | "dedent"): Statement[] {
  const read: Statement[] = [];
  while (!is(r, end) && !r.hasFailed) statement(r, read);
  return read;
}

/** One compound statement, or the simple ones of a line. */
function statement(r: Reader, into: Statement[]): void {
  const { depth } = r;
  const row = compounds.get(r.kind);
  if (row) into.push(row(r));
  else simpleStatements(r, into);
  r.depth = depth;
}

function simpleStatements(r: Reader, into: Statement[]): void {
  do {
    const { depth } = r;
    into.push((simples.get(r.kind) ?? expressionStatement)(r));
    r.depth = depth;
  } while (take(r, ";") && !is(r, "newline"));
  expect(r, "newline");
}

/** A header's colon and what stands behind it. */
function body(r: Reader): Statement[] {
  expect(r, ":");
  return block(r);
}

function block(r: Reader): Statement[] {
  deepen(r);
  const read: Statement[] = [];
  if (!take(r, "newline")) {
    simpleStatements(r, read);
    return read;
  }
  expect(r, "indent");
  read.push(...statements(r, "dedent"));
  expect(r, "dedent");
  return read;
}

/** From an offset to the end of the last of some statements, the semicolon behind it included. */
function rangeTo(r: Reader, start: number, last: readonly Statement[]): Range {
  semicolon.lastIndex = last.at(-1)?.at.end ?? start;
  const end = semicolon.lastIndex + (semicolon.exec(r.text)?.[0].length ?? 0);
  return { source: r.file.id, start, end };
}

const semicolon = /(?:[ \t\f]|\\\r?\n)*;/y;

function expressionStatement(r: Reader): Statement {
  const { start } = r;
  const first = assigned(r);
  if (is(r, "=")) return assignment(r, start, first);
  if (is(r, ":")) return annotated(r, start, first);
  const op = r.kind.endsWith("=") ? binaryOperator(r.kind.slice(0, -1)) : undefined;
  if (op === undefined) return { kind: "Expr", value: first, at: rangeFrom(r, start) };
  refuseUnlessAssignable(r, first);
  if (first.kind === "Tuple" || first.kind === "List") fail(r);
  advance(r);
  const value = assigned(r);
  return { kind: "AugAssign", target: first, op, value, at: rangeFrom(r, start) };
}

function assignment(r: Reader, start: number, first: Expression): Statement {
  const assignees: Expression[] = [];
  let value = first;
  while (take(r, "=")) {
    refuseUnlessAssignable(r, value);
    assignees.push(value);
    value = assigned(r);
  }
  return { kind: "Assign", targets: assignees, value, at: rangeFrom(r, start) };
}

function annotated(r: Reader, start: number, target: Expression): Statement {
  refuseUnlessAssignable(r, target);
  if (target.kind === "Tuple" || target.kind === "List") fail(r);
  advance(r);
  const annotation = expression(r);
  const value = take(r, "=") ? assigned(r) : undefined;
  return { kind: "AnnAssign", target, annotation, value, at: rangeFrom(r, start) };
}

const endsStatement = (r: Reader): boolean => is(r, "newline") || is(r, ";");

function returned(r: Reader): Statement {
  const { start } = r;
  advance(r);
  const value = endsStatement(r) ? undefined : expressions(r);
  return { kind: "Return", value, at: rangeFrom(r, start) };
}

function deleted(r: Reader): Statement {
  const { start } = r;
  advance(r);
  const found: Expression[] = [];
  do {
    const target = expression(r);
    refuseUnlessAssignable(r, target);
    found.push(target);
  } while (take(r, ",") && !endsStatement(r));
  return { kind: "Delete", targets: found, at: rangeFrom(r, start) };
}

function raised(r: Reader): Statement {
  const { start } = r;
  advance(r);
  const exception = endsStatement(r) ? undefined : expression(r);
  const cause = exception !== undefined && take(r, "from") ? expression(r) : undefined;
  return { kind: "Raise", exception, cause, at: rangeFrom(r, start) };
}

function asserted(r: Reader): Statement {
  const { start } = r;
  advance(r);
  const test = expression(r);
  const message = take(r, ",") ? expression(r) : undefined;
  return { kind: "Assert", test, message, at: rangeFrom(r, start) };
}

function name(r: Reader): string {
  const { word } = r;
  if (!is(r, "name")) fail(r);
  advance(r);
  return word;
}

function dotted(r: Reader): string {
  let read = name(r);
  while (take(r, ".")) read += `.${name(r)}`;
  return read;
}

function imported(r: Reader): Statement {
  const { start } = r;
  advance(r);
  const names: ImportAlias[] = [];
  do names.push(alias(r, dotted));
  while (take(r, ","));
  return { kind: "Import", names, at: rangeFrom(r, start) };
}

function alias(r: Reader, read: (r: Reader) => string): ImportAlias {
  const { start } = r;
  const found = read(r);
  if (!take(r, "as")) return { name: found, at: rangeFrom(r, start) };
  const asName = name(r);
  return { name: found, asName, at: rangeFrom(r, start) };
}

function importedFrom(r: Reader): Statement {
  const { start } = r;
  advance(r);
  let level = 0;
  for (;;) {
    if (take(r, ".")) level++;
    else if (take(r, "...")) level += 3;
    else break;
  }
  const module = level > 0 && is(r, "import") ? "" : dotted(r);
  expect(r, "import");
  const names: ImportAlias[] = [];
  const starAt = r.start;
  if (take(r, "*")) {
    names.push({ name: "*", at: rangeFrom(r, starAt) });
    if (module === "__future__") fail(r);
  } else {
    const isBracketed = take(r, "(");
    do names.push(alias(r, name));
    while (take(r, ",") && !(isBracketed && is(r, ")")));
    if (isBracketed) expect(r, ")");
  }
  return { kind: "ImportFrom", module, level, names, at: rangeFrom(r, start) };
}

const scoped =
  (kind: "Global" | "Nonlocal") =>
  (r: Reader): Statement => {
    const { start } = r;
    advance(r);
    const names: string[] = [];
    do names.push(name(r));
    while (take(r, ","));
    return { kind, names, at: rangeFrom(r, start) };
  };

const single =
  (kind: "Pass" | "Break" | "Continue") =>
  (r: Reader): Statement => {
    const { start } = r;
    advance(r);
    return { kind, at: rangeFrom(r, start) };
  };

/** `if`, and `elif` for the rest of it. */
function ifStatement(r: Reader): If {
  const { start } = r;
  advance(r);
  deepen(r);
  const test = namedExpression(r);
  const then = body(r);
  const orelse = is(r, "elif") ? [ifStatement(r)] : elseBody(r);
  const at = rangeTo(r, start, orelse.length > 0 ? orelse : then);
  return { kind: "If", test, body: then, orelse, at };
}

function elseBody(r: Reader): Statement[] {
  return take(r, "else") ? body(r) : [];
}

function whileStatement(r: Reader): Statement {
  const { start } = r;
  advance(r);
  const test = namedExpression(r);
  const then = body(r);
  const orelse = elseBody(r);
  const at = rangeTo(r, start, orelse.length > 0 ? orelse : then);
  return { kind: "While", test, body: then, orelse, at };
}

function forStatement(r: Reader, start = r.start, isAsync = false): Statement {
  advance(r);
  const target = targets(r);
  expect(r, "in");
  const iter = expressions(r);
  const then = body(r);
  const orelse = elseBody(r);
  const at = rangeTo(r, start, orelse.length > 0 ? orelse : then);
  return { kind: "For", target, iter, body: then, orelse, isAsync, at };
}

function tryStatement(r: Reader): Statement {
  const { start } = r;
  advance(r);
  const main = body(r);
  const handlers: Try["handlers"][number][] = [];
  let stars = 0;
  while (is(r, "except")) {
    const from = r.start;
    advance(r);
    if (take(r, "*")) stars++;
    const type = is(r, ":") ? undefined : expression(r);
    const asName = type !== undefined && take(r, "as") ? name(r) : undefined;
    const then = body(r);
    handlers.push({ type, name: asName, body: then, at: rangeTo(r, from, then) });
  }
  const orelse = handlers.length > 0 ? elseBody(r) : [];
  const finalbody = take(r, "finally") ? body(r) : [];
  if (handlers.length === 0 && finalbody.length === 0) fail(r);
  if (stars > 0 && stars < handlers.length) fail(r);
  const parts = [main, handlers.at(-1)?.body ?? [], orelse, finalbody];
  const at = rangeTo(r, start, parts.flat());
  return { kind: "Try", body: main, handlers, orelse, finalbody, isStar: stars > 0, at };
}

function withStatement(r: Reader, start = r.start, isAsync = false): Statement {
  advance(r);
  const items: { context: Expression; target?: Expression }[] = [];
  do {
    const { start: itemStart } = r;
    const context = expression(r);
    // Brackets around items are no tuple.
    if (context.kind === "Tuple" && context.at.start === itemStart) fail(r);
    if (!take(r, "as")) {
      items.push({ context });
      continue;
    }
    // One target: behind a comma comes the next item.
    const target = expression(r);
    refuseUnlessAssignable(r, target);
    items.push({ context, target });
  } while (take(r, ","));
  const then = body(r);
  return { kind: "With", items, body: then, isAsync, at: rangeTo(r, start, then) };
}

function asynchronous(r: Reader): Statement {
  const { start } = r;
  advance(r);
  if (is(r, "for")) return forStatement(r, start, true);
  if (is(r, "with")) return withStatement(r, start, true);
  return functionDefinition(r, [], start, true);
}

function decorated(r: Reader): Statement {
  const decorators: Expression[] = [];
  while (take(r, "@")) {
    decorators.push(namedExpression(r));
    expect(r, "newline");
  }
  if (is(r, "class")) return classDefinition(r, decorators);
  const { start } = r;
  return functionDefinition(r, decorators, start, take(r, "async"));
}

function functionDefinition(
  r: Reader,
  decorators: readonly Expression[],
  start = r.start,
  isAsync = false,
): FunctionDef {
  expect(r, "def");
  const nameStart = r.start;
  const ownName = name(r);
  const nameAt = rangeFrom(r, nameStart);
  expect(r, "(");
  const read = parameters(r, ")", true);
  expect(r, ")");
  const returns = take(r, "->") ? expression(r) : undefined;
  expect(r, ":");
  const stub = r.ends && stubBody(r, r.ends, start);
  const then = stub ?? block(r);
  return {
    kind: "FunctionDef",
    name: ownName,
    nameAt,
    parameters: read,
    body: then,
    decorators,
    returns,
    isAsync,
    typeParameters: undefined,
    at: stub ? { ...nameAt, start, end: stub[0].at.end } : rangeTo(r, start, then),
  };
}

/** What stands for a body that is left out, if it has lines of its own. */
function stubBody(r: Reader, ends: Map<number, number>, start: number): [Statement] | undefined {
  if (!is(r, "newline")) return undefined;
  const indent = start - (r.text.lastIndexOf("\n", start) + 1);
  const begin = r.text.startsWith("\r\n", r.at - 1) ? r.at + 1 : r.at;
  const end = endOfBlock(r.text, begin, indent);
  const passAt = begin + indent + 1;
  if (end < passAt + 5) return undefined;
  ends.set(start, end);
  r.at = end;
  advance(r);
  return [{ kind: "Pass", at: { source: r.file.id, start: passAt, end: passAt + 4 } }];
}

function classDefinition(r: Reader, decorators: readonly Expression[]): ClassDef {
  const { start } = r;
  advance(r);
  const nameStart = r.start;
  const ownName = name(r);
  const nameAt = rangeFrom(r, nameStart);
  const header = is(r, "(") ? callArguments(r) : { args: [], keywords: [] };
  const then = body(r);
  return {
    kind: "ClassDef",
    name: ownName,
    nameAt,
    bases: header.args,
    keywords: header.keywords,
    body: then,
    decorators,
    typeParameters: undefined,
    at: rangeTo(r, start, then),
  };
}

const simples = new Map<string, (r: Reader) => Statement>([
  ["return", returned],
  ["del", deleted],
  ["raise", raised],
  ["assert", asserted],
  ["import", imported],
  ["from", importedFrom],
  ["global", scoped("Global")],
  ["nonlocal", scoped("Nonlocal")],
  ["pass", single("Pass")],
  ["break", single("Break")],
  ["continue", single("Continue")],
]);

const compounds = new Map<string, (r: Reader) => Statement>([
  ["if", ifStatement],
  ["while", whileStatement],
  ["for", (r) => forStatement(r)],
  ["try", tryStatement],
  ["with", (r) => withStatement(r)],
  ["async", asynchronous],
  ["@", decorated],
  ["def", (r) => functionDefinition(r, [])],
  ["class", (r) => classDefinition(r, [])],
]);
