// Loaded before a program (`node -r`): at its end, writes what CPU time it took behind Node's own start, as one JSON line
// on standard error. `main` is the thread that runs the program, `all` are V8's helpers too: milliseconds, Linux only.
const fs = require("node:fs");

const started = { main: mainThread(), all: allThreads() };
process.once("exit", () => {
  const used = { main: mainThread() - started.main, all: allThreads() - started.all };
  fs.writeSync(2, `${JSON.stringify(used)}\n`);
});

function mainThread() {
  const [nanoseconds] = fs
    .readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8")
    .split(" ");
  return Number(nanoseconds) / 1e6;
}

function allThreads() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
