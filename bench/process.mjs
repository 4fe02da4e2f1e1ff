// Measures whole processes: CPU time and peak memory as the operating system counts them, several runs in turn.
import { spawn } from "node:child_process";
import fs from "node:fs";

/** Peak memory is read this often; a process that ends between two readings is a little larger than shown. */
const pollMilliseconds = 4;

/**
 * One run of a command.
 * @param {readonly string[]} command program and arguments
 * @returns {Promise<{ cpu: number, wall: number, memory: number }>} seconds, seconds, MiB
 */
export function measure(command) {
  const script = `TIMEFORMAT='%U %S'; time "$@" >/dev/null`;
  const started = performance.now();
  // bash's own `time` counts the CPU time of the finished child.
  const child = spawn("bash", ["-c", script, "measure", ...command], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let memory = 0;
  const poll = setInterval(
    () => (memory = Math.max(memory, peakOfChildren(child.pid))),
    pollMilliseconds,
  );
  let errors = "";
  child.stderr.on("data", (data) => (errors += data));
  return new Promise((resolve, reject) => {
    child.once("close", (code) => {
      clearInterval(poll);
      const times = /([\d.]+) ([\d.]+)\s*$/.exec(errors);
      if (code !== 0 || !times) return reject(new Error(`${command.join(" ")} failed:\n${errors}`));
      const cpu = Number(times[1]) + Number(times[2]);
      resolve({ cpu, wall: (performance.now() - started) / 1000, memory });
    });
  });
}

/** The largest peak (VmHWM) among a process's children, in MiB. */
function peakOfChildren(pid) {
  let peak = 0;
  try {
    const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    for (const child of children.split(/\s+/).filter(Boolean)) {
      const status = fs.readFileSync(`/proc/${child}/status`, "utf8");
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    }
  } catch {
    // it has ended
  }
  return peak;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
