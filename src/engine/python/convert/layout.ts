/** How logical lines form blocks, worked out without the grammar: the repair of broken text needs it. */

import type { LogicalLine } from "./scan";
import { headOf, opensBlock } from "./lineRepair";

/** One line's place among the blocks. */
export interface Placed {
  /** How many blocks it stands in. */
  readonly depth: number;
  readonly indentProblem?: string;
  /** It is a header that Python wants an indented block behind, and there is none. */
  readonly lacksBlock: boolean;
  /** An `else` without its `if`, a `case` outside `match`, a decorator with nothing to decorate. */
  readonly isMisplaced: boolean;
}

interface Block {
  readonly column: number;
  readonly depth: number;
  /** The head of the header it belongs to. */
  readonly owner: string;
  /** The head of the last statement in it, clauses like `else` being heads of their own. */
  last: string;
}

/** CPython's own limit. */
const maxDepth = 100;

/** `textOf` gives a line as it will be parsed, repairs included. */
export function layOut(
  text: string,
  lines: readonly LogicalLine[],
  textOf: (index: number) => string,
): Placed[] {
  const blocks: Block[] = [{ column: 0, depth: 0, owner: "", last: "" }];
  const columns = lines.map((line) => columnOf(text, line));
  let header = "";
  return lines.map((_, index) => {
    const lineText = textOf(index);
    const head = headOf(lineText);
    const indentProblem = enterBlock(blocks, columns[index], header);
    const block = blocks[blocks.length - 1];
    const previous = block.last;
    block.last = head;
    header = opensBlock(lineText) ? head || "?" : "";
    const next = index + 1 < lines.length ? headOf(textOf(index + 1)) : "";
    const isNextDeeper = (columns[index + 1] ?? -1) > columns[index];
    return {
      depth: block.depth,
      indentProblem,
      lacksBlock: header !== "" && !isNextDeeper,
      isMisplaced:
        isMisplacedClause(head, previous, block.owner) ||
        (head === "@" && !/^(?:@|def|class)$/.test(next)) ||
        (head === "match" && !(isNextDeeper && next === "case")),
    };
  });
}

/**
 * Is every line that follows a header's colon, and no other, indented more, and does every line that is indented less go
 * back to a column in use? tree-sitter does not ask.
 */
export function isWellIndented(text: string, lines: readonly LogicalLine[]): boolean {
  const columns = [0];
  let isAfterColon = false;
  for (const line of lines) {
    const column = line.lineStart === line.start ? 0 : columnOf(text, line);
    if (isAfterColon !== column > columns[columns.length - 1]) return false;
    if (isAfterColon) columns.push(column);
    while (column < columns[columns.length - 1]) columns.pop();
    if (column !== columns[columns.length - 1]) return false;
    isAfterColon = text[line.end - 1] === ":";
  }
  return !isAfterColon;
}

/** Makes the block of this column the last of `blocks`; `header` is what the line before opened one with. */
function enterBlock(blocks: Block[], column: number, header: string): string | undefined {
  const top = blocks[blocks.length - 1];
  if (column > top.column) {
    const isTooDeep = top.depth >= maxDepth;
    const isBlock = header !== "" && !isTooDeep;
    const depth = isBlock ? top.depth + 1 : top.depth;
    blocks.push({ column, depth, owner: isBlock ? header : top.owner, last: "" });
    if (isTooDeep) return "too many levels of indentation";
    return isBlock ? undefined : "unexpected indent";
  }
  while (blocks.length > 1 && blocks[blocks.length - 1].column > column) blocks.pop();
  const found = blocks[blocks.length - 1];
  if (found.column === column) return undefined;
  blocks.push({ ...found, column });
  return "unindent does not match any outer indentation level";
}

function isMisplacedClause(head: string, previous: string, owner: string): boolean {
  if ((owner === "match") !== (head === "case")) return true;
  const before = clauseAfter[head];
  return before !== undefined && !before.test(previous);
}

const clauseAfter: Readonly<Record<string, RegExp>> = {
  elif: /^(?:if|elif)$/,
  else: /^(?:if|elif|for|while|except)$/,
  except: /^(?:try|except)$/,
  finally: /^(?:try|except|else)$/,
};

/** The column a line begins in, as CPython counts: tabs go to the next multiple of eight. */
function columnOf(text: string, line: LogicalLine): number {
  let column = 0;
  for (let at = line.lineStart; at < line.start; at++) {
    const character = text[at];
    if (character === "\t") column = (Math.floor(column / 8) + 1) * 8;
    else if (character === "\f") column = 0;
    else column++;
  }
  return column;
}
