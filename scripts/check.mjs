// Checks what a machine can see: the format, the lint rules, and the types of every world that tsconfig.json lists.
import fs from "node:fs";
import path from "node:path";
import { installPackages, root, runTool } from "./workspace.mjs";

await installPackages();
const worlds = JSON.parse(fs.readFileSync(path.join(root, "tsconfig.json"), "utf8")).references;

const checks = [
  { name: "format", run: () => runTool("prettier/bin/prettier.cjs", ["--check", "."]) },
  { name: "lint", run: () => runTool("eslint/bin/eslint.js", ["."]) },
  ...worlds.map((world) => ({ name: `types of ${world.path}`, run: () => checkTypes(world.path) })),
];

const failed = [];
for (const check of checks) {
  const started = Date.now();
  const status = await check.run();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? "✓" : "✗"} ${check.name} (${seconds} s)`);
  if (status !== 0) failed.push(check.name);
}
if (failed.length > 0) {
  console.log(`check failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}

/** Only what changed since the last time is checked again. */
function checkTypes(world) {
  const cache = path.join(root, "node_modules/.cache", `${world.replaceAll("/", "-")}.tsbuildinfo`);
  const flags = ["--incremental", "--tsBuildInfoFile", cache];
  return runTool("typescript/bin/tsc", ["-p", world, ...flags]);
}
