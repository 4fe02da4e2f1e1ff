// The one entry for tests inside VS Code: @vscode/test-electron, as in any extension.
//   node test/vscode/run.mjs            Node extension host
//   node test/vscode/run.mjs web        web extension host
//   node test/vscode/run.mjs --desktop  in a desktop VS Code, which test-electron downloads
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import { installVSCode } from "../harness/install.mjs";
import { isHarnessSupported, root } from "../harness/versions.mjs";

const args = process.argv.slice(2);
const host = args.includes("web") ? "web" : "node";
const onDesktop = args.includes("--desktop") || !isHarnessSupported;

// A fresh profile for every run: what one run leaves behind can't change the next one.
const profile = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-test-"));
const workspace = path.join(profile, "workspace");
fs.cpSync(path.join(root, "test/vscode/workspace"), workspace, { recursive: true });

try {
  if (!onDesktop) installVSCode(host);
  await runTests({
    vscodeExecutablePath: onDesktop ? undefined : path.join(root, "test/harness/code"),
    extensionDevelopmentPath: root,
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
