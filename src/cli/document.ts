/** Reads the file a command is about. */

import * as fs from "node:fs";
import * as path from "node:path";
import { readNotebook } from "../engine/python/notebook";
import { sourceFile } from "../engine/source";
import type { DocumentText } from "../engine/engine";
import { slashed } from "../node/files";
import { UsageError } from "./args";

/** Sources are named as the user named the file. */
export function readDocument(file: string): DocumentText {
  const text = readText(file);
  const folder = slashed(path.dirname(path.resolve(file)));
  if (!file.endsWith(".ipynb")) {
    return { file, folder, isNotebook: false, cells: [sourceFile(file, text)] };
  }
  const notebook = readNotebook(file, text);
  if (!notebook.ok) throw new UsageError(notebook.message);
  return { file, folder, isNotebook: true, cells: notebook.cells };
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new UsageError(`there is no file ${file}`);
    if (code === "EISDIR") throw new UsageError(`${file} is a folder; this command takes one file`);
    throw new UsageError(`${file} cannot be read (${String(code ?? error)})`);
  }
}
