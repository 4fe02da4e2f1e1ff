/** Copies of values, shallow and deep: what `copy` and `dataclasses.asdict` need. */

import { findAttribute, lookupClass } from "../attributes";
import { callValue } from "../call";
import { newInstance } from "../classes";
import { hashKey, newDict, plainKey, setString } from "../dict";
import { toItems } from "../iterate";
import type { Machine, Steps } from "../native";
import { finish } from "../nativeFunction";
import { itemsPerEntry, itemsPerInstance, itemsPerMember } from "../sizes";
import { addressOf } from "../reprText";
import {
  int,
  None,
  type Attributes,
  type HashKey,
  type PyDict,
  type PyInstance,
  type PyValue,
} from "../values";
import { callMethod, ownAttributes, specialMethod } from "./support";

/** Copies made so far, by what they are copies of: shared and circular values stay so. */
export type Memo = Map<PyValue, PyValue>;

export function* shallowCopy(vm: Machine, value: PyValue): Steps<PyValue> {
  const own = yield* ownCopy(vm, value, "__copy__", []);
  if (own !== undefined) return own;
  const reduced = yield* reducedOf(vm, value);
  if (reduced !== undefined) return yield* rebuild(vm, value, reduced);
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

/** What `__getstate__` gives where the user's class has one, or what its `__setstate__` is to be given. */
function* stateOf(vm: Machine, value: PyInstance): Steps<PyValue | undefined> {
  const found = lookupClass(value.of, "__getstate__");
  if (found?.kind === "function") return yield* callValue(found, [value]);
  const isSet = lookupClass(value.of, "__setstate__")?.kind === "function";
  if (!isSet || value.attributes.size === 0) return undefined;
  const state = newDict();
  for (const [name, each] of value.attributes) setString(state, name, each);
  return state;
}

/** What `__reduce_ex__` or `__reduce__` of the user's gives: how to make the value again. */
function* reducedOf(vm: Machine, value: PyValue): Steps<PyValue | undefined> {
  if (value.kind === "class") return undefined;
  const cls = vm.classOf(value);
  const extended = lookupClass(cls, "__reduce_ex__");
  if (extended?.kind === "function") return yield* callValue(extended, [value, int(4)]);
  const found = lookupClass(cls, "__reduce__");
  return found?.kind === "function" ? yield* callValue(found, [value]) : undefined;
}

/** The value that a callable, its arguments, a state, items and pairs make; with a memo, of copies of these. */
function* rebuild(vm: Machine, value: PyValue, reduced: PyValue, memo?: Memo): Steps<PyValue> {
  if (reduced.kind !== "tuple") return value;
  const copied = function* (part: PyValue | undefined): Steps<PyValue> {
    if (part === undefined) return None;
    return memo ? yield* deepCopy(vm, part, memo) : part;
  };
  const [callable, args, state, items, pairs] = reduced.items;
  const given = yield* copied(args);
  const made = yield* callValue(callable, given.kind === "tuple" ? given.items : []);
  memo?.set(value, made);
  const newState = yield* copied(state);
  if (newState.kind !== "none") {
    const setState = yield* findAttribute(vm, made, "__setstate__");
    if (setState) yield* callValue(setState, [newState]);
    else if (newState.kind === "dict") {
      for (const { key, value: each } of newState.entries.values()) {
        if (key.kind === "str") ownAttributes(made)?.set(key.value, each);
      }
    }
  }
  for (const item of items && items.kind !== "none" ? yield* toItems(vm, items) : []) {
    yield* callMethod(vm, made, "append", [yield* copied(item)]);
  }
  for (const pair of pairs && pairs.kind !== "none" ? yield* toItems(vm, pairs) : []) {
    const [key, each] = yield* toItems(vm, pair);
    yield* callMethod(vm, made, "__setitem__", [yield* copied(key), yield* copied(each)]);
  }
  return made;
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
  const known = memo.get(value) ?? notedCopy(memo, value);
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
  const copy =
    (yield* ownDeepCopy(vm, value, memo)) ??
    (yield* reducedDeepCopy(vm, value, memo)) ??
    (yield* deepCopyPlain(vm, value, memo));
  memo.set(value, copy);
  return copy;
}

function* ownDeepCopy(vm: Machine, value: PyValue, memo: Memo): Steps<PyValue | undefined> {
  if (lookupClass(vm.classOf(value), "__deepcopy__") === undefined) return undefined;
  return yield* ownCopy(vm, value, "__deepcopy__", [memoDict(memo)]);
}

function* reducedDeepCopy(vm: Machine, value: PyValue, memo: Memo): Steps<PyValue | undefined> {
  const reduced = yield* reducedOf(vm, value);
  return reduced && (yield* rebuild(vm, value, reduced, memo));
}

const memos = new WeakMap<PyDict, Memo>();
const memoDicts = new WeakMap<Memo, PyDict>();

/** The memo as the dict that a `__deepcopy__` of the user's hands on to `copy.deepcopy`. */
function memoDict(memo: Memo): PyDict {
  const known = memoDicts.get(memo);
  if (known) return known;
  const dict = newDict();
  join(dict, memo);
  return dict;
}

function join(dict: PyDict, memo: Memo): void {
  memos.set(dict, memo);
  memoDicts.set(memo, dict);
}

export function memoOf(dict: PyValue | undefined): Memo {
  if (dict?.kind !== "dict") return new Map();
  const known = memos.get(dict);
  if (known) return known;
  const memo: Memo = new Map();
  join(dict, memo);
  return memo;
}

/** A copy that the user's code has put into the memo itself: `memo[id(self)] = made`. */
function notedCopy(memo: Memo, value: PyValue): PyValue | undefined {
  const dict = memoDicts.get(memo);
  if (dict === undefined || dict.entries.size === 0) return undefined;
  const key = plainKey(int(addressOf(value)));
  return key === undefined ? undefined : dict.entries.get(key)?.value;
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
