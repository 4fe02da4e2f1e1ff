/** Starts tree-sitter from bytes handed in; whoever calls knows where the two wasm files are. */

import { Language, Parser } from "web-tree-sitter";

/** The two files tree-sitter needs, read by the caller. */
export interface GrammarBytes {
  /** `web-tree-sitter/web-tree-sitter.wasm` */
  readonly runtime: Uint8Array;
  /** `tree-sitter-python/tree-sitter-python.wasm` */
  readonly grammar: Uint8Array;
}

/** A tree-sitter parser that reads Python. The runtime is started once per process, whatever bytes come later. */
export async function loadPythonGrammar(bytes: GrammarBytes): Promise<Parser> {
  // With `wasmBinary` nothing is fetched; `locateFile` only keeps the runtime from looking at its own URL,
  // which a CommonJS bundle does not have.
  await Parser.init({ wasmBinary: bytes.runtime, locateFile: (name: string) => name });
  const parser = new Parser();
  parser.setLanguage(await Language.load(bytes.grammar));
  return parser;
}
