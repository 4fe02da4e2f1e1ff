/** What the `forward` of a model asks for, as its text and a pass over unknown values tell. */

import type { Candidate } from "./discover/facts";
import { withoutTensors } from "./discover/annotations";
import { rankOf } from "./discover/callSites";
import { parametersOf, type Parameter } from "./discover/parameters";
import { defaultSizes, signatureOf } from "./discover/signature";
import { notTensors } from "./discover/usage";
import { getString } from "./python/dict";
import type { Run } from "./run";
import { isTensorAttribute } from "./torch/tensor";
import type { Trace } from "./trace/trace";
import { attempt } from "./modelAttempt";

/** Inputs that no tensor stands for, by how they are used and by their annotations: `batch is a mapping`. */
export function openInputs(run: Run, candidate: Candidate): readonly string[] {
  const { result } = run;
  const isOtherClass = (name: string): boolean => {
    const value = getString(result.globals, name);
    return value?.kind === "class" && !value.mro.some((cls) => cls.name === "Tensor");
  };
  return forwardsOf(run, candidate).flatMap(({ body, parameters }) => {
    const { positional } = parameters;
    const annotated = withoutTensors(positional.slice(1), isOtherClass);
    if (annotated.length > 0) return annotated;
    const required = positional.slice(1).filter((parameter) => !parameter.default);
    const names = required.map(({ name }) => name);
    return notTensors(body, names, (name) => isTensorAttribute(run.machine.vm, name));
  });
}

/** The `forward` of a class of the document, its own or the one that it inherits there. */
export function forwardsOf({ facts, result }: Run, { className }: Candidate) {
  const cls = getString(result.globals, className);
  const line = cls?.kind === "class" ? cls.mro.map(({ name }) => name) : [className];
  const classes = facts.cells
    .flatMap(({ syntax }) => syntax.body)
    .flatMap((one) => (one.kind === "ClassDef" ? [one] : []));
  for (const name of line) {
    const found = classes
      .filter((one) => one.name === name)
      .flatMap(({ body }) => body)
      .flatMap((one) => (one.kind === "FunctionDef" && one.name === "forward" ? [one] : []));
    if (found.length > 0) return found;
  }
  return [];
}

/** What the model's forward asks for. With several parameters, a pass over unknown values tells which layer takes which. */
export function parametersFor(run: Run, candidate: Candidate, built?: Trace): readonly Parameter[] {
  const cls = getString(run.result.globals, candidate.className);
  const names = cls?.kind === "class" ? (signatureOf(cls, "forward")?.required ?? []) : [];
  const [forward] = forwardsOf(run, candidate);
  const ranks = new Map(names.map((name) => [name, forward && rankOf(forward.body, name)]));
  if (cls?.kind !== "class" || names.length < 2 || !built) {
    return names.map((name) => ({ name, rank: ranks.get(name) }));
  }
  const args = names.map((name) => run.machine.unknown({ kind: "argument", name }));
  const { trace } = attempt(run, candidate, { kind: "given", args }, "same");
  const parameters = parametersOf(names, trace ?? built, defaultSizes(cls));
  return parameters.map((one) => ({ ...one, rank: ranks.get(one.name) }));
}
