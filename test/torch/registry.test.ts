/** The table of ops: unique names, and a case for each. */

import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";
import { allOps, collectOps } from "../../src/engine/torch/ops/index";
import { allLayers } from "../../src/engine/torch/layers/index";

const folder = path.join(import.meta.dirname, "../cases/torch");
const text = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".py"))
  .map((file) => fs.readFileSync(path.join(folder, file), "utf8"))
  .join("\n");

test("no two ops have the same name", () => {
  expect(() => collectOps()).not.toThrow();
});

test("every op has a case", () => {
  const bare = [...new Set(allOps().values())].filter(
    ({ name, aliases }) => ![name, ...(aliases ?? [])].some(isInCases),
  );
  expect(bare.map(({ name }) => name)).toEqual([]);
});

test("every layer has a case", () => {
  const bare = allLayers().filter(
    ({ name }) => !new RegExp(`\\bnn\\.(\\w+\\.)*${lastOf(name)}\\b`).test(text),
  );
  expect(bare.map(({ name }) => name)).toEqual([]);
});

/** Operators are called by their signs, not by name. */
function isInCases(name: string): boolean {
  // What stands behind a colon tells overloads of a name apart.
  // No Python name: what conversions such as `x.to(dtype)` call.
  if (name.startsWith("aten::")) return text.includes(".to(");
  const last = lastOf(name).replace(/:.*/, "");
  if (last.startsWith("__")) return true;
  return new RegExp(`\\b${last}\\b`).test(text);
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
