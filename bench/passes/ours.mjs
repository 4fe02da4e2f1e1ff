// Layerlens in the benchmark of passes: MODEL ONNX. Weights are drawn here; they are PyTorch's, as the error shows.
import { build } from "esbuild";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { watForEsbuild } from "../../scripts/wat.mjs";
import { cpu, errorOf, serve } from "./peer.mjs";

const [model, onnx] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const { passOf } = await bundled(path.join(here, "ours.ts"));
const file = path.join(here, "models.py");
const { first, answer, pass } = await passOf(
  file,
  fs.readFileSync(file, "utf8"),
  `${model}()`,
  cpu,
);
await serve(first, errorOf(answer, onnx), pass);

async function bundled(entry) {
  const outfile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-pass-")), "ours.cjs");
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
    mainFields: ["main"],
    external: ["gl", "webgpu"],
    plugins: [watForEsbuild],
    alias: {
      "gpu.js": require.resolve("gpu.js/src/index.js"),
      "web-tree-sitter": require.resolve("web-tree-sitter"),
    },
  });
  return (await import(pathToFileURL(outfile).href)).default;
}
