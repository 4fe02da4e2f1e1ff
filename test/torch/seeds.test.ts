/** Traces of a student's notebook: every draw, weight and leaf call as real PyTorch made them. */

import * as fs from "node:fs";
import * as path from "node:path";
import * as zlib from "node:zlib";
import { describe, expect, test } from "vitest";
import { evaluateDocument, runToEnd } from "../../src/engine/python/evaluate";
import { createMachine } from "../../src/engine/python/machine";
import type { Steps } from "../../src/engine/python/native";
import { None, type PyValue } from "../../src/engine/python/values";
import { evaluateExpression } from "../../src/engine/python/evaluate";
import { sourceFile } from "../../src/engine/source";
import { numel } from "../../src/engine/tensor/shape";
import { torchLibrary } from "../../src/engine/torch/library";
import { traceModule, type TraceResult } from "../../src/engine/torch/trace";
import { nodeFiles } from "../../src/node/files";
import type { Trace } from "../../src/engine/trace/trace";
import { hasSeeds, seedCases, seedPath, type SeedCase } from "../seeds";
import { testParser } from "../python/parser";
import { standardLibrary } from "../../src/engine/python/stdlib";

interface Golden {
  readonly protocol: string;
  readonly rng_log: readonly (readonly [string, number, number, number, string])[];
  readonly params: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly leaves: readonly {
    readonly path: string;
    readonly class: string;
    readonly shape: readonly number[];
  }[];
  readonly output: readonly { readonly shape: readonly number[] }[];
}

describe.runIf(hasSeeds)("the notebook's models", () => {
  for (const seed of seedCases()) {
    const file = seedPath(`golden/${seed.name}.forward.json.gz`);
    if (!seed.inputs || !fs.existsSync(file)) continue;
    const golden = JSON.parse(zlib.gunzipSync(fs.readFileSync(file)).toString("utf8")) as Golden;
    test(seed.name, async () => {
      const trace = await traced(seed);
      expect(drawsOf(trace)).toEqual(golden.rng_log.map((draw) => draw.slice(0, 4)));
      const shapes = parametersOf(trace);
      for (const { name, shape } of golden.params)
        expect([name, shapes.get(name)]).toEqual([name, shape]);
      expect(shapes.size).toBe(golden.params.length);
      expect(leavesOf(trace)).toEqual(
        golden.leaves.map((leaf) => [leaf.path, leaf.class, leaf.shape]),
      );
      expect(outputShape(trace)).toEqual(golden.output[0].shape);
    });
  }
});

async function traced(seed: SeedCase): Promise<Trace> {
  const machine = createMachine({
    parser: await testParser(),
    library: [...standardLibrary, ...torchLibrary()],
    files: nodeFiles,
    roots: [path.dirname(seedPath(seed.file))],
  });
  const text = fs.readFileSync(seedPath(seed.file), "utf8");
  const { globals } = evaluateDocument(machine, [sourceFile(seed.file, text)]);
  const built = evaluateExpression(machine, globals, seed.build);
  if (built.kind !== "value")
    throw new Error(`${seed.name} cannot be built: ${JSON.stringify(built)}`);
  let result: TraceResult | undefined;
  runToEnd(
    machine,
    (function* (): Steps<PyValue> {
      result = yield* traceModule(
        machine,
        function* () {
          return built.value;
        },
        {
          model: seed.build,
          inputs: (seed.inputs ?? []).map(({ shape }) => ({ shape, dtype: "float32" as const })),
          mode: "eval",
        },
      );
      return None;
    })(),
  );
  if (result?.kind !== "trace") throw new Error(`${seed.name} gives no trace`);
  return result.trace;
}

/** Kind, count and the two numbers of every draw, in order. */
function drawsOf(trace: Trace): unknown[] {
  return trace.ops.flatMap((op) => {
    const count = numel(trace.tensors[op.outputs[0]].shape);
    if (op.op === "torch.nn.init.uniform_") return [["uniform", count, op.args.a, op.args.b]];
    if (op.op === "torch.nn.init.normal_") return [["normal", count, op.args.mean, op.args.std]];
    return [];
  });
}

function pathsOf(trace: Trace): Map<number, string> {
  const paths = new Map<number, string>([[trace.root, ""]]);
  const visit = (id: number): void => {
    for (const { name, module } of trace.modules[id].children) {
      if (paths.has(module)) continue;
      const parent = paths.get(id) ?? "";
      paths.set(module, parent === "" ? name : `${parent}.${name}`);
      visit(module);
    }
  };
  visit(trace.root);
  return paths;
}

function parametersOf(trace: Trace): Map<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>();
  for (const [id, path] of pathsOf(trace)) {
    for (const { name, tensor } of trace.modules[id].parameters) {
      shapes.set(path === "" ? name : `${path}.${name}`, trace.tensors[tensor].shape);
    }
  }
  return shapes;
}

function leavesOf(trace: Trace): unknown[] {
  const paths = pathsOf(trace);
  return trace.calls.flatMap(({ module, output }) => {
    const node = trace.modules[module];
    if (node.children.length > 0) return [];
    const shape = output?.kind === "tensor" ? trace.tensors[output.tensor].shape : undefined;
    return [[paths.get(module), node.className, shape]];
  });
}

function outputShape(trace: Trace): readonly number[] | undefined {
  return trace.output?.kind === "tensor" ? trace.tensors[trace.output.tensor].shape : undefined;
}
