/** `set` and `frozenset`: their methods and operators. */

import { frozensetKey, hashKey } from "../dict";
import { builtinHash } from "../hash";
import { finish } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { reprOf } from "../reprText";
import { copySet, setItems, takeEntries } from "../setOrder";
import { chargeWalk, itemsPerMember } from "../sizes";
import {
  bool,
  int,
  None,
  NotImplemented,
  str,
  type HashKey,
  type PyClass,
  type PySet,
  type PyTuple,
  type PyValue,
} from "../values";
import { keyError } from "./dict";
import { setFrom } from "./dictViews";
import { setIterator } from "./iterators";
import { compareSets, intersection, setOperation, type SetOperation } from "./setOperations";
import { accepting, methodsOf, unknownSource, type Row, type TypeTable } from "./table";

function isSet(value: PyValue): value is PySet {
  return value.kind === "set";
}

function isFrozenset(value: PyValue): value is PySet {
  return value.kind === "frozenset";
}

function isAnySet(value: PyValue): value is PySet {
  return value.kind === "set" || value.kind === "frozenset";
}

export function setTables(): TypeTable[] {
  return [
    {
      name: "set",
      attributes: new Map([...sharedRows("set"), ...mutatingRows(), ["__hash__", None]]),
      create: (vm, cls, args) => unknownSource(vm, cls, args) ?? setOf("set", cls, new Map()),
    },
    {
      name: "frozenset",
      attributes: new Map([...sharedRows("frozenset"), ...frozensetRows()]),
      create: createFrozenset,
    },
  ];
}

function setOf(kind: "set" | "frozenset", cls: PyClass, entries: Map<HashKey, PyValue>): PySet {
  if (cls.module === "builtins") return { kind, entries };
  return { kind, entries, of: cls, attributes: new Map() };
}

function* createFrozenset(vm: Machine, cls: PyClass, args: readonly PyValue[]): Steps<PyValue> {
  if (args.length > 1) {
    throw vm.raise("TypeError", `frozenset expected at most 1 argument, got ${args.length}`);
  }
  const [iterable] = args;
  if (args.length === 0) return setOf("frozenset", cls, new Map());
  if (iterable.kind === "unknown") {
    return vm.unknown({ kind: "derived", what: "frozenset()" }, iterable);
  }
  if (iterable.kind === "frozenset" && !iterable.of && cls.module === "builtins") return iterable;
  return setOf("frozenset", cls, (yield* setFrom(vm, iterable)).entries);
}

/** Methods that both classes have; a result has the class of `self`. */
function sharedRows(type: "set" | "frozenset"): Row[] {
  const method = methodsOf(type, isAnySet);
  const kind = (set: PySet): PySet => ({ kind: type, entries: set.entries });
  const named: readonly (readonly [string, SetOperation])[] = [
    ["union", "union"],
    ["intersection", "intersection"],
    ["difference", "difference"],
  ];
  const operators: readonly (readonly [string, string, SetOperation])[] = [
    ["__and__", "__rand__", "intersection"],
    ["__or__", "__ror__", "union"],
    ["__sub__", "__rsub__", "difference"],
    ["__xor__", "__rxor__", "symmetricDifference"],
  ];
  return [
    ...named.map(([name, operation]) =>
      method(name, "*others, /", function* (vm, self, others) {
        return kind(yield* combined(vm, operation, self, others));
      }),
    ),
    method("symmetric_difference", "other, /", function* (vm, self, other) {
      return kind(setOperation("symmetricDifference", self, yield* setFrom(vm, other)));
    }),
    ...operators.flatMap(([plain, reflected, operation]) => [
      method(plain, "value, /", (vm, self, value) => {
        if (!isAnySet(value)) return NotImplemented;
        vm.chargeItems((self.entries.size + value.entries.size) * itemsPerMember);
        chargeWalk(vm, value);
        return kind(setOperation(operation, self, value));
      }),
      method(reflected, "value, /", (_vm, self, value) =>
        isAnySet(value)
          ? { ...setOperation(operation, value, self), kind: value.kind }
          : NotImplemented,
      ),
    ]),
    ...(["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"] as const).map((op) =>
      method(op, "value, /", (_vm, self, value) =>
        isAnySet(value) ? bool(compareSets(op, self, value)) : NotImplemented,
      ),
    ),
    method("issubset", "other, /", function* (vm, self, other) {
      return bool(compareSets("__le__", self, yield* setFrom(vm, other)));
    }),
    method("issuperset", "other, /", function* (vm, self, other) {
      return bool(compareSets("__ge__", self, yield* setFrom(vm, other)));
    }),
    method("isdisjoint", "other, /", function* (vm, self, other) {
      const shared = setOperation("intersection", self, yield* setFrom(vm, other));
      return bool(shared.entries.size === 0);
    }),
    method("copy", "", (_vm, self) => {
      if (self.kind === "frozenset" && !self.of) return self;
      return kind(copySet(self));
    }),
    method("__len__", "", (_vm, self) => int(self.entries.size)),
    method("__iter__", "", (_vm, self) => setIterator(self)),
    method("__contains__", "value, /", function* (vm, self, value) {
      return bool(self.entries.has(yield* itemKey(vm, value)));
    }),
    method("__repr__", "", function* (vm, self) {
      return str(yield* finish(reprOf(vm, self)));
    }),
  ];
}

/** The key of an item to look for: a set is looked up as the frozenset of its items. */
function* itemKey(vm: Machine, value: PyValue): Steps<HashKey> {
  if (value.kind === "set") return frozensetKey([...value.entries.keys()]);
  return yield* finish(hashKey(vm, value));
}

function* combined(
  vm: Machine,
  operation: SetOperation,
  self: PySet,
  others: PyTuple,
): Steps<PySet> {
  let result: PySet = copySet(self);
  for (const other of others.items) {
    const items = yield* setFrom(vm, other);
    result = isAnySet(other)
      ? setOperation(operation, result, items)
      : withIterable(operation, result, items);
  }
  return result;
}

/** The same for the items of an iterable that is no set: CPython goes through these one by one. */
function withIterable(operation: SetOperation, set: PySet, items: PySet): PySet {
  if (operation === "intersection") return intersection(items, set);
  if (operation !== "union") return setOperation(operation, set, items);
  const result = copySet(set);
  for (const [hash, item] of items.entries) {
    if (!result.entries.has(hash)) result.entries.set(hash, item);
  }
  return result;
}

function frozensetRows(): Row[] {
  const method = methodsOf("frozenset", isFrozenset);
  return [
    method("__hash__", "", function* (vm, self) {
      return int(yield* builtinHash(vm, { kind: "frozenset", entries: self.entries }));
    }),
  ];
}

function mutatingRows(): Row[] {
  const method = methodsOf("set", isSet);
  const updates: readonly (readonly [string, SetOperation])[] = [
    ["update", "union"],
    ["intersection_update", "intersection"],
    ["difference_update", "difference"],
  ];
  const inPlace: readonly (readonly [string, SetOperation])[] = [
    ["__iand__", "intersection"],
    ["__ior__", "union"],
    ["__isub__", "difference"],
    ["__ixor__", "symmetricDifference"],
  ];
  return [
    method("__init__", "iterable?, /", function* (vm, self, iterable) {
      self.entries.clear();
      if (iterable) takeEntries(self, yield* setFrom(vm, iterable));
      return None;
    }),
    method(
      "add",
      "object, /",
      function* (vm, self, object) {
        const hash = yield* finish(hashKey(vm, object));
        if (!self.entries.has(hash)) self.entries.set(hash, object);
        return None;
      },
      accepting,
    ),
    method("remove", "object, /", function* (vm, self, object) {
      const hash = yield* itemKey(vm, object);
      if (!self.entries.delete(hash)) throw keyError(vm, object);
      return None;
    }),
    method("discard", "object, /", function* (vm, self, object) {
      self.entries.delete(yield* itemKey(vm, object));
      return None;
    }),
    method("pop", "", (vm, self) => {
      const [first] = setItems(self);
      if (!first) throw keyError(vm, str("pop from an empty set"));
      for (const [hash, item] of self.entries) if (item === first) self.entries.delete(hash);
      return first;
    }),
    method("clear", "", (_vm, self) => {
      self.entries.clear();
      return None;
    }),
    ...updates.map(([name, operation]) =>
      method(name, "*others, /", function* (vm, self, others) {
        takeEntries(self, yield* combined(vm, operation, self, others));
        return None;
      }),
    ),
    method("symmetric_difference_update", "other, /", function* (vm, self, other) {
      takeEntries(self, setOperation("symmetricDifference", self, yield* setFrom(vm, other)));
      return None;
    }),
    ...inPlace.map(([name, operation]) =>
      method(name, "value, /", (_vm, self, value) => {
        if (!isAnySet(value)) return NotImplemented;
        takeEntries(self, setOperation(operation, self, value));
        return self;
      }),
    ),
  ];
}
