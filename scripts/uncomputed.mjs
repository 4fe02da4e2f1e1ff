// Prints the ops that forward passes cannot compute: those with neither a kernel nor a rule for known values.
//   node scripts/uncomputed.mjs
import { build } from "esbuild";
import { createRequire } from "node:module";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./workspace.mjs";
import { watForEsbuild } from "./wat.mjs";

const require = createRequire(import.meta.url);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-ops-"));
const outfile = path.join(folder, "ops.cjs");
const contents = `
  export { allOps } from "./src/engine/torch/ops/index";
  export { hasRule } from "./src/engine/forward/rules";
  export { initialiserOf } from "./src/engine/forward/initialise";`;
try {
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
    plugins: [watForEsbuild],
    alias: { "web-tree-sitter": require.resolve("web-tree-sitter") },
  });
  const { allOps, hasRule, initialiserOf } = await import(pathToFileURL(outfile).href);
  const ops = [...new Set(allOps().values())].flatMap((entry) =>
    entry.kind === "op" ? [entry] : entry.kind === "overloads" ? entry.ops : [],
  );
  const without = ops
    .filter((op) => op.kernel === "none" && !hasRule(op) && initialiserOf(op.name) === undefined)
    .map(({ name }) => name)
    .sort();
  for (const name of without) console.log(name);
  console.log(`${without.length} of ${ops.length} ops`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
