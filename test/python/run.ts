/** Runs Python text through the evaluator, for tests. */

import { sourceFile, type SourceFile } from "../../src/engine/source";
import { evaluateDocument, type DocumentResult } from "../../src/engine/python/evaluate";
import type { FileSystem } from "../../src/engine/python/files";
import { createMachine, type MachineOptions } from "../../src/engine/python/machine";
import type { PythonParser } from "../../src/engine/python/parse";
import { standardLibrary } from "../../src/engine/python/stdlib";
import { testParser } from "./parser";

let parser: Promise<PythonParser> | undefined;

export interface RunResult {
  readonly stdout: string;
  /** What the interpreter would have written to standard error. */
  readonly stderr: string;
  readonly document: DocumentResult;
  readonly notes: readonly string[];
}

export interface RunOptions extends Partial<Omit<MachineOptions, "parser" | "write">> {
  readonly path?: string;
  /** Other files, by path. */
  readonly others?: Readonly<Record<string, string>>;
  readonly isNotebook?: boolean;
  /** Goes on with the next statement behind an error. */
  readonly staysOn?: boolean;
}

export async function runPython(text: string, options: RunOptions = {}): Promise<RunResult> {
  return runCells([sourceFile(options.path ?? "main.py", text)], options);
}

export async function runCells(
  cells: readonly SourceFile[],
  options: RunOptions = {},
): Promise<RunResult> {
  parser ??= testParser();
  let stdout = "";
  const notes: string[] = [];
  const machine = createMachine({
    library: standardLibrary,
    files: memoryFiles(options.others ?? {}),
    roots: [""],
    clock: () => performance.now(),
    ...options,
    parser: await parser,
    write: (text) => (stdout += text),
    onNote: (message) => notes.push(message),
  });
  const document = evaluateDocument(machine, cells, {
    isNotebook: options.isNotebook,
    stopsAtError: !(options.staysOn ?? options.goesOn ?? false),
  });
  return { stdout, stderr: document.errorText, document, notes };
}

export function memoryFiles(files: Readonly<Record<string, string>>): FileSystem {
  const paths = Object.keys(files);
  return {
    read: (path) => files[path],
    exists: (path) => paths.some((each) => each === path || each.startsWith(`${path}/`)),
    list: (folder) => [
      ...new Set(
        paths
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).split("/")[0]),
      ),
    ],
  };
}
