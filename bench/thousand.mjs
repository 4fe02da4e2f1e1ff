// A file of about 1,000 lines from text to traces: the first time in a process, and again after every edit.
//   node bench/thousand.mjs [ROUNDS]
// The peer is CPython with torch imported: it parses the same text, runs it, and traces nothing.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import v8 from "node:v8";
import vm from "node:vm";
import { bundledEngine } from "./engine.mjs";
import { median } from "./process.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const rounds = Number(process.argv[2] ?? 15);
const folder = path.join(root, "test/cases/models");
const text = thousandLines();

const { engine, sourceFile } = await bundledEngine();

/** What a script does for some tenths of a second at its top level. */
const loop = "\ntable = []\nfor i in range(200_000):\n    table.append(i * i % 7)\n";

/** Every round is another text, as after a keystroke; what is asked is what an editor asks. */
const edits = {
  "another text from nothing": (round) => text.replaceAll(/^(class \w+)/gm, `$1_${round}`),
  "a line at the end": (round) => `${text}\nround = ${round}\n`,
  "a line at the top": (round) => `# ${round}\n${text}`,
  "a character in one model": (round) => text.replace("NextBlock(nn.Module):", `$&  # ${round}`),
  "a constant in one model": (round) =>
    text.replace(/(class Mixer\w*\(nn.Module\)[^]*?nn\.Linear\()/, `$1${round} * 0 + `),
  "a character beside a loop": (round) =>
    text.replace("NextBlock(nn.Module):", `$&  # ${round}`) + loop,
};

function analyse(edited) {
  const cells = [sourceFile("models.py", edited)];
  const began = process.cpuUsage();
  const asked = performance.now();
  const analysis = engine.analyze({ file: "models.py", folder: "", isNotebook: false, cells });
  const models = analysis.models().length + analysis.diagnostics.length * 0;
  const wait = performance.now() - asked;
  const used = process.cpuUsage(began);
  const cpu = (used.user + used.system) / 1000;
  const omitted = analysis.omitted.length;
  return { models, evaluated: new Set(analysis.evaluated).size, omitted, wait, cpu };
}

v8.setFlagsFromString("--expose-gc");
const collectGarbage = vm.runInNewContext("gc");

/** What is still in use, in MiB; what is referred to weakly goes when the program has been idle. */
async function heapInUse() {
  await new Promise((resolve) => setTimeout(resolve, 0));
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const cold = analyse(text);
console.log(`${text.split("\n").length} lines, ${cold.models} models`);
console.log(`cold: ${cold.wait.toFixed(0)} ms, ${cold.cpu.toFixed(0)} ms of CPU time`);
const looped = analyse(text + loop);
console.log(`with a loop at its end: ${looped.wait.toFixed(0)} ms the first time`);
for (const [title, edit] of Object.entries(edits)) {
  if (edit(1) === text) throw new Error(`nothing is edited: ${title}`);
  const runs = [];
  for (let round = 0; round < rounds; round++) {
    analyse(edit(0));
    runs.push(analyse(edit(round + 1)));
  }
  const of = (figure) => median(runs.map((run) => run[figure])).toFixed(0);
  console.log(
    `${title.padEnd(26)} ${of("wait").padStart(4)} ms, ${of("cpu").padStart(4)} ms of CPU time; ` +
      `${of("evaluated")} of ${of("models")} models evaluated, ${of("omitted")} statements left out (medians of ${rounds})`,
  );
}
await heapBetweenEdits();
console.log(peer() ?? "no python3 with torch here: the peer was left out");

/** Each edit is one of another class: what is kept of earlier versions is not to grow with them. */
async function heapBetweenEdits() {
  const classes = [...text.matchAll(/^class \w+\(nn\.Module\):/gm)];
  const heap = [];
  for (let edit = 0; edit < 40 + rounds * 10; edit++) {
    const { index, 0: head } = classes[edit % classes.length];
    const at = index + head.length;
    analyse(`${text.slice(0, at)}  # ${edit}${text.slice(at)}`);
    if (edit % 10 === 9) heap.push(await heapInUse());
  }
  console.log(
    `heap in use: ${heap[3].toFixed(0)} MiB after 40 edits, ${heap.at(-1).toFixed(0)} MiB after ${heap.length * 10}`,
  );
}

/** As many of the models that are compared with PyTorch as make up the length. */
function thousandLines() {
  const lines = [];
  for (const name of fs.readdirSync(folder).filter((file) => file.endsWith(".py"))) {
    if (lines.length < 1000)
      lines.push(...fs.readFileSync(path.join(folder, name), "utf8").split("\n"));
  }
  return lines.join("\n");
}

function peer() {
  const script = `
import ast, statistics, sys, time, torch
text = sys.stdin.read()
def measured(run):
    times = []
    for _ in range(${rounds}):
        start = time.process_time()
        run()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)
print(f"CPython, torch imported: ast.parse {measured(lambda: ast.parse(text)):.0f} ms, "
      f"compile and run {measured(lambda: exec(compile(text, 'models.py', 'exec'), {'__name__': 'models'})):.0f} ms (medians)")
`;
  for (const python of [process.env.PYTHON, "python3", "/usr/bin/python3"]) {
    try {
      const options = { input: text, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] };
      if (python) return execFileSync(python, ["-c", script], options).trim();
    } catch {
      // not this one
    }
  }
  return undefined;
}
