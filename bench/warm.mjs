// Re-analysis after an edit, with everything warm: what an editor waits for on every keystroke.
//   node bench/warm.mjs [ROUNDS] [FILE]
// The peer is the cold process of bench/cold.mjs: a Python user runs the script again to see the change.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { watForEsbuild } from "../scripts/wat.mjs";
import { median } from "./process.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const rounds = Number(process.argv[2] ?? 30);
const file = process.argv[3] ?? path.join(root, "examples/alexnet.py");

const dist = path.join(root, "dist");
const { createEngine, createPythonParser, loadPythonGrammar, sourceFile } = await bundledEngine();
const parser = createPythonParser(
  await loadPythonGrammar({
    runtime: fs.readFileSync(path.join(dist, "web-tree-sitter.wasm")),
    grammar: fs.readFileSync(path.join(dist, "tree-sitter-python.wasm")),
  }),
);
const noFiles = { read: () => undefined, exists: () => false, list: () => [] };
const engine = createEngine({
  ...{ parser, files: noFiles, now: () => performance.now() },
  ...{ importRoots: [], sitePackages: [] },
});

const text = fs.readFileSync(file, "utf8");
const times = [];
for (let round = 0; round < rounds + 10; round++) {
  // Every round is another text, as after a keystroke.
  const edited = `${text}\nround = ${round}\n`;
  const began = process.cpuUsage();
  const cells = [sourceFile(file, edited)];
  const analysis = engine.analyze({ file, folder: "", isNotebook: false, cells });
  const { diagnostics } = analysis;
  const used = process.cpuUsage(began);
  if (round >= 10) times.push((used.user + used.system) / 1000);
  if (diagnostics.length > 0) throw new Error(diagnostics[0].message);
}
console.log(
  `warm re-analysis of ${path.basename(file)}, all its models traced: median ${median(times).toFixed(1)} ms of CPU time (${times.length} rounds, best ${Math.min(...times).toFixed(1)})`,
);

/** The engine as the bundles have it. */
async function bundledEngine() {
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
  return import(outfile);
}
