/** The real parser for tests, its wasm read from node_modules. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Parser } from "web-tree-sitter";
import type { PythonParser } from "../../src/engine/python/parse";
import { createPythonParser } from "../../src/engine/python/parse";
import { loadPythonGrammar } from "../../src/engine/python/treeSitter";

const require = createRequire(import.meta.url);

let loading: Promise<Parser> | undefined;

export async function testParser(): Promise<PythonParser> {
  return createPythonParser(await testGrammar());
}

/** One for all tests of a file: tree-sitter's runtime does not like to be started twice at once. */
export function testGrammar(): Promise<Parser> {
  return (loading ??= load());
}

async function load(): Promise<Parser> {
  const [runtime, grammar] = await Promise.all([
    readFile(require.resolve("web-tree-sitter/web-tree-sitter.wasm")),
    readFile(require.resolve("tree-sitter-python/tree-sitter-python.wasm")),
  ]);
  return loadPythonGrammar({ runtime, grammar });
}
