/** The classes of a document that are modules, and which of them are whole models. */

import type { ClassDef } from "../python/ast";
import { bodyOf } from "../python/code";
import { getString } from "../python/dict";
import type { PyClass } from "../python/values";
import type { DocumentFacts } from "./facts";
import { namesOf } from "./names";
import { isAt } from "./places";

export interface ModuleClass {
  readonly name: string;
  readonly cls: PyClass;
  readonly statement: ClassDef;
}

/** The document's own top-level classes that are modules, as their last definition has them. */
export function moduleClasses(facts: DocumentFacts): readonly ModuleClass[] {
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

/** Classes that no other model class mentions: whole networks rather than blocks. */
export function rootNames(classes: readonly ModuleClass[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { name, statement } of classes) {
    for (const other of namesOf(statement)) if (other !== name) used.add(other);
  }
  return new Set(classes.map(({ name }) => name).filter((name) => !used.has(name)));
}

/** A loss measures what a model gives; it is none itself. */
export function isLoss({ mro }: PyClass): boolean {
  return mro.some(({ name, module }) => name === "_Loss" && module.startsWith("torch."));
}

/** Modules that only hold weights, or others, are parts of models; one that has methods to call its layers is whole. */
export function isModel(cls: PyClass): boolean {
  return hasForward(cls) || hasOtherEntry(cls);
}

/** Whether a method of the class's own, with arguments, uses what its constructor makes: `agent.act(state)`. */
function hasOtherEntry({ attributes }: PyClass): boolean {
  const init = attributes.get("__init__");
  if (init?.kind !== "function") return false;
  const made = new Set(bodyOf(init.code).names);
  return [...attributes].some(
    ([name, method]) =>
      method.kind === "function" &&
      !name.startsWith("_") &&
      method.code.positionalCount > 1 &&
      bodyOf(method.code).names.some((used) => made.has(used)),
  );
}

/** Whether it can be called. */
export function hasForward({ mro }: PyClass): boolean {
  const known = mro.filter(({ name, module }) => name !== "Module" || !module.startsWith("torch."));
  // A misspelt one counts: its model is broken, not none.
  const isForward = (name: string): boolean => /^(__call__|f[a-z]{4,7}d)$/.test(name);
  return known.some(
    (cls) => cls.unknownBase !== undefined || [...cls.attributes.keys()].some(isForward),
  );
}
