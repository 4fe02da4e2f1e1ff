/** An engine on real files, for tests. */

import {
  createEngine,
  type DocumentText,
  type Engine,
  type EngineOptions,
} from "../src/engine/engine";
import { readNotebook } from "../src/engine/python/notebook";
import { sourceFile } from "../src/engine/source";
import { nodeFiles } from "../src/node/files";
import * as fs from "node:fs";
import * as path from "node:path";
import { testParser } from "./python/parser";

export async function engineForTests(more: Partial<EngineOptions> = {}): Promise<Engine> {
  return createEngine({
    parser: await testParser(),
    files: nodeFiles,
    now: () => performance.now(),
    importRoots: [],
    sitePackages: [],
    ...more,
  });
}

/** A document of one file's text. */
export function textDocument(text: string, file = "model.py"): DocumentText {
  return { file, folder: "", isNotebook: false, cells: [sourceFile(file, text)] };
}

export function fileDocument(file: string): DocumentText {
  const text = fs.readFileSync(file, "utf8");
  const folder = path.dirname(path.resolve(file));
  if (!file.endsWith(".ipynb")) {
    return { file, folder, isNotebook: false, cells: [sourceFile(file, text)] };
  }
  const notebook = readNotebook(file, text);
  if (!notebook.ok) throw new Error(notebook.message);
  return { file, folder, isNotebook: true, cells: notebook.cells };
}
