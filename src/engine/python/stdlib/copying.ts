/** Copies of values, shallow and deep: what `copy` and `dataclasses.asdict` need. */

import { lookupClass } from "../attributes";
import { callValue } from "../call";
import { newInstance } from "../classes";
import { hashKey } from "../dict";
import type { Machine, Steps } from "../native";
import { finish } from "../nativeFunction";
import { itemsPerEntry, itemsPerInstance, itemsPerMember } from "../sizes";
import type { Attributes, HashKey, PyDict, PyInstance, PyValue } from "../values";
import { specialMethod } from "./support";

/** Copies made so far, by what they are copies of: shared and circular values stay so. */
export type Memo = Map<PyValue, PyValue>;

export function* shallowCopy(vm: Machine, value: PyValue): Steps<PyValue> {
  const own = yield* ownCopy(vm, value, "__copy__", []);
  if (own !== undefined) return own;
  switch (value.kind) {
    case "list":
      vm.chargeItems(value.items.length);
      return { ...value, items: [...value.items], ...attributesCopy(value.attributes) };
    case "dict": {
      vm.chargeItems(value.entries.size * itemsPerEntry);
      const pairs = [...value.entries].map(
        ([hash, entry]) => [hash, { key: entry.key, value: entry.value }] as const,
      );
      return { ...value, entries: new Map(pairs), ...attributesCopy(value.attributes) };
    }
    case "set":
      vm.chargeItems(value.entries.size * itemsPerMember);
      return { ...value, entries: new Map(value.entries), ...attributesCopy(value.attributes) };
    case "bytearray":
      vm.chargeItems(value.data.length);
      return { ...value, data: [...value.data] };
    case "instance":
      return yield* copyInstance(vm, value);
    default:
      return value;
  }
}

function attributesCopy(attributes: Attributes | undefined): { attributes?: Attributes } {
  return attributes === undefined ? {} : { attributes: new Map(attributes) };
}

/** `__copy__` or `__deepcopy__`, where the class has one. */
function* ownCopy(
  vm: Machine,
  value: PyValue,
  name: string,
  args: readonly PyValue[],
): Steps<PyValue | undefined> {
  if (value.kind === "class" || lookupClass(vm.classOf(value), name) === undefined)
    return undefined;
  const found = yield* specialMethod(vm, value, name);
  return found && (yield* callValue(found, args));
}

function* copyInstance(vm: Machine, value: PyInstance): Steps<PyValue> {
  const copy = newInstance(value.of, value.madeAt);
  copy.host = value.host;
  const state = yield* stateOf(vm, value);
  yield* restore(vm, copy, state ?? value.attributes);
  return copy;
}

/** What `__getstate__` gives, where the user's class has one. */
function* stateOf(vm: Machine, value: PyInstance): Steps<PyValue | undefined> {
  const found = lookupClass(value.of, "__getstate__");
  return found?.kind === "function" ? yield* callValue(found, [value]) : undefined;
}

function* restore(vm: Machine, copy: PyInstance, state: PyValue | Attributes): Steps<void> {
  const setState = lookupClass(copy.of, "__setstate__");
  if (!(state instanceof Map)) {
    if (setState?.kind === "function") yield* callValue(setState, [copy, state]);
    else if (state.kind === "dict") {
      for (const { key, value } of state.entries.values()) {
        if (key.kind === "str") copy.attributes.set(key.value, value);
      }
    }
    return;
  }
  void vm;
  for (const [name, value] of state) copy.attributes.set(name, value);
}

/** What a deep copy of a value counts against the budget: its class is asked, and it is remembered. */
const stepsPerCopy = 12;
const stepsPerInstance = 30;

export function* deepCopy(vm: Machine, value: PyValue, memo: Memo = new Map()): Steps<PyValue> {
  const known = memo.get(value);
  if (known !== undefined) return known;
  vm.charge(stepsPerCopy);
  switch (value.kind) {
    case "none":
    case "bool":
    case "ellipsis":
    case "notimplemented":
    case "function":
    case "native":
    case "class":
    case "module":
    case "range":
    case "bytes":
    case "complex":
    case "property":
    case "unknown":
      return value;
    default:
  }
  const copy = (yield* ownDeepCopy(vm, value, memo)) ?? (yield* deepCopyPlain(vm, value, memo));
  memo.set(value, copy);
  return copy;
}

function* ownDeepCopy(vm: Machine, value: PyValue, memo: Memo): Steps<PyValue | undefined> {
  if (lookupClass(vm.classOf(value), "__deepcopy__") === undefined) return undefined;
  return yield* ownCopy(vm, value, "__deepcopy__", [memoDict(memo)]);
}

const memoDicts = new WeakMap<PyDict, Memo>();

/** The memo as the dict that a `__deepcopy__` of the user's hands on to `copy.deepcopy`. */
function memoDict(memo: Memo): PyDict {
  const dict: PyDict = { kind: "dict", entries: new Map() };
  memoDicts.set(dict, memo);
  return dict;
}

export function memoOf(dict: PyValue | undefined): Memo {
  return (dict?.kind === "dict" && memoDicts.get(dict)) || new Map<PyValue, PyValue>();
}

function* deepCopyPlain(vm: Machine, value: PyValue, memo: Memo): Steps<PyValue> {
  switch (value.kind) {
    case "list": {
      const items: PyValue[] = [];
      const copy: PyValue = {
        ...value,
        items,
        ...(yield* deepAttributes(vm, value.attributes, memo)),
      };
      memo.set(value, copy);
      vm.chargeItems(value.items.length);
      for (const item of value.items) items.push(yield* deepCopy(vm, item, memo));
      return copy;
    }
    case "tuple": {
      const items: PyValue[] = [];
      for (const item of value.items) items.push(yield* deepCopy(vm, item, memo));
      const isSame = items.every((item, i) => item === value.items[i]);
      return memo.get(value) ?? (isSame ? value : { ...value, items });
    }
    case "dict": {
      const entries: PyDict["entries"] = new Map();
      const copy: PyDict = {
        ...value,
        entries,
        ...(yield* deepAttributes(vm, value.attributes, memo)),
      };
      memo.set(value, copy);
      vm.chargeItems(value.entries.size * itemsPerEntry);
      for (const { key, value: inner } of [...value.entries.values()]) {
        const newKey = yield* deepCopy(vm, key, memo);
        const hash: HashKey = yield* finish(hashKey(vm, newKey));
        entries.set(hash, { key: newKey, value: yield* deepCopy(vm, inner, memo) });
      }
      return copy;
    }
    case "set":
    case "frozenset": {
      const entries = new Map<HashKey, PyValue>();
      for (const item of [...value.entries.values()]) {
        const copied = yield* deepCopy(vm, item, memo);
        entries.set(yield* finish(hashKey(vm, copied)), copied);
      }
      return { ...value, entries };
    }
    case "bytearray":
      vm.chargeItems(value.data.length);
      return { ...value, data: [...value.data] };
    case "method":
      return { ...value, self: yield* deepCopy(vm, value.self, memo) };
    case "instance":
      return yield* deepCopyInstance(vm, value, memo);
    default:
      return value;
  }
}

function* deepAttributes(
  vm: Machine,
  attributes: Attributes | undefined,
  memo: Memo,
): Steps<{ attributes?: Attributes }> {
  if (attributes === undefined) return {};
  const copy: Attributes = new Map();
  for (const [name, value] of attributes) copy.set(name, yield* deepCopy(vm, value, memo));
  return { attributes: copy };
}

function* deepCopyInstance(vm: Machine, value: PyInstance, memo: Memo): Steps<PyValue> {
  vm.charge(stepsPerInstance);
  vm.chargeItems(itemsPerInstance + value.attributes.size * itemsPerMember);
  const copy = newInstance(value.of, value.madeAt);
  copy.host = value.host;
  memo.set(value, copy);
  const state = yield* stateOf(vm, value);
  if (state !== undefined) {
    yield* restore(vm, copy, yield* deepCopy(vm, state, memo));
    return copy;
  }
  for (const [name, each] of [...value.attributes]) {
    copy.attributes.set(name, yield* deepCopy(vm, each, memo));
  }
  return copy;
}
