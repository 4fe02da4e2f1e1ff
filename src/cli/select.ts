/** The model that the options of a command line name, or the one they mean. */

import type { AnalyzedModel, Analysis, ModelSelection } from "../engine/analysis";
import { chooseCandidate } from "../engine/discover/candidates";
import { UsageError, type ModelOptions } from "./args";

export function selectModel(
  analysis: Analysis,
  file: string,
  options: ModelOptions,
  mode?: ModelSelection["mode"],
): AnalyzedModel {
  const selection = { inputs: options.inputs, mode: options.mode ?? mode };
  const model = options.model ?? meantModel(analysis, file);
  const found = analysis.model({ ...selection, model });
  if (found.problem !== undefined) throw new UsageError(found.problem);
  return found;
}

function meantModel(analysis: Analysis, file: string): string {
  const { candidates } = analysis;
  if (candidates.length === 0) throw new UsageError(`${file} holds no PyTorch model`);
  const chosen = chooseCandidate(candidates);
  if (chosen !== undefined) return candidates[chosen].model;
  const names = candidates.map(({ model }) => `--model "${model}"`);
  throw new UsageError(`${file} holds several models, name one:\n  ${names.join("\n  ")}`);
}
