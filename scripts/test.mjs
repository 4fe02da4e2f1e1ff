// Runs the tests and ends with the line `N passed, N failed`, the sum over all of them. Needs nothing but Node and npm to
// start: packages, VS Code and, where it may, Chromium are installed on the way.
//   npm test                        unit, webview, vscode and tour
//   npm test -- webview vscode      only these
//   npm test -- unit -u             writes what the unit tests expect anew; other arguments go to Vitest as well
//   npm test -- check package       the other parts: format, lint and types; the .vsix
//   npm test -- zoo                 torchvision's models beside PyTorch
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { installPackages, run, runTool } from "./workspace.mjs";

/** What can be run, in this order; each gives how many tests passed and failed. */
const parts = {
  check: () => countAsOne(runTool("../scripts/check.mjs", [])),
  unit: () => runVitest("unit"),
  webview: () => runVitest("webview"),
  vscode: async () => sum(await runInVSCode("node"), await runInVSCode("web")),
  tour: () => countLines("../test/vscode/tour.mjs", []),
  zoo: () => countLines("../test/zoo/run.mjs", []),
  package: () => testPackage(path.join(scratch, "test.vsix")),
};
const usual = ["unit", "webview", "vscode", "tour"];
/** What a part stands on, beside the packages. */
const needBuild = ["webview", "vscode", "tour", "zoo", "package"];
const needChromium = ["webview", "vscode", "tour", "package"];

const args = process.argv.slice(2);
const named = args.filter((arg) => Object.hasOwn(parts, arg));
const vitestArgs = args.filter((arg) => !Object.hasOwn(parts, arg));
const chosen = Object.keys(parts).filter((part) =>
  (named.length > 0 ? named : usual).includes(part),
);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-test-"));

const total = { passed: 0, failed: 0 };
const lines = [];
try {
  await installPackages();
  const isBuilt = await build();
  await provideChromium();
  for (const part of chosen) {
    console.log(`\n── ${part}`);
    const started = Date.now();
    const result =
      isBuilt || !needBuild.includes(part) ? await parts[part]() : { passed: 0, failed: 1 };
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    lines.push(`${part}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
    Object.assign(total, sum(total, result));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
console.log(`\n${lines.join("\n")}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Whether the bundles could be built. Unit tests run without most of them, so a failure ends only what needs them. */
async function build() {
  const status = await runTool("../scripts/build.mjs", ["--tests"]);
  return status === 0;
}

/** Installs Chromium where a chosen part needs it, it is missing, and the system lets us. */
async function provideChromium() {
  if (!chosen.some((part) => needChromium.includes(part))) return;
  const { findChromium } = await import("../test/harness/versions.mjs");
  if (findChromium()) return;
  if (process.getuid?.() === 0 && hasProgram("apt-get")) {
    console.log("installing Chromium …");
    await run("apt-get", ["update", "-qq"]);
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
  }
  if (!findChromium()) {
    console.error("Chromium is missing: install it, or set CHROMIUM_PATH to Chrome or Chromium");
  }
}

async function runVitest(project) {
  const report = path.join(scratch, `${project}.json`);
  const status = await runTool("vitest/vitest.mjs", [
    ...["run", "--project", project, "--passWithNoTests"],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ...vitestArgs,
  ]);
  if (!fs.existsSync(report)) return { passed: 0, failed: status === 0 ? 0 : 1 };

  const { numPassedTests, numFailedTests, testResults } = JSON.parse(
    fs.readFileSync(report, "utf8"),
  );
  // A file that could not be loaded has no tests to fail.
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  const failed = numFailedTests + unloaded.length;
  return { passed: numPassedTests, failed: status === 0 ? failed : Math.max(failed, 1) };
}

/** Whether the extension can be packed, and works when it is installed from there. */
async function testPackage(file) {
  const packed = await countAsOne(runTool("../scripts/package.mjs", [file]));
  return packed.failed > 0 ? packed : sum(packed, await runInVSCode("node", ["--vsix", file]));
}

/**
 * @param {"node" | "web"} host the extension host
 * @param {readonly string[]} flags
 */
async function runInVSCode(host, flags = []) {
  console.log(`${host} extension host`);
  return countLines("../test/vscode/run.mjs", [host, ...flags]);
}

/** Runs a script whose last line is `N passed, N failed`. */
async function countLines(script, flags) {
  const result = { passed: 0, failed: 0 };
  const onLine = (line) => {
    const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(line) ?? [];
    if (passed) Object.assign(result, { passed: Number(passed), failed: Number(failed) });
  };
  const status = await runTool(script, flags, { onLine });
  if (status !== 0) result.failed = Math.max(result.failed, 1);
  return result;
}

/** @param {Promise<number>} running ends with an exit status */
async function countAsOne(running) {
  return (await running) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function sum(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

function hasProgram(name) {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
