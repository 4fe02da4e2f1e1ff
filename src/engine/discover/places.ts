/** Places in a document: the statements around them, their text, and how people call them. */

import type { Statement } from "../python/ast";
import { positionAt, type Range } from "../source";
import type { Candidate, DocumentCell, DocumentFacts } from "./facts";

export function isAt(a: Range, b: Range): boolean {
  return a.source === b.source && a.start < b.end && b.start < a.end;
}

function cellOf(facts: DocumentFacts, at: Range): DocumentCell | undefined {
  return facts.cells.find(({ file }) => file.id === at.source);
}

function statementAround(body: readonly Statement[], at: Range): Statement | undefined {
  return body.find((s) => s.at.start <= at.start && at.end <= s.at.end);
}

export function topLevelStatement(facts: DocumentFacts, at: Range): Statement | undefined {
  return statementIn(cellOf(facts, at)?.syntax.body ?? [], at);
}

/** The innermost simple statement around a range: also one under `if __name__ == "__main__":`. */
function statementIn(body: readonly Statement[], at: Range): Statement | undefined {
  const found = statementAround(body, at);
  switch (found?.kind) {
    case "If":
    case "For":
    case "While":
    case "Try":
      return statementIn([...found.body, ...found.orelse], at);
    case "With":
      return statementIn(found.body, at);
    default:
      return found;
  }
}

export function topLevelOf(facts: DocumentFacts, at: Range): Statement | undefined {
  return statementAround(cellOf(facts, at)?.syntax.body ?? [], at);
}

export function isInClass(facts: DocumentFacts, at: Range): boolean {
  return topLevelOf(facts, at)?.kind === "ClassDef";
}

export function textOf(facts: DocumentFacts, at: Range): string {
  return (cellOf(facts, at)?.file.text.slice(at.start, at.end) ?? "").replace(/\s*\n\s*/g, " ");
}

/** "line 12", in a notebook "cell 3, line 2". */
export function placeText(facts: DocumentFacts, at: Range): string {
  const index = facts.cells.findIndex(({ file }) => file.id === at.source);
  const cell: DocumentCell | undefined = facts.cells[index];
  if (!cell) return "the code";
  const { line } = positionAt(cell.file, at.start);
  return facts.cells.length > 1 ? `code cell ${index + 1}, line ${line}` : `line ${line}`;
}

function placeNumber(facts: DocumentFacts, at: Range): number {
  const index = facts.cells.findIndex(({ file }) => file.id === at.source);
  return (index < 0 ? facts.cells.length : index) * 2 ** 32 + at.start;
}

export function inOrder(facts: DocumentFacts, a: Candidate, b: Candidate): number {
  return placeNumber(facts, a.places[0]) - placeNumber(facts, b.places[0]);
}
