/** Traces of models that a test writes down, for tests of summaries. */

import { evaluateDocument, expressionSteps, runToEnd } from "../../src/engine/python/evaluate";
import { createMachine, type PythonMachine } from "../../src/engine/python/machine";
import type { Steps } from "../../src/engine/python/native";
import { standardLibrary } from "../../src/engine/python/stdlib";
import { None, type PyDict, type PyValue } from "../../src/engine/python/values";
import { sourceFile } from "../../src/engine/source";
import { torchLibrary } from "../../src/engine/torch/library";
import { traceModule, type TraceInput, type TraceResult } from "../../src/engine/torch/trace";
import type { Trace } from "../../src/engine/trace/trace";
import { testParser } from "../python/parser";

export interface Scope {
  readonly machine: PythonMachine;
  readonly globals: PyDict;
}

/** A program that was run, whose names expressions can use. */
export async function scopeOf(text: string): Promise<Scope> {
  const library = [...standardLibrary, ...torchLibrary()];
  const machine = createMachine({ parser: await testParser(), library });
  const { globals } = evaluateDocument(machine, [sourceFile("model.py", text)]);
  return { machine, globals };
}

/** One pass of a model in evaluation mode. */
export function traceOf(
  { machine, globals }: Scope,
  build: string,
  inputs: readonly TraceInput[],
): Trace {
  const expression = expressionSteps(machine, globals, build, "model");
  if (expression.kind === "syntax") throw new Error(expression.message);
  let result: TraceResult | undefined;
  runToEnd(
    machine,
    (function* (): Steps<PyValue> {
      const options = { model: build, inputs, mode: "eval" } as const;
      result = yield* traceModule(machine, expression.steps, options);
      return None;
    })(),
  );
  if (result?.kind !== "trace" || result.raised) throw new Error(`${build} did not run`);
  return result.trace;
}
