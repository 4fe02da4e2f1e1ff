// `layerlens summary` of AlexNet as a cold process, beside python3 with torch on the same model.
//   node bench/cold.mjs [ROUNDS] [FILE EXPRESSION SHAPE]
// The peer prints torchinfo's summary where torchinfo is installed, else builds the model, runs it once and counts.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { measure, median } from "./process.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const rounds = Number(process.argv[2] ?? 9);
const file = process.argv[3] ?? path.join(root, "examples/alexnet.py");
const model = process.argv[4] ?? "AlexNet()";
const shape = process.argv[5] ?? "1,3,224,224";

const ours = [
  "node",
  path.join(root, "dist/cli.js"),
  "summary",
  file,
  "--model",
  model,
  "--input",
  shape,
];
const python = process.env.PYTHON ?? findPython();
const peer = python && [python, path.join(here, "peer_summary.py"), file, model, shape];

const runs = { ours: [], peer: [] };
await measure(ours);
if (peer) await measure(peer);
for (let round = 0; round < rounds; round++) {
  runs.ours.push(await measure(ours));
  if (peer) runs.peer.push(await measure(peer));
}
row("layerlens", runs.ours);
if (peer) {
  row("python3 with torch", runs.peer);
  for (const figure of ["cpu", "wall", "memory"]) {
    const ratios = runs.ours.map((run, i) => run[figure] / runs.peer[i][figure]);
    console.log(`ratio of ${figure}, median of pairs: ${median(ratios).toFixed(3)}`);
  }
} else {
  console.log("no python3 with torch here: the peer was left out");
}

function row(name, list) {
  const of = (figure) => median(list.map((run) => run[figure]));
  console.log(
    `${name.padEnd(20)} cpu ${of("cpu").toFixed(3)} s, wall ${of("wall").toFixed(3)} s, memory ${of("memory").toFixed(0)} MiB (medians of ${list.length})`,
  );
}

function findPython() {
  for (const candidate of ["python3", "/usr/bin/python3"]) {
    try {
      execFileSync(candidate, ["-c", "import torch"], { stdio: "ignore" });
      return candidate;
    } catch {
      // not this one
    }
  }
  return undefined;
}
