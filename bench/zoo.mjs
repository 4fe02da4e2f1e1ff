// `resnet152()` of torchvision with all its imports, from the source text to the layer table: as a cold process and warm, when
// the same process reads it again, beside python3 with torchvision, which builds the model and runs it once.
//   node bench/zoo.mjs [ROUNDS [MODEL [SHAPE]]]        needs `node scripts/build.mjs --tests`
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { lineProcess } from "../test/zoo/lineProcess.mjs";
import { findTorchvision, folderOf } from "../test/zoo/packages.mjs";
import { measure, median } from "./process.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const rounds = Number(process.argv[2] ?? 9);
const name = process.argv[3] ?? "resnet152";
const shape = process.argv[4] ?? "1,3,224,224";

const python = await findTorchvision();
if (!python) throw new Error("a python3 with torch and torchvision is missing");
const sitePackages = path.dirname(folderOf(python));
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-bench-"));
const file = path.join(scratch, "model.py");
const source = `from torchvision.models import ${name}\n`;
fs.writeFileSync(file, source);

const cli = [process.execPath, path.join(root, "dist/cli.js"), "summary", file];
const ours = [...cli, "--model", `${name}()`, "--input", shape, "--site-packages", sitePackages];
const peer = [python, path.join(here, "peer_summary.py"), file, `${name}()`, shape];

try {
  const runs = { ours: [], peer: [] };
  await measure(ours);
  await measure(peer);
  for (let round = 0; round < rounds; round++) {
    runs.ours.push(await measure(ours));
    runs.peer.push(await measure(peer));
  }
  row(`layerlens, ${name}() cold`, runs.ours);
  row(`python3 with torchvision`, runs.peer);
  for (const figure of ["cpu", "wall", "memory"]) {
    const ratios = runs.ours.map((run, i) => run[figure] / runs.peer[i][figure]);
    console.log(`ratio of ${figure}, median of pairs: ${median(ratios).toFixed(3)}`);
  }
  const warm = await warmMilliseconds();
  console.log(
    `layerlens, read again in the same process: ${median(warm)} ms (median of ${warm.length})`,
  );
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

async function warmMilliseconds() {
  const engine = lineProcess(process.execPath, [path.join(root, "dist/test/zoo.js"), sitePackages]);
  const inputs = [shape.split(",").map(Number)];
  const times = [];
  for (let round = 0; round <= rounds; round++) {
    // Another text each time: nothing of the last answer can be taken over.
    const text = `${source}# ${round}\n`;
    const asked = { source: text, build: `${name}()`, mode: "eval", inputs };
    const answer = await engine.ask(asked, 60);
    if (!answer) throw new Error("the engine gave no answer: build it with --tests");
    if (round > 0) times.push(answer.milliseconds);
  }
  engine.stop();
  return times;
}

function row(title, list) {
  const of = (figure) => median(list.map((run) => run[figure]));
  console.log(
    `${title.padEnd(28)} cpu ${of("cpu").toFixed(3)} s, wall ${of("wall").toFixed(3)} s, memory ${of("memory").toFixed(0)} MiB (medians of ${list.length})`,
  );
}
