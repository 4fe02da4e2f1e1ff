/** `collections.deque`. */

import { defineClass, newInstance } from "../classes";
import { toItems } from "../iterate";
import type { Machine, Steps } from "../native";
import { finish } from "../nativeFunction";
import { compare, equals } from "../operators";
import { whileShowing } from "../reprText";
import { repr } from "../text";
import {
  bool,
  int,
  None,
  NotImplemented,
  str,
  type PyClass,
  type PyInstance,
  type PyIterator,
  type PyValue,
} from "../values";
import { genericAlias } from "./alias";
import { deepCopy, memoOf } from "./copying";
import { classMethod, entries, getter, indexOf, method, perRun, plainInt } from "./support";

interface Deque {
  readonly isDeque: true;
  items: PyValue[];
  maxlen: number | undefined;
}

function isDeque(host: unknown): host is Deque {
  return typeof host === "object" && host !== null && "isDeque" in host;
}

/** What a deque holds; a deque whose `__init__` has not run yet is empty. */
function contentsOf(self: PyValue): Deque {
  const empty: Deque = { isDeque: true, items: [], maxlen: undefined };
  if (self.kind !== "instance") return empty;
  if (!isDeque(self.host)) self.host = empty;
  return isDeque(self.host) ? self.host : empty;
}

function dequeOf(vm: Machine, value: PyValue): Deque | undefined {
  return value.kind === "instance" && value.of.mro.includes(dequeClass(vm))
    ? contentsOf(value)
    : undefined;
}

/** The contents, for a method that goes through all of them. */
function walked(vm: Machine, self: PyValue): Deque {
  const deque = contentsOf(self);
  vm.charge(deque.items.length >> 3);
  return deque;
}

/** The contents, for a method that moves the items behind a place. */
function moved(vm: Machine, self: PyValue): Deque {
  const deque = contentsOf(self);
  vm.charge(deque.items.length >> 8);
  return deque;
}

function push(vm: Machine, deque: Deque, item: PyValue): void {
  vm.chargeItems(1);
  deque.items.push(item);
  if (deque.maxlen !== undefined && deque.items.length > deque.maxlen) deque.items.shift();
}

function pushLeft(vm: Machine, deque: Deque, item: PyValue): void {
  vm.chargeItems(1);
  deque.items.unshift(item);
  if (deque.maxlen !== undefined && deque.items.length > deque.maxlen) deque.items.pop();
}

function* extend(vm: Machine, deque: Deque, iterable: PyValue): Steps<void> {
  for (const item of yield* toItems(vm, iterable)) push(vm, deque, item);
}

function newDeque(
  vm: Machine,
  cls: PyClass,
  items: readonly PyValue[],
  maxlen?: number,
): PyInstance {
  const made = newInstance(cls);
  vm.chargeItems(items.length);
  const kept = maxlen === undefined ? [...items] : items.slice(Math.max(0, items.length - maxlen));
  const host: Deque = { isDeque: true, items: kept, maxlen };
  made.host = host;
  return made;
}

function* place(vm: Machine, deque: Deque, index: PyValue): Steps<number> {
  const whole = yield* finish(indexOf(vm, index));
  const at = typeof whole === "object" ? 0 : Number(whole);
  const from = at < 0 ? at + deque.items.length : at;
  if (from < 0 || from >= deque.items.length)
    throw vm.raise("IndexError", "deque index out of range");
  return from;
}

function walk(deque: Deque, isBackwards: boolean): PyIterator {
  let at = isBackwards ? deque.items.length - 1 : 0;
  const size = deque.items.length;
  return {
    kind: "iterator",
    name: isBackwards ? "_collections._deque_reverse_iterator" : "_collections._deque_iterator",
    next: (vm) => {
      if (deque.items.length !== size)
        throw vm.raise("RuntimeError", "deque mutated during iteration");
      const item = deque.items.at(at);
      if (at < 0 || at >= size) return undefined;
      at += isBackwards ? -1 : 1;
      return item;
    },
  };
}

const accept = { unknowns: "accept" } as const;
const owner = "deque";

export const dequeClass = perRun("collections.deque", (): PyClass =>
  defineClass({
    name: "deque",
    module: "collections",
    attributes: [...changing(), ...reading()],
  }),
);

function changing(): readonly (readonly [string, PyValue])[] {
  return entries(
    method(owner, "__init__", "self, iterable?, maxlen?", function* (vm, self, iterable, maxlen) {
      const deque = contentsOf(self);
      deque.items = [];
      if (maxlen !== undefined && maxlen.kind !== "none") {
        const limit = plainInt(maxlen);
        if (limit === undefined) throw vm.raise("TypeError", "an integer is required");
        if (limit < 0) throw vm.raise("ValueError", "maxlen must be non-negative");
        deque.maxlen = Number(limit);
      }
      if (iterable !== undefined) yield* extend(vm, deque, iterable);
      return None;
    }),
    method(
      owner,
      "append",
      "self, x, /",
      (vm, self, x) => {
        push(vm, contentsOf(self), x);
        return None;
      },
      accept,
    ),
    method(
      owner,
      "appendleft",
      "self, x, /",
      (vm, self, x) => {
        pushLeft(vm, moved(vm, self), x);
        return None;
      },
      accept,
    ),
    method(owner, "extend", "self, iterable, /", function* (vm, self, iterable) {
      yield* extend(vm, contentsOf(self), iterable);
      return None;
    }),
    method(owner, "extendleft", "self, iterable, /", function* (vm, self, iterable) {
      for (const item of yield* toItems(vm, iterable)) pushLeft(vm, moved(vm, self), item);
      return None;
    }),
    method(owner, "pop", "self, /", (vm, self) => {
      const item = contentsOf(self).items.pop();
      if (item === undefined) throw vm.raise("IndexError", "pop from an empty deque");
      return item;
    }),
    method(owner, "popleft", "self, /", (vm, self) => {
      const item = moved(vm, self).items.shift();
      if (item === undefined) throw vm.raise("IndexError", "pop from an empty deque");
      return item;
    }),
    method(owner, "clear", "self, /", (_vm, self) => {
      contentsOf(self).items = [];
      return None;
    }),
    method(owner, "rotate", "self, n?, /", function* (vm, self, n = int(1)) {
      const deque = walked(vm, self);
      const whole = yield* finish(indexOf(vm, n));
      const size = deque.items.length;
      if (size === 0 || typeof whole === "object") return None;
      const by = ((Number(whole) % size) + size) % size;
      deque.items = [...deque.items.slice(size - by), ...deque.items.slice(0, size - by)];
      return None;
    }),
    method(owner, "reverse", "self, /", (vm, self) => {
      walked(vm, self).items.reverse();
      return None;
    }),
    method(
      owner,
      "insert",
      "self, i, x, /",
      function* (vm, self, i, x) {
        const deque = moved(vm, self);
        if (deque.maxlen !== undefined && deque.items.length >= deque.maxlen) {
          throw vm.raise("IndexError", "deque already at its maximum size");
        }
        const whole = yield* finish(indexOf(vm, i));
        vm.chargeItems(1);
        if (typeof whole !== "object") deque.items.splice(Number(whole), 0, x);
        return None;
      },
      accept,
    ),
    method(owner, "remove", "self, value, /", function* (vm, self, value) {
      const { items } = walked(vm, self);
      for (let i = 0; i < items.length; i++) {
        if (!(yield* equals(vm, items[i], value))) continue;
        items.splice(i, 1);
        return None;
      }
      throw vm.raise("ValueError", `${yield* repr(vm, value)} is not in deque`);
    }),
    method(
      owner,
      "__setitem__",
      "self, index, value, /",
      function* (vm, self, index, value) {
        const deque = contentsOf(self);
        deque.items[yield* place(vm, deque, index)] = value;
        return None;
      },
      accept,
    ),
    method(owner, "__delitem__", "self, index, /", function* (vm, self, index) {
      const deque = moved(vm, self);
      deque.items.splice(yield* place(vm, deque, index), 1);
      return None;
    }),
    method(owner, "__iadd__", "self, other, /", function* (vm, self, other) {
      yield* extend(vm, contentsOf(self), other);
      return self;
    }),
  );
}

function comparison(name: string, op: "==" | "!=" | "<" | "<=" | ">" | ">=") {
  return method(owner, name, "self, other, /", function* (vm, self, other) {
    const theirs = dequeOf(vm, other);
    if (theirs === undefined) return NotImplemented;
    const mine: PyValue = { kind: "list", items: contentsOf(self).items };
    return yield* compare(vm, op, mine, { kind: "list", items: theirs.items });
  });
}

function reading(): readonly (readonly [string, PyValue])[] {
  return entries(
    getter(owner, "maxlen", (_vm, self) => {
      const { maxlen } = contentsOf(self);
      return maxlen === undefined ? None : int(maxlen);
    }),
    ["__hash__", None],
    method(owner, "__len__", "self, /", (_vm, self) => int(contentsOf(self).items.length)),
    method(owner, "__iter__", "self, /", (_vm, self) => walk(contentsOf(self), false)),
    method(owner, "__reversed__", "self, /", (_vm, self) => walk(contentsOf(self), true)),
    method(owner, "__getitem__", "self, index, /", function* (vm, self, index) {
      const deque = contentsOf(self);
      if (index.kind === "slice") {
        throw vm.raise("TypeError", "sequence index must be integer, not 'slice'");
      }
      return deque.items[yield* place(vm, deque, index)];
    }),
    method(owner, "__contains__", "self, item, /", function* (vm, self, item) {
      for (const each of walked(vm, self).items)
        if (yield* equals(vm, each, item)) return bool(true);
      return bool(false);
    }),
    method(owner, "count", "self, value, /", function* (vm, self, value) {
      let count = 0;
      for (const item of walked(vm, self).items) if (yield* equals(vm, item, value)) count += 1;
      return int(count);
    }),
    method(
      owner,
      "index",
      "self, value, start?, stop?, /",
      function* (vm, self, value, start, stop) {
        const { items } = walked(vm, self);
        const clamp = (bound: PyValue | undefined, otherwise: number) => {
          const whole = bound === undefined ? undefined : plainInt(bound);
          if (whole === undefined) return otherwise;
          return Number(whole) < 0 ? Math.max(0, Number(whole) + items.length) : Number(whole);
        };
        const end = Math.min(items.length, clamp(stop, items.length));
        for (let i = clamp(start, 0); i < end; i++)
          if (yield* equals(vm, items[i], value)) return int(i);
        throw vm.raise("ValueError", `${yield* repr(vm, value)} is not in deque`);
      },
    ),
    method(owner, "copy", "self, /", copy),
    method(owner, "__copy__", "self, /", copy),
    method(owner, "__deepcopy__", "self, memo, /", function* (vm, self, memo) {
      const { items, maxlen } = contentsOf(self);
      const copies: PyValue[] = [];
      for (const item of items) copies.push(yield* deepCopy(vm, item, memoOf(memo)));
      return newDeque(vm, vm.classOf(self), copies, maxlen);
    }),
    method(owner, "__add__", "self, other, /", (vm, self, other) => {
      const theirs = dequeOf(vm, other);
      if (theirs === undefined) {
        const type = vm.classOf(other).name;
        throw vm.raise("TypeError", `can only concatenate deque (not "${type}") to deque`);
      }
      const { items, maxlen } = contentsOf(self);
      return newDeque(vm, vm.classOf(self), [...items, ...theirs.items], maxlen);
    }),
    method(owner, "__mul__", "self, n, /", repeat),
    method(owner, "__rmul__", "self, n, /", repeat),
    method(owner, "__repr__", "self, /", function* (vm, self) {
      const { items, maxlen } = contentsOf(self);
      const limit = maxlen === undefined ? "" : `, maxlen=${maxlen}`;
      const text = whileShowing(vm, self, "[...]", function* () {
        const shown = yield* repr(vm, { kind: "list", items });
        return `${vm.classOf(self).name}(${shown}${limit})`;
      });
      return str(yield* text);
    }),
    comparison("__eq__", "=="),
    comparison("__ne__", "!="),
    comparison("__lt__", "<"),
    comparison("__le__", "<="),
    comparison("__gt__", ">"),
    comparison("__ge__", ">="),
    classMethod(
      owner,
      "__class_getitem__",
      "cls, item, /",
      (vm, cls, item) => genericAlias(vm, cls, item),
      accept,
    ),
  );
}

function copy(vm: Machine, self: PyValue): PyValue {
  const { items, maxlen } = contentsOf(self);
  return newDeque(vm, vm.classOf(self), items, maxlen);
}

function* repeat(vm: Machine, self: PyValue, n: PyValue): Steps<PyValue> {
  const whole = yield* finish(indexOf(vm, n));
  const times = typeof whole === "object" ? 0 : Math.max(0, Number(whole));
  const { items, maxlen } = contentsOf(self);
  vm.chargeItems(times * items.length);
  const repeated = Array.from({ length: times }, () => items).flat();
  return newDeque(vm, vm.classOf(self), repeated, maxlen);
}
