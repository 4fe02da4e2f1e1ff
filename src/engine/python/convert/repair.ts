/**
 * Broken text made into text that parses: lines that are not Python are mended or replaced, each by itself, so that
 * what is around them stays as it is. tree-sitter's own recovery may lose a whole class for one half-typed line.
 */

import { positionAt, type SourceFile } from "../../source";
import type { SyntaxProblem } from "../ast";
import { layOut } from "./layout";
import type { CheckText, Edit, LineRepair } from "./lineRepair";
import {
  brokenLines,
  headOf,
  opensBlock,
  repairLine,
  standalone,
  statementEnd,
  withEdits,
} from "./lineRepair";
import type { LogicalLine, Scan } from "./scan";

export interface Repaired {
  readonly text: string;
  /** For each offset in `text`, and its end, the offset in the file. */
  readonly toFile: Int32Array;
  /** Where in the file text has been replaced by a `_`, and what was wrong with it. */
  readonly holes: ReadonlyMap<number, string>;
  readonly problems: readonly SyntaxProblem[];
}

export function repair(file: SourceFile, scanned: Scan, check: CheckText): Repaired {
  const { lines } = scanned;
  const texts = lines.map((line) => scanned.text.slice(line.start, line.end));
  const sound = texts.filter((_, i) => lines[i].problem === undefined);
  const broken = brokenLines(sound, check);
  const checkLine = (text: string) => check(standalone(text));
  const repairs: (LineRepair | undefined)[] = lines.map((line, i) =>
    line.problem === undefined && !broken.has(texts[i])
      ? undefined
      : repairLine(line, texts[i], checkLine),
  );
  const mended = texts.map((text, i) => withEdits(text, lines[i].start, repairs[i]?.edits ?? []));
  const placed = layOut(scanned.text, lines, mended);

  const edits: Edit[] = [];
  const problems: SyntaxProblem[] = [];
  const holes = new Map<number, string>();
  lines.forEach((line, i) => {
    const { depth, indentProblem, lacksBlock, isMisplaced } = placed[i];
    const report = (message: string, start = line.start, end = line.end) =>
      problems.push({ message, at: { source: file.id, start, end } });
    const { lineStart, start, end } = line;
    edits.push({ start: lineStart, end: start, text: " ".repeat(depth), isHole: false });
    const fix = repairs[i];
    if (fix !== undefined) report(fix.message, line.problem?.start, line.problem?.end);
    if (indentProblem !== undefined) report(indentProblem);
    const message = fix?.message ?? "invalid syntax";
    if (isMisplaced && fix === undefined) report(message);
    const lineEdits = isMisplaced
      ? misplaced(line, mended[i], placed[i].isInMatch)
      : (fix?.edits ?? []);
    for (const edit of lineEdits) if (edit.isHole) holes.set(edit.start, message);
    edits.push(...lineEdits);
    if (!isMisplaced) {
      edits.push({ start: end, end, text: statementEnd(mended[i]), isHole: false });
    }
    if (!lacksBlock) return;
    const lacking = lackingBlock(file, line, headOf(mended[i]));
    if (fix === undefined) report(lacking);
    edits.push({ start: end, end, text: " _", isHole: true });
    if (!holes.has(end)) holes.set(end, lacking);
  });
  return { ...edited(scanned.text, edits), holes, problems };
}

/** What stands in the place of a whole line: another header, a name, or, among cases, nothing. */
function misplaced(line: LogicalLine, text: string, isInMatch: boolean): Edit[] {
  const { start, end } = line;
  const header = isInMatch ? "case _:" : "if _:";
  const other = isInMatch ? "" : "_";
  return [{ start, end, text: opensBlock(text) ? header : other, isHole: true }];
}

/** As CPython says it. */
function lackingBlock(file: SourceFile, line: LogicalLine, head: string): string {
  const what = { def: "function definition", class: "class definition" }[head];
  const { line: number } = positionAt(file, line.start);
  if (head === "") return "expected an indented block";
  return `expected an indented block after ${what ?? `'${head}' statement`} on line ${number}`;
}

/** The text with all edits, in order, and the way back. */
function edited(text: string, edits: readonly Edit[]): Pick<Repaired, "text" | "toFile"> {
  const parts: string[] = [];
  const offsets: number[] = [];
  let from = 0;
  const keep = (to: number) => {
    parts.push(text.slice(from, to));
    for (let at = from; at < to; at++) offsets.push(at);
  };
  for (const edit of edits) {
    keep(edit.start);
    parts.push(edit.text);
    for (let i = 0; i < edit.text.length; i++) offsets.push(edit.start);
    from = edit.end;
  }
  keep(text.length);
  offsets.push(text.length);
  return { text: parts.join(""), toFile: Int32Array.from(offsets) };
}
