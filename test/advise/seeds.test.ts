// The notebook's mistakes: PyTorch's exception, message and line, where its answers lie beside the project.
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine";
import { positionAt } from "../../src/engine/source";
import { imageInput } from "../../src/engine/tensor/inputSpec";
import { engineForTests, fileDocument } from "../engineFor";
import { seedErrors, seedPath } from "../seeds";

let engine: Engine;
beforeAll(async () => {
  engine = await engineForTests();
});

/** Several inputs there are several calls of one model, which is not what a summary does. */
const cases = seedErrors().filter(({ inputs }) => inputs.length === 1);

describe.runIf(cases.length > 0)("mistakes are told as PyTorch tells them", () => {
  test.each(cases)("$name", ({ file, build, inputs, error }) => {
    const document = fileDocument(seedPath(file));
    const analysis = engine.analyze(document);
    const model = analysis.model({
      model: build,
      inputs: inputs.map((shape) => imageInput(shape)),
    });
    const [first] = model.diagnostics;
    const told = first && {
      message: first.message,
      line: positionAt(document.cells[0], first.range.start).line,
    };
    expect(told).toEqual(
      error && { message: `${error.type}: ${error.message}`, line: error.frame.line },
    );
  });
});
