/** `functools.update_wrapper`: a wrapper takes on the looks of what it wraps. */

import { findAttribute, setAttribute } from "../attributes";
import { toItems } from "../iterate";
import type { Machine, Steps } from "../native";
import type { PyValue } from "../values";
import { ownAttributes } from "./support";

export const wrapperAssignments: readonly string[] = [
  "__module__",
  "__name__",
  "__qualname__",
  "__doc__",
  "__annotations__",
];

/** Gives the wrapper the name, the text and the attributes of what it wraps, or those that are asked for. */
export function* updateWrapper(
  vm: Machine,
  wrapper: PyValue,
  wrapped: PyValue,
  assigned?: PyValue,
  updated?: PyValue,
): Steps<PyValue> {
  if (wrapper.kind === "unknown" || wrapped.kind === "unknown") return wrapper;
  const names = assigned ? namesIn(yield* toItems(vm, assigned)) : wrapperAssignments;
  for (const name of names) {
    const value = yield* findAttribute(vm, wrapped, name);
    if (value !== undefined) yield* put(vm, wrapper, name, value);
  }
  const updates = updated ? namesIn(yield* toItems(vm, updated)) : ["__dict__"];
  if (wrapped.kind !== "class" && updates.includes("__dict__")) {
    for (const [name, value] of ownAttributes(wrapped) ?? []) {
      if (!wrapperAssignments.includes(name)) yield* put(vm, wrapper, name, value);
    }
  }
  yield* put(vm, wrapper, "__wrapped__", wrapped);
  return wrapper;
}

function namesIn(items: readonly PyValue[]): readonly string[] {
  return items.flatMap((item) => (item.kind === "str" ? [item.value] : []));
}

function* put(vm: Machine, target: PyValue, name: string, value: PyValue): Steps<void> {
  if (target.kind === "native") target.attributes?.set(name, value);
  else yield* setAttribute(vm, target, name, value);
}
