// A file of about 1,000 lines from text to traces: the first time in a process, and again after every edit.
//   node bench/thousand.mjs [ROUNDS]
// The peer is CPython with torch imported: it parses the same text, runs it, and traces nothing.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundledEngine } from "./engine.mjs";
import { median } from "./process.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const rounds = Number(process.argv[2] ?? 15);
const folder = path.join(root, "test/cases/models");
const text = thousandLines();

const { engine, sourceFile } = await bundledEngine();
const times = [];
for (let round = 0; round <= rounds; round++) {
  // Every round is another text, as after a keystroke.
  const cells = [sourceFile("models.py", `${text}\nround = ${round}\n`)];
  const began = process.cpuUsage();
  const analysis = engine.analyze({ file: "models.py", folder: "", isNotebook: false, cells });
  const models = analysis.models().length;
  const used = process.cpuUsage(began);
  times.push((used.user + used.system) / 1000);
  if (round === 0) console.log(`${text.split("\n").length} lines, ${models} models`);
}
console.log(`cold: ${times[0].toFixed(0)} ms of CPU time`);
console.log(`warm: median ${median(times.slice(1)).toFixed(0)} ms (${rounds} rounds)`);
console.log(peer() ?? "no python3 with torch here: the peer was left out");

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
