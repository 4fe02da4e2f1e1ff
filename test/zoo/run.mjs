// Every model of torchvision, built and run by PyTorch and read by the engine: parameters, shapes of the output and the layer
// table must be the same. Then every module they are made of is imported on its own. Ends with `N passed, N failed`; artifacts/zoo.md has the table of results.
//   node test/zoo/run.mjs              all models; PYTHON names a python3 that has torch and torchvision
//   node test/zoo/run.mjs resnet18     only these
import fs from "node:fs";
import path from "node:path";
import { root } from "../../scripts/workspace.mjs";
import { compare } from "./compare.mjs";
import { checkModule, explainUnknowns, moduleNames } from "./modules.mjs";
import { lineProcess } from "./lineProcess.mjs";
import { findTorchvision } from "./packages.mjs";

/** Whoever answers a case later than this has failed it. */
const engineSeconds = 60;
const peerSeconds = 240;
/** An engine that fails to answer so often in a row cannot run at all. */
const mostSilent = 3;

const names = process.argv.slice(2);
const python = await findTorchvision();
if (!python) {
  console.error(
    "zoo: nothing was compared. A python3 with torch and torchvision is missing: install Debian's python3-torch and python3-torchvision, or set PYTHON",
  );
  console.log("0 passed, 1 failed");
  process.exit(1);
}

const peer = lineProcess(python, [path.join(root, "test/reference/zoo.py"), ...names]);
const versions = await peer.read(peerSeconds);
if (!versions) {
  console.error("zoo: PyTorch's side ended before its first line");
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const engine = lineProcess(process.execPath, [
  ...["--enable-source-maps", path.join(root, "dist/test/zoo.js")],
  path.dirname(versions.folder),
]);
console.log(`torch ${versions.torch}, torchvision ${versions.torchvision}`);

const results = [];
let silent = 0;
for (
  let expected = await peer.read(peerSeconds);
  expected;
  expected = await peer.read(peerSeconds)
) {
  const { name, mode, source, build, inputs } = expected;
  const got = await engine.ask({ source, build, mode, inputs }, engineSeconds);
  const result = { ...expected, ...compare(expected, got), milliseconds: got?.milliseconds };
  results.push(result);
  if (!result.isEqual) console.log(`${name} (${mode}): ${result.why}`);
  silent = got ? 0 : silent + 1;
  if (silent === mostSilent) break;
}
if (silent === mostSilent) peer.stop();
const peerEnd = await peer.ended();
const modules = names.length === 0 && silent < mostSilent ? await importModules() : [];
engine.stop();

const all = [...results, ...modules];
const passed = all.filter(({ isEqual }) => isEqual).length;
const failed = all.length - passed + (peerEnd === 0 ? 0 : 1);
if (peerEnd !== 0) console.log(`PyTorch's side ended with ${peerEnd}`);
writeTable();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Every module that models are made of, on its own: what stays unknown is printed with its reason. */
async function importModules() {
  const checked = [];
  for (const module of moduleNames(versions.folder)) {
    const result = checkModule(module, await engine.ask({ module }, engineSeconds));
    checked.push(result);
    if (!result.isEqual) console.log(`import ${module}: ${result.why}`);
  }
  console.log(`${checked.length} modules of torchvision imported`);
  for (const line of explainUnknowns(checked.flatMap(({ unknowns }) => unknowns)))
    console.log(line);
  return checked;
}

function writeTable() {
  const file = path.join(root, "artifacts/zoo.md");
  const rows = results.map(({ name, kind, mode, inputs, parameters, isEqual, why, milliseconds }) =>
    [
      ...[name, kind, mode, inputs.map((size) => size.join("×")).join(", ")],
      ...[parameters.toLocaleString("en"), isEqual ? why || "equal" : `**different**: ${why}`],
      ...[milliseconds ?? ""],
    ].map((cell) => String(cell).replaceAll("|", "\\|").replaceAll("\n", " ")),
  );
  const titles = ["model", "kind", "mode", "input", "parameters", "result", "ms"];
  const lines = [titles, titles.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(
    file,
    `torch ${versions.torch}, torchvision ${versions.torchvision}; layer tables of depth 3 with all columns\n\n${lines.join("\n")}\n`,
  );
  console.log(`results: ${path.relative(root, file)}`);
}
