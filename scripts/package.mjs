// Packs the extension: layerlens-VERSION.vsix in the project's folder, and nothing in it that VS Code does not run.
//   node scripts/package.mjs [FILE.vsix]
import { createRequire } from "node:module";
import path from "node:path";
import { installPackages, root, runTool } from "./workspace.mjs";

await installPackages();
if ((await runTool("../scripts/build.mjs", [])) !== 0) process.exit(1);

const require = createRequire(import.meta.url);
const { version } = require("../package.json");
const file = path.resolve(process.argv[2] ?? path.join(root, `layerlens-${version}.vsix`));
const flags = [
  "--no-dependencies", // the bundles hold them
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--out",
  file,
];
process.exitCode = await runTool("@vscode/vsce/vsce", ["package", ...flags]);
