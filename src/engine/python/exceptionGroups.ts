/** Exception groups and how `except*` takes them apart. */

import { builtinClasses, isBuiltinClass, isSubclass } from "./classes";
import { exceptionState, isException, newException } from "./exceptions";
import type { Machine } from "./native";
import { itemsPerException } from "./sizes";
import { None, list, str, type PyInstance, type PyValue } from "./values";

/** The exceptions in a group; absent for a plain exception. */
export function membersOf(exception: PyInstance): readonly PyValue[] | undefined {
  if (!isSubclass(exception.of, builtinClasses.BaseExceptionGroup)) return undefined;
  const members = exceptionState(exception).args.items.at(1);
  return members?.kind === "list" || members?.kind === "tuple" ? members.items : [];
}

/** A plain exception counts as a group of one. */
export function prepareGroup(vm: Machine, exception: PyInstance): PyInstance {
  return membersOf(exception) ? exception : groupOf(vm, exception, [exception], "");
}

/** [rest, part]: what handlers behind get, and what the handler of `type` takes; None where there is nothing. */
export function matchGroup(
  vm: Machine,
  group: PyValue,
  type: PyValue,
): readonly [PyValue, PyValue] {
  if (!isException(group)) return [None, None];
  const part = splitGroup(vm, group, (each) => isTaken(vm, each, type));
  return [part.rest ?? None, part.taken ?? None];
}

export interface Split {
  readonly taken: PyInstance | undefined;
  readonly rest: PyInstance | undefined;
}

/** What going to one exception of a group counts against the budget. */
const stepsPerMember = 8;

/**
 * Parts of a group, nested groups kept. A group that is in several others, or in one several times, is parted once: groups
 * of themselves, twice at each level, would otherwise be parted without end.
 */
export function splitGroup(
  vm: Machine,
  whole: PyInstance,
  isTakenHere: (exception: PyInstance) => boolean,
): Split {
  const known = new Map<PyInstance, Split>();
  const split = (exception: PyInstance): Split => {
    const found = known.get(exception) ?? part(exception);
    known.set(exception, found);
    return found;
  };
  const part = (exception: PyInstance): Split => {
    vm.charge(stepsPerMember);
    if (isTakenHere(exception)) return { taken: exception, rest: undefined };
    const members = membersOf(exception);
    if (!members) return { taken: undefined, rest: exception };
    const taken: PyInstance[] = [];
    const rest: PyInstance[] = [];
    for (const member of members) {
      if (!isException(member)) continue;
      const parts = split(member);
      if (parts.taken) taken.push(parts.taken);
      if (parts.rest) rest.push(parts.rest);
    }
    return {
      taken: taken.length > 0 ? groupOf(vm, exception, taken) : undefined,
      rest: rest.length > 0 ? groupOf(vm, exception, rest) : undefined,
    };
  };
  return split(whole);
}

function isTaken(vm: Machine, exception: PyInstance, type: PyValue): boolean {
  if (type.kind === "tuple") {
    vm.charge(type.items.length);
    return type.items.some((each) => isTaken(vm, exception, each));
  }
  return type.kind === "class" && isSubclass(exception.of, type);
}

/**
 * What is raised behind the handlers: what none of them took and what they raised again, as a part of the original, and
 * what they raised themselves.
 */
export function finishGroup(
  vm: Machine,
  original: PyInstance,
  rest: PyValue,
  raisedByHandlers: PyValue,
): PyInstance | undefined {
  const thrown = raisedByHandlers.kind === "list" ? raisedByHandlers.items.filter(isException) : [];
  const parts = isException(rest) ? [rest] : [];
  const raised: PyInstance[] = [];
  const all = leaves(vm, [original]);
  for (const each of thrown) {
    if (isWithin(leaves(vm, [each]), all)) parts.push(each);
    else raised.push(each);
  }
  const kept = leaves(vm, parts);
  const again = kept.size === 0 ? undefined : projection(vm, original, all, kept);
  if (raised.length === 0) return again;
  if (again) raised.push(again);
  return raised.length === 1 ? raised[0] : groupOf(vm, original, raised, "");
}

/** The plain exceptions in groups, each once. */
function leaves(vm: Machine, groups: readonly PyInstance[]): ReadonlySet<PyInstance> {
  const found = new Set<PyInstance>();
  const seen = new Set<PyInstance>(groups);
  for (const exception of seen) {
    vm.charge(stepsPerMember);
    const members = membersOf(exception);
    if (!members) found.add(exception);
    // What is added to a set while it is gone through comes up behind the rest.
    else for (const member of members) if (isException(member)) seen.add(member);
  }
  return found;
}

function isWithin(some: ReadonlySet<PyInstance>, all: ReadonlySet<PyInstance>): boolean {
  for (const each of some) if (!all.has(each)) return false;
  return true;
}

function projection(
  vm: Machine,
  original: PyInstance,
  all: ReadonlySet<PyInstance>,
  kept: ReadonlySet<PyInstance>,
): PyInstance | undefined {
  if (isWithin(all, kept)) return original;
  return splitGroup(vm, original, (each) => !membersOf(each) && kept.has(each)).taken;
}

/** A group like another one with other members; of its class where that says how (`derive`). */
export function groupOf(
  vm: Machine,
  like: PyInstance,
  members: readonly PyInstance[],
  message?: string,
): PyInstance {
  vm.chargeItems(itemsPerException + members.length);
  const allPlain = members.every((each) => isSubclass(each.of, builtinClasses.Exception));
  const isOwn = like.of.mro.some((cls) => !isBuiltinClass(cls) && cls.attributes.has("derive"));
  const cls = isOwn
    ? like.of
    : allPlain
      ? builtinClasses.ExceptionGroup
      : builtinClasses.BaseExceptionGroup;
  const text = message ?? exceptionState(like).args.items.at(0) ?? str("");
  const made = newException(cls, [typeof text === "string" ? str(text) : text, list([...members])]);
  const state = exceptionState(made);
  state.cause = exceptionState(like).cause;
  state.context = exceptionState(like).context;
  const notes = like.attributes.get("__notes__");
  if (notes?.kind === "list") made.attributes.set("__notes__", list([...notes.items]));
  return made;
}
