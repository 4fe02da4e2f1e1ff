/** The top-level statements of a document by their texts: what of one version of it is still there in the next. */

import type { DocumentCell } from "../discover/facts";
import type { Statement } from "../python/ast";
import { statementsInTurn } from "../python/statementsInTurn";
import { readingOf, type Reading } from "./reading";

export interface PlacedStatement {
  /** The same for the same text, where that stands several times, for the same one of them. */
  readonly id: string;
  /** A short name for its text. */
  readonly text: string;
  readonly syntax: Statement;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** The global names that it reads, or the functions in it. */
  readonly names: () => ReadonlySet<string>;
  /** The same in detail. */
  readonly reading: () => Reading;
}

export interface Statements {
  /** In the order they run in. */
  readonly all: readonly PlacedStatement[];
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
  reading: Reading | undefined;
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
      const found = older.get(text) ?? {
        name: `s${count++}`,
        names: undefined,
        reading: undefined,
      };
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
  const all: PlacedStatement[] = [];
  for (const { file, syntax } of cells) {
    const placed = statementsInTurn(syntax.body).map((statement): PlacedStatement => {
      const start = startOf(statement, file.text);
      const { end } = statement.at;
      const own = file.text.slice(start, end);
      const text = texts.find(own);
      const count = (counts.get(text.name) ?? 0) + 1;
      counts.set(text.name, count);
      const reading = () => (text.reading ??= readingOf(statement, own));
      const names = () => (text.names ??= new Set([...reading().direct, ...reading().deferred]));
      const id = `${text.name}.${count}`;
      const { name } = text;
      return { id, text: name, syntax: statement, source: file.id, start, end, names, reading };
    });
    for (const one of placed) byId.set(one.id, one);
    all.push(...placed);
    bySource.set(file.id, placed);
  }
  return {
    all,
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
