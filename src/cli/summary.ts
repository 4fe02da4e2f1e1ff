/** `layerlens summary`. */

import type { Engine } from "../engine/engine";
import { summarize } from "../engine/summary/summary";
import type { CommandLine } from "./args";
import { readDocument } from "./document";
import type { Output } from "./main";
import { diagnosticLine, placeText, summaryCsv, summaryJson, summaryMarkdown } from "./print";
import { selectModel } from "./select";

type SummaryLine = Extract<CommandLine, { command: "summary" }>;

export function summaryCommand(engine: Engine, line: SummaryLine, output: Output): number {
  const analysis = engine.analyze(readDocument(line.file));
  const mode = line.text.profile === "torchinfo" ? "same" : "eval";
  const model = selectModel(analysis, line.file, line.model, mode);
  const summary = summarize(model.trace, line.text);
  const hasInput = model.trace.calls.length > 0;
  switch (line.format) {
    case "json":
      output.out(
        `${JSON.stringify(summaryJson(line.file, analysis, model, summary, line.text), undefined, 2)}\n`,
      );
      break;
    case "markdown":
      output.out(`${summaryMarkdown(summary, hasInput, line.text)}\n`);
      break;
    case "csv":
      output.out(`${summaryCsv(summary, hasInput, line.text)}\n`);
      break;
    case "text":
      output.out(`${summary.text}\n`);
  }
  for (const { message, range } of model.notes) {
    output.error(`${placeText(analysis, range)}: note: ${message}\n`);
  }
  for (const diagnostic of model.diagnostics)
    output.error(`${diagnosticLine(analysis, diagnostic)}\n`);
  return model.diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}
