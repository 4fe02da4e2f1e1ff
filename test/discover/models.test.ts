/** Which models a file holds, and what they are fed: what an experienced user would take. */

import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";
import { inputText } from "../../src/engine/tensor/inputSpec";
import { engineForTests, textDocument } from "../engineFor";

const file = path.join(import.meta.dirname, "../cases/discover/models.py");
const cases = fs
  .readFileSync(file, "utf8")
  .split(/^#: /m)
  .slice(1)
  .map((text) => ({
    found: text.slice(0, text.indexOf("\n")),
    code: text.slice(text.indexOf("\n") + 1),
  }));

const engine = engineForTests();

async function check(code: string, found: string): Promise<void> {
  const models = (await engine).analyze(textDocument(code)).models();
  const shown = models.map(
    ({ candidate, inputs }) => `${candidate.model} = ${inputs.map(inputText).join(" ")}`,
  );
  expect(shown.join("; ")).toBe(found);
  // Each of these works in PyTorch: an error would be about a guess of ours.
  expect(models.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
}

describe("models and inputs found", () => {
  for (const { found, code } of cases) it(found, () => check(code, found));
});

describe("why they were chosen", () => {
  it.each([
    ["LeNet()", "1x1x32x32 fits, 1x1x28x28 does not"],
    ["Celeb()", "1x3x48x48 is the smallest that fits, no usual size does"],
    ["Commented(3, 10)", "from the comment in line 2"],
    ["Called(3, 8)", "from the call in line 9"],
    ["DictIn()", "batch is a mapping: what it holds is not known"],
  ])("%s", async (model, why) => {
    const code = cases.find(({ found }) => found.startsWith(model))?.code ?? "";
    expect((await engine).analyze(textDocument(code)).model({ model }).inputsWhy).toBe(why);
  });

  it("a call that never runs gives the arguments", async () => {
    const code = cases.find(({ found }) => found.startsWith("Inner("))?.code ?? "";
    const [candidate] = (await engine).analyze(textDocument(code)).candidates;
    expect(candidate).toMatchObject({ why: "called so in line 9", missing: [] });
  });
});
