/** What `Sequential` and `ModuleList` share: children under the names "0", "1", …, indexed as a list is. */

import { getAttribute, lookupClass } from "../../python/attributes";
import { callValue } from "../../python/call";
import { newDict, setString } from "../../python/dict";
import { toItems } from "../../python/iterate";
import { sliceRange, takeSlice } from "../../python/types/sequence";
import type { Machine, Steps } from "../../python/native";
import { None, int, type PyInstance, type PyValue } from "../../python/values";
import { isUnknown, readInt, wrong } from "../args";
import { addModule, setModuleAttribute } from "./attributes";
import type { Methods } from "./module";
import { countOf, dictOf, entriesOf, isModule, setEntry } from "./state";
import { iterate } from "./traversal";

/** The children in order, None and unknown ones included. */
export function childValues(self: PyInstance): PyValue[] {
  return entriesOf(self, "_modules").map(([, value]) => value);
}

/** A new container of the class of `self`, made as PyTorch's `__getitem__` makes it, by calling the class. */
type Remake = (
  vm: Machine,
  self: PyInstance,
  entries: readonly (readonly [string, PyValue])[],
) => Steps<PyValue>;

export function sequenceMethods(remake: Remake): Methods {
  return {
    __len__: ["", (_, self) => int(countOf(self, "_modules"))],
    __iter__: ["", (vm, self) => iterate(counted(vm, self).map(([, value]) => value))],
    __getitem__: [
      "idx",
      (vm, self, idx) => {
        const entries = counted(vm, self);
        if (idx?.kind === "slice") {
          return remake(vm, self, takeSlice(entries, sliceRange(vm, idx, entries.length)));
        }
        const index = position(vm, idx ?? None, entries.length);
        return isUnknown(index) ? index : entries[index][1];
      },
    ],
    __setitem__: [
      "idx, module",
      (vm, self, idx, module) => {
        const entries = counted(vm, self);
        const index = position(vm, idx ?? None, entries.length);
        if (isUnknown(index)) return None;
        return setModuleAttribute(vm, self, entries[index][0], module ?? None);
      },
    ],
    __delitem__: [
      "idx",
      (vm, self, idx) => {
        const entries = counted(vm, self);
        const dropped = new Set<number>();
        if (idx?.kind === "slice") {
          const indices = entries.map((_, i) => i);
          for (const i of takeSlice(indices, sliceRange(vm, idx, entries.length))) dropped.add(i);
        } else {
          const index = position(vm, idx ?? None, entries.length);
          if (isUnknown(index)) return None;
          dropped.add(index);
        }
        renumber(
          self,
          entries.filter((_, i) => !dropped.has(i)).map(([, value]) => value),
        );
        return None;
      },
    ],
    append: [
      "module",
      (vm, self, module) => {
        addModule(vm, self, String(countOf(self, "_modules")), module ?? None);
        return self;
      },
    ],
    pop: [
      "key",
      function* (vm, self, key) {
        const getItem = yield* getAttribute(vm, self, "__getitem__");
        const value = yield* callValue(getItem, [key ?? None]);
        yield* callValue(yield* getAttribute(vm, self, "__delitem__"), [key ?? None]);
        return value;
      },
    ],
    insert: [
      "index, module",
      (vm, self, index, module) => {
        const values = counted(vm, self).map(([, value]) => value);
        const at = readInt(vm, index ?? None);
        if (isUnknown(at) || at === wrong) return self;
        if (at < -values.length || at > values.length) {
          throw vm.raise("IndexError", `Index out of range: ${at}`);
        }
        values.splice(at < 0 ? at + values.length : at, 0, module ?? None);
        renumber(self, values);
        return self;
      },
    ],
  };
}

/** The children with their names; going through them counts against the budget. */
function counted(vm: Machine, self: PyInstance): readonly (readonly [string, PyValue])[] {
  vm.charge(countOf(self, "_modules") >> 2);
  return entriesOf(self, "_modules");
}

/** Adds every module of an iterable behind those that are there. */
export function* extendWith(vm: Machine, self: PyInstance, modules: PyValue): Steps<PyValue> {
  let next = countOf(self, "_modules");
  for (const module of yield* toItems(vm, modules)) {
    vm.charge(1);
    addModule(vm, self, String(next++), module);
  }
  return self;
}

/** True where a `for` loop would take it. */
export function isIterable(vm: Machine, value: PyValue): boolean {
  const cls = vm.classOf(value);
  return (
    lookupClass(cls, "__iter__") !== undefined ||
    [
      "list",
      "tuple",
      "dict",
      "set",
      "frozenset",
      "str",
      "range",
      "iterator",
      "generator",
      "dictview",
      "tensor",
    ].includes(value.kind)
  );
}

/** Dicts have their items, in an order, as entries of the modules they are turned into. */
export function renumber(self: PyInstance, values: readonly PyValue[]): void {
  const dict = dictOf(self, "_modules");
  if (!dict) return;
  dict.entries.clear();
  for (const [i, value] of values.entries()) setEntry(self, "_modules", String(i), value);
}

/** A dict with these entries. */
export function dictWith(entries: readonly (readonly [string, PyValue])[]): PyValue {
  const dict = newDict();
  for (const [name, value] of entries) setString(dict, name, value);
  return dict;
}

function position(
  vm: Machine,
  idx: PyValue,
  length: number,
): number | (PyValue & { kind: "unknown" }) {
  const index = readInt(vm, idx);
  if (isUnknown(index)) return index;
  if (index === wrong) {
    const type = vm.classOf(idx).name;
    throw vm.raise("TypeError", `'${type}' object cannot be interpreted as an integer`);
  }
  if (index < -length || index >= length) {
    throw vm.raise("IndexError", `index ${index} is out of range`);
  }
  return index < 0 ? index + length : index;
}

/** What a mistaken list or class stands for, where evaluation goes on: its modules, an instance of it. */
export function* repaired(vm: Machine, value: PyValue): Steps<PyValue[]> {
  if (isModule(vm, value)) return [value];
  if (value.kind === "unknown") return value.of ? [] : [value];
  if (value.kind === "list" || value.kind === "tuple") {
    const items: PyValue[] = [];
    for (const item of value.items) items.push(...(yield* repaired(vm, item)));
    return items;
  }
  if (value.kind !== "class" || !isModuleClass(value)) return [];
  const made = yield* callValue(value, []);
  return isModule(vm, made) ? [made] : [];
}

function isModuleClass(cls: PyValue & { kind: "class" }): boolean {
  return cls.mro.some(
    (base) => base.name === "Module" && base.module === "torch.nn.modules.module",
  );
}
