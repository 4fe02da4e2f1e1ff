/** Models that a document makes: kept under a global name, or made by a function, of a class of another file. */

import type { Expression } from "../python/ast";
import { getString } from "../python/dict";
import type { PyClass, PyDict, PyInstance, PyValue } from "../python/values";
import { sameRange, type Range } from "../source";
import { argumentText } from "./constructions";
import type { Candidate, DocumentFacts } from "./facts";
import { isLoss, isModel } from "./moduleClasses";
import { namesIn } from "./names";
import { isAt, placeText, textOf, topLevelOf, topLevelStatement } from "./places";

/** Instances that a top-level statement makes and keeps: `model = VGG(arch)`. */
export function instanceCandidates(
  facts: DocumentFacts,
  roots: ReadonlySet<string>,
): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const seen = new Set<PyValue>();
  for (const { at, value } of facts.stores) {
    if (value.kind !== "instance" || !facts.isModuleClass(value.of) || seen.has(value)) continue;
    if (isLoss(value.of) || !isModel(value.of)) continue;
    const assignment = assignmentAt(facts, at);
    if (!assignment) continue;
    seen.add(value);
    const model = textOf(facts, assignment.value.at);
    if (found.has(model)) continue;
    const uses = usesOf(facts, value);
    const definedAt = value.of.definedAt ?? assignment.value.at;
    found.set(model, {
      model,
      expression: expressionIn(facts, assignment.value),
      keptAs: getString(facts.globals, assignment.name) === value ? assignment.name : undefined,
      className: value.of.name,
      why: `made in ${placeText(facts, assignment.at)}`,
      definedAt,
      places: [assignment.at, definedAt, ...uses.places],
      missing: [],
      inputs: uses.inputs,
      inputsWhy: uses.why,
      others: uses.others,
      isRoot: value.of.definedAt === undefined || roots.has(value.of.name),
    });
  }
  return [...found.values()];
}

interface Assignment {
  readonly name: string;
  readonly at: Range;
  readonly value: Expression;
}

/** The top-level assignment that binds the name at a range to something that does not read the name itself. */
function assignmentAt(facts: DocumentFacts, at: Range): Assignment | undefined {
  const statement = topLevelStatement(facts, at);
  if (statement?.kind !== "Assign" || statement.targets.length !== 1) return undefined;
  const target = statement.targets[0];
  if (target.kind !== "Name") return undefined;
  const isRebinding = namesIn([statement.value]).has(target.id);
  return isRebinding ? undefined : { name: target.id, at: statement.at, value: statement.value };
}

function expressionIn(facts: DocumentFacts, syntax: Expression): Candidate["expression"] {
  const file = facts.cells.find((cell) => cell.file.id === syntax.at.source)?.file;
  return file && { file, syntax };
}

/** Models of imported classes that a function of the document makes: `model = Net(args.width)` in `main`. */
export function importedCandidates(
  facts: DocumentFacts,
  stored: readonly Candidate[],
): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const known = new Set(stored.map(({ model }) => model));
  for (const made of facts.constructions) {
    const statement = topLevelOf(facts, made.at);
    const isOwn = facts.cells.some(({ file }) => file.id === made.classSource);
    if (!statement || isOwn || statement.kind === "ClassDef") continue;
    if (stored.some(({ places }) => places.some((at) => isAt(at, made.at)))) continue;
    const callee = /^[\w.]+(?=\()/.exec(textOf(facts, made.at))?.[0] ?? "";
    const cls = valueOfName(facts.globals, callee);
    if (cls?.kind !== "class" || cls.name !== made.className || !facts.isModuleClass(cls)) continue;
    if (isLoss(cls) || !isModel(cls)) continue;
    const text = argumentText(made, facts.globals, (source) => source === made.classSource);
    const model = `${callee}(${text ?? ""})`;
    if (text === undefined || known.has(model) || found.has(model)) continue;
    const { inputs, why, others, places } = callsOf(facts, cls, made.at);
    found.set(model, {
      model,
      className: cls.name,
      why: `made in ${placeText(facts, made.at)}`,
      definedAt: made.at,
      places: [made.at, ...places],
      missing: [],
      inputs,
      inputsWhy: why,
      others,
      isRoot: true,
    });
  }
  return [...found.values()];
}

/** What `Net` or `models.Net` stands for. */
function valueOfName(globals: PyDict, name: string): PyValue | undefined {
  const [first, ...rest] = name.split(".");
  let value = getString(globals, first);
  for (const part of rest) {
    value = value?.kind === "module" ? getString(value.globals, part) : undefined;
  }
  return value;
}

interface Uses {
  readonly inputs?: Candidate["inputs"];
  readonly why?: string;
  readonly others?: Candidate["others"];
  readonly places: readonly Range[];
}

/** What the document does with an instance: summaries first, then calls. */
function usesOf(facts: DocumentFacts, instance: PyInstance): Uses {
  const summaries = facts.summaries.filter(({ model }) => model === instance);
  const calls = facts.calls.filter(
    ({ module, inputs }) => module === instance && inputs.length > 0,
  );
  const places = [...summaries, ...calls].map(({ at }) => at);
  const summary = summaries.find(({ inputs }) => inputs !== undefined);
  if (summary) {
    return {
      inputs: summary.inputs,
      why: `from the summary in ${placeText(facts, summary.at)}`,
      places,
    };
  }
  const call = calls.at(0);
  return call ? { ...givenIn(facts, call), places } : { places };
}

/** The calls of what an expression made. */
export function callsOf(facts: DocumentFacts, cls: PyClass, site: Range): Uses {
  const calls = facts.calls.filter(
    ({ module, inputs }) =>
      module.of === cls &&
      module.madeAt !== undefined &&
      sameRange(module.madeAt, site) &&
      inputs.length > 0,
  );
  const [call] = calls;
  const places = calls.map(({ at }) => at);
  if (calls.length === 0) return { places };
  return { ...givenIn(facts, call), places };
}

function givenIn(facts: DocumentFacts, call: DocumentFacts["calls"][number]): Omit<Uses, "places"> {
  const { inputs, others, at } = call;
  return { inputs, why: `from the call in ${placeText(facts, at)}`, others };
}
