/** `node scripts/support.mjs`: writes the README's table of what is supported. */

import { build } from "esbuild";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.join(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "layerlens-support-"));
try {
  const outfile = path.join(folder, "supportTable.mjs");
  await build({
    entryPoints: [path.join(root, "scripts/supportTable.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "warning",
  });
  const { withTable } = await import(pathToFileURL(outfile).href);
  const readme = path.join(root, "README.md");
  writeFileSync(readme, withTable(readFileSync(readme, "utf8")));
} finally {
  rmSync(folder, { recursive: true });
}
