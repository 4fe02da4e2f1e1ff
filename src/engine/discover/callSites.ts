/** Calls of a class that never ran, in functions nobody called: their arguments tell how the class is meant to be built. */

import type * as ast from "../python/ast";
import type { Range } from "../source";
import { namesIn } from "./names";

/** The first call of the name all of whose arguments mean the same at top level: constants, and names for which `isGlobal`. */
export function callSite(
  body: readonly ast.Statement[],
  name: string,
  isGlobal: (name: string) => boolean,
): ast.Call | undefined {
  return body
    .flatMap((statement) => callsIn(statement).get(name) ?? [])
    .find(({ args, keywords }) => {
      const isSpread =
        args.some(({ kind }) => kind === "Starred") ||
        keywords.some((keyword) => keyword.name === undefined);
      const values = [...args, ...keywords.map(({ value }) => value)];
      return values.length > 0 && !isSpread && [...namesIn(values)].every(isGlobal);
    });
}

/** The calls of plain names in a statement, by the name; a statement is gone through once. */
function callsIn(statement: ast.Statement): ReadonlyMap<string, readonly ast.Call[]> {
  const known = callsByStatement.get(statement);
  if (known) return known;
  const calls = new Map<string, ast.Call[]>();
  for (const node of nodesIn([statement])) {
    if (!isCall(node) || node.callee.kind !== "Name") continue;
    const same = calls.get(node.callee.id);
    if (same) same.push(node);
    else calls.set(node.callee.id, [node]);
  }
  callsByStatement.set(statement, calls);
  return calls;
}

const callsByStatement = new WeakMap<ast.Statement, ReadonlyMap<string, readonly ast.Call[]>>();

/** A name that is taken apart, `a, b = name` or `n, c, h, w = name.shape`. */
export interface Unpacked {
  readonly at: Range;
  readonly name: string;
  /** The number of dimensions it has, where its shape is what is taken apart. */
  readonly rank?: number;
}

export function unpackedNames(body: readonly ast.Statement[]): readonly Unpacked[] {
  return nodesIn(body).flatMap((node) => {
    if (!isAssignment(node)) return [];
    const target = node.targets.find(({ kind }) => kind === "Tuple" || kind === "List");
    if (target?.kind !== "Tuple" && target?.kind !== "List") return [];
    if (node.value.kind === "Name") return [{ at: node.at, name: node.value.id }];
    const name = nameOfShape(node.value);
    if (name === undefined) return [];
    const { elements } = target;
    const isOpen = elements.some(({ kind }) => kind === "Starred");
    return [{ at: node.at, name, rank: isOpen ? undefined : elements.length }];
  });
}

/** The dimensions that a `forward` says an input has, before it gives the name something else. */
export function rankOf(body: readonly ast.Statement[], name: string): number | undefined {
  const found = unpackedNames(body).find((one) => one.name === name && one.rank !== undefined);
  const isChanged = nodesIn(body).some(
    (node) =>
      isAssignment(node) &&
      node.at.start < (found?.at.start ?? 0) &&
      nodesIn(node.targets).some(
        (one) => "kind" in one && one.kind === "Name" && isNamed(one, name),
      ),
  );
  return isChanged ? undefined : found?.rank;
}

function isNamed(node: object, name: string): boolean {
  return "id" in node && node.id === name;
}

/** `x` of `x.shape` and `x.size()`. */
function nameOfShape(value: ast.Expression): string | undefined {
  const isCalled = value.kind === "Call" && value.args.length === 0;
  const read = isCalled ? value.callee : value;
  if (read.kind !== "Attribute" || read.value.kind !== "Name") return undefined;
  return read.attribute === (isCalled ? "size" : "shape") ? read.value.id : undefined;
}

function isAssignment(node: object): node is ast.Assign {
  return "kind" in node && node.kind === "Assign";
}

function isCall(node: object): node is ast.Call {
  return "kind" in node && node.kind === "Call";
}

/** All nodes, in the order of the text. */
export function nodesIn(body: readonly object[]): readonly object[] {
  const found: object[] = [];
  const open: unknown[] = [...body].reverse();
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    if ("kind" in node) found.push(node);
    const parts: readonly unknown[] = Object.values(node);
    for (let i = parts.length - 1; i >= 0; i--)
      if (typeof parts[i] === "object") open.push(parts[i]);
  }
  return found;
}
