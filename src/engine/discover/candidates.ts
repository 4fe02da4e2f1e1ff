/** Which models a document holds: each class with the best known way to build it. */

import type { ClassDef, Expression, Statement } from "../python/ast";
import { getString } from "../python/dict";
import type { PyClass, PyDict, PyInstance, PyValue } from "../python/values";
import { contains, positionAt, sameRange, type Range } from "../source";
import { callSite } from "./callSites";
import { modelComments } from "./comments";
import { argumentText } from "./constructions";
import type { Candidate, ConstructionElsewhere, DocumentCell, DocumentFacts } from "./facts";
import { namesIn, namesOf } from "./names";
import { signatureOf } from "./signature";

/** All candidates in document order; several for one class where the document makes several different ones. */
export function findCandidates(
  facts: DocumentFacts,
  elsewhere: (className: string) => readonly ConstructionElsewhere[] = () => [],
): readonly Candidate[] {
  const classes = moduleClasses(facts);
  const roots = rootNames(classes);
  const stored = instanceCandidates(facts, roots);
  const made = [...stored, ...importedCandidates(facts, stored)];
  const commented = commentCandidates(facts, classes, roots);
  const covered = new Set([...made, ...commented].map((candidate) => candidate.className));
  const bare = classes
    .filter(({ name, cls }) => !covered.has(name) && hasForward(cls))
    .map((found) => bareCandidate(facts, found, roots, elsewhere));
  return [...commented, ...made, ...bare].sort((a, b) => inOrder(facts, a, b));
}

interface ModuleClass {
  readonly name: string;
  readonly cls: PyClass;
  readonly statement: ClassDef;
}

/** The document's own top-level classes that are modules, as their last definition has them. */
function moduleClasses(facts: DocumentFacts): readonly ModuleClass[] {
  const found = new Map<string, ModuleClass>();
  for (const { syntax } of facts.cells) {
    for (const statement of syntax.body) {
      if (statement.kind !== "ClassDef") continue;
      const cls = getString(facts.globals, statement.name);
      if (cls?.kind !== "class" || !facts.isModuleClass(cls)) continue;
      if (cls.definedAt && !isAt(cls.definedAt, statement.at)) continue; // redefined further down
      found.set(statement.name, { name: statement.name, cls, statement });
    }
  }
  return [...found.values()];
}

function isAt(a: Range, b: Range): boolean {
  return a.source === b.source && a.start < b.end && b.start < a.end;
}

/** Classes that no other model class mentions: whole networks rather than blocks. */
function rootNames(classes: readonly ModuleClass[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { name, statement } of classes) {
    for (const other of namesOf(statement)) if (other !== name) used.add(other);
  }
  return new Set(classes.map(({ name }) => name).filter((name) => !used.has(name)));
}

/** Instances that a top-level statement makes and keeps: `model = VGG(arch)`. */
function instanceCandidates(
  facts: DocumentFacts,
  roots: ReadonlySet<string>,
): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const seen = new Set<PyValue>();
  for (const { at, value } of facts.stores) {
    if (value.kind !== "instance" || !facts.isModuleClass(value.of) || seen.has(value)) continue;
    if (isLoss(value.of) || !hasForward(value.of)) continue;
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
      className: value.of.name,
      why: `made in ${placeText(facts, assignment.at)}`,
      definedAt,
      places: [assignment.at, definedAt, ...uses.places],
      missing: [],
      inputs: uses.inputs,
      inputsWhy: uses.why,
      isRoot: value.of.definedAt === undefined || roots.has(value.of.name),
    });
  }
  return [...found.values()];
}

/** A loss measures what a model gives; it is none itself. */
function isLoss({ mro }: PyClass): boolean {
  return mro.some(({ name, module }) => name === "_Loss" && module.startsWith("torch."));
}

/** Modules that only hold weights, or others, are parts of models. */
function hasForward({ mro }: PyClass): boolean {
  const known = mro.filter(({ name, module }) => name !== "Module" || !module.startsWith("torch."));
  // A misspelt one counts: its model is broken, not none.
  const isForward = (name: string): boolean => /^(__call__|f[a-z]{4,7}d)$/.test(name);
  return known.some(
    (cls) => cls.unknownBase !== undefined || [...cls.attributes.keys()].some(isForward),
  );
}

interface Assignment {
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
  return isRebinding ? undefined : { at: statement.at, value: statement.value };
}

function topLevelStatement(facts: DocumentFacts, at: Range): Statement | undefined {
  const cell = facts.cells.find(({ file }) => file.id === at.source);
  return cell && statementIn(cell.syntax.body, at);
}

/** The innermost simple statement around a range: also one under `if __name__ == "__main__":`. */
function statementIn(body: readonly Statement[], at: Range): Statement | undefined {
  const found = body.find((s) => s.at.start <= at.start && at.end <= s.at.end);
  switch (found?.kind) {
    case "If":
    case "For":
    case "While":
    case "Try":
      return statementIn([...found.body, ...found.orelse], at);
    case "With":
      return statementIn(found.body, at);
    default:
      return found;
  }
}

function expressionIn(facts: DocumentFacts, syntax: Expression): Candidate["expression"] {
  const file = facts.cells.find((cell) => cell.file.id === syntax.at.source)?.file;
  return file && { file, syntax };
}

interface Uses {
  readonly inputs?: Candidate["inputs"];
  readonly why?: string;
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
  return call
    ? { inputs: call.inputs, why: `from the call in ${placeText(facts, call.at)}`, places }
    : { places };
}

/** `# layerlens:` comments; one without an expression gives inputs to the class it stands in. */
function commentCandidates(
  facts: DocumentFacts,
  classes: readonly ModuleClass[],
  roots: ReadonlySet<string>,
): readonly Candidate[] {
  return facts.cells.flatMap(({ syntax }) =>
    modelComments(syntax.comments).flatMap((comment): readonly Candidate[] => {
      const home = classes.find(({ statement }) => isNear(statement.at, comment.at));
      const className = comment.model ? calleeName(comment.model) : home?.name;
      const found = classes.find(({ name }) => name === className);
      const model = comment.model ?? (found && buildText(facts, found).model);
      if (className === undefined || model === undefined) return [];
      return [
        {
          model,
          className,
          why: `named by the comment in ${placeText(facts, comment.at)}`,
          definedAt: found?.statement.at ?? comment.at,
          places: [comment.at, ...(found ? [found.statement.at] : [])],
          missing: comment.model === undefined && found ? buildText(facts, found).missing : [],
          inputs: comment.inputs,
          inputsWhy: comment.inputs && `from the comment in ${placeText(facts, comment.at)}`,
          isRoot: roots.has(className) || found === undefined,
        },
      ];
    }),
  );
}

/** In the class, or right above it. */
function isNear(statement: Range, comment: Range): boolean {
  return (
    statement.source === comment.source &&
    comment.end <= statement.end &&
    comment.start >= statement.start - 400
  );
}

function calleeName(expression: string): string {
  const name = /^[\w.]+/.exec(expression)?.[0] ?? expression;
  return name.slice(name.lastIndexOf(".") + 1);
}

/** A class of which no global name keeps an instance: built as a function makes it, or from its defaults. */
function bareCandidate(
  facts: DocumentFacts,
  found: ModuleClass,
  roots: ReadonlySet<string>,
  elsewhere: (className: string) => readonly ConstructionElsewhere[],
): Candidate {
  const { name, cls, statement } = found;
  const about = {
    className: name,
    definedAt: statement.at,
    isRoot: roots.has(name),
  };
  const made = madeText(facts, found);
  if (made) {
    const { inputs, why, places } = callsOf(facts, cls, made.site);
    return {
      ...about,
      model: made.model,
      why: `made in ${placeText(facts, made.site)}`,
      places: [statement.at, ...places],
      missing: [],
      inputs,
      inputsWhy: why,
    };
  }
  const { model, missing, site } = buildText(facts, found);
  const other = site ? undefined : madeElsewhere(facts, found, missing, elsewhere);
  const bare = { ...about, places: [statement.at], inputs: undefined };
  if (other) return { ...bare, ...other, missing: [] };
  const needs = missing.length === 0 ? undefined : `${name} needs ${missing.join(", ")}`;
  return {
    ...bare,
    model,
    why: site
      ? `called so in ${placeText(facts, site)}`
      : (needs ?? "built with its default arguments"),
    missing,
    isAssumed: !site,
  };
}

/** How the document itself makes a class, in a function of its own or as a part of another model. */
function madeText(
  facts: DocumentFacts,
  { name, cls, statement }: ModuleClass,
): { readonly model: string; readonly site: Range } | undefined {
  const needsArguments = (signatureOf(cls, "__init__")?.required ?? []).length > 0;
  const isOwn = (source: string): boolean => source === statement.at.source;
  for (const made of facts.constructions) {
    if (made.className !== name || made.classSource !== statement.at.source) continue;
    // As a part of another it may be made of anything; what has defaults is shown with them.
    if (!needsArguments && isInClass(facts, made.at)) continue;
    const text = argumentText(made, facts.globals, isOwn);
    if (text !== undefined) return { model: `${name}(${text})`, site: made.at };
  }
  return undefined;
}

/** How another file makes a class of the document's. */
function madeElsewhere(
  facts: DocumentFacts,
  { name, statement }: ModuleClass,
  missing: readonly string[],
  elsewhere: (className: string) => readonly ConstructionElsewhere[],
): Pick<Candidate, "model" | "why"> | undefined {
  for (const { construction, place } of elsewhere(name)) {
    const isOwn = (source: string): boolean =>
      source === statement.at.source || source === construction.classSource;
    const text = argumentText(construction, facts.globals, isOwn);
    if (text === undefined || (text === "" && missing.length > 0)) continue;
    return { model: `${name}(${text})`, why: `made in ${place}` };
  }
  return undefined;
}

function isInClass(facts: DocumentFacts, at: Range): boolean {
  return topLevelOf(facts, at)?.kind === "ClassDef";
}

function topLevelOf(facts: DocumentFacts, at: Range): Statement | undefined {
  const cell = facts.cells.find(({ file }) => file.id === at.source);
  return cell?.syntax.body.find((s) => s.at.start <= at.start && at.end <= s.at.end);
}

/** The calls of what an expression made. */
function callsOf(facts: DocumentFacts, cls: PyClass, site: Range): Uses {
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
  return { inputs: call.inputs, why: `from the call in ${placeText(facts, call.at)}`, places };
}

/** Models of imported classes that a function of the document makes: `model = Net(args.width)` in `main`. */
function importedCandidates(
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
    if (isLoss(cls) || !hasForward(cls)) continue;
    const text = argumentText(made, facts.globals, (source) => source === made.classSource);
    const model = `${callee}(${text ?? ""})`;
    if (text === undefined || known.has(model) || found.has(model)) continue;
    const { inputs, why, places } = callsOf(facts, cls, made.at);
    found.set(model, {
      model,
      className: cls.name,
      why: `made in ${placeText(facts, made.at)}`,
      definedAt: made.at,
      places: [made.at, ...places],
      missing: [],
      inputs,
      inputsWhy: why,
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

interface BuildText {
  readonly model: string;
  readonly missing: readonly string[];
  /** The call that it was taken from. */
  readonly site?: Range;
}

/** With the arguments of a call that stands somewhere in the document, where the class needs any. */
function buildText(facts: DocumentFacts, { name, cls }: ModuleClass): BuildText {
  const missing = signatureOf(cls, "__init__")?.required ?? [];
  if (missing.length > 0) {
    const isGlobal = (used: string): boolean => getString(facts.globals, used) !== undefined;
    for (const { syntax } of facts.cells) {
      const site = callSite(syntax.body, name, isGlobal);
      if (site) return { model: textOf(facts, site.at), missing: [], site: site.at };
    }
  }
  return { model: `${name}(${missing.join(", ")})`, missing };
}

function textOf(facts: DocumentFacts, at: Range): string {
  const cell = facts.cells.find(({ file }) => file.id === at.source);
  return (cell?.file.text.slice(at.start, at.end) ?? "").replace(/\s*\n\s*/g, " ");
}

/** "line 12", in a notebook "cell 3, line 2". */
function placeText(facts: DocumentFacts, at: Range): string {
  const index = facts.cells.findIndex(({ file }) => file.id === at.source);
  const cell: DocumentCell | undefined = facts.cells[index];
  if (!cell) return "the code";
  const { line } = positionAt(cell.file, at.start);
  return facts.cells.length > 1 ? `code cell ${index + 1}, line ${line}` : `line ${line}`;
}

function inOrder(facts: DocumentFacts, a: Candidate, b: Candidate): number {
  return placeNumber(facts, a.places[0]) - placeNumber(facts, b.places[0]);
}

function placeNumber(facts: DocumentFacts, at: Range): number {
  const index = facts.cells.findIndex(({ file }) => file.id === at.source);
  return (index < 0 ? facts.cells.length : index) * 2 ** 32 + at.start;
}

/**
 * The candidate meant by a request: at the cursor, else the only one, else the only whole network.
 * `undefined`: ask the user.
 */
export function chooseCandidate(
  candidates: readonly Candidate[],
  cursor?: { readonly source: string; readonly offset: number },
): number | undefined {
  if (cursor) {
    const sizes = candidates.map((candidate) => sizeAround(candidate, cursor));
    const smallest = Math.min(...sizes);
    if (smallest < Infinity) return sizes.indexOf(smallest);
    const inCell = candidates.filter((c) => c.places.some((at) => at.source === cursor.source));
    const isCell = new Set(candidates.flatMap((c) => c.places.map((at) => at.source))).size > 1;
    if (isCell && inCell.length === 1) return candidates.indexOf(inCell[0]);
  }
  if (candidates.length === 1) return 0;
  const roots = candidates.filter((candidate) => candidate.isRoot);
  return roots.length === 1 ? candidates.indexOf(roots[0]) : undefined;
}

function sizeAround(
  candidate: Candidate,
  { source, offset }: { readonly source: string; readonly offset: number },
): number {
  const around = candidate.places.filter((at) => contains(at, source, offset));
  return Math.min(...around.map((at) => at.end - at.start), Infinity);
}
