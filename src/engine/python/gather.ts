/** Collecting values from iterables and mappings: `*x` and `**x` in displays and calls. */

import { findSpecial, specialCall } from "./attributes";
import { classOf } from "./classes";
import { hashKey, putEntry } from "./dict";
import { isIterable, iterator, next } from "./iterate";
import { isSteps } from "./nativeFunction";
import type { Machine, Steps } from "./native";
import { getItem } from "./operators";
import { itemsPerEntry } from "./sizes";
import type { PyDict, PyList, PySet, PyValue } from "./values";

/** What an item that is collected one by one counts: with the memory it takes it costs more than an instruction. */
export const itemSteps = 4;

/** `[*list, *from]`; an unknown iterable leaves the whole unknown. */
export function* extendList(
  vm: Machine,
  list: PyList,
  from: PyValue,
  callee?: PyValue,
): Steps<PyValue> {
  if (from.kind === "unknown") return from;
  if ((from.kind === "list" || from.kind === "tuple") && !from.of) {
    vm.chargeItems(from.items.length);
    for (const item of from.items) list.items.push(item);
    return list;
  }
  const it = yield* starIterator(vm, from, callee);
  if (it.kind === "unknown") return it;
  for (;;) {
    const item = yield* next(vm, it);
    if (item === undefined) return list;
    vm.charge(itemSteps);
    list.items.push(item);
  }
}

/** What is no iterable is told in the words of `*`. */
function* starIterator(vm: Machine, from: PyValue, callee?: PyValue): Steps<PyValue> {
  if (!isIterable(vm, from) && !classOf(from).unknownBase) {
    const what = callee ? `${calleeName(callee)} argument` : "Value";
    throw vm.raise("TypeError", `${what} after * must be an iterable, not ${classOf(from).name}`);
  }
  return yield* iterator(vm, from);
}

export function* updateSet(vm: Machine, set: PySet, from: PyValue): Steps<PyValue> {
  const it = yield* iterator(vm, from);
  if (it.kind === "unknown") return it;
  for (;;) {
    const item = yield* next(vm, it);
    if (item === undefined) return set;
    yield* addToSet(vm, set, item);
  }
}

export function* addToSet(vm: Machine, set: PySet, item: PyValue): Steps<void> {
  const found = hashKey(vm, item);
  const key = isSteps(found) ? yield* found : found;
  if (!set.entries.has(key)) set.entries.set(key, item);
}

/** `{**dict, **from}`; an unknown mapping leaves the whole unknown. */
export function* mergeDisplay(vm: Machine, dict: PyDict, from: PyValue): Steps<PyValue> {
  if (from.kind === "unknown") return from;
  const entries = yield* mappingEntries(vm, from);
  if (!entries) {
    throw vm.raise("TypeError", `'${classOf(from).name}' object is not a mapping`);
  }
  for (const [key, value] of entries) {
    const hash = hashKey(vm, key);
    putEntry(dict, isSteps(hash) ? yield* hash : hash, key, value);
  }
  return dict;
}

/** `f(**dict, **from)`: names must be strings that are not there yet. */
export function* mergeKeywords(
  vm: Machine,
  callee: PyValue | undefined,
  dict: PyDict,
  from: PyValue,
): Steps<PyValue> {
  if (from.kind === "unknown") {
    vm.note("keyword arguments that are unknown are left out");
    // Its own key: no name has it.
    dict.entries.set(from, { key: from, value: from });
    return dict;
  }
  const entries = yield* mappingEntries(vm, from);
  const name = callee ? calleeName(callee) : "builtins.__build_class__()";
  if (!entries) {
    const text = `${name} argument after ** must be a mapping, not ${classOf(from).name}`;
    throw vm.raise("TypeError", text);
  }
  for (const [key, value] of entries) {
    if (key.kind !== "str") throw vm.raise("TypeError", "keywords must be strings");
    const hash = hashKey(vm, key);
    const slot = isSteps(hash) ? yield* hash : hash;
    if (dict.entries.has(slot)) {
      const text = `${name} got multiple values for keyword argument '${key.value}'`;
      throw vm.raise("TypeError", text);
    }
    putEntry(dict, slot, key, value);
  }
  return dict;
}

/** How messages name what is called: `__main__.f()`. */
export function calleeName(callee: PyValue): string {
  switch (callee.kind) {
    case "function":
      return `${callee.module}.${callee.qualifiedName}()`;
    case "method":
      return calleeName(callee.function);
    case "class":
      return callee.module === "builtins"
        ? `${callee.name}()`
        : `${callee.module}.${callee.qualifiedName}()`;
    case "native":
      return `${callee.qualifiedName}()`;
    default:
      return `${classOf(callee).name} object`;
  }
}

function* mappingEntries(
  vm: Machine,
  from: PyValue,
): Steps<readonly (readonly [PyValue, PyValue])[] | undefined> {
  if (from.kind === "dict" && !from.of) {
    vm.chargeItems(from.entries.size * itemsPerEntry);
    return Array.from(from.entries.values(), ({ key, value }) => [key, value] as const);
  }
  const method = findSpecial(vm, from, "keys");
  if (!method) return undefined;
  const keys = yield* iterator(vm, yield specialCall(from, method, []));
  const entries: (readonly [PyValue, PyValue])[] = [];
  for (;;) {
    const key = yield* next(vm, keys);
    if (key === undefined) return entries;
    vm.charge(1);
    entries.push([key, yield* getItem(vm, from, key)]);
  }
}
