/** Which models a document holds: each class with the best known way to build it. */

import { getString } from "../python/dict";
import { contains, type Range } from "../source";
import { callSite } from "./callSites";
import { modelComments } from "./comments";
import { argumentText } from "./constructions";
import type { Candidate, ConstructionElsewhere, DocumentFacts } from "./facts";
import { callsOf, importedCandidates, instanceCandidates } from "./instances";
import { isModel, moduleClasses, rootNames, type ModuleClass } from "./moduleClasses";
import { inOrder, isInClass, placeText, textOf } from "./places";
import { settingsFor } from "./settings";
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
    .filter(({ name, cls }) => !covered.has(name) && isModel(cls))
    .map((found) => bareCandidate(facts, found, roots, elsewhere));
  return [...commented, ...made, ...bare].sort((a, b) => inOrder(facts, a, b));
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
    const { inputs, why, others, places } = callsOf(facts, cls, made.site);
    return {
      ...about,
      model: made.model,
      why: `made in ${placeText(facts, made.site)}`,
      places: [statement.at, ...places],
      missing: [],
      inputs,
      inputsWhy: why,
      others,
      isPart: isInClass(facts, made.site) || undefined,
    };
  }
  const { model, missing, site, settings } = buildText(facts, found);
  const other = site ? undefined : madeElsewhere(facts, found, elsewhere);
  const bare = { ...about, places: [statement.at], inputs: undefined };
  if (other) return { ...bare, ...other, missing: [] };
  const needs = missing.length === 0 ? undefined : `${name} needs ${missing.join(", ")}`;
  return {
    ...bare,
    model,
    why: site
      ? `called so in ${placeText(facts, site)}`
      : (needs ?? `built with ${settings?.join(", ") ?? "its default arguments"}`),
    missing,
    isAssumed: !site,
    isPart: !about.isRoot || undefined,
    settings,
  };
}

/** The arguments that a class cannot be made without. */
function requiredBy(cls: ModuleClass["cls"]): readonly string[] {
  return signatureOf(cls, "__init__")?.required ?? [];
}

/** How the document itself makes a class, in a function of its own or as a part of another model. */
function madeText(
  facts: DocumentFacts,
  { name, cls, statement }: ModuleClass,
): { readonly model: string; readonly site: Range } | undefined {
  const needsArguments = requiredBy(cls).length > 0;
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
  { name, cls, statement }: ModuleClass,
  elsewhere: (className: string) => readonly ConstructionElsewhere[],
): Pick<Candidate, "model" | "why" | "isPart"> | undefined {
  const needsArguments = requiredBy(cls).length > 0;
  for (const { construction, place } of elsewhere(name)) {
    const isOwn = (source: string): boolean =>
      source === statement.at.source || source === construction.classSource;
    const text = argumentText(construction, facts.globals, isOwn);
    if (text === undefined || (text === "" && needsArguments)) continue;
    const isPart = isOwn(construction.at.source) || undefined;
    return { model: `${name}(${text})`, why: `made in ${place}`, isPart };
  }
  return undefined;
}

interface BuildText {
  readonly model: string;
  readonly missing: readonly string[];
  /** The call that it was taken from. */
  readonly site?: Range;
  readonly settings?: readonly string[];
}

/** With the arguments of a call that stands somewhere in the document, where the class needs any. */
function buildText(facts: DocumentFacts, { name, cls }: ModuleClass): BuildText {
  const missing = requiredBy(cls);
  if (missing.length > 0) {
    const isGlobal = (used: string): boolean => getString(facts.globals, used) !== undefined;
    for (const { syntax } of facts.cells) {
      const site = callSite(syntax.body, name, isGlobal);
      if (site) return { model: textOf(facts, site.at), missing: [], site: site.at };
    }
  }
  const given = missing.map((parameter) => settingsFor(facts, cls, parameter));
  const settings = given.flatMap((text) => text ?? []);
  return {
    model: `${name}(${missing.map((parameter, i) => given[i] ?? parameter).join(", ")})`,
    missing: missing.filter((_, i) => given[i] === undefined),
    settings: settings.length > 0 ? settings : undefined,
  };
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
