// Starts VS Code's servers, for tests and for `npm start`. Needs no package until the web extension host is asked for.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import * as versions from "./versions.mjs";

/** Settings written into a fresh profile (Node extension host only): quiet, no chat panel, no welcome page. */
const defaultSettings = {
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "telemetry.telemetryLevel": "off",
  "git.enabled": false,
};

/**
 * @typedef {object} ServerOptions
 * @property {string} [folder] what the window opens
 * @property {readonly string[]} [extensionDevelopmentPath] extensions in development, for as long as the page is open
 * @property {string} [extensionTestsPath] the tests start as soon as a window is open
 * @property {string} [installedExtension] a folder with an extension, installed in every window; only for the Node
 *   extension host
 * @property {string} [userDataDir] default: a temporary one
 * @property {string} [extensionsDir] default: an empty temporary one
 * @property {Record<string, unknown>} [settings] user settings, only for the Node extension host
 * @property {NodeJS.ProcessEnv} [env] what extensions find in their environment, only for the Node extension host
 * @property {number} [port] default: a free one
 * @property {boolean} [isKeptAlive] the server stays when its last window has been closed for minutes
 * @property {(kind: string, text: string) => void} [log]
 */

/**
 * The Node extension host, on real files: VS Code's own server (out/server-main.js), not code-server's wrapper around it.
 * @param {ServerOptions} options
 */
export async function startNodeHost(options) {
  if (!fs.existsSync(versions.serverMain)) throw notInstalled();
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-vscode-"));
  const userDataDir = options.userDataDir ?? path.join(scratch, "user-data");
  const extensionsDir = options.extensionsDir ?? path.join(scratch, "extensions");
  writeSettings(userDataDir, options.settings);
  if (options.installedExtension) linkExtension(options.installedExtension, extensionsDir);

  const isInDevelopment = Boolean(options.extensionDevelopmentPath ?? options.extensionTestsPath);
  const args = [
    versions.serverMain,
    ...["--host", "127.0.0.1", "--port", String(options.port ?? 0)],
    ...["--without-connection-token", "--accept-server-license-terms"],
    ...["--server-data-dir", path.join(scratch, "server"), "--user-data-dir", userDataDir],
    ...["--extensions-dir", extensionsDir],
    ...(options.folder ? ["--default-folder", path.resolve(options.folder)] : []),
    ...["--disable-telemetry", "--disable-workspace-trust"],
    // Should the harness be killed outright, the server ends by itself within about seven minutes.
    ...(options.isKeptAlive
      ? []
      : ["--enable-remote-auto-shutdown", "--reconnection-grace-time", "60"]),
    // Without this the built workbench ignores extensionDevelopmentPath and extensionTestsPath in the URL's payload.
    ...(isInDevelopment ? ["--enable-smoke-test-driver"] : []),
  ];
  const server = spawn(versions.serverNode, args, {
    detached: true, // its own process group, so that stop() takes the extension host along and nothing else
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...options.env },
  });
  const stop = async () => {
    await endProcessGroup(server);
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  process.once("exit", () => signalProcessGroup(server, "SIGKILL"));
  try {
    const port = await listeningPort(server, options.log);
    const authority = `127.0.0.1:${port}`;
    const url = isInDevelopment ? developmentUrl(authority, options) : `http://${authority}/`;
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The web extension host, on a virtual file system: @vscode/test-web serves VS Code's web build.
 * @param {ServerOptions} options
 */
export async function startWebHost(options) {
  if (!fs.existsSync(versions.testWebDataDir)) throw notInstalled();
  const [extensionDevelopmentPath, ...more] = options.extensionDevelopmentPath ?? [];
  if (more.length > 0) throw new Error("the web extension host takes one extension folder");

  const testWeb = await import("@vscode/test-web");
  const port = options.port ?? (await freePort());
  const print = console.log;
  console.log = (...args) => options.log?.("server", args.join(" ")); // test-web tells of its doings there
  const server = await testWeb.open({
    browserType: "none",
    quality: "stable",
    commit: versions.TEST_WEB_COMMIT,
    testRunnerDataDir: versions.testWebDataDir,
    host: "localhost", // webviews are served from <uuid>.localhost
    port,
    extensionDevelopmentPath,
    extensionTestsPath: options.extensionTestsPath,
    folderPath: options.folder,
  });
  const stop = async () => {
    console.log = print;
    server.dispose();
  };
  return { url: `http://localhost:${port}/`, stop };
}

/** VS Code's command line for managing extensions: --install-extension x.vsix, --list-extensions, --version, … */
export function serverCli(args) {
  return execFileSync(versions.serverNode, [versions.serverMain, ...args], { encoding: "utf8" });
}

/** A port nobody listens on: `preferred` where it is free. */
export async function freePort(preferred = 0) {
  try {
    return await probePort(preferred);
  } catch {
    return probePort(0);
  }
}

function notInstalled() {
  return new Error("VS Code is not installed: node test/harness/install.mjs");
}

function writeSettings(userDataDir, settings) {
  const file = path.join(userDataDir, "User/settings.json");
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...defaultSettings, ...settings }, undefined, 2));
}

/** Resolves once the server says which port it listens on. */
function listeningPort(server, log) {
  return new Promise((resolve, reject) => {
    let output = "";
    const onData = (data) => {
      output += data;
      log?.("server", String(data).trimEnd());
      const match = /Extension host agent listening on (\d+)/.exec(output);
      if (match) resolve(Number(match[1]));
    };
    server.stdout.on("data", onData);
    server.stderr.on("data", onData);
    server.once("exit", (code) => {
      reject(new Error(`VS Code's server ended with ${code} before it listened:\n${output}`));
    });
    server.once("error", reject);
  });
}

/**
 * Installs an extension without packing it: VS Code sees a copy of its manifest, and the files themselves.
 * @param {string} extension
 * @param {string} extensionsDir
 */
function linkExtension(extension, extensionsDir) {
  const manifest = fs.readFileSync(path.join(extension, "package.json"), "utf8");
  const { publisher, name, version } = JSON.parse(manifest);
  const folder = path.join(extensionsDir, `${publisher}.${name}-${version}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "package.json"), manifest);
  for (const part of ["dist", "media", "README.md", "CHANGELOG.md"]) {
    const target = path.join(extension, part);
    if (fs.existsSync(target)) fs.symlinkSync(target, path.join(folder, part));
  }
}

/**
 * The page that runs extensions in development: they and their tests stand in its address.
 * @param {string} authority
 * @param {ServerOptions} options
 */
function developmentUrl(authority, options) {
  const remote = (file) => `vscode-remote://${authority}${encodeURI(path.resolve(file))}`;
  const payload = [["skipWelcome", "true"]];
  for (const extension of options.extensionDevelopmentPath ?? []) {
    payload.push(["extensionDevelopmentPath", remote(extension)]);
  }
  if (options.extensionTestsPath) {
    payload.push(["extensionTestsPath", remote(options.extensionTestsPath)]);
  }
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (options.folder) query.set("folder", path.resolve(options.folder));
  else query.set("ew", "true"); // an empty window
  return `http://${authority}/?${query}`;
}

async function endProcessGroup(server) {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  for (const signal of ["SIGTERM", "SIGKILL"]) {
    if (!signalProcessGroup(server, signal)) return;
    await Promise.race([ended, sleep(2000)]);
  }
}

/** Whether there was still something to signal. */
function signalProcessGroup(server, signal) {
  try {
    process.kill(-server.pid, signal);
    return true;
  } catch {
    return false;
  }
}

function probePort(port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}

export function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
