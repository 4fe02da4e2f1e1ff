/** Exception groups and how `except*` takes them apart. */

import { builtinClasses, isBuiltinClass, isSubclass } from "./classes";
import { exceptionState, isException, newException } from "./exceptions";
import type { Machine } from "./native";
import { None, list, str, type PyInstance, type PyValue } from "./values";

/** The exceptions in a group; absent for a plain exception. */
export function membersOf(exception: PyInstance): readonly PyValue[] | undefined {
  if (!isSubclass(exception.of, builtinClasses.BaseExceptionGroup)) return undefined;
  const members = exceptionState(exception).args.items.at(1);
  return members?.kind === "list" || members?.kind === "tuple" ? members.items : [];
}

/** A plain exception counts as a group of one. */
export function prepareGroup(exception: PyInstance): PyInstance {
  return membersOf(exception) ? exception : groupOf(exception, [exception], "");
}

/** [rest, part]: what handlers behind get, and what the handler of `type` takes; None where there is nothing. */
export function matchGroup(
  vm: Machine,
  group: PyValue,
  type: PyValue,
): readonly [PyValue, PyValue] {
  if (!isException(group)) return [None, None];
  const part = splitGroup(group, (each) => isTaken(vm, each, type));
  return [part.rest ?? None, part.taken ?? None];
}

export interface Split {
  readonly taken: PyInstance | undefined;
  readonly rest: PyInstance | undefined;
}

/** Parts of a group, nested groups kept. */
export function splitGroup(
  exception: PyInstance,
  isTakenHere: (exception: PyInstance) => boolean,
): Split {
  if (isTakenHere(exception)) return { taken: exception, rest: undefined };
  const members = membersOf(exception);
  if (!members) return { taken: undefined, rest: exception };
  const taken: PyInstance[] = [];
  const rest: PyInstance[] = [];
  for (const member of members) {
    if (!isException(member)) continue;
    const split = splitGroup(member, isTakenHere);
    if (split.taken) taken.push(split.taken);
    if (split.rest) rest.push(split.rest);
  }
  return {
    taken: taken.length > 0 ? groupOf(exception, taken) : undefined,
    rest: rest.length > 0 ? groupOf(exception, rest) : undefined,
  };
}

function isTaken(vm: Machine, exception: PyInstance, type: PyValue): boolean {
  if (type.kind === "tuple") return type.items.some((each) => isTaken(vm, exception, each));
  return type.kind === "class" && isSubclass(exception.of, type);
}

/**
 * What is raised behind the handlers: what none of them took and what they raised again, as a part of the original, and
 * what they raised themselves.
 */
export function finishGroup(
  original: PyInstance,
  rest: PyValue,
  raisedByHandlers: PyValue,
): PyInstance | undefined {
  const thrown = raisedByHandlers.kind === "list" ? raisedByHandlers.items.filter(isException) : [];
  const parts = isException(rest) ? [rest] : [];
  const raised: PyInstance[] = [];
  const leavesOfOriginal = new Set(leaves(original));
  for (const each of thrown) {
    if (leaves(each).every((leaf) => leavesOfOriginal.has(leaf))) parts.push(each);
    else raised.push(each);
  }
  const kept = new Set(parts.flatMap(leaves));
  const again = kept.size === 0 ? undefined : projection(original, kept);
  if (raised.length === 0) return again;
  if (again) raised.push(again);
  return raised.length === 1 ? raised[0] : groupOf(original, raised, "");
}

function leaves(exception: PyInstance): readonly PyInstance[] {
  const members = membersOf(exception);
  return members ? members.filter(isException).flatMap(leaves) : [exception];
}

function projection(original: PyInstance, kept: ReadonlySet<PyInstance>): PyInstance | undefined {
  const isWhole = leaves(original).every((leaf) => kept.has(leaf));
  if (isWhole) return original;
  return splitGroup(original, (each) => !membersOf(each) && kept.has(each)).taken;
}

/** A group like another one with other members; of its class where that says how (`derive`). */
export function groupOf(
  like: PyInstance,
  members: readonly PyInstance[],
  message?: string,
): PyInstance {
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
