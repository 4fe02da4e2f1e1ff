// Uses the panel as a person would, from the outside: the command palette, then what the webview shows. Both hosts.
//   node test/vscode/tour.mjs [node] [web]                 tests; ends with `N passed, N failed`
//   node test/vscode/tour.mjs --screenshots FOLDER [FILE…] pictures of the panel, light and dark, on FILEs of examples/
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { installVSCode } from "../harness/install.mjs";
import { root } from "../harness/versions.mjs";
import { openWorkbench, runCommand, webviewFrame } from "../harness/workbench.mjs";

const command = "Layerlens: Show CNN Summary";
/** A cold VS Code on a busy machine is slow; a test that hangs longer than this has failed. */
const patience = 90_000;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    screenshots: { type: "string" },
    folder: { type: "string" },
    timings: { type: "boolean" },
  },
});

if (flags.screenshots) await takeScreenshots(flags.screenshots, positionals);
else await runTests(positionals.length > 0 ? positionals : ["node", "web"]);

async function runTests(hosts) {
  let passed = 0;
  let failed = 0;
  for (const host of hosts) {
    installVSCode(host);
    const workbench = await open(host, examplesCopy());
    const { page } = workbench;
    page.setDefaultTimeout(patience);
    const test = async (name, run) => {
      const started = Date.now();
      try {
        await run();
        passed++;
        console.log(`  ✓ ${host}: ${name} (${Date.now() - started} ms)`);
      } catch (error) {
        failed++;
        console.log(`  ✗ ${host}: ${name}\n    ${error instanceof Error ? error.stack : error}`);
        fs.mkdirSync(path.join(root, "artifacts"), { recursive: true });
        await page.screenshot({ path: path.join(root, `artifacts/failed-${host}-${failed}.png`) });
      }
    };
    try {
      await tour(page, test);
    } finally {
      await workbench.close();
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** What a newcomer does with alexnet.py. */
async function tour(page, test) {
  const panel = webviewFrame(page);
  await test("the command opens the panel with the layer table", async () => {
    await openFile(page, "alexnet.py");
    await runCommand(page, command);
    await panel.getByRole("tab", { name: "Table" }).click();
    const row = panel.locator("tr.row", { hasText: "614,656" }).first();
    await row.waitFor();
    expectText(await row.innerText(), /Conv2d/);
  });
  await test("the graph shows a layer with its shape", async () => {
    await panel.getByRole("tab", { name: "Graph" }).click();
    const node = nodeOf(panel, "features.0");
    await node.waitFor();
    expectText(await node.textContent(), /Conv2d/);
    expectText(await node.textContent(), /96×54×54/);
  });
  await test("a heatmap is drawn from a real forward pass", async () => {
    const canvas = panel.locator(".activation canvas").first();
    await selectUntil(nodeOf(panel, "features.0"), canvas);
    const colors = await canvas.evaluate((element) => {
      const drawn = /** @type {HTMLCanvasElement} */ (element);
      const { width, height } = drawn;
      const data = drawn.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      const seen = new Set();
      for (let i = 0; i < data.length; i += 4) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
      return seen.size;
    });
    if (colors < 3) throw new Error(`the heatmap has ${colors} colours`);
  });
  await test("a click on a layer shows its code", async () => {
    await page
      .locator(".monaco-editor .view-line", { hasText: "nn.Conv2d(3, 96" })
      .first()
      .waitFor();
    await page.locator(".selected-text").first().waitFor({ state: "attached" });
  });
  await test("torchinfo's text is there", async () => {
    await panel.getByRole("tab", { name: "Text" }).click();
    const text = panel.locator("pre", { hasText: "Total params" });
    await text.waitFor();
    expectText(await text.innerText(), /Layer \(type:depth-idx\)/);
  });
}

/** Clicks a card until something follows: a card that is drawn again between press and release takes no click. */
async function selectUntil(node, follows) {
  for (let tries = 0; tries < 5; tries++) {
    await node.click();
    const came = await follows.waitFor({ timeout: patience / 6 }).then(
      () => true,
      () => false,
    );
    if (came) return;
  }
  await follows.waitFor();
}

/** A card of the graph by the path of its layer. */
function nodeOf(panel, path) {
  return panel.locator(`g[data-id="${path}"]`);
}

function expectText(text, pattern) {
  if (!pattern.test(text ?? ""))
    throw new Error(`${JSON.stringify(text)} does not match ${pattern}`);
}

/** Opens a file of the workspace through quick open. */
async function openFile(page, name) {
  await page.locator(".monaco-workbench").waitFor({ timeout: patience });
  await page.getByRole("treeitem", { name }).first().dblclick({ timeout: patience });
  await page.locator(".tab.active", { hasText: name }).first().waitFor({ timeout: patience });
}

async function takeScreenshots(folder, files) {
  installVSCode("node");
  fs.mkdirSync(folder, { recursive: true });
  for (const [theme, name] of [
    ["Default Dark Modern", "dark"],
    ["Default Light Modern", "light"],
  ]) {
    for (const file of files.length > 0 ? files : ["alexnet.py", "vgg.py", "googlenet.py"]) {
      const copy = flags.folder ? copyOf(flags.folder) : examplesCopy();
      const workbench = await open("node", copy, { "workbench.colorTheme": theme });
      try {
        const { page } = workbench;
        await openFile(page, file);
        if (file.endsWith(".py")) await page.locator(".view-lines").first().click();
        await runCommand(page, command);
        const panel = webviewFrame(page);
        await panel
          .locator("g[data-id]")
          .first()
          .waitFor({ timeout: 30_000 })
          .catch(() => console.log(`${file}: no graph within 30 s`));
        await panel
          .locator("image.thumbnail")
          .last()
          .waitFor({ timeout: 30_000 })
          .catch(() => console.log(`${file}: no heatmap within 30 s`));
        await page.waitForTimeout(3000);
        const target = path.join(folder, `${path.parse(file).name}-${name}.png`);
        await page.screenshot({ path: target });
        console.log(target);
      } finally {
        await workbench.close();
      }
    }
  }
}

function open(host, folder, settings = {}) {
  return openWorkbench({
    host,
    folder,
    settings,
    viewport: { width: 1600, height: 1000 },
    ...(host === "node" ? { installedExtension: root } : { extensionDevelopmentPath: [root] }),
    log: process.env.HARNESS_VERBOSE
      ? (kind, text) => console.error(`[${kind}] ${text}`)
      : undefined,
  });
}

function examplesCopy() {
  return copyOf(path.join(root, "examples"));
}

/** Tests never write into the examples. */
function copyOf(folder) {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-tour-"));
  fs.cpSync(folder, copy, { recursive: true });
  process.once("exit", () => fs.rmSync(copy, { recursive: true, force: true }));
  return copy;
}
