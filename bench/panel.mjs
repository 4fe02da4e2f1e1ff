// From the command to the first picture in the panel, and from there to AlexNet's heatmaps, in a real VS Code whose
// language server is warm. The peer is bench/cold.mjs's: what the same summary takes in Python. Beside the first figure
// stands VS Code's own part of it: until the webview it makes begins to load the panel's page.
//   node bench/panel.mjs [ROUNDS]
// Chromium here renders in software, and heatmaps come from WebAssembly: on a machine with a GPU pictures come faster.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { installVSCode } from "../test/harness/install.mjs";
import { root } from "../test/harness/versions.mjs";
import { openWorkbench, webviewFrame } from "../test/harness/workbench.mjs";
import { median } from "./process.mjs";

const rounds = Number(process.argv[2] ?? 3);
const patience = { timeout: 90_000 };

installVSCode("node");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "layerlens-bench-"));
fs.cpSync(path.join(root, "examples"), folder, { recursive: true });
const pages = [];
const pictures = [];
const heatmaps = [];
try {
  for (let round = 0; round < rounds; round++) {
    const { page, close } = await openWorkbench({
      host: "node",
      folder,
      installedExtension: root,
      viewport: { width: 1600, height: 1000 },
    });
    try {
      await page.getByRole("treeitem", { name: "alexnet.py" }).first().dblclick(patience);
      // The lens comes from the server's analysis: it is warm then.
      const lens = page.locator(".codelens-decoration a", { hasText: "Show CNN Summary" }).first();
      await lens.waitFor(patience);
      await page.waitForTimeout(2000);
      const panel = webviewFrame(page);
      const began = performance.now();
      const clock = Date.now();
      await lens.click();
      await panel.locator("g[data-id]").first().waitFor(patience);
      const pictured = performance.now();
      await panel
        .locator("image.thumbnail")
        .nth(12)
        .waitFor({ ...patience, state: "attached" });
      const origin = await panel.locator("body").evaluate(() => performance.timeOrigin);
      pages.push((origin - clock) / 1000);
      pictures.push((pictured - began) / 1000);
      heatmaps.push((performance.now() - pictured) / 1000);
    } finally {
      await close();
    }
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
const row = (name, seconds) =>
  `${name}: median ${median(seconds).toFixed(2)} s (${seconds.map((s) => s.toFixed(2)).join(", ")})`;
console.log(row("command to first picture", pictures));
console.log(row("of that, until VS Code loads the panel's page", pages));
console.log(row("first picture to AlexNet's heatmaps", heatmaps));
