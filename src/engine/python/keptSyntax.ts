/** The syntax of earlier versions of a file: statements whose text is still there are not parsed again. */

import type { SourceFile } from "../source";
import type { Module, Statement } from "./ast";
import { isWellIndented } from "./convert/layout";
import { scan, type LogicalLine, type Scan } from "./convert/scan";

/** What is known of one source, by the text from a statement's first decorator to its end. */
export interface KeptSyntax {
  pieces: ReadonlyMap<string, KeptPiece>;
}

interface KeptPiece {
  readonly start: number;
  readonly statements: readonly Statement[];
}

/** What is kept of all sources of a program. */
export type SyntaxKeeper = (source: string) => KeptSyntax;

/** Every cell of a notebook is one. */
const mostSources = 500;

export function newSyntaxKeeper(): SyntaxKeeper {
  const bySource = new Map<string, KeptSyntax>();
  return (source) => {
    const known = bySource.get(source);
    if (known) return known;
    if (bySource.size >= mostSources) bySource.clear();
    const made: KeptSyntax = { pieces: new Map<string, KeptPiece>() };
    bySource.set(source, made);
    return made;
  };
}

/** The lines of a file from one top-level statement to the next: with its decorators and its clauses. */
interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The tree of some whole lines of a file. */
export type ParsePart = (file: SourceFile, start: number, end: number) => Module;

/** The tree of a file whose lines are sound by themselves; absent for others. */
export function moduleFrom(
  kept: KeptSyntax,
  file: SourceFile,
  parse: ParsePart,
): Module | undefined {
  const scanned = scan(file);
  const { text, lines, comments } = scanned;
  const isSound = lines.every(({ problem }) => problem === undefined);
  if (!isSound || !isWellIndented(text, lines)) return undefined;
  const pieces = piecesOf(scanned);
  const keys = keysOf(file, pieces);
  const found = keys.map((key) => kept.pieces.get(key));
  const now = new Map<string, KeptPiece>();
  const body: Statement[] = [];
  for (let i = 0; i < pieces.length;) {
    const known = found[i];
    if (known) {
      const piece = movedTo(known, pieces[i].start);
      now.set(keys[i], piece);
      body.push(...piece.statements);
      i++;
      continue;
    }
    let next = i + 1;
    while (next < pieces.length && !found[next]) next++;
    const missing = pieces.slice(i, next);
    const part = parse(file, missing[0].start, missing[missing.length - 1].end);
    if (part.errors.length > 0) return undefined;
    for (const [k, { start, end }] of missing.entries()) {
      const statements = part.body.filter(({ at }) => start <= at.start && at.start < end);
      now.set(keys[i + k], { start, statements });
    }
    body.push(...part.body);
    i = next;
  }
  kept.pieces = now;
  return { body, errors: [], comments };
}

function piecesOf({ lines, text }: Scan): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let i = 1; i <= lines.length; i++) {
    if (i < lines.length && !beginsPiece(text, lines[i - 1], lines[i])) continue;
    pieces.push({ start: lines[from].start, end: lines[i - 1].end });
    from = i;
  }
  return lines.length === 0 ? [] : pieces;
}

function beginsPiece(text: string, before: LogicalLine, line: LogicalLine): boolean {
  if (line.start !== line.lineStart) return false;
  const isDecorator = before.start === before.lineStart && text[before.start] === "@";
  clause.lastIndex = line.start;
  return !isDecorator && !clause.test(text);
}

const clause = /(?:elif|else|except|finally)\b/y;

/** The texts; where one stands several times, with its number. */
function keysOf({ text }: SourceFile, pieces: readonly Piece[]): readonly string[] {
  const counts = new Map<string, number>();
  return pieces.map(({ start, end }) => {
    const own = text.slice(start, end);
    const count = counts.get(own) ?? 0;
    counts.set(own, count + 1);
    return count === 0 ? own : `${own}\0${count}`;
  });
}

function movedTo(piece: KeptPiece, start: number): KeptPiece {
  const by = start - piece.start;
  if (by === 0) return piece;
  return { start, statements: moved(piece.statements, by) };
}

/** The same syntax further down: a copy, because the analysis of the version before may still be asked. */
export function moved<T>(node: T, by: number): T {
  if (Array.isArray(node)) return node.map((item: unknown) => moved(item, by)) as T; // an array of the same
  if (!isRecord(node)) return node;
  const copy: Record<string, unknown> = {};
  const isRange = "source" in node && "start" in node;
  for (const key in node) {
    const part: unknown = node[key];
    if (typeof part === "object") copy[key] = moved(part, by);
    else copy[key] = isRange && typeof part === "number" ? part + by : part;
  }
  return copy as T; // the same fields as the node's
}

function isRecord(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === "object" && node !== null;
}
