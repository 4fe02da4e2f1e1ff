// Models with one mistake each: PyTorch's exception, message and line, and fixes that PyTorch accepts.
import * as fs from "node:fs";
import * as path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { applyEdits } from "../../src/engine/advise/edit";
import type { Analysis } from "../../src/engine/analysis";
import type { Engine } from "../../src/engine/engine";
import { positionAt, type Diagnostic } from "../../src/engine/source";
import { engineForTests, fileDocument } from "../engineFor";

const folder = path.join(import.meta.dirname, "../cases/broken");

/** What PyTorch did: see test/reference/generate_broken.py. */
interface Ran {
  readonly error?: {
    readonly type: string;
    readonly message: string;
    readonly line: number | null;
  };
  /** How many numbers the model's parameters hold. */
  readonly parameters?: number;
}

interface Row extends Ran {
  /** The titles of the fixes that were tried, and what their texts did. */
  readonly fixes: readonly (readonly [title: string, ran: Ran])[];
}

const rows = JSON.parse(fs.readFileSync(path.join(folder, "broken.json"), "utf8")) as Record<
  string,
  Row
>;
const names = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith(".py"))
  .map((file) => file.replace(".py", ""))
  .sort();

let engine: Engine;
beforeAll(async () => {
  engine = await engineForTests();
});

interface Mended {
  readonly title: string;
  readonly text: string;
  readonly after: Analysis;
}

function analyzed(name: string): { analysis: Analysis; mended: readonly Mended[] } {
  const document = fileDocument(path.join(folder, `${name}.py`));
  const analysis = engine.analyze(document);
  const mended = analysis.diagnostics.flatMap((diagnostic) =>
    analysis.withFixes(diagnostic).fixes.map(({ title, edits }) => {
      const cells = applyEdits(document.cells, edits);
      return { title, text: cells[0].text, after: engine.analyze({ ...document, cells }) };
    }),
  );
  return { analysis, mended };
}

const isError = ({ severity }: Diagnostic): boolean => severity === "error";

test("every model has PyTorch's answer", () => {
  expect(Object.keys(rows)).toEqual(names);
});

/** Fixes that put a layer where there was none. */
const addsLayer = new Set(["Put nn.Flatten() in front"]);

const unmended: string[] = [];
const offered: Record<string, readonly { title: string; text: string }[]> = {};

describe.each(names)("%s", (name) => {
  const row = rows[name];

  test("is told as PyTorch tells it, and mended as PyTorch accepts it", () => {
    const { analysis, mended } = analyzed(name);
    const errors = analysis.diagnostics.filter(isError).map(({ message, range }) => {
      const file = analysis.source(range.source);
      return { message, line: file && positionAt(file, range.start).line };
    });
    const { error } = row;
    const told = error && {
      message: error.message === "" ? error.type : `${error.type}: ${error.message}`,
      // PyTorch's own frames alone: then the place is ours to choose.
      line: error.line ?? errors.at(0)?.line,
    };
    expect(errors).toEqual(told ? [told] : []);

    const offers = mended.map(({ title, text }) => ({ title, text }));
    if (offers.length > 0) offered[name] = offers;
    else unmended.push(name);
    for (const { title, after } of mended) {
      const ran = row.fixes.find(([tried]) => tried === title)?.[1];
      expect(ran, `PyTorch has not seen "${title}"`).toBeDefined();
      expect(ran?.error).toBeUndefined();
      const [model] = after.models();
      expect(parametersOf(model.trace), title).toBe(ran?.parameters);
    }
  });

  const isOfShapes = /RuntimeError|ValueError|AssertionError/.test(row.error?.type ?? "");
  test.runIf(isOfShapes)("still has the rows of all layers", () => {
    const { analysis, mended } = analyzed(name);
    const [model] = analysis.models();
    const [fixed] = mended;
    if (!fixed) return;
    const [whole] = fixed.after.models();
    const called = ({ trace }: typeof model): number =>
      new Set(trace.calls.map((call) => call.module)).size;
    expect(called(model)).toBeGreaterThanOrEqual(
      called(whole) - (addsLayer.has(fixed.title) ? 1 : 0),
    );
  });
});

function parametersOf({
  modules,
  tensors,
}: ReturnType<Analysis["models"]>[number]["trace"]): number {
  const ids = new Set(modules.flatMap((one) => one.parameters.map(({ tensor }) => tensor)));
  return [...ids].reduce(
    (sum, id) => sum + tensors[id].shape.reduce((product, size) => product * size, 1),
    0,
  );
}

/** The texts that PyTorch is to try: `npm test -- unit test/advise -u`, then generate_broken.py. */
test("the fixes are those that PyTorch tried", async () => {
  const text = `${JSON.stringify(offered, undefined, 2)}\n`;
  await expect(text).toMatchFileSnapshot(path.join(folder, "fixes.json"));
});

test("only mistakes that no edit of one place mends have no fix", () => {
  expect(unmended.sort()).toEqual([
    "permute_of_wrong_rank",
    "pooled_to_nothing",
    "too_few_returned",
  ]);
});
