/** Ranges of an earlier version of a document, where the text is now. */

import type { FoundError } from "../errors";
import type { Observed } from "../observed";
import type { Diagnostic, Note, Range } from "../source";
import type { ModuleNode, Trace } from "../trace/trace";
import type { Statements } from "./statements";

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

export function moveObserved(observed: Observed, move: Move): Observed | undefined {
  const at = move(observed.at);
  return at && { ...observed, at };
}

export function moveError(
  { diagnostic, problem, effect }: FoundError,
  move: Move,
): FoundError | undefined {
  const moved = moveDiagnostic(diagnostic, move);
  const at = move(problem.at);
  const stack = moveAll(problem.stack, (note) => moveNote(note, move));
  const { layerMadeAt } = problem;
  const made = layerMadeAt && move(layerMadeAt);
  if (!moved || !at || !stack || (layerMadeAt && !made)) return undefined;
  return { diagnostic: moved, problem: { ...problem, at, stack, layerMadeAt: made }, effect };
}

export function moveTrace(trace: Trace, move: Move): Trace | undefined {
  const movePlaced = <T extends { readonly at: Range }>(one: T): T | undefined => {
    const at = move(one.at);
    return at === one.at ? one : at && { ...one, at };
  };
  const moveModule = (node: ModuleNode): ModuleNode | undefined => {
    const definedAt = node.definedAt && move(node.definedAt);
    const classAt = node.classAt && move(node.classAt);
    if ((node.definedAt && !definedAt) || (node.classAt && !classAt)) return undefined;
    if (definedAt === node.definedAt && classAt === node.classAt) return node;
    return { ...node, ...(definedAt && { definedAt }), ...(classAt && { classAt }) };
  };
  const ops = moveAll(trace.ops, movePlaced);
  const calls = moveAll(trace.calls, movePlaced);
  const observations = moveAll(trace.observations, movePlaced);
  const modules = moveAll(trace.modules, moveModule);
  const diagnostics = moveAll(trace.diagnostics, (one) => moveDiagnostic(one, move));
  const notes = moveAll(trace.notes, (note) => moveNote(note, move));
  if (!ops || !calls || !observations || !modules || !diagnostics || !notes) return undefined;
  return { ...trace, ops, calls, observations, modules, diagnostics, notes };
}
