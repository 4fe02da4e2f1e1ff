// onnxruntime-web's wasm backend in the benchmark of passes: MODEL ONNX. It is looked for here, or in the folder PEERS.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { cpu, errorOf, input, serve } from "./peer.mjs";

const [, onnx] = process.argv.slice(2);
const folder = process.env.PEERS ?? import.meta.dirname;
const require = createRequire(path.join(folder, "package.json"));
const ort = (await import(pathToFileURL(require.resolve("onnxruntime-web")).href)).default;
ort.env.wasm.numThreads = 1;
ort.env.wasm.simd = true;
const session = await ort.InferenceSession.create(fs.readFileSync(onnx), {
  executionProviders: ["wasm"],
});
const feeds = { x: new ort.Tensor("float32", input(), [1, 3, 224, 224]) };
const pass = () => session.run(feeds);
const began = cpu();
const { y } = await pass();
await serve(cpu() - began, errorOf(y.data, onnx), pass);
