/** Python's iteration protocol. */

import type { Machine, Steps } from "./native";
import type { PyValue } from "./values";

/** `iter(v)`: an iterator, generator or user's iterator. An unknown gives an unknown. */
export function iterator(vm: Machine, v: PyValue): Steps<PyValue> {
  void vm;
  throw new Error(`not yet: ${v.kind}`);
}

/** `next(it)`; `undefined` at the end. */
export function next(vm: Machine, it: PyValue): Steps<PyValue | undefined> {
  void vm;
  throw new Error(`not yet: ${it.kind}`);
}

/** All items of an iterable. An unknown iterable gives none. */
export function toItems(vm: Machine, v: PyValue): Steps<readonly PyValue[]> {
  void vm;
  throw new Error(`not yet: ${v.kind}`);
}
