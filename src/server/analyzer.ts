/** The analyzer of a server: the engine on open documents and the files around them. */

import { createEngine, type EngineOptions } from "../engine/engine";
import { createPythonParser } from "../engine/python/parse";
import { parentOf, type FileSystem } from "../engine/python/files";
import { loadPythonGrammar, type GrammarBytes } from "../engine/python/treeSitter";
import type { OpenDocument } from "./documents";
import type { Analyzer } from "./server";

export interface AnalyzerOptions {
  readonly grammar: GrammarBytes;
  readonly files: FileSystem;
  readonly sitePackages: readonly string[];
  readonly updateFiles: Analyzer["updateFiles"];
  /** The folder of a document, as `files` names folders; empty for one without. */
  readonly folderOf: (uri: string) => string;
}

export async function newAnalyzer(options: AnalyzerOptions): Promise<Analyzer> {
  const parser = createPythonParser(await loadPythonGrammar(options.grammar));
  const engineOptions: EngineOptions = {
    parser,
    files: options.files,
    now: () => performance.now(),
    importRoots: [],
    sitePackages: options.sitePackages,
  };
  const engine = createEngine(engineOptions);
  return {
    analyze: ({ uri, isNotebook, cells }: OpenDocument) =>
      engine.analyze({ file: uri, folder: options.folderOf(uri), isNotebook, cells }),
    updateFiles: options.updateFiles,
  };
}

/** The folder part of a URI; empty for a document that lies nowhere. */
export function folderOfUri(uri: string): string {
  return uri.startsWith("untitled:") ? "" : parentOf(uri);
}
