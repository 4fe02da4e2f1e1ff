// Re-analysis after an edit, with everything warm: what an editor waits for on every keystroke.
//   node bench/warm.mjs [ROUNDS] [FILE]
// The peer is the cold process of bench/cold.mjs: a Python user runs the script again to see the change.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundledEngine } from "./engine.mjs";
import { median } from "./process.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const rounds = Number(process.argv[2] ?? 30);
const file = process.argv[3] ?? path.join(root, "examples/alexnet.py");

const { engine, sourceFile } = await bundledEngine();

const text = fs.readFileSync(file, "utf8");
const times = [];
const waits = [];
// V8 has compiled what runs often, as in an editor that has been open for a minute.
const warmUp = 40;
for (let round = 0; round < rounds + warmUp; round++) {
  // Every round is another text, as after a keystroke.
  const edited = `${text}\nround = ${round}\n`;
  const began = process.cpuUsage();
  const asked = performance.now();
  const cells = [sourceFile(file, edited)];
  const analysis = engine.analyze({ file, folder: "", isNotebook: false, cells });
  const { diagnostics } = analysis;
  const used = process.cpuUsage(began);
  if (round >= warmUp) {
    times.push((used.user + used.system) / 1000);
    waits.push(performance.now() - asked);
  }
  if (diagnostics.length > 0) throw new Error(diagnostics[0].message);
}
console.log(
  `warm re-analysis of ${path.basename(file)}, all its models traced: median ${median(waits).toFixed(1)} ms, ${median(times).toFixed(1)} ms of CPU time (${times.length} rounds, best ${Math.min(...times).toFixed(1)})`,
);
