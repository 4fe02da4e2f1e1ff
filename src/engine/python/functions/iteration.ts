/** Builtin functions that go through iterables: `any`, `min`, `sorted`, `sum` and the like. */

import { asyncItem, asyncIterator, withDefault } from "../asynchronous";
import { findSpecial, specialCall } from "../attributes";
import { callValue } from "../call";
import { arithmetic } from "../complexNumbers";
import { plainLess } from "../equality";
import { iterator, next as nextOf } from "../iterate";
import { finish, isSteps, nativeFunction } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { isReal } from "../numbers";
import { binary, compare, isTrue, length, plainTruth } from "../operators";
import { sorted } from "../sorting";
import { classOf } from "../classes";
import {
  bool,
  int,
  list,
  type PyDict,
  type PyNative,
  type PyTuple,
  type PyValue,
  type Unknown,
} from "../values";
import { isCallable } from "./objects";
import { eachItem, itemsOf, plainItems } from "../types/iterators";

export function iterationFunctions(): PyNative[] {
  return [
    nativeFunction("all", "iterable, /", (vm, iterable) => decide(vm, iterable, "all", false)),
    nativeFunction("any", "iterable, /", (vm, iterable) => decide(vm, iterable, "any", true)),
    nativeFunction("iter", "object, sentinel?, /", makeIterator),
    nativeFunction("next", "iterator, default?, /", next, { unknowns: "accept" }),
    nativeFunction("aiter", "async_iterable, /", asyncIterator),
    nativeFunction("anext", "async_iterator, default?, /", function* (vm, it, fallback) {
      const item = yield* asyncItem(vm, it);
      return fallback ? withDefault(item, fallback) : item;
    }),
    nativeFunction("len", "obj, /", (vm, obj) => plainLength(obj) ?? lengthSteps(vm, obj)),
    nativeFunction(
      "max",
      "*args, key?, default?",
      (vm, args, key, fallback) =>
        (fallback ? undefined : plainExtreme("max", args, key)) ??
        extreme(vm, "max", args, key, fallback),
    ),
    nativeFunction(
      "min",
      "*args, key?, default?",
      (vm, args, key, fallback) =>
        (fallback ? undefined : plainExtreme("min", args, key)) ??
        extreme(vm, "min", args, key, fallback),
    ),
    nativeFunction("sorted", "*args, **options", sortedCall),
    nativeFunction("sum", "iterable, /, start?", sum),
  ];
}

/** `all` and `any`: the first item that is (or is not) true decides. */
function* decide(vm: Machine, iterable: PyValue, name: string, decisive: boolean): Steps<PyValue> {
  let result = !decisive;
  let unknown: Unknown | undefined;
  const note = (truth: boolean): boolean => {
    if (truth === decisive) result = decisive;
    return truth !== decisive;
  };
  yield* eachItem(vm, iterable, (item) => {
    if (item.kind === "unknown") {
      unknown ??= item;
      return true;
    }
    const truth = plainTruth(item);
    return truth === undefined ? mapSteps(isTrue(vm, item), note) : note(truth);
  });
  if (unknown && result !== decisive) {
    return vm.unknown({ kind: "derived", what: `${name}()` }, unknown);
  }
  return bool(result);
}

function* mapSteps<T, R>(steps: Steps<T>, change: (value: T) => R): Steps<R> {
  return change(yield* steps);
}

function* makeIterator(
  vm: Machine,
  object: PyValue,
  sentinel: PyValue | undefined,
): Steps<PyValue> {
  if (!sentinel) return yield* iterator(vm, object);
  if (!isCallable(vm, object)) throw vm.raise("TypeError", "iter(v, w): v must be callable");
  let isDone = false;
  return {
    kind: "iterator",
    name: "callable_iterator",
    next: function* (machine): Steps<PyValue | undefined> {
      machine.charge(20);
      if (isDone) return undefined;
      const value = yield* callValue(object, []);
      const equal = yield* compare(machine, "==", value, sentinel);
      isDone = value.kind === "unknown" || (yield* isTrue(machine, equal));
      return isDone ? undefined : value;
    },
  };
}

function* next(vm: Machine, it: PyValue, fallback: PyValue | undefined): Steps<PyValue> {
  if (it.kind === "unknown") return vm.unknown({ kind: "derived", what: "next()" }, it);
  if ((it.kind === "instance" || it.kind === "generator") && fallback === undefined) {
    // The StopIteration at its end carries what a generator returned.
    const method = findSpecial(vm, it, "__next__");
    if (method) return yield specialCall(it, method, []);
  }
  const isIterator = it.kind === "iterator" || it.kind === "generator";
  if (!isIterator && !findSpecial(vm, it, "__next__")) {
    throw vm.raise("TypeError", `'${classOf(it).name}' object is not an iterator`);
  }
  const item = yield* nextOf(vm, it);
  if (item) return item;
  if (fallback) return fallback;
  throw vm.raiseOf(vm.builtinClass("StopIteration"), []);
}

/** The length of a builtin container that is no subclass of one. */
function plainLength(value: PyValue): PyValue | undefined {
  switch (value.kind) {
    case "list":
    case "tuple":
      return value.of ? undefined : int(value.items.length);
    case "dict":
    case "set":
    case "frozenset":
      return value.of ? undefined : int(value.entries.size);
    default:
      return undefined;
  }
}

function* lengthSteps(vm: Machine, value: PyValue): Steps<PyValue> {
  return int(yield* length(vm, value));
}

/** The largest or smallest of several arguments that are plain values. */
function plainExtreme(
  name: "max" | "min",
  args: PyTuple,
  key: PyValue | undefined,
): PyValue | undefined {
  const { items } = args;
  if (items.length < 2 || key) return undefined;
  let best = items[0];
  for (let i = 1; i < items.length; i++) {
    const isBetter = plainBetter(name, items[i], best);
    if (isBetter === undefined) return undefined;
    if (isBetter) best = items[i];
  }
  return best;
}

/** `max` and `min`. Of items that are equal, the first. */
function* extreme(
  vm: Machine,
  name: "max" | "min",
  args: PyTuple,
  key: PyValue | undefined,
  fallback: PyValue | undefined,
): Steps<PyValue> {
  if (args.items.length === 0) {
    throw vm.raise("TypeError", `${name} expected at least 1 argument, got 0`);
  }
  if (args.items.length > 1 && fallback) {
    const text = `Cannot specify a default for ${name}() with multiple positional arguments`;
    throw vm.raise("TypeError", text);
  }
  const source = args.items.length === 1 ? args.items[0] : args;
  let best: { item: PyValue; rank: PyValue } | undefined;
  let unknown: Unknown | undefined;
  function* consider(item: PyValue): Steps<void> {
    const rank = key && key.kind !== "none" ? yield* callValue(key, [item]) : item;
    if (rank.kind === "unknown") unknown ??= rank;
    else if (!best || (yield* isBetter(vm, name, rank, best.rank))) best = { item, rank };
  }
  const isKeyed = key !== undefined && key.kind !== "none";
  yield* eachItem(vm, source, (item) => {
    const verdict = isKeyed || !best ? undefined : plainBetter(name, item, best.rank);
    if (verdict === false) return;
    if (verdict) best = { item, rank: item };
    else return consider(item);
  });
  if (unknown) return vm.unknown({ kind: "derived", what: `${name}()` }, unknown);
  if (best) return best.item;
  if (fallback) return fallback;
  throw vm.raise("ValueError", `${name}() arg is an empty sequence`);
}

function* isBetter(vm: Machine, name: "max" | "min", rank: PyValue, best: PyValue): Steps<boolean> {
  const plain = plainBetter(name, rank, best);
  if (plain !== undefined) return plain;
  return yield* isTrue(vm, yield* compare(vm, name === "max" ? ">" : "<", rank, best));
}

/** `sorted` checks its iterable itself and leaves the options to `list.sort`. */
function sortedCall(vm: Machine, args: PyTuple, options: PyDict): PyValue | Steps<PyValue> {
  if (args.items.length !== 1) {
    throw vm.raise("TypeError", `sorted expected 1 argument, got ${args.items.length}`);
  }
  const [iterable] = args.items;
  const keywords = new Map<string, PyValue>();
  for (const { key, value } of options.entries.values()) {
    if (key.kind === "str") keywords.set(key.value, value);
  }
  const sort = nativeFunction(
    "sort",
    "*, key?, reverse?",
    (_vm, key, reverse) => sortedList(vm, iterable, key, reverse),
    { wording: "c" },
  );
  return sort.call(vm, [], keywords);
}

function plainBetter(name: "max" | "min", rank: PyValue, best: PyValue): boolean | undefined {
  return name === "max" ? plainLess(best, rank) : plainLess(rank, best);
}

function* sortedList(
  vm: Machine,
  iterable: PyValue,
  key: PyValue | undefined,
  reverse: PyValue | undefined,
): Steps<PyValue> {
  const items = yield* finish(itemsOf(vm, iterable));
  const unknown = items.find((item): item is Unknown => item.kind === "unknown");
  if (unknown) return vm.unknown({ kind: "derived", what: "sorted()" }, unknown);
  const isReversed = reverse ? yield* isTrue(vm, reverse) : false;
  const result = sorted(vm, items, key, isReversed);
  return list(isSteps(result) ? yield* result : result);
}

function sum(vm: Machine, iterable: PyValue, start: PyValue | undefined): PyValue | Steps<PyValue> {
  if (start?.kind === "str") {
    throw vm.raise("TypeError", "sum() can't sum strings [use ''.join(seq) instead]");
  }
  if (start?.kind === "bytes" || start?.kind === "bytearray") {
    throw vm.raise("TypeError", `sum() can't sum ${start.kind} [use b''.join(seq) instead]`);
  }
  const items = plainItems(vm, iterable);
  const from = start ?? int(0);
  if (items && isReal(from) && items.every(isPlainReal)) {
    vm.charge(items.length);
    let total: PyValue = from;
    for (const item of items) total = arithmetic(vm, "+", total, item) ?? total;
    return total;
  }
  return sumSteps(vm, iterable, from);
}

function isPlainReal(value: PyValue): boolean {
  return isReal(value) && !("of" in value && value.of);
}

function* sumSteps(vm: Machine, iterable: PyValue, start: PyValue): Steps<PyValue> {
  let total = start;
  yield* eachItem(vm, iterable, function* (item): Steps<void> {
    total = yield* binary(vm, "+", total, item);
  });
  return total;
}
