/** `layerlens forward`: a real pass, with PyTorch's own seeded weights. */

import type { AnalyzedModel } from "../engine/analysis";
import type { Engine } from "../engine/engine";
import type { ForwardPlan, PlanLeaf } from "../engine/forward/plan";
import { planForward } from "../engine/forward/planForward";
import {
  runForward,
  type RunOptions,
  type RunOutput,
  type RunSeconds,
} from "../engine/forward/run";
import type { Statistics } from "../engine/forward/statistics";
import { createRuntime } from "../engine/forward/backends/choose";
import { UsageError, type CommandLine } from "./args";
import { readDocument } from "./document";
import type { Output } from "./main";
import { diagnosticLine, placeText } from "./print";
import { pictureOf, weightsOf } from "./passFiles";
import { selectModel } from "./select";

type ForwardLine = Extract<CommandLine, { command: "forward" }>;

const mostOutputValues = 1000;

interface Result {
  readonly backend: string;
  readonly parameters: readonly Statistics[];
  readonly leaves: ReadonlyMap<number, Statistics>;
  readonly outputs: readonly RunOutput[];
  /** What turned out to be not computable on the way, a sentence each. */
  readonly gaps: readonly string[];
  readonly seconds: RunSeconds & { readonly analyse: number; readonly compile: number };
}

export async function forwardCommand(
  engine: Engine,
  line: ForwardLine,
  output: Output,
): Promise<number> {
  const started = performance.now();
  const analysis = engine.analyze(readDocument(line.file));
  const model = selectModel(analysis, line.file, line.model, "eval");
  if (model.inputs.length === 0) throw new UsageError("forward needs an input: give --input SHAPE");
  for (const diagnostic of model.diagnostics)
    output.error(`${diagnosticLine(analysis, diagnostic)}\n`);
  const plan = planForward(model.trace);
  for (const gap of plan.gaps) {
    output.error(`${placeText(analysis, gap.at)}: note: ${gap.op} is not computed: ${gap.why}\n`);
  }
  const analyse = (performance.now() - started) / 1000;
  const weights = line.weights === undefined ? undefined : weightsOf(line.weights, plan, output);
  const picture = line.image === undefined ? undefined : pictureOf(line.image, plan);
  const fills = picture
    ? [{ kind: "picture", picture } as const]
    : model.inputs.map(({ fill }) => fill);
  const result = await run(plan, { seed: line.seed, fills, weights }, line, analyse);
  for (const gap of result.gaps) output.error(`${line.file}: note: ${gap}\n`);
  output.out(
    line.format === "json"
      ? `${JSON.stringify(forwardJson(line, model, plan, result), undefined, 2)}\n`
      : forwardText(plan, result),
  );
  return model.diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}

async function run(
  plan: ForwardPlan,
  options: RunOptions,
  line: ForwardLine,
  analyse: number,
): Promise<Result> {
  const began = performance.now();
  const runtime = await createRuntime(plan, line.backend === "cpu" ? "cpu" : "webasm");
  const compile = (performance.now() - began) / 1000;
  const parameters: Statistics[] = [];
  const leaves = new Map<number, Statistics>();
  const gaps: string[] = [];
  try {
    const events = runForward(plan, runtime, {
      ...options,
      wantParameters: line.format === "json",
      now: () => performance.now(),
    });
    for await (const event of events) {
      if (event.kind === "parameter") parameters[event.index] = event.statistics;
      if (event.kind === "gap") gaps.push(`${event.op} is not computed: ${event.why}`);
      if (event.kind === "leaf") leaves.set(event.leaf, event.statistics);
      if (event.kind === "done") {
        const { outputs, seconds } = event;
        return {
          backend: runtime.backend,
          parameters,
          leaves,
          outputs,
          gaps,
          seconds: { ...seconds, analyse, compile },
        };
      }
    }
    throw new Error("the pass ended without a result");
  } finally {
    runtime.destroy();
  }
}

function forwardJson(
  line: ForwardLine,
  model: AnalyzedModel,
  plan: ForwardPlan,
  result: Result,
): unknown {
  return {
    file: line.file,
    model: model.candidate.model,
    seed: line.seed,
    backend: result.backend,
    inputs: model.inputs.map(({ shape, dtype }) => ({ shape, dtype })),
    parameters: plan.parameters.flatMap(({ name, shape, kind }, i) => {
      const statistics = result.parameters.at(i);
      if (kind !== "parameter" || !statistics) return [];
      const { first, sum, l2 } = statistics;
      return [{ name, shape, first, sum, l2 }];
    }),
    leaves: reportsOf(plan, result, "layer"),
    functions: reportsOf(plan, result, "function"),
    outputs: result.outputs.map(({ shape, values }) => ({
      shape,
      values: values && [...values.slice(0, mostOutputValues)],
    })),
    seconds: result.seconds,
  };
}

/** Statistics of what was computed, and why something was not. */
function reportsOf(plan: ForwardPlan, result: Result, wanted: PlanLeaf["kind"]): unknown[] {
  return plan.leaves.flatMap(({ kind, path, className, shape, why }, i): object[] => {
    if (kind !== wanted) return [];
    const statistics = result.leaves.get(i);
    if (!statistics) return [{ path, className, shape, why }];
    const { mean, std, min, max, l2, first } = statistics;
    return [{ path, className, shape, mean, std, min, max, l2, first }];
  });
}

function forwardText(plan: ForwardPlan, result: Result): string {
  const lines = plan.leaves.map(({ path, className, shape, why }, i) => {
    const statistics = result.leaves.get(i);
    const figures = statistics
      ? (["mean", "std", "min", "max"] as const)
          .map((name) => `${name} ${statistics[name].toPrecision(5)}`)
          .join("  ")
      : (why ?? "not computed");
    return `${path.padEnd(28)} ${className.padEnd(20)} ${`[${shape.join(", ")}]`.padEnd(22)} ${figures}`;
  });
  const outputs = result.outputs.map(({ shape, values }) => {
    const shown = values
      ? [...values.slice(0, 10)].map((value) => value.toPrecision(7)).join(", ")
      : "unknown";
    return `output [${shape.join(", ")}]: ${shown}${values && values.length > 10 ? ", …" : ""}`;
  });
  const { analyse, initialise, compile, run } = result.seconds;
  const seconds = `analyse ${analyse.toFixed(2)} s, compile ${compile.toFixed(2)} s, weights ${initialise.toFixed(2)} s, pass ${run.toFixed(2)} s (${result.backend})`;
  return `${[...lines, ...outputs, seconds].join("\n")}\n`;
}
