/** Which tensors of a checkpoint belong to which parameters of a plan, as `load_state_dict` decides it. */

import { sameShape } from "../../tensor/shape";
import type { ForwardPlan } from "../plan";
import type { CheckpointTensor } from "./checkpoint";

export interface MatchedWeights {
  /** By the parameter's name, for `RunOptions.weights`. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** What load_state_dict would complain about, a sentence each. */
  readonly problems: readonly string[];
  /** What was done that load_state_dict would not do. */
  readonly notes: readonly string[];
}

/** Put before every name by what wrapped the model: DataParallel, Lightning's usual attribute, torch.compile. */
const wrapperPrefixes = ["module.", "model.", "_orig_mod."];

export function matchWeights(
  plan: ForwardPlan,
  given: ReadonlyMap<string, CheckpointTensor>,
): MatchedWeights {
  const { tensors, notes } = withoutPrefixes(plan, given);
  const unexpected = new Set(tensors.keys());
  const weights = new Map<string, Float32Array>();
  const missing: string[] = [];
  const mismatched: string[] = [];
  for (const { name, otherNames = [], shape, isPersistent } of plan.parameters) {
    if (!isPersistent) continue;
    for (const each of [name, ...otherNames]) {
      const found = tensors.get(each);
      unexpected.delete(each);
      if (!found) missing.push(each);
      else if (sameShape(found.shape, shape)) weights.set(name, found.values);
      else mismatched.push(mismatchText(each, found.shape, shape));
    }
  }
  const problems = [
    // Files of PyTorch before 0.4.1 have no counters, and load_state_dict does not miss them.
    ...listText("missing from the file", missing.filter(isNoCounter)),
    ...listText("not in the model", [...unexpected].filter(isNoCounter)),
    ...mismatched,
  ];
  return { weights, problems, notes };
}

function isNoCounter(name: string): boolean {
  return !name.endsWith("num_batches_tracked");
}

const mostNames = 5;

function listText(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, mostNames).join(", ");
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : "";
  const count =
    names.length === 1
      ? "1 key of the state_dict is"
      : `${names.length} keys of the state_dict are`;
  return [`${count} ${what}: ${shown}${more}`];
}

function mismatchText(name: string, file: readonly number[], model: readonly number[]): string {
  return `size mismatch for ${name}: the file has [${file.join(", ")}], the model [${model.join(", ")}]`;
}

/** Takes a prefix off that all names of the file have and none of the model's. */
function withoutPrefixes(plan: ForwardPlan, given: ReadonlyMap<string, CheckpointTensor>) {
  let tensors = given;
  const notes: string[] = [];
  for (let turn = 0; turn < wrapperPrefixes.length; turn++) {
    const names = [...tensors.keys()];
    const prefix = wrapperPrefixes.find(
      (text) =>
        names.every((name) => name.startsWith(text)) &&
        !plan.parameters.some(({ name }) => name.startsWith(text)),
    );
    if (prefix === undefined) break;
    tensors = new Map([...tensors].map(([name, tensor]) => [name.slice(prefix.length), tensor]));
    notes.push(`all names in the file begin with '${prefix}', which was left out`);
  }
  return { tensors, notes };
}
