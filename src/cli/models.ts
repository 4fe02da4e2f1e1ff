/** `layerlens models`: what discover found, and why. */

import type { Engine } from "../engine/engine";
import { inputText } from "../engine/tensor/inputSpec";
import type { CommandLine } from "./args";
import { readDocument } from "./document";
import type { Output } from "./main";
import { rangeJson } from "./print";

type ModelsLine = Extract<CommandLine, { command: "models" }>;

export function modelsCommand(engine: Engine, line: ModelsLine, output: Output): number {
  const analysis = engine.analyze(readDocument(line.file));
  const models = analysis.candidates.map((candidate) => {
    const model = analysis.model({ model: candidate.model });
    return {
      className: candidate.className,
      model: candidate.model,
      why: candidate.why,
      missing: candidate.missing,
      inputs: model.inputs.map(inputText),
      inputsWhy: model.inputsWhy,
      definedAt: rangeJson(analysis, candidate.definedAt),
    };
  });
  if (line.format === "json") {
    output.out(`${JSON.stringify({ file: line.file, models }, undefined, 2)}\n`);
    return 0;
  }
  if (models.length === 0) output.error(`${line.file} holds no PyTorch model\n`);
  for (const { className, model, why, inputs, inputsWhy } of models) {
    output.out(`${className}\n  ${model}    ${why}\n`);
    if (inputs.length > 0) output.out(`  input ${inputs.join(", ")}    ${inputsWhy}\n`);
  }
  return 0;
}
