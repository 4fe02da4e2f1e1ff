// Builds everything that runs: one table of bundles. Names stay as they are in all of them: kernels are read as source
// text, and stack traces stay readable.
//   node scripts/build.mjs            the extension, the language server, the webview and the command line
//   node scripts/build.mjs --tests    also the tests that run inside VS Code
//   node scripts/build.mjs --watch    builds again whenever a source file changes
import { spawnSync } from "node:child_process";
import esbuild from "esbuild";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { watForEsbuild } from "./wat.mjs";
import { root } from "./workspace.mjs";

const require = createRequire(import.meta.url);

/** Where code runs: in Node, in a browser's worker loaded by VS Code, or in a page or worker of our own. */
const node = /** @type {const} */ ({ platform: "node", format: "cjs", target: "node20" });
const browserModule = /** @type {const} */ ({ ...node, platform: "browser", target: "es2022" });
const browserScript = /** @type {const} */ ({ ...browserModule, format: "iife" });

/** @type {Record<string, { entry: string } & import("esbuild").BuildOptions>} */
const bundles = {
  "extension.node.js": { entry: "src/extension/node.ts", ...node, external: ["vscode"] },
  "extension.browser.js": {
    entry: "src/extension/browser.ts",
    ...browserModule,
    external: ["vscode"],
  },
  "server.node.js": { entry: "src/server/node.ts", ...node },
  "server.browser.js": { entry: "src/server/browser.ts", ...browserScript },
  "cli.js": { entry: "src/cli/launch.ts", ...node, banner: { js: "#!/usr/bin/env node" } },
  "cliMain.js": {
    entry: "src/cli/main.ts",
    ...node,
    // Code from V8's cache cannot import(), so that it is made a require().
    supported: { "dynamic-import": false },
    // One expression without blanks, which launch.ts reads at every start: see there.
    minifyWhitespace: true,
    lineLimit: 160,
    banner: { js: "(function (exports, require, module, __filename, __dirname) {" },
    footer: { js: "})" },
  },
  "cliForward.js": { entry: "src/cli/forward.ts", ...node },
  "webview/panel.js": { entry: "src/webview/panel.ts", ...browserScript },
  "webview/forwardWorker.js": { entry: "src/webview/forwardWorker.ts", ...browserScript },
  "webview/layoutWorker.js": { entry: "src/webview/layoutWorker.ts", ...browserScript },
};

/** The same suites, once for each of VS Code's extension hosts; the engine's side of the zoo. */
const testBundles = {
  "test/zoo.js": { entry: "test/zoo/engine.ts", ...node },
  "test/vscode.node.js": {
    entry: "test/vscode/index.ts",
    ...node,
    external: ["vscode"],
    define: { EXPECTED_HOST: '"node"' },
  },
  "test/vscode.web.js": {
    entry: "test/vscode/index.ts",
    ...browserModule,
    external: ["vscode"],
    define: { EXPECTED_HOST: '"web"', global: "globalThis" },
  },
};

/** Files that are copied as they are: the Python parser, the grammar it loads, and ELK's own worker. */
const copies = {
  "web-tree-sitter.wasm": "web-tree-sitter/web-tree-sitter.wasm",
  "tree-sitter-python.wasm": "tree-sitter-python/tree-sitter-python.wasm",
  "webview/elkWorker.js": "elkjs/lib/elk-worker.min.js",
};

/** Modules whose place another file takes, because of the one that npm's rules would choose. */
const replacements = {
  // Its ES module reads import.meta.url, which a bundle hasn't got.
  "web-tree-sitter": require.resolve("web-tree-sitter"),
  // The source, in every bundle: gpu.js's ready-made browser file also claims the global name GPU.
  "gpu.js": require.resolve("gpu.js/src/index.js"),
};

/** Parts of the command line that are bundles of their own, loaded when they are needed. @type {import("esbuild").Plugin} */
const separateBundles = {
  name: "separate-bundles",
  setup(build) {
    if (!build.initialOptions.outfile?.endsWith("cliMain.js")) return;
    build.onResolve({ filter: /^\.\/forward$/ }, () => ({
      path: "./cliForward.js",
      external: true,
    }));
  },
};

/** Modules that are not there: headless-gl is native code nobody needs, and a page has no worker threads of Node's. */
const absentEverywhere = ["gl"];
const absentInBrowsers = ["os", "worker_threads", "fs", "path", "module", "url"];

/** @type {import("esbuild").Plugin} */
const replaceModules = {
  name: "replace-modules",
  setup(build) {
    const absent = [
      ...absentEverywhere,
      ...(build.initialOptions.platform === "browser" ? absentInBrowsers : []),
    ];
    build.onResolve({ filter: exactly(Object.keys(replacements)) }, ({ path }) => ({
      path: replacements[path],
    }));
    build.onResolve({ filter: exactly(absent) }, ({ path }) => ({ path, namespace: "absent" }));
    build.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "" }));
  },
};

/** `./suite/all` is a module that requires every suite of test/vscode/suite/. @type {import("esbuild").Plugin} */
const allSuites = {
  name: "all-suites",
  setup(build) {
    const folder = path.join(root, "test/vscode/suite");
    build.onResolve({ filter: /^\.\/suite\/all$/ }, () => ({ path: "all", namespace: "suites" }));
    build.onLoad({ filter: /.*/, namespace: "suites" }, () => {
      const suites = fs.readdirSync(folder).filter((file) => file.endsWith(".test.ts"));
      return {
        contents: suites.map((file) => `require("./${file}");`).join("\n"),
        resolveDir: folder,
        watchDirs: [folder],
      };
    });
  },
};

const watch = process.argv.includes("--watch");
const tests = process.argv.includes("--tests");
const started = Date.now();

copyFiles();
const built = await Promise.all(
  Object.entries({ ...bundles, ...(tests ? testBundles : {}) }).map(([outfile, options]) =>
    buildBundle(outfile, options),
  ),
);
if (!watch) writeCodeCache();
const failures = built.filter((ok) => !ok).length;
if (failures > 0 && !watch) process.exitCode = 1;
const seconds = ((Date.now() - started) / 1000).toFixed(1);
if (watch) console.log("watching: each bundle is built again when its sources change");
else if (failures > 0) console.log(`${failures} bundles could not be built`);
else console.log(`built dist/ in ${seconds} s`);

/** Builds one bundle, and goes on building it when watching; says whether it could be built. */
async function buildBundle(outfile, { entry, ...options }) {
  if (!fs.existsSync(path.join(root, entry))) {
    console.log(`dist/${outfile}: left out, ${entry} does not exist`);
    return true;
  }
  const context = await esbuild.context({
    ...options,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: `dist/${outfile}`,
    bundle: true,
    sourcemap: true,
    logLevel: "warning",
    mainFields: options.platform === "browser" ? ["browser", "module", "main"] : ["module", "main"],
    plugins: [watForEsbuild, replaceModules, separateBundles, allSuites],
  });
  if (watch) await context.watch();
  try {
    if (!watch) await context.rebuild();
    return true;
  } catch {
    return false; // esbuild has printed what was wrong
  } finally {
    if (!watch) await context.dispose();
  }
}

function copyFiles() {
  fs.mkdirSync(path.join(root, "dist/webview"), { recursive: true });
  for (const [name, file] of Object.entries(copies)) {
    fs.copyFileSync(path.join(root, "node_modules", file), path.join(root, "dist", name));
  }
}

/**
 * Lets the command line start from compiled code: see src/cli/launch.ts. Without it, it only starts more slowly. What the
 * command does here is what is in the cache: a model with parts from a library.
 */
function writeCodeCache() {
  const folder = path.join(root, "scripts/codeCache");
  const cli = path.join(root, "dist/cli.js");
  const args = [cli, "summary", path.join(folder, "model.py"), "--model", "Net()"];
  args.push("--input", "1,3,64,64", "--site-packages", path.join(folder, "library"));
  const env = { ...process.env, LAYERLENS_WRITE_CODE_CACHE: "1" };
  spawnSync(process.execPath, args, { env, stdio: "ignore" });
}

function exactly(names) {
  return new RegExp(`^(node:)?(${names.map((name) => name.replaceAll(".", "\\.")).join("|")})$`);
}
