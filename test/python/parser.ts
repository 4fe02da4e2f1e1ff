/** The real parser for tests, its wasm read from node_modules. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { PythonParser } from "../../src/engine/python/parse";
import { createPythonParser } from "../../src/engine/python/parse";
import { loadPythonGrammar } from "../../src/engine/python/treeSitter";

const require = createRequire(import.meta.url);

let loading: Promise<PythonParser> | undefined;

/** One for all tests of a file: tree-sitter's runtime does not like to be started twice at once. */
export function testParser(): Promise<PythonParser> {
  return (loading ??= load());
}

async function load(): Promise<PythonParser> {
  const [runtime, grammar] = await Promise.all([
    readFile(require.resolve("web-tree-sitter/web-tree-sitter.wasm")),
    readFile(require.resolve("tree-sitter-python/tree-sitter-python.wasm")),
  ]);
  return createPythonParser(await loadPythonGrammar({ runtime, grammar }));
}
