/** Notebook files: the code cells of nbformat 3 and 4, in order. */

import { cellSourceId, sourceFile, type SourceFile } from "../source";

export type NotebookFile =
  | { readonly ok: true; readonly cells: readonly SourceFile[] }
  | { readonly ok: false; readonly message: string };

/** Code cells as sources named `file#cell-N`, N counting all cells from 0; markdown and raw cells are left out. */
export function readNotebook(file: string, text: string): NotebookFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, message: `${file} is not a notebook: it is no JSON (${reason})` };
  }
  const cells = cellsOf(json);
  if (!cells) return { ok: false, message: `${file} is not a notebook: it has no list of cells` };
  return {
    ok: true,
    cells: cells.flatMap((cell, i) => {
      if (property(cell, "cell_type") !== "code") return [];
      const source = textOf(property(cell, "source") ?? property(cell, "input"));
      return [sourceFile(cellSourceId(file, i), source)];
    }),
  };
}

/** nbformat 4 has `cells`, nbformat 3 has them in worksheets. */
function cellsOf(json: unknown): readonly unknown[] | undefined {
  const cells = listOf(property(json, "cells"));
  if (cells) return cells;
  const worksheets = listOf(property(json, "worksheets"));
  return worksheets?.flatMap((sheet) => listOf(property(sheet, "cells")) ?? []);
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries<unknown>({ ...value }).find(([key]) => key === name)?.[1];
}

/** A cell's text is a string or a list of lines. */
function textOf(source: unknown): string {
  if (typeof source === "string") return source;
  return (listOf(source) ?? []).filter((line) => typeof line === "string").join("");
}
