// The one entry for tests inside VS Code: @vscode/test-electron, as in any extension.
//   node test/vscode/run.mjs              Node extension host
//   node test/vscode/run.mjs web          web extension host
//   node test/vscode/run.mjs --vsix FILE  Node extension host, with the extension as users get it
//   node test/vscode/run.mjs --desktop    in a desktop VS Code, which test-electron downloads
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { installVSCode } from "../harness/install.mjs";
import { serverCli } from "../harness/server.mjs";
import { isHarnessSupported, root } from "../harness/versions.mjs";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { desktop: { type: "boolean" }, vsix: { type: "string" } },
});
const host = positionals.includes("web") ? "web" : "node";
const onDesktop = flags.desktop || !isHarnessSupported;

// A fresh profile for every run: what one run leaves behind can't change the next one.
const profile = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-test-"));
const workspace = path.join(profile, "workspace");
fs.cpSync(path.join(root, "test/vscode/workspace"), workspace, { recursive: true });

try {
  if (!onDesktop) installVSCode(host);
  await runTests({
    vscodeExecutablePath: onDesktop ? undefined : path.join(root, "test/harness/code"),
    extensionDevelopmentPath: flags.vsix ? unpack(flags.vsix) : root,
    extensionTestsPath: path.join(root, `dist/test/vscode.${host}.js`),
    launchArgs: [
      workspace,
      `--user-data-dir=${path.join(profile, "user-data")}`,
      `--extensions-dir=${path.join(profile, "extensions")}`,
      ...(host === "web" ? ["--extensionDevelopmentKind=web"] : []),
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Has VS Code install a .vsix, and gives the folder that it made of it. */
function unpack(vsix) {
  const folder = path.join(profile, "unpacked");
  const serverData = path.join(profile, "server");
  serverCli([
    `--install-extension=${vsix}`,
    `--extensions-dir=${folder}`,
    `--server-data-dir=${serverData}`,
  ]);
  const installed = fs.readdirSync(folder).find((name) => name.startsWith("layerlens."));
  if (!installed) throw new Error(`${vsix} could not be installed`);
  return path.join(folder, installed);
}
