/** The files of `layerlens forward`: weights instead of drawn ones, a picture instead of a formula. */

import * as fs from "node:fs";
import { readCheckpoint } from "../engine/forward/checkpoint/checkpoint";
import { matchWeights } from "../engine/forward/checkpoint/match";
import { takesPicture, type Picture } from "../engine/forward/pictures";
import type { ForwardPlan } from "../engine/forward/plan";
import { readPicture } from "../node/picture";
import { UsageError } from "./args";
import type { Output } from "./main";

/** What does not fit goes to standard error, as sentences; a parameter that the file lacks keeps its drawn numbers. */
export function weightsOf(
  file: string,
  plan: ForwardPlan,
  output: Output,
): ReadonlyMap<string, Float32Array> {
  const checkpoint = readCheckpoint(readBytes(file));
  if (!checkpoint.ok) throw new UsageError(`${file}: ${checkpoint.message}`);
  const { weights, problems, notes } = matchWeights(plan, checkpoint.tensors);
  for (const problem of problems) output.error(`${file}: warning: ${problem}\n`);
  for (const note of notes) output.error(`${file}: note: ${note}\n`);
  if (weights.size === 0) throw new UsageError(`${file}: none of its weights fits the model`);
  return weights;
}

export function pictureOf(file: string, plan: ForwardPlan): Picture {
  const [input] = plan.inputs;
  if (!takesPicture(input.shape) || !input.dtype.startsWith("float")) {
    throw new UsageError(`--image: an input of [${input.shape.join(", ")}] takes no picture`);
  }
  const bytes = readBytes(file);
  try {
    return readPicture(bytes);
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readBytes(file: string): Uint8Array {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new UsageError(`there is no file ${file}`);
    throw new UsageError(`${file} cannot be read (${String(code ?? error)})`);
  }
}
