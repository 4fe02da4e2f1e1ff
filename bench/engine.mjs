// The engine as the bundles have it, for measurements inside of one process.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { watForEsbuild } from "../scripts/wat.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, "dist");

/** A fresh engine without files around the document. */
export async function bundledEngine() {
  const outfile = path.join(dist, "bench-engine.mjs");
  await esbuild.build({
    stdin: {
      contents: `export { createEngine } from "./src/engine/engine";
export { createPythonParser } from "./src/engine/python/parse";
export { loadPythonGrammar } from "./src/engine/python/treeSitter";
export { sourceFile } from "./src/engine/source";`,
      resolveDir: root,
    },
    ...{ outfile, bundle: true, format: "esm", platform: "node", logLevel: "error" },
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    plugins: [watForEsbuild],
    external: ["gl", "webgpu"],
  });
  const { createEngine, createPythonParser, loadPythonGrammar, sourceFile } = await import(outfile);
  const parser = createPythonParser(
    await loadPythonGrammar({
      runtime: fs.readFileSync(path.join(dist, "web-tree-sitter.wasm")),
      grammar: fs.readFileSync(path.join(dist, "tree-sitter-python.wasm")),
    }),
  );
  const files = { read: () => undefined, exists: () => false, list: () => [] };
  const now = () => performance.now();
  const engine = createEngine({ parser, files, now, importRoots: [], sitePackages: [] });
  return { engine, sourceFile };
}
