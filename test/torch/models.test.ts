/** Whole models through our engine, compared with what PyTorch built and ran. */

import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, test } from "vitest";
import { evaluateDocument, evaluateExpression, runToEnd } from "../../src/engine/python/evaluate";
import { createMachine, type PythonMachine } from "../../src/engine/python/machine";
import { None, type PyDict, type PyValue } from "../../src/engine/python/values";
import type { Machine, Steps } from "../../src/engine/python/native";
import { standardLibrary, thirdPartyLibrary } from "../../src/engine/python/stdlib";
import { repr } from "../../src/engine/python/text";
import { sourceFile } from "../../src/engine/source";
import { makeTensor } from "../../src/engine/torch/session";
import { torchLibrary } from "../../src/engine/torch/library";
import { numpyModules } from "../../src/engine/torch/numpy/index";
import { traceModule, type TraceResult } from "../../src/engine/torch/trace";
import type { Trace, ValueShape } from "../../src/engine/trace/trace";
import { testParser } from "../python/parser";

const folder = path.join(import.meta.dirname, "../cases/models");

interface Ran {
  readonly parameters: readonly (readonly [string, readonly number[]])[];
  readonly buffers: readonly (readonly [string, readonly number[]])[];
  readonly repr: string;
  readonly calls: readonly unknown[];
  readonly output: unknown;
}

/** Sizes, the word `long` before those of integers; a list of such for a list of tensors. */
type InputRow = readonly (number | string)[] | readonly (readonly (number | string)[])[];

interface Row {
  readonly build: string;
  readonly inputs: readonly InputRow[];
  readonly train: Ran;
  readonly eval: Ran;
}

for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const rows = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as Row[];
  describe(file.replace(".json", ""), () => {
    // The models of a file are built one after the other in one scope, as the generator does.
    const scope = evaluated(file.replace(".json", ".py"));
    for (const row of rows) {
      for (const mode of ["train", "eval"] as const) {
        test(`${row.build} in ${mode}`, async () => {
          const { machine, globals } = await scope;
          expect(result(machine, globals, row, mode)).toEqual(row[mode]);
        });
      }
    }
  });
}

async function evaluated(
  file: string,
): Promise<{ readonly machine: PythonMachine; readonly globals: PyDict }> {
  const machine = createMachine({
    parser: await testParser(),
    library: [...standardLibrary, ...thirdPartyLibrary, ...torchLibrary(), ...numpyModules],
  });
  const text = fs.readFileSync(path.join(folder, file), "utf8");
  const { globals, errorText } = evaluateDocument(machine, [sourceFile(file, text)], {
    stopsAtError: true,
  });
  expect(errorText).toBe("");
  return { machine, globals };
}

function result(machine: PythonMachine, globals: PyDict, row: Row, mode: "train" | "eval"): Ran {
  const built = evaluateExpression(machine, globals, row.build);
  if (built.kind !== "value") throw new Error(`cannot build: ${built.kind}`);
  let text = "";
  let traced: TraceResult | undefined;
  const outcome = runToEnd(
    machine,
    (function* (): Steps<PyValue> {
      text = yield* repr(machine, built.value);
      traced = yield* traceModule(
        machine,
        function* () {
          return built.value;
        },
        {
          model: row.build,
          inputs: { kind: "given", args: row.inputs.map((input) => inputOf(machine, input)) },
          mode,
        },
      );
      return None;
    })(),
  );
  if (traced?.kind !== "trace") throw new Error(`no trace: ${JSON.stringify(outcome)}`);
  if (traced.raised) throw new Error(`raised: ${traced.raised.exception.of.name}`);
  return described(traced.trace, text);
}

function inputOf(vm: Machine, row: InputRow): PyValue {
  if (isListOfRows(row)) return { kind: "list", items: row.map((item) => inputOf(vm, item)) };
  const shape = row.filter((item) => typeof item === "number");
  return makeTensor(vm, shape, row[0] === "long" ? "int64" : "float32");
}

function isListOfRows(row: InputRow): row is readonly (readonly (number | string)[])[] {
  return typeof row[0] === "object";
}

function described(trace: Trace, text: string): Ran {
  const paths = new Map<number, string>();
  const parameters = new Map<number, [string, readonly number[]]>();
  const buffers = new Map<number, [string, readonly number[]]>();
  const visit = (id: number, at: string): void => {
    if (paths.has(id)) return;
    paths.set(id, at);
    const node = trace.modules[id];
    const full = (name: string): string => (at === "" ? name : `${at}.${name}`);
    for (const [list, into] of [
      [node.parameters, parameters] as const,
      [node.buffers, buffers] as const,
    ]) {
      for (const { name, tensor } of list) {
        if (!into.has(tensor)) into.set(tensor, [full(name), trace.tensors[tensor].shape]);
      }
    }
    for (const { name, module } of node.children) visit(module, full(name));
  };
  visit(trace.root, "");
  return {
    parameters: [...parameters.values()],
    buffers: [...buffers.values()],
    repr: text,
    // A module made on the way, `nn.CrossEntropyLoss()(x, y)`, has no name and was given no hook.
    calls: trace.calls.flatMap(({ module, output }) =>
      paths.has(module)
        ? [[paths.get(module), trace.modules[module].className, shapesOf(trace, output)]]
        : [],
    ),
    output: shapesOf(trace, trace.output),
  };
}

function shapesOf(trace: Trace, value: ValueShape | undefined): unknown {
  switch (value?.kind) {
    case "tensor":
      return trace.tensors[value.tensor].shape;
    case "sequence":
      return value.items.map((item) => shapesOf(trace, item));
    case "mapping":
    case "object":
      return Object.fromEntries(value.entries.map(([key, item]) => [key, shapesOf(trace, item)]));
    case "unknown":
      return `unknown: ${value.why}`;
    default:
      return null;
  }
}
