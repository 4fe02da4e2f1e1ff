/** A text that is parsed after an edit has the syntax it has when it is parsed from nothing. */

import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "vitest";
import { newSyntaxKeeper } from "../../src/engine/python/keptSyntax";
import { sourceFile } from "../../src/engine/source";
import { numbers } from "../numbers";
import { testParser } from "./parser";

const folders = ["../cases/models", "../cases/python"].map((name) =>
  path.join(import.meta.dirname, name),
);
const files = folders.flatMap((folder) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".py"))
    .map((file) => path.join(folder, file)),
);

const pieces = [
  "(",
  ")",
  '"',
  '"""',
  ":",
  "\n",
  "    ",
  "#",
  "\\\n",
  "else:\n",
  "@f\n",
  ";",
  "x = 1\n",
  "if x:\n",
];

/** More of them take longer: `EDITS=20 npm test -- unit test/python/keptSyntax`. */
const rounds = Number(process.env.EDITS ?? 3);

const text = (module: unknown): string =>
  JSON.stringify(module, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));

test("edits of all cases", { timeout: 60_000 * rounds }, async () => {
  const parser = await testParser();
  const random = numbers(7);
  let taken = 0;
  for (const file of files) {
    const keep = newSyntaxKeeper();
    const original = fs.readFileSync(file, "utf8");
    let edited = original;
    for (let round = 0; round < rounds; round++) {
      const source = sourceFile("file.py", edited);
      const before = new Set([...keep("file.py").pieces.values()].flatMap((one) => one.statements));
      const module = parser.parse(source, keep("file.py"));
      const fresh = text(parser.parse(source));
      expect(text(module), `${file}, round ${round}:\n${edited}`).toBe(fresh);
      if (module.body.some((statement) => before.has(statement))) taken++;
      const at = random(edited.length);
      const piece = random(3) === 0 ? "" : pieces[random(pieces.length)];
      const base = random(2) === 0 ? original : edited;
      edited = base.slice(0, at) + piece + base.slice(at + random(3));
    }
  }
  expect(taken).toBeGreaterThan(files.length / 3);
});
