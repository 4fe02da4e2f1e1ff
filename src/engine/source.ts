/** Where text comes from: sources, ranges in them, and what is said about a range. */

/** One evaluated text: a `.py` file or one cell of a notebook. */
export interface SourceFile {
  /** Unique name: the file's path or URI, for a cell with `#cell-N` behind it (N counts all cells from 0). */
  readonly id: string;
  readonly text: string;
  /** Offsets (UTF-16) at which lines start; `lineStarts[0]` is 0. */
  readonly lineStarts: readonly number[];
  /** A library's source: what goes wrong in it is shown at the expression of the user's code that led there. */
  readonly isLibrary?: boolean;
}

/** A stretch of one source, as UTF-16 offsets; `end` is exclusive. */
export interface Range {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** A place in a text as people count: lines and columns from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type Severity = "error" | "warning" | "information" | "hint";

export interface Diagnostic {
  readonly severity: Severity;
  /** A stable kebab-case name of the rule, `shape-mismatch` for example; settings and tests refer to it. */
  readonly code: string;
  /** What is wrong. PyTorch's or Python's own message, with its exception type, where there is one. */
  readonly message: string;
  readonly range: Range;
  /** Other places that explain it: the calls that led here, the assignment at fault. */
  readonly related: readonly Note[];
  readonly fixes: readonly Fix[];
}

export interface Note {
  readonly message: string;
  readonly range: Range;
}

/** A quick fix that has been checked: with its edits the diagnostic is gone. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

export function sourceFile(id: string, text: string): SourceFile {
  const lineStarts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) lineStarts.push(i + 1);
  }
  return { id, text, lineStarts };
}

/** The line and column of an offset; an offset past the end is the end. */
export function positionAt(file: SourceFile, offset: number): Position {
  const at = Math.max(0, Math.min(offset, file.text.length));
  let low = 0;
  let high = file.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (file.lineStarts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - file.lineStarts[low] + 1 };
}

/** The offset of a line and column (from 1); past the end of a line it is the line's end. */
export function offsetAt(file: SourceFile, position: Position): number {
  const start = file.lineStarts.at(position.line - 1);
  if (position.line < 1) return 0;
  if (start === undefined) return file.text.length;
  const next = file.lineStarts.at(position.line) ?? file.text.length + 1;
  return Math.min(start + position.column - 1, Math.max(start, next - 1));
}

export function contains(range: Range, source: string, offset: number): boolean {
  return range.source === source && range.start <= offset && offset <= range.end;
}

export function sameRange(a: Range, b: Range): boolean {
  return a.source === b.source && a.start === b.start && a.end === b.end;
}

/** The file part of a source id: `nb.ipynb#cell-3` gives `nb.ipynb`. */
export function fileOf(sourceId: string): string {
  return sourceId.replace(/#cell-\d+$/, "");
}

/** The number of the cell a source id names, absent for a plain file. */
export function cellOf(sourceId: string): number | undefined {
  const match = /#cell-(\d+)$/.exec(sourceId);
  return match ? Number(match[1]) : undefined;
}

export function cellSourceId(file: string, cell: number): string {
  return `${file}#cell-${cell}`;
}
