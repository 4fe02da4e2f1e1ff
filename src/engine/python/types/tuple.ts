/** `tuple`: its methods and operators. */

import { compareItems } from "../equality";
import { builtinHash } from "../hash";
import { finish, isSteps } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { reprOf } from "../reprText";
import {
  int,
  NotImplemented,
  str,
  tuple,
  type PyClass,
  type PyTuple,
  type PyValue,
} from "../values";
import { itemsOf, itemsIterator } from "./iterators";
import { orderNames } from "./list";
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
  repeated,
  searchRange,
  sliceRange,
  takeSlice,
} from "./sequence";
import { methodsOf, type TypeTable } from "./table";

function isTuple(value: PyValue): value is PyTuple {
  return value.kind === "tuple";
}

const method = methodsOf("tuple", isTuple);

export function tupleTable(): TypeTable {
  return {
    name: "tuple",
    attributes: new Map([
      method("index", "value, start?, stop?, /", function* (vm, self, value, start, stop) {
        const [from, to] = searchRange(vm, self.items.length, start, stop);
        const at = yield* findItem(vm, self.items, value, from, to);
        if (typeof at !== "number") return at;
        if (at < 0) throw vm.raise("ValueError", "tuple.index(x): x not in tuple");
        return int(at);
      }),
      method("count", "value, /", (vm, self, value) => countItems(vm, self.items, value)),
      method("__len__", "", (_vm, self) => int(self.items.length)),
      method("__iter__", "", (_vm, self) => itemsIterator("tuple_iterator", self.items)),
      method(
        "__contains__",
        "value, /",
        (vm, self, value) =>
          plainContains(self.items, value) ?? containsItem(vm, self.items, value),
      ),
      method("__getitem__", "index, /", getItem),
      method("__add__", "value, /", (vm, self, value) => {
        if (value.kind !== "tuple") return notConcatenable(vm, "tuple", value);
        vm.chargeItems(self.items.length + value.items.length);
        return tuple([...self.items, ...value.items]);
      }),
      method("__mul__", "value, /", multiply),
      method("__rmul__", "value, /", multiply),
      method("__eq__", "value, /", (vm, self, value) =>
        value.kind === "tuple" ? equalItems(vm, self, value, false) : NotImplemented,
      ),
      method("__ne__", "value, /", (vm, self, value) =>
        value.kind === "tuple" ? equalItems(vm, self, value, true) : NotImplemented,
      ),
      ...(["<", "<=", ">", ">="] as const).map((op) =>
        method(orderNames[op], "value, /", (vm, self, value) =>
          value.kind === "tuple" ? compareItems(vm, op, self.items, value.items) : NotImplemented,
        ),
      ),
      method("__hash__", "", function* (vm, self) {
        return int(yield* builtinHash(vm, tuple(self.items)));
      }),
      method("__repr__", "", function* (vm, self) {
        return str(yield* finish(reprOf(vm, tuple(self.items))));
      }),
      method("__getnewargs__", "", (_vm, self) => tuple([tuple(self.items)])),
    ]),
    create,
  };
}

function create(vm: Machine, cls: PyClass, args: readonly PyValue[]): PyValue | Steps<PyValue> {
  const [iterable] = args;
  if (args.length > 1) {
    throw vm.raise("TypeError", `tuple expected at most 1 argument, got ${args.length}`);
  }
  if (args.length === 0) return newTuple(cls, []);
  if (iterable.kind === "unknown") {
    return vm.unknown({ kind: "derived", what: "tuple()" }, iterable);
  }
  if (cls.module === "builtins" && iterable.kind === "tuple" && !iterable.of) return iterable;
  const items = itemsOf(vm, iterable);
  return isSteps(items) ? createSteps(cls, items) : newTuple(cls, [...items]);
}

function* createSteps(cls: PyClass, items: Steps<readonly PyValue[]>): Steps<PyValue> {
  return newTuple(cls, [...(yield* items)]);
}

/** A tuple of a class; its items are the caller's to give away. */
export function newTuple(cls: PyClass, items: readonly PyValue[]): PyTuple {
  if (cls.module === "builtins") return tuple(items);
  return { kind: "tuple", items, of: cls, attributes: new Map() };
}

function multiply(vm: Machine, self: PyTuple, value: PyValue): PyValue | Steps<PyValue> {
  return multiplied(vm, value, (count) => tuple(repeated(vm, self.items, count)));
}

function* getItem(vm: Machine, self: PyTuple, index: PyValue): Steps<PyValue> {
  if (index.kind === "slice") {
    const slice = yield* finish(intSlice(vm, index));
    const range = sliceRange(vm, slice, self.items.length);
    vm.chargeItems(range.count);
    return tuple(takeSlice(self.items, range));
  }
  const at = indexValue(vm, index);
  if (at === undefined) throw badIndex(vm, "tuple", index);
  return self.items[itemIndex(vm, "tuple index", yield* finish(at), self.items.length)];
}
