/**
 * What calls of something unknown were handed: whoever was called may have written to it, or may call it at any time. What
 * is missing in it later may well be there.
 */

import { bodyOf, type Code } from "./code";
import { getString } from "./dict";
import type { Keywords, PyFunction, PyValue, Unknown } from "./values";
import type { Vm } from "./vm";

export interface HandedOut {
  /** The first call that nobody knows the effect of. */
  first: Unknown | undefined;
  readonly values: Set<PyValue>;
}

export function nothingHandedOut(): HandedOut {
  return { first: undefined, values: new Set() };
}

/** More are not remembered: a loop that hands out what it makes. */
const mostValues = 200;
/** What is looked at for one question. */
const mostVisits = 2000;

export function handOut(
  { handedOut }: Vm,
  callee: Unknown,
  args: readonly PyValue[],
  kwargs: Keywords,
): void {
  handedOut.first ??= callee;
  for (const arg of args) remember(handedOut, arg);
  for (const arg of kwargs.values()) remember(handedOut, arg);
}

function remember({ values }: HandedOut, value: PyValue): void {
  if (values.size < mostValues && partsOf(value) !== undefined) values.add(value);
}

/** The unknown that may have changed a container or an object; absent where none was handed what leads to it. */
export function mayHaveChanged(vm: Vm, value: PyValue): Unknown | undefined {
  const { first, values } = vm.handedOut;
  if (first === undefined || values.size === 0) return undefined;
  const seen = new Set<PyValue>(values);
  for (const one of seen) {
    if (one === value) return first;
    vm.charge(1);
    for (const part of partsOf(one) ?? []) {
      if (part === value) return first;
      if (seen.size < mostVisits && partsOf(part) !== undefined) seen.add(part);
    }
  }
  return undefined;
}

/** What can be reached from a value in one step; absent for what leads nowhere. */
function partsOf(value: PyValue): Iterable<PyValue> | undefined {
  switch (value.kind) {
    case "list":
    case "tuple":
      return value.items;
    case "dict":
      return [...value.entries.values()].map((entry) => entry.value);
    case "set":
      return value.entries.values();
    case "instance":
      return value.attributes.values();
    case "method":
      return [value.self, value.function];
    case "function":
      return heldBy(value);
    default:
      return undefined;
  }
}

/** The variables around a function, and the globals that it names. */
function heldBy({ closure, code, globals }: PyFunction): readonly PyValue[] {
  const held = closure.flatMap(({ value }) => value ?? []);
  const named = [...namesIn(code, 0)].flatMap((name) => getString(globals, name) ?? []);
  return [...held, ...named];
}

const deepest = 3;

function namesIn(code: Code, depth: number): ReadonlySet<string> {
  const { names, codes } = bodyOf(code);
  const found = new Set(names);
  if (depth === deepest) return found;
  for (const inner of codes) for (const name of namesIn(inner, depth + 1)) found.add(name);
  return found;
}
