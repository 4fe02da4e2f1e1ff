/** The README's table of what is supported is that of the registries. */

import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";
import { withTable } from "../../scripts/supportTable";

test("the README's support table is up to date", () => {
  const readme = fs.readFileSync(path.join(import.meta.dirname, "../../README.md"), "utf8");
  // Mended by: node scripts/support.mjs
  expect(readme).toBe(withTable(readme));
});
