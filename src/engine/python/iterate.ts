/** Python's iteration protocol. */

import { findSpecial, isBlocked, specialCall } from "./attributes";
import { classOf, typeName } from "./classes";
import { exceptionState, isExceptionOf } from "./exceptions";
import { PyRaise, type Machine, type Steps } from "./native";
import {
  None,
  int,
  type PyGenerator,
  type PyInstance,
  type PyIterator,
  type PyValue,
} from "./values";
import { itemsIterator, plainItems } from "./types/iterators";
import { isSteps } from "./nativeFunction";

/** `iter(v)`: an iterator, generator or user's iterator. An unknown gives an unknown. */
export function* iterator(vm: Machine, v: PyValue): Steps<PyValue> {
  const plain = plainIterator(vm, v);
  if (plain) return plain;
  const method = findSpecial(vm, v, "__iter__");
  if (method) {
    const it = yield specialCall(v, method, []);
    if (isIterator(vm, it)) return it;
    const text = `iter() returned non-iterator of type '${classOf(it).name}'`;
    throw vm.raise("TypeError", text);
  }
  const isIndexed = findSpecial(vm, v, "__getitem__") && v.kind !== "class";
  if (isIndexed && !isBlocked(v, "__iter__")) return indexIterator(v);
  const cls = classOf(v);
  if (cls.unknownBase) return vm.unknown({ kind: "derived", what: "iter()" }, cls.unknownBase);
  throw vm.raise("TypeError", `'${typeName(v)}' object is not iterable`);
}

/** The iterator of a value of a builtin kind, without calling anything. */
export function plainIterator(vm: Machine, v: PyValue): PyValue | undefined {
  switch (v.kind) {
    case "iterator":
    case "unknown":
      return v;
    case "generator":
      return v.frame.code.isCoroutine ? undefined : v;
    case "list":
      return v.of ? undefined : listIterator(v.items);
    case "tuple":
      return v.of ? undefined : itemsIterator("tuple_iterator", v.items);
    default:
      return undefined;
  }
}

/** A list may grow while it is iterated over. */
function listIterator(items: readonly PyValue[]): PyIterator {
  let index = 0;
  let isDone = false;
  return {
    kind: "iterator",
    name: "list_iterator",
    next() {
      if (isDone || index >= items.length) {
        isDone = true;
        return undefined;
      }
      return items[index++];
    },
  };
}

/** Whether `iter(v)` gives something. */
export function isIterable(vm: Machine, v: PyValue): boolean {
  if (v.kind === "iterator" || v.kind === "generator" || v.kind === "unknown") return true;
  if (findSpecial(vm, v, "__iter__")) return true;
  if (isBlocked(v, "__iter__")) return false;
  return v.kind !== "class" && findSpecial(vm, v, "__getitem__") !== undefined;
}

function isIterator(vm: Machine, it: PyValue): boolean {
  if (it.kind === "iterator" || it.kind === "generator" || it.kind === "unknown") return true;
  return findSpecial(vm, it, "__next__") !== undefined || classOf(it).unknownBase !== undefined;
}

/** Iteration by `v[0]`, `v[1]`, … until an IndexError. */
function indexIterator(v: PyValue): PyIterator {
  let index = 0;
  let isDone = false;
  return {
    kind: "iterator",
    name: "iterator",
    *next(vm) {
      const method = findSpecial(vm, v, "__getitem__");
      if (isDone || !method) return undefined;
      try {
        return yield { ...specialCall(v, method, [int(index++)]), catches: "IndexError" };
      } catch (error) {
        if (!(error instanceof PyRaise)) throw error;
        const { exception } = error;
        const isEnd =
          isExceptionOf(exception, "IndexError") || isExceptionOf(exception, "StopIteration");
        if (!isEnd) throw error;
        isDone = true;
        return undefined;
      }
    },
  };
}

/** `next(it)`; `undefined` at the end. */
export function* next(vm: Machine, it: PyValue): Steps<PyValue | undefined> {
  switch (it.kind) {
    case "iterator": {
      const result = it.next(vm);
      return isSteps(result) ? yield* result : result;
    }
    case "unknown":
      return undefined;
    case "generator":
      return yield* sendTo(vm, it, None);
    default:
      return yield* nextOfObject(vm, it);
  }
}

function* nextOfObject(vm: Machine, it: PyValue): Steps<PyValue | undefined> {
  const method = findSpecial(vm, it, "__next__");
  if (!method) {
    if (classOf(it).unknownBase) return undefined;
    throw vm.raise("TypeError", `'${classOf(it).name}' object is not an iterator`);
  }
  try {
    return yield { ...specialCall(it, method, []), catches: "StopIteration" };
  } catch (error) {
    if (isStop(error)) return undefined;
    throw error;
  }
}

export function isStop(error: unknown): error is PyRaise {
  return error instanceof PyRaise && isExceptionOf(error.exception, "StopIteration");
}

/** The value that a StopIteration carries: what a generator returned. */
export function stopValue(exception: PyInstance): PyValue {
  return exceptionState(exception).args.items.at(0) ?? None;
}

/** Goes on with a generator; the next value it yields, `undefined` at its end. */
export function* sendTo(
  _vm: Machine,
  generator: PyGenerator,
  value: PyValue,
): Steps<PyValue | undefined> {
  if (generator.state === "closed") return undefined;
  try {
    return yield {
      callee: generator,
      args: [],
      resume: { how: "send", value },
      catches: "StopIteration",
    };
  } catch (error) {
    if (isStop(error)) return undefined;
    throw error;
  }
}

/** All items of an iterable. An unknown iterable gives none. */
export function* toItems(vm: Machine, v: PyValue): Steps<readonly PyValue[]> {
  if ((v.kind === "list" || v.kind === "tuple") && !v.of) return v.items;
  const plain = plainItems(vm, v);
  if (plain) return plain;
  const it = yield* iterator(vm, v);
  const items: PyValue[] = [];
  for (;;) {
    const step = it.kind === "iterator" ? it.next(vm) : next(vm, it);
    const item = isSteps(step) ? yield* step : step;
    if (item === undefined) return items;
    items.push(item);
    if (items.length % 256 > 0) continue;
    vm.chargeItems(256);
    vm.charge(1024);
  }
}
