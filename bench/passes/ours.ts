// The part of ours.mjs that is written in TypeScript: reads the model, draws its weights, gives its pass.
import * as fs from "node:fs";
import * as path from "node:path";
import { webasmRuntime } from "../../src/engine/forward/backends/webasm";
import { planForward } from "../../src/engine/forward/planForward";
import { runForward } from "../../src/engine/forward/run";
import { createEngine } from "../../src/engine/engine";
import { createPythonParser } from "../../src/engine/python/parse";
import { loadPythonGrammar } from "../../src/engine/python/treeSitter";
import { sourceFile } from "../../src/engine/source";
import { nodeFiles } from "../../src/node/files";

export async function passOf(file: string, text: string, model: string, cpu: () => number) {
  const wasm = (name: string) =>
    fs.readFileSync(path.join(path.dirname(file), "../../dist", `${name}.wasm`));
  const grammar = { runtime: wasm("web-tree-sitter"), grammar: wasm("tree-sitter-python") };
  const engine = createEngine({
    parser: createPythonParser(await loadPythonGrammar(grammar)),
    files: nodeFiles,
    now: () => performance.now(),
    importRoots: [],
    sitePackages: [],
  });
  const document = { file, folder: path.dirname(file), isNotebook: false };
  const analysis = engine.analyze({ ...document, cells: [sourceFile(file, text)] });
  const input = { shape: [1, 3, 224, 224], dtype: "float32", fill: { kind: "weyl" } } as const;
  const { trace } = analysis.model({ model, inputs: [input], mode: "eval" });
  const plan = planForward(trace);
  if (plan.gaps.length > 0) throw new Error(plan.gaps.map(({ op, why }) => `${op}: ${why}`).join());
  const runtime = await webasmRuntime(plan);
  let answer: Float32Array | undefined;
  let first = 0;
  for await (const event of runForward(plan, runtime, { seed: 0, now: cpu })) {
    if (event.kind !== "done") continue;
    answer = event.outputs[0].values;
    first = event.seconds.run * 1000;
  }
  const passes = plan.steps.flatMap((step) =>
    step.kind === "pass" && !plan.buffers[step.into].isWeight ? [step] : [],
  );
  return { answer, first, pass: () => passes.forEach((pass) => void runtime.run(pass)) };
}
