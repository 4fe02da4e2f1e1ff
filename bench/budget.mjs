// Programs without end or bounds: how long each takes until it is given up, and how much memory.
//   node bench/budget.mjs [FIRST] [LAST]
// Each runs in a process of its own on the built command line; the peer is that process on an empty program.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { measure, median } from "./process.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const programs = fs
  .readFileSync(path.join(root, "test/cases/budget/programs.py"), "utf8")
  .split(/^#: /m)
  .slice(1)
  .map((text) => text.slice(text.indexOf("\n") + 1).trim());
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "budget-"));
const file = path.join(folder, "program.py");

const empty = await Promise.all([1, 2, 3].map(() => run("import torch\n")));
const [cpu, memory] = ["cpu", "memory"].map((figure) => median(empty.map((one) => one[figure])));
const [first = 0, last = programs.length] = process.argv.slice(2).map(Number);
const rows = [];
for (const [i, program] of programs.entries()) {
  if (i < first || i >= last) continue;
  const used = await run(`${program}\n`);
  rows.push({ i, cpu: used.cpu - cpu, memory: used.memory - memory, program });
}
fs.rmSync(folder, { recursive: true });
console.log(`an empty program: ${cpu.toFixed(2)} s of CPU time, ${memory.toFixed(0)} MiB`);
console.log(`beyond that, the median: ${median(rows.map((row) => row.cpu)).toFixed(2)} s`);
const isOver = (row) => row.cpu > 1 || row.memory > 200;
console.log(`over 1 s or 200 MiB: ${rows.filter(isOver).length} of ${rows.length}`);
print("the slowest", (row) => row.cpu);
print("the largest", (row) => row.memory);

function print(title, figure) {
  console.log(`${title}:`);
  for (const row of [...rows].sort((a, b) => figure(b) - figure(a)).slice(0, 15)) {
    const text = row.program.replace(/\s+/g, " ").slice(0, 70);
    const used = `${row.cpu.toFixed(2)} s  ${row.memory.toFixed(0).padStart(4)} MiB`;
    console.log(`${used}  ${isOver(row) ? "over" : "    "}  ${row.i}: ${text}`);
  }
}

async function run(program) {
  fs.writeFileSync(file, program);
  return measure(["node", path.join(root, "dist/cli.js"), "models", file]);
}
