/** Iterators over builtin containers, and the items of anything iterable. */

import { findSpecial } from "../attributes";
import { iterator, next as nextOf, toItems } from "../iterate";
import { isSteps } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { overrideOf } from "../overrides";
import { setItems } from "../setOrder";
import { chargeWalk, itemsPerInt, itemsPerPair } from "../sizes";
import { codePoints } from "../strings";
import { int, str, tuple, type PyDict, type PyIterator, type PySet, type PyValue } from "../values";

/** An iterator over a sequence that may change under it: the length is asked at every step. */
export function sequenceIterator(
  name: string,
  sequence: { readonly length: number },
  item: (index: number) => PyValue,
): PyIterator {
  let index = 0;
  return {
    kind: "iterator",
    name,
    next: () => {
      if (index >= sequence.length) {
        index = Infinity;
        return undefined;
      }
      index += 1;
      return item(index - 1);
    },
  };
}

/** An iterator over items that are there already. */
export function itemsIterator(name: string, items: readonly PyValue[]): PyIterator {
  return sequenceIterator(name, items, (i) => items[i]);
}

/** An iterator from a JavaScript one. */
export function lazyIterator(name: string, values: Iterator<PyValue>): PyIterator {
  return {
    kind: "iterator",
    name,
    next: () => {
      const step = values.next();
      return step.done === true ? undefined : step.value;
    },
  };
}

/** The entries of a dict, in order; RuntimeError where the dict changes its size meanwhile. */
export function dictIterator(
  dict: PyDict,
  view: "keys" | "values" | "items",
  isReversed = false,
): PyIterator {
  const live = dict.entries.values();
  const entries = isReversed ? [...live].reverse().values() : live;
  const size = dict.entries.size;
  const kind = view === "keys" ? "key" : view === "values" ? "value" : "item";
  let isDone = false;
  let given = 0;
  return {
    kind: "iterator",
    name: `dict_${isReversed ? "reverse" : ""}${kind}iterator`,
    next: (vm) => {
      if (isDone) return undefined;
      if (dict.entries.size !== size) {
        throw vm.raise("RuntimeError", "dictionary changed size during iteration");
      }
      const step = entries.next();
      if (step.done === true) {
        isDone = true;
        return undefined;
      }
      given += 1;
      if (given > size) throw vm.raise("RuntimeError", "dictionary keys changed during iteration");
      const { key, value } = step.value;
      if (view === "keys") return key;
      return view === "values" ? value : tuple([key, value]);
    },
  };
}

export function setIterator(set: PySet): PyIterator {
  const items = setItems(set);
  const size = items.length;
  let index = 0;
  return {
    kind: "iterator",
    name: "set_iterator",
    next: (vm) => {
      if (index >= items.length) return undefined;
      if (set.entries.size !== size) {
        throw vm.raise("RuntimeError", "Set changed size during iteration");
      }
      index += 1;
      return items[index - 1];
    },
  };
}

/** The numbers of a range. */
export function rangeIterator(start: number, step: number, count: number): PyIterator {
  let index = 0;
  return {
    kind: "iterator",
    name: "range_iterator",
    next: () => {
      if (index >= count) return undefined;
      index += 1;
      return int(start + (index - 1) * step);
    },
  };
}

/**
 * All items of an iterable; steps only where Python code makes them. What an iterable that is unknown gives is the
 * caller's to decide.
 */
export function itemsOf(
  vm: Machine,
  value: PyValue,
): readonly PyValue[] | Steps<readonly PyValue[]> {
  const items = plainItems(vm, value);
  if (!items) return toItems(vm, value);
  vm.chargeItems(items.length);
  return items;
}

/** The items of builtin containers; `undefined` for all others. A list's are the list's own array. */
export function plainItems(vm: Machine, value: PyValue): readonly PyValue[] | undefined {
  if (overrideOf(value, "__iter__")) return undefined;
  switch (value.kind) {
    case "list":
    case "tuple":
      return value.items;
    case "str":
      vm.chargeItems(value.value.length);
      return codePoints(value.value).map(str);
    case "bytes":
    case "bytearray":
      vm.chargeItems(itemsPerInt * value.data.length);
      return value.data.map((byte) => int(byte));
    case "dict":
      chargeWalk(vm, value);
      return Array.from(value.entries.values(), (entry) => entry.key);
    case "set":
    case "frozenset":
      chargeWalk(vm, value);
      return setItems(value);
    case "dictview": {
      chargeWalk(vm, value);
      const entries = [...value.dict.entries.values()];
      if (value.view === "keys") return entries.map((entry) => entry.key);
      if (value.view === "values") return entries.map((entry) => entry.value);
      vm.chargeItems(itemsPerPair * entries.length);
      return entries.map((entry) => tuple([entry.key, entry.value]));
    }
    case "range": {
      chargeRange(vm, value);
      if (value.exact) return undefined;
      const count = Math.max(0, Math.ceil((value.stop - value.start) / value.step));
      return Array.from({ length: count }, (_, i) => int(value.start + i * value.step));
    }
    default:
      return undefined;
  }
}

/** The next item of an iterator, `undefined` at its end; steps only where Python code makes it. */
export function pull(vm: Machine, it: PyValue): PyValue | undefined | Steps<PyValue | undefined> {
  return it.kind === "iterator" ? it.next(vm) : nextOf(vm, it);
}

/** Asks the budget for all items of a range that are about to be kept: each is an object of its own. */
export function chargeRange(vm: Machine, value: PyValue): void {
  if (value.kind !== "range") return;
  vm.chargeItems(itemsPerInt * Math.max(0, Math.ceil((value.stop - value.start) / value.step)));
}

/** Whether `iter(value)` can be expected to work. */
export function isIterable(vm: Machine, value: PyValue): boolean {
  if (value.kind === "iterator" || value.kind === "generator" || value.kind === "unknown")
    return true;
  return ["__iter__", "__getitem__"].some((name) => findSpecial(vm, value, name) !== undefined);
}

/** `for item of value`: calls `body` with each, until it gives false. */
export function* eachItem(
  vm: Machine,
  value: PyValue,
  body: (item: PyValue) => boolean | void | Steps<boolean | void>,
): Steps<void> {
  // A range may be long, and its end of no interest.
  const items = value.kind === "range" ? undefined : plainItems(vm, value);
  if (items) {
    for (const item of items) {
      vm.charge(1);
      const result = body(item);
      if ((isSteps(result) ? yield* result : result) === false) return;
    }
    return;
  }
  const it = yield* iterator(vm, value);
  if (it.kind === "unknown") return;
  for (;;) {
    vm.charge(2);
    const step = pull(vm, it);
    const item = isSteps(step) ? yield* step : step;
    if (item === undefined) return;
    const result = body(item);
    if ((isSteps(result) ? yield* result : result) === false) return;
  }
}
