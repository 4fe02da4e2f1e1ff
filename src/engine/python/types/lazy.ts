/** `enumerate`, `filter`, `map`, `reversed` and `zip`: classes whose instances make their items one by one. */

import { findSpecial, specialCall } from "../attributes";
import { callValue } from "../call";
import { classOf } from "../classes";
import { iterator, next } from "../iterate";
import { isSteps, isUnknown, nativeFunction, type NativeOptions } from "../nativeFunction";
import type { Machine, NativeBody, Steps } from "../native";
import { addInts, type Int } from "../numbers";
import { getItem, isTrue, length } from "../operators";
import { overrideOf } from "../overrides";
import { int, tuple, type PyIterator, type PyTuple, type PyValue, type Unknown } from "../values";
import { dictIterator, isIterable, pull, sequenceIterator } from "./iterators";
import { wholeNumber } from "./sequence";
import { methodsOf, type TypeTable } from "./table";

export function lazyTables(): TypeTable[] {
  return [
    lazy("enumerate", "iterable?, start?", enumerate),
    lazy("filter", "function, iterable, /", filter),
    lazy("map", "*args", map),
    lazy("reversed", "sequence, /", reversed, { wording: "c unpack" }),
    lazy("zip", "*iterables, strict?", zip, { wording: "c", unknowns: "accept" }),
  ];
}

/** A class whose call is a function. */
function lazy(
  name: string,
  parameters: string,
  body: NativeBody,
  options: NativeOptions = { wording: "c" },
): TypeTable {
  const make = nativeFunction(name, parameters, body, options);
  const isIterator = (value: PyValue): value is PyIterator => value.kind === "iterator";
  const method = methodsOf(name, isIterator);
  const rows = [
    method("__iter__", "", (_vm, self) => self),
    method("__next__", "", function* (vm, self) {
      const item = yield* next(vm, self);
      if (item) return item;
      throw vm.raiseOf(vm.builtinClass("StopIteration"), []);
    }),
  ];
  return {
    name,
    attributes: new Map(rows),
    create: (vm, _cls, args, kwargs) => make.call(vm, args, kwargs),
  };
}

function* enumerate(
  vm: Machine,
  iterable: PyValue | undefined,
  start: PyValue | undefined,
): Steps<PyValue> {
  if (!iterable) {
    throw vm.raise("TypeError", "enumerate() missing required argument 'iterable'");
  }
  let count: Int = start ? yield* wholeNumber(vm, start) : 0;
  const source = yield* iterator(vm, iterable);
  if (source.kind === "unknown") return source;
  const numbered = (item: PyValue | undefined): PyValue | undefined => {
    if (!item) return undefined;
    const index = int(count);
    count = addInts(count, 1);
    return tuple([index, item]);
  };
  return {
    kind: "iterator",
    name: "enumerate",
    next: (machine) => {
      machine.charge(5);
      const item = pull(machine, source);
      return isSteps(item) ? mapped(item, numbered) : numbered(item);
    },
  };
}

function* mapped<T, R>(steps: Steps<T>, change: (value: T) => R): Steps<R> {
  return change(yield* steps);
}

function* filter(
  vm: Machine,
  test: PyValue | undefined,
  iterable: PyValue | undefined,
): Steps<PyValue> {
  const source = yield* iterator(vm, iterable ?? tuple([]));
  if (source.kind === "unknown") return source;
  return {
    kind: "iterator",
    name: "filter",
    next: function* (machine): Steps<PyValue | undefined> {
      for (;;) {
        machine.charge(20);
        const item = yield* next(machine, source);
        if (!item) return undefined;
        const isPlain = !test || test.kind === "none";
        const verdict = isPlain ? item : yield* callValue(test, [item]);
        if (yield* isTrue(machine, verdict)) return item;
      }
    },
  };
}

function* map(vm: Machine, args: PyValue | undefined): Steps<PyValue> {
  const [f, ...iterables] = args?.kind === "tuple" ? args.items : [];
  if (iterables.length === 0) {
    throw vm.raise("TypeError", "map() must have at least two arguments.");
  }
  const its: PyValue[] = [];
  for (const iterable of iterables) its.push(yield* iterator(vm, iterable));
  return {
    kind: "iterator",
    name: "map",
    next: function* (machine): Steps<PyValue | undefined> {
      machine.charge(20);
      const args: PyValue[] = [];
      for (const it of its) {
        const item = yield* next(machine, it);
        if (!item) return undefined;
        args.push(item);
      }
      return yield* callValue(f, args);
    },
  };
}

function* zip(
  vm: Machine,
  iterables: PyValue | undefined,
  strict: PyValue | undefined,
): Steps<PyValue> {
  const its: PyValue[] = [];
  const given: PyTuple = iterables?.kind === "tuple" ? iterables : tuple([]);
  const unknown = given.items.find(isUnknown);
  // Something unknown is taken to be as long as the others: what they hold is known.
  if (unknown && !given.items.some(hasLength)) {
    return vm.unknown({ kind: "derived", what: "zip()" }, unknown);
  }
  for (const iterable of given.items) {
    if (!isIterable(vm, iterable)) {
      throw vm.raise("TypeError", `'${classOf(iterable).name}' object is not iterable`);
    }
    its.push(isUnknown(iterable) ? always(vm, iterable) : yield* iterator(vm, iterable));
  }
  const isStrict = strict ? yield* isTrue(vm, strict) : false;
  let isDone = its.length === 0;
  /** Goes on with a round of which `items` are there already. */
  function* goOn(
    machine: Machine,
    items: PyValue[],
    first: PyValue | undefined | Steps<PyValue | undefined>,
  ): Steps<PyValue | undefined> {
    let step = first;
    for (;;) {
      const item = isSteps(step) ? yield* step : step;
      if (!item) {
        isDone = true;
        if (isStrict) yield* checkLengths(machine, its, items.length);
        return undefined;
      }
      items.push(item);
      if (items.length === its.length) return tuple(items);
      step = pull(machine, its[items.length]);
    }
  }
  return {
    kind: "iterator",
    name: "zip",
    next: (machine) => {
      if (isDone) return undefined;
      machine.charge(its.length + 8);
      const items: PyValue[] = [];
      for (const it of its) {
        const item = pull(machine, it);
        if (!item || isSteps(item)) return goOn(machine, items, item);
        items.push(item);
      }
      return tuple(items);
    },
  };
}

/** Whether going over it comes to an end of its own. */
function hasLength(value: PyValue): boolean {
  return ["list", "tuple", "dict", "range", "str", "set", "frozenset"].includes(value.kind);
}

/** Items of something unknown, without end. */
function always(vm: Machine, unknown: Unknown): PyIterator {
  const item = vm.unknown({ kind: "derived", what: "an item" }, unknown);
  return { kind: "iterator", name: "iterator", next: () => item };
}

/** `zip(strict=True)`: the iterable `ended` is at its end, those before it are not, those behind must be too. */
function* checkLengths(vm: Machine, its: readonly PyValue[], ended: number): Steps<void> {
  const before = ended === 1 ? "argument 1" : `arguments 1-${ended}`;
  if (ended > 0) {
    throw vm.raise("ValueError", `zip() argument ${ended + 1} is shorter than ${before}`);
  }
  for (let i = 1; i < its.length; i++) {
    if (!(yield* next(vm, its[i]))) continue;
    const shorter = i === 1 ? "argument 1" : `arguments 1-${i}`;
    throw vm.raise("ValueError", `zip() argument ${i + 1} is longer than ${shorter}`);
  }
}

function* reversed(vm: Machine, sequence: PyValue | undefined): Steps<PyValue> {
  if (!sequence) return tuple([]);
  const method = findSpecial(vm, sequence, "__reversed__");
  if (method) return yield specialCall(sequence, method, []);
  if (sequence.kind === "dict" && !overrideOf(sequence, "__iter__")) {
    return dictIterator(sequence, "keys", true);
  }
  if (
    ["set", "frozenset", "iterator", "generator"].includes(sequence.kind) ||
    !findSpecial(vm, sequence, "__getitem__")
  ) {
    throw vm.raise("TypeError", `'${classOf(sequence).name}' object is not reversible`);
  }
  const count = yield* length(vm, sequence);
  if (sequence.kind === "tuple" && !overrideOf(sequence, "__getitem__")) {
    const { items } = sequence;
    return sequenceIterator("reversed", items, (i) => items[items.length - 1 - i]);
  }
  return reversedItems(sequence, count);
}

function reversedItems(sequence: PyValue, count: number): PyIterator {
  let index = count;
  return {
    kind: "iterator",
    name: "reversed",
    next: function* (vm): Steps<PyValue | undefined> {
      vm.charge(20);
      if (index <= 0) return undefined;
      index -= 1;
      return yield* getItem(vm, sequence, int(index));
    },
  };
}
