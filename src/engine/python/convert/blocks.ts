/** The blocks of compound statements, and where such a statement ends. */

import type { Range } from "../../source";
import type { Statement } from "../ast";
import type { Converter } from "./converter";
import { children, errorStatement, firstOf, rangeFrom } from "./converter";
import { statements } from "./statements";

/** The statements of the block among nodes; an empty one gets an ErrorStatement. */
export function body(c: Converter, nodes: readonly number[]): Statement[] {
  const block = firstOf(c, nodes, "block");
  const found = block === undefined ? [] : statements(c, children(c, block));
  if (found.length > 0) return found;
  const end = c.tree.ends[nodes[nodes.length - 1]];
  const at = rangeFrom(c, c.tree.starts[nodes[0]], end);
  return [errorStatement(c, at, "expected an indented block")];
}

/**
 * From a node's start to the end of the last statement in it, the semicolon behind that included: blanks and comments
 * do not count.
 */
export function rangeTo(c: Converter, first: number, last: readonly Statement[]): Range {
  const start = c.tree.starts[first];
  semicolon.lastIndex = last.at(-1)?.at.end ?? start;
  const end = semicolon.lastIndex + (semicolon.exec(c.file.text)?.[0].length ?? 0);
  return rangeFrom(c, start, end);
}

const semicolon = /(?:[ \t\f]|\\\r?\n)*;/y;
