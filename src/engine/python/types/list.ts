/** `list`: its methods and operators. */

import { compareItems } from "../equality";
import { finish, isSteps, isUnknown } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { isTrue } from "../operators";
import { reprOf } from "../reprText";
import { sorted } from "../sorting";
import { int, None, NotImplemented, str, type PyList, type PySlice, type PyValue } from "../values";
import { itemsOf, sequenceIterator } from "./iterators";
import {
  badIndex,
  containsItem,
  equalItems,
  countItems,
  findItem,
  indexValue,
  intSlice,
  itemIndex,
  multiplied,
  notConcatenable,
  plainContains,
  plainWhole,
  repeated,
  searchRange,
  sliceRange,
  takeSlice,
} from "./sequence";
import { accepting, methodsOf, unknownSource, type Row, type TypeTable } from "./table";

function isList(value: PyValue): value is PyList {
  return value.kind === "list";
}

const method = methodsOf("list", isList);

export function listTable(): TypeTable {
  return {
    name: "list",
    attributes: new Map([...methods(), ...operators()]),
    create: (vm, cls, args) => unknownSource(vm, cls, args) ?? newList(cls),
  };
}

function newList(cls: PyList["of"]): PyList {
  const isPlain = cls === undefined || cls.module === "builtins";
  return isPlain
    ? { kind: "list", items: [] }
    : { kind: "list", items: [], of: cls, attributes: new Map() };
}

function methods(): Row[] {
  return [
    method("__init__", "iterable?, /", initialize, accepting),
    method(
      "append",
      "object, /",
      (_vm, self, object) => {
        self.items.push(object);
        return None;
      },
      accepting,
    ),
    method("extend", "iterable, /", extend),
    method(
      "insert",
      "index, object, /",
      (vm, self, index, object) => {
        const at = Number(plainWhole(vm, index));
        const from = at < 0 ? Math.max(0, at + self.items.length) : at;
        vm.charge((self.items.length - from) >> 4);
        self.items.splice(from, 0, object);
        return None;
      },
      accepting,
    ),
    method("remove", "value, /", function* (vm, self, value) {
      const at = yield* findItem(vm, self.items, value);
      if (typeof at !== "number") return at;
      if (at < 0) throw vm.raise("ValueError", "list.remove(x): x not in list");
      self.items.splice(at, 1);
      return None;
    }),
    method("pop", "index?, /", (vm, self, index) => {
      const wanted = index ? plainWhole(vm, index) : -1;
      if (self.items.length === 0) throw vm.raise("IndexError", "pop from empty list");
      const at = itemIndex(vm, "pop index", wanted, self.items.length);
      vm.charge((self.items.length - at) >> 4);
      return self.items.splice(at, 1)[0];
    }),
    method("clear", "", (_vm, self) => {
      self.items.length = 0;
      return None;
    }),
    method("index", "value, start?, stop?, /", function* (vm, self, value, start, stop) {
      const [from, to] = searchRange(vm, self.items.length, start, stop);
      const at = yield* findItem(vm, self.items, value, from, to);
      if (typeof at !== "number") return at;
      if (at >= 0) return int(at);
      throw vm.raise("ValueError", `${yield* finish(reprOf(vm, value))} is not in list`);
    }),
    method("count", "value, /", (vm, self, value) => countItems(vm, self.items, value)),
    method("reverse", "", (_vm, self) => {
      self.items.reverse();
      return None;
    }),
    method("copy", "", (vm, self) => {
      vm.chargeItems(self.items.length);
      return { kind: "list", items: [...self.items] };
    }),
    method("sort", "*, key?, reverse?", function* (vm, self, key, reverse) {
      const isReversed = reverse ? yield* isTrue(vm, reverse) : false;
      const result = sorted(vm, self.items, key, isReversed);
      const order = Array.isArray(result) ? result : yield* result;
      replaceItems(self, order);
      return None;
    }),
  ];
}

function operators(): Row[] {
  return [
    method("__len__", "", (_vm, self) => int(self.items.length)),
    method("__iter__", "", (_vm, self) =>
      sequenceIterator("list_iterator", self.items, (i) => self.items[i]),
    ),
    method("__reversed__", "", (_vm, self) => reversedList(self)),
    method(
      "__contains__",
      "value, /",
      (vm, self, value) => plainContains(self.items, value) ?? containsItem(vm, self.items, value),
    ),
    method("__getitem__", "index, /", getItem),
    method("__setitem__", "index, value, /", setItem, accepting),
    method("__delitem__", "index, /", deleteItem),
    method("__add__", "value, /", (vm, self, value) => {
      if (value.kind !== "list") return notConcatenable(vm, "list", value);
      vm.chargeItems(self.items.length + value.items.length);
      return { kind: "list", items: self.items.concat(value.items) };
    }),
    method("__iadd__", "value, /", function* (vm, self, value) {
      yield* finish(extend(vm, self, value));
      return self;
    }),
    method("__mul__", "value, /", multiply),
    method("__rmul__", "value, /", multiply),
    method("__imul__", "value, /", (vm, self, value) =>
      multiplied(vm, value, (count) => {
        replaceItems(self, repeated(vm, self.items, count));
        return self;
      }),
    ),
    method("__eq__", "value, /", (vm, self, value) =>
      value.kind === "list" ? equalItems(vm, self, value, false) : NotImplemented,
    ),
    method("__ne__", "value, /", (vm, self, value) =>
      value.kind === "list" ? equalItems(vm, self, value, true) : NotImplemented,
    ),
    ...(["<", "<=", ">", ">="] as const).map((op) =>
      method(orderNames[op], "value, /", (vm, self, value) =>
        value.kind === "list" ? compareItems(vm, op, self.items, value.items) : NotImplemented,
      ),
    ),
    method("__repr__", "", function* (vm, self) {
      return str(yield* finish(reprOf(vm, { kind: "list", items: self.items })));
    }),
    ["__hash__", None],
  ];
}

export const orderNames = { "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__" } as const;

function initialize(
  vm: Machine,
  self: PyList,
  iterable: PyValue | undefined,
): PyValue | Steps<PyValue> {
  self.items.length = 0;
  return iterable ? extend(vm, self, iterable) : None;
}

function extend(vm: Machine, self: PyList, iterable: PyValue): PyValue | Steps<PyValue> {
  if (iterable.kind === "unknown") return None;
  const items = itemsOf(vm, iterable);
  if (isSteps(items)) return extendSteps(self, items);
  pushAll(self, items);
  return None;
}

function* extendSteps(self: PyList, items: Steps<readonly PyValue[]>): Steps<PyValue> {
  pushAll(self, yield* items);
  return None;
}

function pushAll(self: PyList, items: readonly PyValue[]): void {
  const count = items.length; // `x.extend(x)` grows what it reads
  for (let i = 0; i < count; i++) self.items.push(items[i]);
}

/** Gives a list other items; the list stays the same object. */
export function replaceItems(list: PyList, items: readonly PyValue[]): void {
  const given = items === list.items ? [...items] : items;
  list.items.length = 0;
  for (const item of given) list.items.push(item);
}

function reversedList(self: PyList): PyValue {
  let index = self.items.length - 1;
  return {
    kind: "iterator",
    name: "list_reverseiterator",
    next: () => {
      if (index < 0 || index >= self.items.length) {
        index = -1;
        return undefined;
      }
      index -= 1;
      return self.items[index + 1];
    },
  };
}

function multiply(vm: Machine, self: PyList, value: PyValue): PyValue | Steps<PyValue> {
  return multiplied(vm, value, (count) => ({
    kind: "list",
    items: repeated(vm, self.items, count),
  }));
}

function getItem(vm: Machine, self: PyList, index: PyValue): PyValue | Steps<PyValue> {
  if (index.kind !== "slice") return itemSteps(vm, self, index);
  const slice = intSlice(vm, index);
  return isSteps(slice) ? sliceSteps(vm, self, slice) : getSlice(vm, self, slice);
}

function getSlice(vm: Machine, self: PyList, slice: PySlice): PyValue {
  const range = sliceRange(vm, slice, self.items.length);
  vm.chargeItems(range.count);
  return { kind: "list", items: takeSlice(self.items, range) };
}

function* sliceSteps(vm: Machine, self: PyList, slice: Steps<PySlice>): Steps<PyValue> {
  return getSlice(vm, self, yield* slice);
}

function* itemSteps(vm: Machine, self: PyList, index: PyValue): Steps<PyValue> {
  const at = indexValue(vm, index);
  if (at === undefined) throw badIndex(vm, "list", index);
  const place = yield* finish(at);
  const isOutside = place >= self.items.length || place < -self.items.length;
  const changed = isOutside ? vm.mayHaveChanged(self) : undefined;
  if (changed) return vm.unknown({ kind: "derived", what: "[…]" }, changed);
  return self.items[itemIndex(vm, "list index", place, self.items.length)];
}

function* setItem(vm: Machine, self: PyList, index: PyValue, value: PyValue): Steps<PyValue> {
  if (index.kind === "unknown") return None;
  if (index.kind === "slice") return yield* setSlice(vm, self, index, value);
  const at = indexValue(vm, index);
  if (at === undefined) throw badIndex(vm, "list", index);
  const place = yield* finish(at);
  self.items[itemIndex(vm, "list assignment index", place, self.items.length)] = value;
  return None;
}

function* setSlice(
  vm: Machine,
  self: PyList,
  index: Extract<PyValue, { kind: "slice" }>,
  value: PyValue,
): Steps<PyValue> {
  const parts = [value, index.start, index.stop, index.step];
  if (parts.some(isUnknown)) return None;
  const slice = yield* finish(intSlice(vm, index));
  const items = [...(yield* sliceItems(vm, value, slice.step.kind === "none"))];
  const range = sliceRange(vm, slice, self.items.length);
  vm.charge((self.items.length >> 3) + items.length);
  if (range.step === 1) {
    const stop = Math.max(range.start, range.stop);
    const rest = self.items.slice(stop);
    self.items.length = range.start;
    for (const item of items) self.items.push(item);
    for (const item of rest) self.items.push(item);
    return None;
  }
  if (items.length !== range.count) {
    const sizes = `sequence of size ${items.length} to extended slice of size ${range.count}`;
    throw vm.raise("ValueError", `attempt to assign ${sizes}`);
  }
  items.forEach((item, i) => {
    self.items[range.start + i * range.step] = item;
  });
  return None;
}

function* sliceItems(vm: Machine, value: PyValue, isPlain: boolean): Steps<readonly PyValue[]> {
  if (["int", "float", "bool", "none", "complex"].includes(value.kind)) {
    const text = isPlain ? "can only assign an iterable" : "must assign iterable to extended slice";
    throw vm.raise("TypeError", text);
  }
  return yield* finish(itemsOf(vm, value));
}

function* deleteItem(vm: Machine, self: PyList, index: PyValue): Steps<PyValue> {
  if (index.kind === "slice") {
    const range = sliceRange(vm, yield* finish(intSlice(vm, index)), self.items.length);
    vm.charge((self.items.length >> 3) + range.count);
    const gone = new Set(
      Array.from({ length: range.count }, (_, i) => range.start + i * range.step),
    );
    replaceItems(
      self,
      self.items.filter((_, i) => !gone.has(i)),
    );
    return None;
  }
  const at = indexValue(vm, index);
  if (at === undefined) throw badIndex(vm, "list", index);
  const place = itemIndex(vm, "list assignment index", yield* finish(at), self.items.length);
  vm.charge((self.items.length - place) >> 4);
  self.items.splice(place, 1);
  return None;
}
