/** The engine's file system in Node: what the language server and the command line share. */

import * as fs from "node:fs";
import * as path from "node:path";

/** Larger sources are not read: nobody wrote them by hand. */
const maxFileBytes = 4 << 20;

/** The engine's paths are divided by `/`, on Windows too. */
export function slashed(path: string): string {
  return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}

export const nodeFiles = {
  /** The text of a file; absent where there is none. */
  read(file: string): string | undefined {
    try {
      // Most files that are asked for are not there: an exception for each would take longer than the question.
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      return stat?.isFile() && stat.size <= maxFileBytes
        ? fs.readFileSync(file, "utf8")
        : undefined;
    } catch {
      return undefined;
    }
  },
  exists: (file: string): boolean => fs.existsSync(file),
  /** Names in a folder; none where there is no such folder. */
  list(folder: string): readonly string[] {
    try {
      return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    } catch {
      return [];
    }
  },
};

/** The two wasm files of the parser, which the build puts beside the bundles. */
export function readGrammar(dist: string): { runtime: Uint8Array; grammar: Uint8Array } {
  return {
    runtime: fs.readFileSync(path.join(dist, "web-tree-sitter.wasm")),
    grammar: fs.readFileSync(path.join(dist, "tree-sitter-python.wasm")),
  };
}
