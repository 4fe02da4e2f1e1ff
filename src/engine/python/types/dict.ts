/** `dict`: its methods and operators. Its views are in `dictViews.ts`. */

import { getAttribute, findAttribute } from "../attributes";
import { callValue } from "../call";
import { classOf } from "../classes";
import { dictFind, dictStore, hashKey, lastEntry, newDict, putEntry } from "../dict";
import { same, verdict } from "../equality";
import { finish, isSteps } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { getItem } from "../operators";
import { overrideOf } from "../overrides";
import { reprOf } from "../reprText";
import { itemsPerEntry } from "../sizes";
import {
  bool,
  int,
  None,
  NotImplemented,
  str,
  tuple,
  type HashKey,
  type PyClass,
  type PyDict,
  type PyValue,
  type Unknown,
} from "../values";
import { chargeRange, dictIterator, eachItem, isIterable, itemsOf } from "./iterators";
import {
  accepting,
  classMethod,
  methodsOf,
  unknownRest,
  unknownSource,
  type Row,
  type TypeTable,
} from "./table";

export function isDict(value: PyValue): value is PyDict {
  return value.kind === "dict";
}

const method = methodsOf("dict", isDict);

export function dictTable(): TypeTable {
  return {
    name: "dict",
    attributes: new Map([...methods(), ...operators()]),
    create: (vm, cls, args, kwargs) =>
      unknownSource(vm, cls, args) ?? unknownRest(vm, cls, kwargs) ?? dictOf(cls),
  };
}

function dictOf(cls: PyClass): PyDict {
  if (cls.module === "builtins") return newDict();
  return { kind: "dict", entries: new Map(), of: cls, attributes: new Map() };
}

function methods(): Row[] {
  return [
    method(
      "__init__",
      "iterable?, /, **kwargs",
      function* (vm, self, iterable, kwargs) {
        if (iterable) yield* updateFrom(vm, self, iterable);
        mergeDict(vm, self, kwargs);
        return None;
      },
      accepting,
    ),
    method(
      "update",
      "iterable?, /, **kwargs",
      function* (vm, self, iterable, kwargs) {
        if (iterable) yield* updateFrom(vm, self, iterable);
        mergeDict(vm, self, kwargs);
        return None;
      },
      accepting,
    ),
    method(
      "get",
      "key, default?, /",
      (vm, self, key, fallback) => {
        if (key.kind === "unknown") return vm.unknown({ kind: "derived", what: "dict.get()" }, key);
        const hash = hashKey(vm, key);
        if (isSteps(hash)) return getSteps(self, hash, fallback ?? None);
        return self.entries.get(hash)?.value ?? fallback ?? None;
      },
      accepting,
    ),
    method(
      "setdefault",
      "key, default?, /",
      function* (vm, self, key, fallback) {
        const hash = yield* finish(hashKey(vm, key));
        const found = self.entries.get(hash);
        if (found) return found.value;
        putEntry(self, hash, key, fallback ?? None);
        return fallback ?? None;
      },
      accepting,
    ),
    method(
      "pop",
      "key, default?, /",
      function* (vm, self, key, fallback) {
        if (key.kind === "unknown") return vm.unknown({ kind: "derived", what: "dict.pop()" }, key);
        // An empty dict does not ask a key for its hash.
        if (self.entries.size === 0) {
          if (fallback) return fallback;
          throw keyError(vm, key);
        }
        const hash = yield* finish(hashKey(vm, key));
        const found = self.entries.get(hash);
        self.entries.delete(hash);
        if (found) return found.value;
        if (fallback) return fallback;
        throw keyError(vm, key);
      },
      accepting,
    ),
    method("popitem", "", (vm, self) => {
      const last = lastEntry(vm, self);
      if (!last) throw keyError(vm, str("popitem(): dictionary is empty"));
      self.entries.delete(last[0]);
      return tuple([last[1].key, last[1].value]);
    }),
    method("clear", "", (_vm, self) => {
      self.entries.clear();
      return None;
    }),
    method("copy", "", (vm, self) => copyDict(vm, self)),
    method("keys", "", (_vm, self) => ({ kind: "dictview", view: "keys", dict: self })),
    method("values", "", (_vm, self) => ({ kind: "dictview", view: "values", dict: self })),
    method("items", "", (_vm, self) => ({ kind: "dictview", view: "items", dict: self })),
    classMethod("dict", "fromkeys", "cls, iterable, value?, /", fromKeys),
  ];
}

function* getSteps(self: PyDict, hash: Steps<HashKey>, fallback: PyValue): Steps<PyValue> {
  return self.entries.get(yield* hash)?.value ?? fallback;
}

function operators(): Row[] {
  return [
    method("__len__", "", (_vm, self) => int(self.entries.size)),
    method("__iter__", "", (_vm, self) => dictIterator(self, "keys")),
    method("__reversed__", "", (_vm, self) => dictIterator(self, "keys", true)),
    method("__contains__", "key, /", (vm, self, key) => {
      const hash = hashKey(vm, key);
      return isSteps(hash) ? containsSteps(self, hash) : bool(self.entries.has(hash));
    }),
    method("__getitem__", "key, /", function* (vm, self, key) {
      return yield* dictItem(vm, self, key);
    }),
    method(
      "__setitem__",
      "key, value, /",
      (vm, self, key, value) => {
        const hash = hashKey(vm, key);
        if (isSteps(hash)) return storeSteps(self, hash, key, value);
        putEntry(self, hash, key, value);
        return None;
      },
      accepting,
    ),
    method("__delitem__", "key, /", function* (vm, self, key) {
      const hash = yield* finish(hashKey(vm, key));
      if (!self.entries.delete(hash)) throw keyError(vm, key);
      return None;
    }),
    method("__or__", "value, /", (vm, self, value) => {
      if (value.kind !== "dict") return NotImplemented;
      const merged = copyDict(vm, self);
      mergeDict(vm, merged, value);
      return asDefaulting(self, merged);
    }),
    method("__ror__", "value, /", (vm, self, value) => {
      if (value.kind !== "dict") return NotImplemented;
      const merged = copyDict(vm, value);
      mergeDict(vm, merged, self);
      return asDefaulting(self, merged);
    }),
    method("__ior__", "value, /", function* (vm, self, value) {
      yield* updateFrom(vm, self, value);
      return self;
    }),
    method("__eq__", "value, /", function* (vm, self, value) {
      return value.kind === "dict" ? verdict(yield* dictsEqual(vm, self, value)) : NotImplemented;
    }),
    method("__ne__", "value, /", function* (vm, self, value) {
      return value.kind === "dict"
        ? verdict(yield* dictsEqual(vm, self, value), true)
        : NotImplemented;
    }),
    method("__repr__", "", function* (vm, self) {
      const plain: PyDict = { kind: "dict", entries: self.entries };
      return str(yield* finish(reprOf(vm, plain)));
    }),
    ["__hash__", None],
  ];
}

function* containsSteps(self: PyDict, hash: Steps<HashKey>): Steps<PyValue> {
  return bool(self.entries.has(yield* hash));
}

function* storeSteps(
  self: PyDict,
  hash: Steps<HashKey>,
  key: PyValue,
  value: PyValue,
): Steps<PyValue> {
  putEntry(self, yield* hash, key, value);
  return None;
}

/** KeyError with the key itself as its argument. */
export function keyError(vm: Machine, key: PyValue) {
  return vm.raiseOf(vm.builtinClass("KeyError"), [key]);
}

/** `dict[key]`, with `__missing__` and a default factory. */
export function* dictItem(vm: Machine, dict: PyDict, key: PyValue): Steps<PyValue> {
  const found = yield* dictFind(vm, dict, key);
  if (found) return found;
  const missing = overrideOf(dict, "__missing__");
  if (missing) return yield* callValue(missing, [dict, key]);
  if (!dict.defaultFactory || dict.defaultFactory.kind === "none") {
    const changed = vm.mayHaveChanged(dict);
    if (changed) return vm.unknown({ kind: "derived", what: "[…]" }, changed);
    throw keyError(vm, key);
  }
  const value = yield* callValue(dict.defaultFactory, []);
  yield* dictStore(vm, dict, key, value);
  return value;
}

/** A new plain dict with the same entries. */
export function copyDict(vm: Machine, dict: PyDict): PyDict {
  vm.chargeItems(dict.entries.size * itemsPerEntry);
  const copy = newDict();
  for (const [hash, { key, value }] of dict.entries) copy.entries.set(hash, { key, value });
  return copy;
}

/** A defaultdict joined with a dict is a defaultdict again; of other subclasses it is a plain dict. */
function asDefaulting(like: PyDict, merged: PyDict): PyDict {
  if (like.defaultFactory === undefined) return merged;
  return { ...merged, of: like.of, defaultFactory: like.defaultFactory };
}

/** Takes over all entries of another dict. */
export function mergeDict(vm: Machine, dict: PyDict, from: PyDict): void {
  if (dict === from) return;
  vm.chargeItems(from.entries.size * itemsPerEntry);
  for (const [hash, { key, value }] of from.entries) putEntry(dict, hash, key, value);
}

/** `dict.update(from)`: a mapping, or pairs. An unknown adds nothing. */
export function* updateFrom(vm: Machine, dict: PyDict, from: PyValue): Steps<void> {
  if (from.kind === "unknown") return;
  if (from.kind === "dict" && !overrideOf(from, "keys") && !overrideOf(from, "__getitem__")) {
    mergeDict(vm, dict, from);
    return;
  }
  const keys = yield* findAttribute(vm, from, "keys");
  if (keys && keys.kind !== "unknown") {
    yield* eachItem(vm, yield* callValue(keys, []), function* (key): Steps<void> {
      yield* dictStore(vm, dict, key, yield* getItem(vm, from, key));
    });
    return;
  }
  let index = 0;
  yield* eachItem(vm, from, function* (pair): Steps<void> {
    if (pair.kind === "unknown") return;
    const items = yield* pairItems(vm, pair, index);
    yield* dictStore(vm, dict, items[0], items[1]);
    index += 1;
  });
}

function* pairItems(vm: Machine, pair: PyValue, index: number): Steps<readonly PyValue[]> {
  if (!isIterable(vm, pair)) {
    const text = `cannot convert dictionary update sequence element #${index} to a sequence`;
    throw vm.raise("TypeError", text);
  }
  const items = yield* finish(itemsOf(vm, pair));
  if (items.length === 2) return items;
  const text = `dictionary update sequence element #${index} has length ${items.length}; 2 is required`;
  throw vm.raise("ValueError", text);
}

function* dictsEqual(vm: Machine, a: PyDict, b: PyDict): Steps<boolean | Unknown> {
  if (a.entries.size !== b.entries.size) return false;
  let unknown: Unknown | undefined;
  for (const [hash, entry] of [...a.entries]) {
    vm.charge(1);
    const other = b.entries.get(hash);
    if (!other) return false;
    const result = yield* same(vm, entry.value, other.value);
    if (result === false) return false;
    if (result !== true) unknown ??= result;
  }
  return unknown ?? true;
}

function* fromKeys(
  vm: Machine,
  cls: PyValue,
  iterable: PyValue,
  value: PyValue | undefined,
): Steps<PyValue> {
  const made =
    cls.kind === "class" && cls.module === "builtins" ? newDict() : yield* callValue(cls, []);
  const store = overrideOf(made, "__setitem__");
  chargeRange(vm, iterable);
  yield* eachItem(vm, iterable, function* (key): Steps<void> {
    if (made.kind === "dict" && !store) yield* dictStore(vm, made, key, value ?? None);
    else {
      const set = yield* getAttribute(vm, made, "__setitem__");
      yield* callValue(set, [key, value ?? None]);
    }
  });
  return made;
}

/** What messages about an argument of the wrong type call it. */
export function argumentType(value: PyValue): string {
  return value.kind === "none" ? "None" : classOf(value).name;
}

/** The name of a value's class, for messages. */
export function typeName(value: PyValue): string {
  return classOf(value).name;
}
