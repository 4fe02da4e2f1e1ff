/** Finding pieces of syntax by their range. */

import type { Call, ClassDef, Expression, Statement } from "../python/ast";
import type { DocumentCell } from "../discover/facts";
import type { Range, SourceFile, TextEdit } from "../source";

type AnyNode = Expression | Statement;

/** Every statement and expression below the given one, itself first, in source order. */
export function* nodesIn(root: unknown): Generator<AnyNode> {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    if (isNode(node)) yield node;
    open.push(...Object.values<unknown>({ ...node }).reverse());
  }
}

/** The tree's own objects have a kind and a range; ranges and keywords have no kind. */
function isNode(value: object): value is AnyNode {
  return "kind" in value && "at" in value;
}

/** The call expression with exactly this range. */
export function callAt(cells: readonly DocumentCell[], at: Range): Call | undefined {
  const cell = cells.find(({ file }) => file.id === at.source);
  for (const node of nodesIn(cell?.syntax.body)) {
    if (node.kind === "Call" && node.at.start === at.start && node.at.end === at.end) return node;
  }
  return undefined;
}

/** The class statement around a range, the innermost. */
export function classAround(cells: readonly DocumentCell[], at: Range): ClassDef | undefined {
  const cell = cells.find(({ file }) => file.id === at.source);
  let found: ClassDef | undefined;
  for (const node of nodesIn(cell?.syntax.body)) {
    if (node.kind === "ClassDef" && node.at.start <= at.start && at.end <= node.at.end)
      found = node;
  }
  return found;
}

export function fileAt(cells: readonly DocumentCell[], at: Range): SourceFile | undefined {
  return cells.find(({ file }) => file.id === at.source)?.file;
}

export function textAt(cells: readonly DocumentCell[], at: Range): string {
  return fileAt(cells, at)?.text.slice(at.start, at.end) ?? "";
}

export function insertion(source: string, offset: number, newText: string): TextEdit {
  return { range: { source, start: offset, end: offset }, newText };
}

export function replacement(range: Range, newText: string): TextEdit {
  return { range, newText };
}

/** One line of code for a title: long pieces are cut. */
export function brief(code: string): string {
  const line = code.replace(/\s+/g, " ");
  return line.length > 50 ? `${line.slice(0, 49)}…` : line;
}
