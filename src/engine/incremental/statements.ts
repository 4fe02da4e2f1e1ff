/** The top-level statements of a document by their texts: what of one version of it is still there in the next. */

import type { DocumentCell } from "../discover/facts";
import type { Statement } from "../python/ast";
import { globalNames } from "../python/compiler/globalNames";
import type { Diagnostic, Note, Range } from "../source";

export interface PlacedStatement {
  /** The same for the same text, where that stands several times, for the same one of them. */
  readonly id: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** The global names that it reads, or the functions in it. */
  readonly names: () => ReadonlySet<string>;
}

export interface Statements {
  /** The statement around an offset; absent between statements, and in sources that are not the document's. */
  at(source: string, offset: number): PlacedStatement | undefined;
  byId(id: string): PlacedStatement | undefined;
  /** Whether a source is one of the document's cells. */
  has(source: string): boolean;
}

/** The texts of statements, the same for all versions of all documents. */
export interface StatementTexts {
  find(text: string): StatementText;
}

interface StatementText {
  /** A short name for it. */
  readonly name: string;
  names: ReadonlySet<string> | undefined;
}

/** Every keystroke makes a new text; those that nothing has asked for during so many others are forgotten. */
const mostTexts = 2000;

export function newStatementTexts(): StatementTexts {
  let recent = new Map<string, StatementText>();
  let older = recent;
  let count = 0;
  return {
    find(text) {
      const known = recent.get(text);
      if (known) return known;
      const found = older.get(text) ?? { name: `s${count++}`, names: undefined };
      if (recent.size >= mostTexts) {
        older = recent;
        recent = new Map();
      }
      recent.set(unshared(text), found);
      return found;
    },
  };
}

/** The same text on its own: a slice would keep the whole of its document in memory. */
function unshared(text: string): string {
  return String(JSON.parse(JSON.stringify(text)));
}

export function statementsOf(cells: readonly DocumentCell[], texts: StatementTexts): Statements {
  const bySource = new Map<string, readonly PlacedStatement[]>();
  const byId = new Map<string, PlacedStatement>();
  const counts = new Map<string, number>();
  for (const { file, syntax } of cells) {
    const placed = syntax.body.map((statement): PlacedStatement => {
      const start = startOf(statement, file.text);
      const { end } = statement.at;
      const text = texts.find(file.text.slice(start, end));
      const count = (counts.get(text.name) ?? 0) + 1;
      counts.set(text.name, count);
      const names = () => (text.names ??= globalNames(statement));
      return { id: `${text.name}.${count}`, source: file.id, start, end, names };
    });
    for (const one of placed) byId.set(one.id, one);
    bySource.set(file.id, placed);
  }
  return {
    has: (source) => bySource.has(source),
    byId: (id) => byId.get(id),
    at(source, offset) {
      const list = bySource.get(source) ?? [];
      let low = 0;
      let high = list.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (list[middle].end < offset) low = middle + 1;
        else high = middle;
      }
      const found = list.at(low);
      return found && found.start <= offset ? found : undefined;
    },
  };
}

/** Decorators stand in front of what the statement's own range is. */
function startOf(statement: Statement, text: string): number {
  const { start } = statement.at;
  const first = "decorators" in statement ? statement.decorators.at(0) : undefined;
  return first ? Math.min(start, text.lastIndexOf("@", first.at.start)) : start;
}

/** Where a range of an earlier version is now; absent where its statement is another or gone. */
export type Move = (range: Range) => Range | undefined;

export function moveBetween(from: Statements, to: Statements): Move {
  return (range) => {
    const { source, start, end } = range;
    if (!from.has(source)) return range;
    const old = from.at(source, start);
    const now = old && to.byId(old.id);
    if (!now || end > old.end) return undefined;
    const by = now.start - old.start;
    if (by === 0 && now.source === source) return range;
    return { source: now.source, start: start + by, end: end + by };
  };
}

/** Moves all items, or none: `undefined` where one of them cannot be moved. */
export function moveAll<T>(
  items: readonly T[],
  move: (item: T) => T | undefined,
): readonly T[] | undefined {
  const moved: T[] = [];
  for (const item of items) {
    const now = move(item);
    if (now === undefined) return undefined;
    moved.push(now);
  }
  return moved;
}

export function moveNote(note: Note, move: Move): Note | undefined {
  const range = move(note.range);
  if (range === note.range) return note;
  return range && { ...note, range };
}

/** A diagnostic without fixes. */
export function moveDiagnostic(diagnostic: Diagnostic, move: Move): Diagnostic | undefined {
  const range = move(diagnostic.range);
  const related = moveAll(diagnostic.related, (note) => moveNote(note, move));
  return range && related && { ...diagnostic, range, related };
}
