/** From the engine's ranges to the protocol's locations. */

import { positionAt, type Range, type SourceFile } from "../engine/source";
import type { Location } from "../protocol";

/** All sources a range may lie in, by id. */
export type SourceLookup = (id: string) => SourceFile | undefined;

export function locationOf(sources: SourceLookup, range: Range): Location | undefined {
  const file = sources(range.source);
  if (!file) return undefined;
  return {
    uri: uriOf(range.source),
    range: { start: lspPosition(file, range.start), end: lspPosition(file, range.end) },
  };
}

export function lspPosition(
  file: SourceFile,
  offset: number,
): { readonly line: number; readonly character: number } {
  const { line, column } = positionAt(file, offset);
  return { line: line - 1, character: column - 1 };
}

/** Open documents have their URI as id; imported files their path. */
export function uriOf(sourceId: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(sourceId) ? sourceId : `file://${encodeURI(sourceId)}`;
}
