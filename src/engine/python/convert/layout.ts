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
  /** It stands where only `case` may. */
  readonly isInMatch: boolean;
}

/** A column in use. Lines indented by mistake share the block of lines around them. */
interface Level {
  readonly column: number;
  readonly block: Block;
}

interface Block {
  readonly depth: number;
  /** The head of the header it belongs to. */
  readonly owner: string;
  /** The head of the last statement in it, clauses like `else` being heads of their own. */
  last: string;
}

/** CPython's own limit. */
const maxDepth = 100;

/** `mended` are the lines as they will be parsed, repairs included. */
export function layOut(
  text: string,
  lines: readonly LogicalLine[],
  mended: readonly string[],
): Placed[] {
  const levels: Level[] = [{ column: 0, block: { depth: 0, owner: "", last: "" } }];
  const columns = lines.map((line) => columnOf(text, line));
  const heads = mended.map(headOf);
  const isDecorating = decorating(columns, heads);
  let header = "";
  return lines.map((_, index) => {
    const head = heads[index];
    const isHeader = opensBlock(mended[index]);
    const indentProblem = enterBlock(levels, columns[index], header);
    const { block } = levels[levels.length - 1];
    const isNextDeeper = (columns[index + 1] ?? -1) > columns[index];
    const isMisplaced =
      isMisplacedClause(head, block.last, block.owner) ||
      (head === "@" && !isDecorating[index]) ||
      (head === "match" && isHeader && !(isNextDeeper && heads[index + 1] === "case"));
    // What is misplaced becomes another header or a name: see `repair`.
    const isInMatch = block.owner === "match";
    const becomes = isHeader ? (isInMatch ? "case" : "if") : "";
    const isElseOfTry = head === "else" && block.last === "except";
    block.last = isMisplaced ? becomes : isElseOfTry ? "else of try" : head;
    header = isHeader ? (isMisplaced ? becomes : head) || "?" : "";
    const lacksBlock = isHeader && !isNextDeeper;
    return { depth: block.depth, indentProblem, lacksBlock, isMisplaced, isInMatch };
  });
}

/** For each line: is it a decorator, and a definition follows? */
function decorating(columns: readonly number[], heads: readonly string[]): boolean[] {
  const found: boolean[] = heads.map(() => false);
  for (let i = heads.length - 2; i >= 0; i--) {
    if (heads[i] !== "@" || columns[i] !== columns[i + 1]) continue;
    found[i] = /^(?:def|class)$/.test(heads[i + 1]) || found[i + 1];
  }
  return found;
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

/** Makes this column's level the last; `header` is what the line before opened a block with. */
function enterBlock(levels: Level[], column: number, header: string): string | undefined {
  const top = levels[levels.length - 1];
  if (column > top.column) {
    const isTooDeep = top.block.depth >= maxDepth;
    if (header === "" || isTooDeep) {
      levels.push({ column, block: top.block });
      return isTooDeep ? "too many levels of indentation" : "unexpected indent";
    }
    levels.push({ column, block: { depth: top.block.depth + 1, owner: header, last: "" } });
    return undefined;
  }
  while (levels.length > 1 && levels[levels.length - 1].column > column) levels.pop();
  const found = levels[levels.length - 1];
  if (found.column === column) return undefined;
  levels.push({ ...found, column });
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
  finally: /^(?:try|except|else of try)$/,
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
