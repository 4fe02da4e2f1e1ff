// `code` without Electron. Understands the part of VS Code's command line that extension testing uses:
//   code [FOLDER] --extensionDevelopmentPath=DIR… --extensionTestsPath=FILE [--extensionDevelopmentKind=web]
//        [--user-data-dir=DIR] [--extensions-dir=DIR]            runs the tests and exits with their code
//   code --install-extension=FILE.vsix | --list-extensions | …   goes to the command line of VS Code's server
// Other flags (--no-sandbox, --disable-updates, …) mean nothing here and are dropped.
// Environment: HARNESS_TIMEOUT seconds (default 300), HARNESS_VERBOSE=1 prints the workbench's and the server's logs too,
// HARNESS_SCREENSHOT=FILE.png saves what the window shows when the tests end.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { serverCli, sleep } from "./server.mjs";
import { openWorkbench } from "./workbench.mjs";

const { values: flags, positionals } = parseArgs({
  args: process.argv.slice(2),
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: "string", multiple: true },
    extensionTestsPath: { type: "string" },
    extensionDevelopmentKind: { type: "string" },
    "user-data-dir": { type: "string" },
    "extensions-dir": { type: "string" },
    "install-extension": { type: "string", multiple: true },
    "uninstall-extension": { type: "string", multiple: true },
    "list-extensions": { type: "boolean" },
    "show-versions": { type: "boolean" },
    force: { type: "boolean" },
    version: { type: "boolean" },
  },
});

if (flags.extensionTestsPath) process.exit(await runTests());
if (
  flags.version ||
  flags["list-extensions"] ||
  flags["install-extension"] ||
  flags["uninstall-extension"]
) {
  manageExtensions();
} else {
  console.error("code: only test runs and extension management are supported here");
  process.exit(2);
}

/** Runs the tests in a workbench, prints what they print, and gives their exit code. */
async function runTests() {
  const report = createReport();
  const workbench = await openWorkbench({
    host: flags.extensionDevelopmentKind === "web" ? "web" : "node",
    folder: positionals.at(0),
    extensionDevelopmentPath: strings("extensionDevelopmentPath"),
    extensionTestsPath: strings("extensionTestsPath").at(0),
    userDataDir: strings("user-data-dir").at(0),
    extensionsDir: strings("extensions-dir").at(0),
    env: { HARNESS_MARK: "1" }, // tells the reporter to mark its lines
    log: report.onLog,
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => void workbench.close().then(() => process.exit(130)));
  }

  const seconds = Number(process.env.HARNESS_TIMEOUT ?? 300);
  const timeout = sleep(seconds * 1000).then(() => ({ code: 124, logs: [] }));
  let { code, logs } = await Promise.race([workbench.exit, timeout]);
  if (code === 124) console.error(`code: the tests did not end within ${seconds} s`);
  // VS Code reports 0 when it merely lost its extension host (a crash, process.exit()): only a summary proves a run.
  if (code === 0 && !report.hasSummary()) {
    console.error("code: the extension host ended before the tests did");
    code = 1;
  }
  if (code !== 0) {
    report.printKept();
    keepLogs(logs);
  }
  await takeScreenshot(workbench.page);
  await workbench.close();
  return code;
}

/** Sorts what comes out of the workbench: the tests' own lines are printed, the rest is kept for when the run fails. */
function createReport() {
  const verbose = Boolean(process.env.HARNESS_VERBOSE);
  const kept = [];
  let hasSummary = false;
  return {
    onLog(kind, text) {
      const line = /^@@test (.*)$/s.exec(text)?.at(1);
      if (line !== undefined) {
        hasSummary ||= /^\d+ passed, \d+ failed/.test(line);
        process.stdout.write(`${line}\n`); // not console.log, which the web host's server has taken over
      } else if (verbose) {
        console.error(`[${kind}] ${text}`);
      } else if (kind !== "info" && kind !== "server") {
        kept.push(`[${kind}] ${text}`);
      }
    },
    hasSummary: () => hasSummary,
    printKept() {
      for (const line of kept.slice(-40)) console.error(line.slice(0, 2000));
    },
  };
}

/** Leaves the log files of a failed run in the profile, where the caller gave one. */
function keepLogs(logs) {
  const userDataDir = strings("user-data-dir").at(0);
  if (!userDataDir) return;
  for (const { relativePath, contents } of logs) {
    const file = path.join(userDataDir, "logs-of-failed-run", relativePath);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, contents);
  }
}

async function takeScreenshot(page) {
  const file = process.env.HARNESS_SCREENSHOT;
  if (!file) return;
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  await page.screenshot({ path: file }).catch((error) => {
    console.error(`code: no screenshot: ${error.message}`);
  });
}

function manageExtensions() {
  const serverData = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-code-"));
  const args = [`--server-data-dir=${serverData}`];
  for (const [name, value] of Object.entries(flags)) {
    for (const one of [value].flat()) args.push(one === true ? `--${name}` : `--${name}=${one}`);
  }
  try {
    process.stdout.write(serverCli(args));
  } finally {
    fs.rmSync(serverData, { recursive: true, force: true });
  }
}

/** A flag's values, however often it was given. */
function strings(name) {
  return [flags[name] ?? []].flat().filter((value) => typeof value === "string");
}
