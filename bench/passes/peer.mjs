// What the contestants that run in Node have in common.
import fs from "node:fs";
import readline from "node:readline";

export function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Element i of the input: a Weyl sequence in [-1, 1). */
export function input() {
  return Float32Array.from(
    { length: 3 * 224 * 224 },
    (_, i) => (Math.imul(i, 2654435761 | 0) >>> 8) * 2 ** -23 - 1,
  );
}

/** The largest difference to PyTorch's answer, relative to its largest number. */
export function errorOf(answer, onnx) {
  if (!fs.existsSync(`${onnx}.json`)) return "unknown";
  const expected = JSON.parse(fs.readFileSync(`${onnx}.json`, "utf8"));
  const largest = Math.max(...expected.map(Math.abs));
  const worst = Math.max(...expected.map((value, i) => Math.abs(value - answer[i])));
  return (worst / largest).toExponential(1);
}

/** Runs a pass for every line of standard input, and says how much CPU time it took. */
export async function serve(first, error, pass) {
  console.log(JSON.stringify({ first, error }));
  for await (const _line of readline.createInterface({ input: process.stdin })) {
    const began = cpu();
    await pass();
    console.log(JSON.stringify({ cpu: cpu() - began }));
  }
}
