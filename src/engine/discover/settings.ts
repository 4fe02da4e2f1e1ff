/** Classes that hold a model's settings, all of which have a default: `GPTConfig()`. */

import { lookupClass } from "../python/attributes";
import { getString } from "../python/dict";
import { parametersOfNative } from "../python/stdlib/signatures";
import type { PyClass, PyValue } from "../python/values";
import type { DocumentFacts } from "./facts";
import { signatureOf } from "./signature";

/** Parameters that take all settings at once, where no annotation says so. */
const parameterNames =
  /^(config|configs|configuration|cfg|conf|args|params|hparams|hp|opts?|options|settings)$/i;
const classNames = /(config|configuration|cfg|args|arguments|params|hparams|options|settings)$/i;

/**
 * The settings that a parameter of a constructor takes: those its annotation names, those that the class says it is
 * made with (`config_class`), else the only ones that the document knows. Absent where there are none, or several.
 */
export function settingsFor(
  facts: DocumentFacts,
  cls: PyClass,
  parameter: string,
): string | undefined {
  const isSettings = (value: PyValue | undefined): value is PyClass =>
    value?.kind === "class" && !facts.isModuleClass(value) && needsNothing(value);
  const annotated = annotationOf(cls, parameter);
  if (annotated) return isSettings(annotated) ? nameOf(facts, annotated) : undefined;
  if (!parameterNames.test(parameter)) return undefined;
  const own = lookupClass(cls, "config_class");
  if (isSettings(own)) return nameOf(facts, own);
  const all = [...facts.globals.entries.values()].flatMap(({ value }) =>
    isSettings(value) && classNames.test(value.name) ? [value] : [],
  );
  const found = new Set(all);
  return found.size === 1 ? nameOf(facts, all[0]) : undefined;
}

function annotationOf(cls: PyClass, parameter: string): PyValue | undefined {
  const init = lookupClass(cls, "__init__");
  const annotations = init?.kind === "function" && init.attributes.get("__annotations__");
  if (!annotations || annotations.kind !== "dict") return undefined;
  const annotation = getString(annotations, parameter);
  return annotation?.kind === "unknown" ? undefined : annotation;
}

/** A class of the user's that can be made without an argument. */
function needsNothing(cls: PyClass): boolean {
  if (!cls.definedAt) return false;
  const signature = signatureOf(cls, "__init__");
  if (signature) return signature.required.length === 0;
  const init = lookupClass(cls, "__init__");
  const described = init?.kind === "native" ? parametersOfNative(init) : undefined;
  return (
    described
      ?.slice(1)
      .every(({ kind, default: value }) => value || kind === "rest" || kind === "options") ?? false
  );
}

/** How the document calls the class, called without arguments. */
function nameOf(facts: DocumentFacts, cls: PyClass): string | undefined {
  const isGlobal = getString(facts.globals, cls.name) === cls;
  return isGlobal ? `${cls.name}()` : undefined;
}
