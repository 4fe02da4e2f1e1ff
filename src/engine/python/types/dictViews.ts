/** `dict.keys()`, `.values()` and `.items()`: live views, the first and last with the operations of sets. */

import { builtinClasses } from "../classes";
import { hashKey } from "../dict";
import { same, verdict } from "../equality";
import { finish, isSteps } from "../nativeFunction";
import type { Machine, Steps } from "../native";
import { reprOf } from "../reprText";
import { copySet } from "../setOrder";
import { chargeWalk, itemsPerMember } from "../sizes";
import {
  bool,
  int,
  None,
  NotImplemented,
  str,
  tuple,
  type HashKey,
  type PyDictView,
  type PySet,
  type PyValue,
  type Unknown,
} from "../values";
import { chargeRange, dictIterator, eachItem } from "./iterators";
import { containsItem } from "./sequence";
import { compareSets, intersection, setOperation, type SetOperation } from "./setOperations";
import { getter, methodsOf, type Row, type TypeTable } from "./table";

export function dictViewTables(): TypeTable[] {
  return [viewTable("keys"), viewTable("values"), viewTable("items")];
}

function viewTable(view: "keys" | "values" | "items"): TypeTable {
  const name = `dict_${view}`;
  const isView = (value: PyValue): value is PyDictView =>
    value.kind === "dictview" && value.view === view;
  const method = methodsOf(name, isView);
  const common: Row[] = [
    method("__len__", "", (_vm, self) => int(self.dict.entries.size)),
    method("__iter__", "", (_vm, self) => dictIterator(self.dict, view)),
    method("__reversed__", "", (_vm, self) => dictIterator(self.dict, view, true)),
    method("__repr__", "", function* (vm, self) {
      return str(yield* finish(reprOf(vm, self)));
    }),
    method("__contains__", "value, /", function* (vm, self, value) {
      return verdict(yield* viewContains(vm, self, value));
    }),
  ];
  common.push(
    getter(name, "mapping", (_vm, self) => {
      if (self.kind !== "dictview") return None;
      return { ...self.dict, of: builtinClasses.mappingproxy };
    }),
  );
  if (view === "values") return { name, attributes: new Map(common) };
  const operators: readonly (readonly [string, string, SetOperation])[] = [
    ["__and__", "__rand__", "intersection"],
    ["__or__", "__ror__", "union"],
    ["__sub__", "__rsub__", "difference"],
    ["__xor__", "__rxor__", "symmetricDifference"],
  ];
  const setRows = operators.flatMap(([plain, reflected, operation]) => [
    method(plain, "value, /", function* (vm, self, value) {
      const left = yield* setFrom(vm, self);
      const right = yield* setFrom(vm, value);
      if (operation !== "intersection") return setOperation(operation, left, right);
      const isWalked = value.kind === "set" && left.entries.size <= right.entries.size;
      return isWalked ? intersection(left, right) : intersection(right, left);
    }),
    method(reflected, "value, /", function* (vm, self, value) {
      const left = yield* setFrom(vm, value);
      return setOperation(operation, left, yield* setFrom(vm, self));
    }),
  ]);
  const comparisons = (["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"] as const).map(
    (op) =>
      method(op, "value, /", function* (vm, self, value) {
        if (!isSetLike(value)) return NotImplemented;
        const left = yield* setFrom(vm, self);
        return bool(compareSets(op, left, yield* setFrom(vm, value)));
      }),
  );
  const isDisjoint = method("isdisjoint", "other, /", function* (vm, self, other) {
    const left = yield* setFrom(vm, self);
    return bool(setOperation("intersection", left, yield* setFrom(vm, other)).entries.size === 0);
  });
  const rows = [...common, ...setRows, ...comparisons, isDisjoint];
  return { name, attributes: new Map([...rows, ["__hash__", None]]) };
}

function isSetLike(value: PyValue): boolean {
  if (value.kind === "dictview") return value.view !== "values";
  return value.kind === "set" || value.kind === "frozenset";
}

/** `value in view` */
export function* viewContains(
  vm: Machine,
  view: PyDictView,
  value: PyValue,
): Steps<boolean | Unknown> {
  if (view.view === "keys") return view.dict.entries.has(yield* finish(hashKey(vm, value)));
  if (view.view === "values") {
    const values = Array.from(view.dict.entries.values(), (entry) => entry.value);
    const found = yield* containsItem(vm, values, value);
    return found.kind === "unknown" ? found : found.kind === "bool" && found.value;
  }
  if (value.kind !== "tuple" || value.items.length !== 2) return false;
  const entry = view.dict.entries.get(yield* finish(hashKey(vm, value.items[0])));
  return entry !== undefined && (yield* same(vm, entry.value, value.items[1]));
}

/** A new set of the items of any iterable. */
export function* setFrom(vm: Machine, value: PyValue): Steps<PySet> {
  const entries = new Map<HashKey, PyValue>();
  if (value.kind === "dictview" && value.view === "keys") {
    for (const [hash, entry] of value.dict.entries) entries.set(hash, entry.key);
  } else if (value.kind === "dictview" && value.view === "items") {
    for (const entry of value.dict.entries.values()) {
      const pair = tuple([entry.key, entry.value]);
      entries.set(yield* finish(hashKey(vm, pair)), pair);
    }
  } else if (value.kind === "set" || value.kind === "frozenset") {
    vm.chargeItems(value.entries.size * itemsPerMember);
    chargeWalk(vm, value);
    return copySet(value);
  } else {
    chargeRange(vm, value);
    const add = (hash: HashKey, item: PyValue): void => {
      if (!entries.has(hash)) entries.set(hash, item);
    };
    function* addSteps(steps: Steps<HashKey>, item: PyValue): Steps<void> {
      add(yield* steps, item);
    }
    yield* eachItem(vm, value, (item) => {
      const hash = hashKey(vm, item);
      return isSteps(hash) ? addSteps(hash, item) : add(hash, item);
    });
  }
  vm.charge(entries.size * 2);
  vm.chargeItems(entries.size * itemsPerMember);
  return { kind: "set", entries };
}
