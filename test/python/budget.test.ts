/** Programs without end or bounds: each is given up for a stated reason, and what stands behind it is known. */

import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import { getString } from "../../src/engine/python/dict";
import { standardLibrary } from "../../src/engine/python/stdlib";
import { torchLibrary } from "../../src/engine/torch/library";
import { numpyModules } from "../../src/engine/torch/numpy";
import { engineForTests, textDocument } from "../engineFor";
import { runPython } from "./run";

const library = [...standardLibrary, ...torchLibrary(), ...numpyModules];

const file = path.join(import.meta.dirname, "../cases/budget/programs.py");
const programs = fs
  .readFileSync(file, "utf8")
  .split(/^#: /m)
  .slice(1)
  .map((text) => {
    const [reasons, ...lines] = text.split("\n");
    return { reasons, code: lines.join("\n").trim() };
  });

/** Less than the usual budget: what a program is given up for is the same, sooner. */
const budget = { statementSteps: 700_000 };

const words: Readonly<Record<string, string>> = {
  "given up: this takes too many steps": "steps",
  "given up: this makes something too large": "size",
};

/** Why statements came to nothing, each reason once. */
async function reasonsFor(code: string): Promise<string> {
  const raised: string[] = [];
  const { document, notes } = await runPython(`${code}\nknown = 41 + 1\n`, {
    library,
    budget,
    goesOn: true,
    // Time does not count: what a program is given up for does not depend on the machine.
    clock: undefined,
    onError: ({ type }) => raised.push(type),
  });
  expect(getString(document.globals, "known")).toMatchObject({ kind: "int", value: 42 });
  const reasons = [...notes.flatMap((note) => words[note] ?? []), ...raised];
  return reasons.length === 0 ? "known" : [...new Set(reasons)].join(", ");
}

async function modelReasonsFor(code: string): Promise<string> {
  const analysis = (await engineForTests()).analyze(textDocument(code));
  expect(analysis.models()).toHaveLength(1);
  const [{ problem }] = analysis.models();
  if (problem) {
    const given = Object.keys(words).find((text) => problem.includes(text));
    return `model ${given === undefined ? problem : words[given]}`;
  }
  return `model ${analysis.diagnostics.at(-1)?.message.split(":")[0]}`;
}

describe("the budget ends", () => {
  for (const { reasons, code } of programs) {
    const check = reasons.startsWith("model") ? modelReasonsFor : reasonsFor;
    it(code.replace(/\s+/g, " ").slice(0, 100), { timeout: 60_000 }, async () => {
      expect(await check(code)).toBe(reasons);
    });
  }
});

it("leaves nothing half done", async () => {
  const code = `
class Counter:
    pass
counter = Counter()
counter.count = 0
counter.name = "c"
total, items, table, other = 0, [], {}, [1]
for i in range(10**9):
    total += i
    items.append(i)
    table[i] = total
    counter.count += 1
`;
  const { document } = await runPython(code, { library, budget, goesOn: true, clock: undefined });
  const kindOf = (name: string) => getString(document.globals, name)?.kind;
  expect(["i", "total", "items", "table"].map(kindOf)).toEqual(Array(4).fill("unknown"));
  expect(kindOf("other")).toBe("list");
  const counter = getString(document.globals, "counter");
  expect(counter).toMatchObject({ kind: "instance" });
  if (counter?.kind !== "instance") return;
  expect([counter.attributes.get("count")?.kind, counter.attributes.get("name")?.kind]).toEqual([
    "unknown",
    "str",
  ]);
});
