/** Runs a plan on a backend: draws the weights, makes the inputs, goes through the steps, reports every layer. */

import {
  buffersRead,
  buffersWritten,
  fromPlanNumber,
  type BufferId,
  type ForwardPlan,
  type PlanLeaf,
  type PlanStep,
} from "./plan";
import type { Runtime } from "./backends/runtime";
import { runHost } from "./host";
import { initialise, type InitialiserArgs } from "./initialise";
import { defaultFill, fillInput, type Fill } from "./inputs";
import { fillPicture, type Picture } from "./pictures";
import { Generator } from "./random";
import { runRule, type RuleInput } from "./rules";
import { activationMap, statisticsOf, type ActivationMap, type Statistics } from "./statistics";

/** A picture as an input, prepared as torchvision prepares those of ImageNet. */
export interface PictureFill {
  readonly kind: "picture";
  readonly picture: Picture;
}

export interface RunOptions {
  readonly seed: number;
  /** One per input; absent ones are filled as their dtype suggests. */
  readonly fills?: readonly (Fill | PictureFill | undefined)[];
  /** Small pictures of every leaf's activation. */
  readonly wantMaps?: boolean;
  /** Statistics of every parameter. */
  readonly wantParameters?: boolean;
  /** Numbers that take the place of drawn ones, by the parameter's name: a checkpoint. */
  readonly weights?: ReadonlyMap<string, Float32Array>;
  /** Milliseconds, for `seconds`; the engine has no clock of its own. */
  readonly now?: () => number;
  /** Asked between steps. */
  readonly isCancelled?: () => boolean;
  /** Awaited now and then, so that whoever runs this can do something else: hear of a cancel. */
  readonly pause?: () => Promise<void>;
}

export type RunEvent =
  | { readonly kind: "progress"; readonly done: number; readonly of: number; readonly path: string }
  /** An op that turned out to be not computable for these numbers; what depends on it is left out. */
  | { readonly kind: "gap"; readonly op: string; readonly why: string }
  | { readonly kind: "parameter"; readonly index: number; readonly statistics: Statistics }
  | {
      readonly kind: "leaf";
      readonly leaf: number;
      readonly statistics: Statistics;
      readonly map?: ActivationMap;
    }
  | { readonly kind: "done"; readonly outputs: readonly RunOutput[]; readonly seconds: RunSeconds }
  | { readonly kind: "cancelled" };

export interface RunOutput {
  readonly shape: readonly number[];
  /** Absent where the output's numbers are not known. */
  readonly values?: Float32Array;
}

export interface RunSeconds {
  readonly initialise: number;
  readonly run: number;
}

/** Milliseconds of work between two pauses. */
const pauseEvery = 30;

export async function* runForward(
  plan: ForwardPlan,
  runtime: Runtime,
  options: RunOptions,
): AsyncGenerator<RunEvent, void, undefined> {
  const now = options.now ?? (() => 0);
  const generator = new Generator(options.seed);
  const parameterOf = parametersByBuffer(plan);
  /** Buffers without numbers, since what makes them could not be computed. */
  const missing = new Set<BufferId>();
  /** Buffers that hold numbers. */
  const live = new Set<BufferId>();
  let initialising = 0;
  const start = now();

  let paused = start;
  for (const [index, step] of plan.steps.entries()) {
    if (options.isCancelled?.()) {
      yield { kind: "cancelled" };
      return;
    }
    const began = now();
    if (options.pause && began - paused >= pauseEvery) {
      await options.pause();
      paused = now();
    }
    if (index === plan.passStart) {
      putWeights(plan, runtime, options, live);
      fillInputs(plan, runtime, options, generator);
    }
    const leafBuffer = step.kind === "leaf" ? plan.leaves[step.leaf].buffer : undefined;
    const isMissing = [leafBuffer, ...buffersRead(step)].some(
      (buffer) => buffer !== undefined && missing.has(buffer),
    );
    if (isMissing) {
      for (const buffer of buffersWritten(step)) missing.add(buffer);
    } else if (step.kind === "leaf") {
      const leaf = plan.leaves[step.leaf];
      yield await leafEvent(step.leaf, leaf, runtime, options);
      yield { kind: "progress", done: index + 1, of: plan.steps.length, path: reachedText(leaf) };
    } else {
      const why = await execute(runtime, generator, step);
      if (why !== undefined && step.kind === "rule") {
        yield { kind: "gap", op: step.op, why };
        for (const buffer of buffersWritten(step)) missing.add(buffer);
      }
      const made = why === undefined ? intoOf(step) : undefined;
      for (const parameter of parameterOf.get(made ?? -1) ?? []) {
        const given = options.weights?.get(plan.parameters[parameter].name);
        // Lazy layers make theirs within the pass, when the others have been put in place.
        if (given && index >= plan.passStart) {
          runtime.write(intoOf(step), (room) => room.set(given));
        }
        if (!options.wantParameters) continue;
        const values = given ?? (await runtime.read(intoOf(step)));
        const moments = given ? undefined : runtime.moments?.(intoOf(step));
        yield { kind: "parameter", index: parameter, statistics: statisticsOf(values, moments) };
      }
    }
    if (isInitialising(plan, step)) initialising += now() - began;
    if (!isMissing) for (const buffer of buffersWritten(step)) live.add(buffer);
    for (const buffer of step.frees) if (live.delete(buffer)) runtime.free(buffer);
  }
  if (plan.passStart >= plan.steps.length) fillInputs(plan, runtime, options, generator);
  const outputs: RunOutput[] = [];
  for (const { buffer, shape } of plan.outputs) {
    const isKnown = buffer !== undefined && !missing.has(buffer);
    const values = isKnown ? await runtime.read(buffer) : undefined;
    outputs.push({ shape, values: values?.slice() });
  }
  const total = now() - start;
  const seconds = { initialise: initialising / 1000, run: (total - initialising) / 1000 };
  yield { kind: "done", outputs, seconds };
}

/** What `load_state_dict` does: numbers of a file over those that were drawn, once the model is built. */
function putWeights(
  { parameters }: ForwardPlan,
  runtime: Runtime,
  { weights }: RunOptions,
  live: ReadonlySet<BufferId>,
): void {
  for (const { name, buffer } of parameters) {
    const given = weights?.get(name);
    if (!given || buffer === undefined || !live.has(buffer)) continue;
    runtime.write(buffer, (room) => room.set(given));
  }
}

/** Random inputs are drawn when the pass begins: behind the weights of all but lazy layers. */
function fillInputs(
  plan: ForwardPlan,
  runtime: Runtime,
  options: RunOptions,
  generator: Generator,
): void {
  plan.inputs.forEach(({ buffer, dtype, shape }, index) => {
    if (buffer === undefined) return;
    const fill = options.fills?.[index] ?? defaultFill(dtype);
    runtime.write(buffer, (room) => {
      if (fill.kind === "picture") fillPicture(room, shape, fill.picture);
      else fillInput(room, fill, index, generator);
    });
  });
}

/** True for steps that make weights: lazy layers make theirs in the middle of the pass. */
function isInitialising(plan: ForwardPlan, step: PlanStep): boolean {
  return (
    step.kind === "initialise" || (step.kind !== "leaf" && plan.buffers[intoOf(step)].isWeight)
  );
}

function intoOf(step: Exclude<PlanStep, { kind: "leaf" }>): BufferId {
  return step.kind === "host" || step.kind === "rule" ? step.outputs[0].buffer : step.into;
}

/** Says why the step's outputs have no numbers, if they have none. */
async function execute(
  runtime: Runtime,
  generator: Generator,
  step: Exclude<PlanStep, { kind: "leaf" }>,
): Promise<string | undefined> {
  switch (step.kind) {
    case "initialise": {
      const args: InitialiserArgs = Object.fromEntries(
        Object.entries(step.args).map(([name, value]) => [
          name,
          typeof value === "string" && Number.isNaN(Number(value)) && value !== "NaN"
            ? value
            : Number(value),
        ]),
      );
      runtime.write(step.into, (room) =>
        initialise(generator, step.name, room, step.shape, step.dtype, args),
      );
      return undefined;
    }
    case "values":
      runtime.write(step.into, (room) => room.set(step.values.map(fromPlanNumber)));
      return undefined;
    case "rule": {
      const inputs: RuleInput[] = [];
      for (const { buffer, shape, dtype } of step.inputs) {
        const values = await runtime.read(buffer);
        inputs.push({ values: values.slice(), shape, dtype });
      }
      const shapes = step.outputs.map(({ shape }) => shape);
      const outputs = runRule(step.op, step.args, inputs, shapes);
      if (!outputs) return "its rule does not cover these arguments";
      step.outputs.forEach(({ buffer }, i) =>
        runtime.write(buffer, (room) => room.set(outputs[i])),
      );
      return undefined;
    }
    case "host": {
      const inputs: { values: Float32Array; shape: readonly number[] }[] = [];
      for (const { buffer, shape } of step.inputs) {
        const values = await runtime.read(buffer);
        inputs.push({ values: values.slice(), shape });
      }
      const numbers = step.numbers.map(fromPlanNumber);
      const outputs = runHost(step.name, inputs, numbers, step.outputs, generator);
      step.outputs.forEach(({ buffer }, i) =>
        runtime.write(buffer, (room) => room.set(outputs[i])),
      );
      return undefined;
    }
    case "pass":
      await runtime.run(step);
      return undefined;
  }
}

async function leafEvent(
  index: number,
  leaf: PlanLeaf,
  runtime: Runtime,
  options: RunOptions,
): Promise<RunEvent> {
  const { buffer } = leaf;
  const values = buffer === undefined ? new Float32Array() : await runtime.read(buffer);
  return {
    kind: "leaf",
    leaf: index,
    statistics: statisticsOf(values, buffer === undefined ? undefined : runtime.moments?.(buffer)),
    map: options.wantMaps ? activationMap(values, leaf.shape) : undefined,
  };
}

/** What a reader is told to be reached: `layer1.0.conv1`, `relu in layer1.0`. */
function reachedText({ kind, path, className }: PlanLeaf): string {
  if (kind === "layer") return path === "" ? className : path;
  return path === "" ? className : `${className} in ${path}`;
}

function parametersByBuffer(plan: ForwardPlan): ReadonlyMap<BufferId, readonly number[]> {
  const result = new Map<BufferId, number[]>();
  plan.parameters.forEach(({ buffer }, index) => {
    if (buffer === undefined) return;
    const list = result.get(buffer);
    if (list) list.push(index);
    else result.set(buffer, [index]);
  });
  return result;
}
