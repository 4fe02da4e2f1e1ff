/** What every converting function is handed, and the few things all of them do. */

import type { Range, SourceFile } from "../../source";
import type { ErrorExpression, ErrorStatement, SyntaxProblem } from "../ast";
import type { FlatTree } from "./flatTree";
import { childrenOf } from "./flatTree";

export interface Converter {
  readonly file: SourceFile;
  readonly tree: FlatTree;
  readonly problems: SyntaxProblem[];
  /** Names that stand for broken text, by offset: see `repair`. */
  readonly holes?: ReadonlyMap<number, string>;
  /** An `as` that is not part of the expression around it: only what stands in front of it is. */
  readonly itemPattern?: number;
  /** How many nodes are being converted inside each other. */
  depth: number;
}

/**
 * Trees are no deeper than this, so that code walking them may recurse, in a browser's worker too, where the stack is
 * small. Of 13,000 files of Python's and its packages the deepest has 228.
 */
export const maxDepth = 400;

export function kindOf(c: Converter, node: number): string {
  return c.tree.kinds[node];
}

/** A node's children; every node inside brackets and every keyword is among them, comments are not. */
export function children(c: Converter, node: number): number[] {
  return childrenOf(c.tree, node);
}

export function firstOf(c: Converter, nodes: readonly number[], kind: string): number | undefined {
  return nodes.find((node) => c.tree.kinds[node] === kind);
}

export function textOf(c: Converter, node: number): string {
  return c.file.text.slice(c.tree.starts[node], c.tree.ends[node]);
}

/** An identifier's name, in the normal form Python compares names in. */
export function nameOf(c: Converter, node: number): string {
  // A name in a repaired header has no text.
  const text = textOf(c, node) || "_";
  return isAscii.test(text) ? text : text.normalize("NFKC");
}

const isAscii = /^[\x00-\x7f]*$/;

export function rangeOf(c: Converter, node: number): Range {
  return { source: c.file.id, start: c.tree.starts[node], end: c.tree.ends[node] };
}

export function rangeFrom(c: Converter, start: number, end: number): Range {
  return { source: c.file.id, start, end };
}

/** Is this a token tree-sitter made up to go on? */
export function isMissing(c: Converter, node: number): boolean {
  return c.tree.missing.has(node);
}

/** What was wrong with the text that this name stands for, if it was put there to stand for broken text. */
export function holeMessage(c: Converter, node: number): string | undefined {
  if (c.holes === undefined || c.tree.kinds[node] !== "identifier") return undefined;
  return c.holes.get(c.tree.starts[node]);
}

export function problem(c: Converter, at: Range, message: string): void {
  c.problems.push({ message, at });
}

export function errorExpression(c: Converter, at: Range, message: string): ErrorExpression {
  problem(c, at, message);
  return { kind: "ErrorExpression", message, at };
}

export function errorStatement(c: Converter, at: Range, message: string): ErrorStatement {
  problem(c, at, message);
  return { kind: "ErrorStatement", message, at };
}
