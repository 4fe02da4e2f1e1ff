// `resnet152()` of torchvision with all its imports, from the source text to the layer table: as a cold process, without that
// process's start, and warm, when the same process reads it again. The peers are python3 with torchvision, which builds the
// model and runs it once, and a Node that does nothing.
//   node bench/zoo.mjs [ROUNDS [MODEL [SHAPE]]]        needs `node scripts/build.mjs --tests`
import { spawnSync } from "node:child_process";
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
  const runs = { ours: [], peer: [], node: [], strict: [], strictNode: [] };
  const threads = [];
  const firsts = [];
  await measure(ours);
  await measure(peer);
  for (let round = 0; round < rounds; round++) {
    runs.ours.push(await measure(ours));
    runs.peer.push(await measure(peer));
    runs.node.push(await measure([process.execPath, "-e", "0"]));
    runs.strict.push(await measure(inOneThread(ours)));
    runs.strictNode.push(await measure(inOneThread([process.execPath, "-e", "0"])));
    threads.push(behindStart());
    firsts.push(await firstAnswer());
  }
  row(`layerlens, ${name}() cold`, runs.ours);
  row(`node -e 0`, runs.node);
  row(`python3 with torchvision`, runs.peer);
  for (const figure of ["cpu", "wall", "memory"]) {
    const ratios = runs.ours.map((run, i) => run[figure] / runs.peer[i][figure]);
    console.log(`ratio of ${figure}, median of pairs: ${median(ratios).toFixed(3)}`);
  }
  const behind = (figure) => median(threads.map((used) => used[figure])).toFixed(0);
  console.log(
    `layerlens behind Node's start: main thread ${behind("main")} ms of CPU time, all threads ${behind("all")} ms (medians of ${rounds})`,
  );
  const strict = runs.strict.map(({ cpu }, i) => 1000 * (cpu - runs.strictNode[i].cpu));
  console.log(
    `layerlens in one thread, all of its JavaScript compiled anew: ${spread(strict)} ms of CPU time behind Node's start`,
  );
  const first = (figure) => spread(firsts.map((cpu) => cpu[figure]));
  console.log(
    `the engine's first answer in a process with one thread, its JavaScript not compiled yet: text to trace ${first("trace")} ms of CPU time, to table ${first("table")} ms`,
  );
  const warm = await warmMilliseconds();
  console.log(
    `layerlens, read again in the same process: ${median(warm)} ms (median of ${warm.length})`,
  );
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

/** V8 with one thread, for garbage and optimising too. With these flags the build's compiled code does not fit. */
function inOneThread([node, ...args]) {
  return [node, "--single-threaded", ...args];
}

/** The least is what the work takes; the median is what this machine made of it. */
function spread(times) {
  const least = Math.min(...times).toFixed(0);
  return `${least} to ${median(times).toFixed(0)} (least and median of ${times.length})`;
}

/** The command line once more, with the CPU time of its own code: in the thread that runs it, and in V8's helpers too. */
function behindStart() {
  const [node, ...args] = ours;
  const { stderr } = spawnSync(node, ["-r", path.join(here, "stopwatch.cjs"), ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(stderr.trim().split("\n").at(-1));
}

/** What a fresh process takes for its first answer where V8 collects garbage and optimises in the same thread. */
async function firstAnswer() {
  const script = path.join(root, "dist/test/zoo.js");
  const engine = lineProcess(process.execPath, ["--single-threaded", script, sitePackages]);
  const inputs = [shape.split(",").map(Number)];
  const answer = await engine.ask({ source, build: `${name}()`, mode: "eval", inputs }, 60);
  if (!answer) throw new Error("the engine gave no answer: build it with --tests");
  engine.stop();
  return answer.cpu;
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
