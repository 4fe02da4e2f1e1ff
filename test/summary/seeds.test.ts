// torchinfo's text of the notebook's models, byte for byte, where torchinfo's own lies beside the project.
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine";
import {
  columnNames,
  defaultTextOptions,
  rowSettings,
  type TextOptions,
} from "../../src/engine/summary/options";
import { summarize } from "../../src/engine/summary/summary";
import { imageInput } from "../../src/engine/tensor/inputSpec";
import { engineForTests, fileDocument } from "../engineFor";
import { seedCases, seedPath, seedSummary, type SeedText } from "../seeds";

let engine: Engine;
beforeAll(async () => {
  engine = await engineForTests();
});

// Without the goldens this suite is empty; test/summary/golden.test.ts needs nothing.
describe.runIf(seedCases().length > 0)("torchinfo's text of the notebook's models", () => {
  test.each(seedCases())("$name", ({ name, file, build, inputs }) => {
    const analysis = engine.analyze(fileDocument(seedPath(file)));
    const golden = seedSummary(name);
    const traced = inputs ? inputs.map(({ shape }) => imageInput(shape)) : ("none" as const);
    for (const text of golden.texts) {
      const mode = text.torchinfo === "head" ? "same" : "eval";
      const model = analysis.model({ model: build, inputs: traced, mode });
      expect(model.problem).toBeUndefined();
      expect(summarize(model.trace, optionsOf(text)).text).toBe(text.text);
    }
  });
});

function optionsOf(text: SeedText): TextOptions {
  return {
    profile: text.torchinfo === "head" ? "torchinfo" : "torchinfo-1.8.0",
    depth: text.depth ?? defaultTextOptions.depth,
    columns: text.col_names && inOrder(text.col_names),
    columnWidth: text.col_width ?? defaultTextOptions.columnWidth,
    rows: text.row_settings
      ? rowSettings.filter((setting) => text.row_settings?.includes(setting))
      : defaultTextOptions.rows,
    isVerbose: text.verbose === 2,
  };
}

function inOrder(names: readonly string[]): TextOptions["columns"] {
  return names.flatMap((name) => columnNames.find((column) => column === name) ?? []);
}
