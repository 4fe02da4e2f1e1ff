// Forward passes of whole models, one thread, beside PyTorch and onnxruntime-web: CPU time of a pass, weights ready.
//   node bench/forward.mjs [ROUNDS] [MODEL …]
// Models are those of bench/passes/models.py. Peers that are not installed are left out: torch comes with the system's
// python3 (or PYTHON), onnxruntime-web from `npm install --prefix bench/passes onnxruntime-web`.
// Every contestant is a process of its own that loads a model once; rounds take turns, so that a busy machine is busy for all.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";
import { median } from "./process.mjs";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "passes");
const [roundsText = "9", ...named] = process.argv.slice(2);
const models =
  named.length > 0
    ? named
    : ["alexnet", "vgg11", "vgg16", "resnet18", "resnet50", "mobilenet", "transformer"];
const python = process.env.PYTHON ?? "/usr/bin/python3";
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-bench-"));

const contestants = {
  layerlens: ["node", path.join(folder, "ours.mjs")],
  torch: [python, path.join(folder, "torch_peer.py")],
  "onnxruntime-web": ["node", path.join(folder, "ort.mjs")],
};

try {
  for (const model of models) await compare(model);
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

async function compare(model) {
  const onnx = exportModel(model);
  const running = [];
  for (const [name, command] of Object.entries(contestants)) {
    const contestant = await start(name, [...command, model, onnx]);
    if (contestant) running.push(contestant);
  }
  for (let round = 0; round < Number(roundsText); round++) {
    for (const contestant of running) contestant.times.push(await contestant.pass());
  }
  const [ours] = running;
  console.log(`${model}, cpu ms of a pass, median of ${roundsText} rounds (best)`);
  for (const { name, times, first, error } of running) {
    const ratio = median(ours.times.map((time, i) => time / times[i]));
    const versus = name === ours.name ? "" : `, layerlens takes ${ratio.toFixed(2)} of it`;
    const figures = `${median(times).toFixed(1)} (${Math.min(...times).toFixed(1)})`;
    console.log(
      `  ${name.padEnd(16)} ${figures.padEnd(16)} first ${first.toFixed(0)}, error ${error}${versus}`,
    );
  }
  for (const contestant of running) contestant.stop();
}

/** The model with PyTorch's weights of seed 0 as ONNX, with PyTorch's answer beside it. */
function exportModel(model) {
  const file = path.join(scratch, `${model}.onnx`);
  try {
    execFileSync(python, [path.join(folder, "torch_peer.py"), model, file, "--export"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  } catch {
    console.log(`${model}: no python3 with torch here, so without its answer`);
  }
  return file;
}

/** A process that answers every line on its standard input with one of JSON; absent where it cannot run. */
async function start(name, command) {
  const child = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "ignore"] });
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.on("error", () => undefined);
  const answer = async () => {
    const { value, done } = await lines.next();
    return done ? undefined : JSON.parse(value);
  };
  const loaded = await answer();
  if (!loaded) {
    console.log(`${name} is not here: left out`);
    return undefined;
  }
  return {
    name,
    times: [],
    ...loaded,
    async pass() {
      child.stdin.write("pass\n");
      return (await answer()).cpu;
    },
    stop: () => child.stdin.end(),
  };
}
