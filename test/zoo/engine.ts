// The engine's side of the zoo: cases come in on standard input, one JSON object per line, answers go out the same way.
//   node dist/test/zoo.js SITE_PACKAGES
import * as path from "node:path";
import * as readline from "node:readline";
import { createEngine, type Engine } from "../../src/engine/engine";
import { newCodeCache } from "../../src/engine/python/imports";
import { createPythonParser } from "../../src/engine/python/parse";
import { loadPythonGrammar } from "../../src/engine/python/treeSitter";
import { sourceFile } from "../../src/engine/source";
import { columnNames, defaultTextOptions } from "../../src/engine/summary/options";
import { summarize } from "../../src/engine/summary/summary";
import { imageInput } from "../../src/engine/tensor/inputSpec";
import { importModule } from "./imports";
import type { Trace, ValueShape } from "../../src/engine/trace/trace";
import { setEngineFlags, setLastingFlags } from "../../src/node/engineFlags";
import { nodeFiles, readGrammar } from "../../src/node/files";

export interface ZooCase {
  readonly source: string;
  readonly build: string;
  readonly mode: "train" | "eval";
  readonly inputs: readonly (readonly number[])[];
}

export interface ZooAnswer {
  readonly parameters: number;
  readonly output: unknown;
  readonly text: string;
  readonly errors: readonly string[];
  readonly notes: readonly string[];
  readonly milliseconds: number;
  /** CPU time of all threads, from the text to the trace and to the table. */
  readonly cpu: { readonly trace: number; readonly table: number };
}

async function main(sitePackages: string): Promise<void> {
  const dist = path.join(__dirname, "..");
  const options = {
    parser: createPythonParser(await loadPythonGrammar(readGrammar(dist))),
    files: nodeFiles,
    now: () => performance.now(),
    importRoots: [],
    sitePackages: [sitePackages],
  };
  const engine = createEngine(options);
  const cache = newCodeCache();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const asked = JSON.parse(line) as ZooCase | { readonly module: string };
    const told =
      "module" in asked ? importModule(options, cache, asked.module) : answer(engine, asked);
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
}

function answer(engine: Engine, { source, build, mode, inputs }: ZooCase): ZooAnswer {
  const started = performance.now();
  const before = process.cpuUsage();
  const cells = [sourceFile("zoo.py", source)];
  const analysis = engine.analyze({ file: "zoo.py", folder: "", isNotebook: false, cells });
  const model = analysis.model({ model: build, inputs: inputs.map(imageInput), mode });
  const { trace } = model;
  const toTrace = process.cpuUsage(before);
  const isThere = trace.modules.length > 0;
  const options = { ...defaultTextOptions, columns: columnNames };
  const text = isThere ? summarize(trace, options).text : "";
  const milliseconds = Math.round(performance.now() - started);
  const toTable = process.cpuUsage(before);
  return {
    parameters: parameterCount(trace),
    output: trace.output && shapes(trace, trace.output),
    text,
    errors: [
      ...(model.problem === undefined ? [] : [model.problem]),
      ...model.diagnostics.map(({ message }) => message),
    ],
    notes: trace.notes.map(({ message }) => message),
    milliseconds,
    cpu: { trace: inMilliseconds(toTrace), table: inMilliseconds(toTable) },
  };
}

function inMilliseconds({ user, system }: NodeJS.CpuUsage): number {
  return Math.round((user + system) / 1000);
}

/** Over all parameters of all modules, each tensor once. */
function parameterCount(trace: Trace): number {
  const tensors = new Set(
    trace.modules.flatMap((module) => module.parameters.map(({ tensor }) => tensor)),
  );
  let count = 0;
  for (const id of tensors) count += trace.tensors[id].shape.reduce((all, size) => all * size, 1);
  return count;
}

/** As test/reference/zoo.py writes the shapes of what a model returns. */
function shapes(trace: Trace, value: ValueShape): unknown {
  switch (value.kind) {
    case "tensor":
      return trace.tensors[value.tensor].shape;
    case "sequence":
      return { items: value.items.map((item) => shapes(trace, item)) };
    case "mapping":
    case "object":
      return Object.fromEntries(value.entries.map(([key, item]) => [key, shapes(trace, item)]));
    case "unknown":
      return `unknown: ${value.why}`;
    case "other":
      return value.className;
  }
}

setEngineFlags();
setLastingFlags();
void main(process.argv[2]);
