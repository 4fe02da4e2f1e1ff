/** Hashing and dicts: which keys are the same key, and reading and writing entries. */

import { isBuiltinClass, messageName } from "./classes";
import { equals } from "./operators";
import { isSteps } from "./nativeFunction";
import type { Machine, Steps } from "./native";
import { override } from "./overrides";
import {
  type DictEntry,
  None,
  str,
  type HashKey,
  type PyClass,
  type PyDict,
  type PyRange,
  type PyValue,
} from "./values";

/**
 * Begins the keys of everything that is not a string. Strings are their own keys; one that begins with this character,
 * half of a surrogate pair and so in no text, gets it once more in front.
 */
const tag = "\uDFFF";

/** A new empty dict. */
export function newDict(): PyDict {
  return { kind: "dict", entries: new Map() };
}

export function stringKey(s: string): HashKey {
  return s.charCodeAt(0) === 0xdfff ? tag + s : s;
}

export function getString(dict: PyDict, name: string): PyValue | undefined {
  return dict.entries.get(stringKey(name))?.value;
}

export function setString(dict: PyDict, name: string, value: PyValue): void {
  const key = stringKey(name);
  const entry = dict.entries.get(key);
  if (entry) entry.value = value;
  else dict.entries.set(key, { key: str(name), value });
}

/**
 * The key of a value; `TypeError: unhashable type` where it has none. Steps only where a class of the user's defines
 * `__hash__` or `__eq__`, which then decide.
 */
export function hashKey(vm: Machine, value: PyValue): HashKey | Steps<HashKey> {
  const key = plainKey(value);
  if (key === undefined) return slowKey(vm, value);
  if (value.kind !== "str" && typeof key === "string") chargeKey(vm, key);
  return key;
}

/** The same where no Python code is needed; `undefined` where it is, or where there is no key. */
export function countedKey(vm: Machine, value: PyValue): HashKey | undefined {
  const key = plainKey(value);
  if (value.kind !== "str" && typeof key === "string") chargeKey(vm, key);
  return key;
}

/** A text that is made to stand for a tuple or the like, and that the container keeps. */
function chargeKey(vm: Machine, key: string): void {
  vm.charge(20 + (key.length >> 1));
  vm.chargeItems(12 + (key.length >> 2));
}

/** The key of a value whose hash needs no Python code; `undefined` where it does, or where there is none. */
export function plainKey(value: PyValue): HashKey | undefined {
  switch (value.kind) {
    case "str":
      if (value.of && hasOwnHash(value.of)) return undefined;
      return stringKey(value.value);
    case "int":
      if (value.of && hasOwnHash(value.of)) return undefined;
      return value.value;
    case "bool":
      return value.value ? 1 : 0;
    case "float":
      if (value.of && hasOwnHash(value.of)) return undefined;
      return floatKey(value.value) ?? value;
    case "none":
      return None;
    case "tuple":
      if (value.of && hasOwnHash(value.of)) return undefined;
      return partsKey("(", value.items);
    case "frozenset":
      if (value.of && hasOwnHash(value.of)) return undefined;
      return frozensetKey([...value.entries.keys()]);
    case "complex":
      if (value.im === 0) return floatKey(value.re) ?? value;
      return `${tag}c${value.re + 0},${value.im + 0}`;
    case "bytes":
      return `${tag}b${value.data.map((byte) => String.fromCharCode(byte)).join("")}`;
    case "range":
      return value.exact
        ? exactRangeKey(value.exact)
        : rangeKey(value.start, value.stop, value.step);
    case "method":
      return `${tag}m${identity(value.self)},${identity(value.function)}`;
    case "instance":
      return hasOwnHash(value.of) ? undefined : value;
    case "list":
    case "dict":
    case "set":
    case "bytearray":
    case "slice":
      return undefined;
    case "ndarray": {
      // A number of numpy's is the same key as Python's; arrays have no hash.
      const isScalar = override(value.of, "__hash__")?.kind !== "none";
      const [number] = value.array.data;
      return isScalar && number !== undefined ? (floatKey(number) ?? value) : undefined;
    }
    case "dictview":
      return value.view === "values" ? value : undefined;
    case "ellipsis":
    case "notimplemented":
    case "function":
    case "native":
    case "class":
    case "module":
    case "iterator":
    case "generator":
    case "property":
    case "classmethod":
    case "staticmethod":
    case "super":
    case "tensor":
    case "unknown":
      return value;
  }
}

/** The entry's value for a plain key; see `plainKey`. Absent for every other. */
export function dictGet(dict: PyDict, key: PyValue): PyValue | undefined {
  const hash = plainKey(key);
  return hash === undefined ? undefined : dict.entries.get(hash)?.value;
}

/** Sets the entry of a plain key; any other key is taken by its identity. */
export function dictSet(dict: PyDict, key: PyValue, value: PyValue): void {
  putEntry(dict, plainKey(key) ?? key, key, value);
}

/** Deletes the entry of a plain key; false where there is none. */
export function dictDelete(dict: PyDict, key: PyValue): boolean {
  const hash = plainKey(key);
  return hash !== undefined && dict.entries.delete(hash);
}

/** The value for any key; raises for unhashable ones. */
export function* dictFind(vm: Machine, dict: PyDict, key: PyValue): Steps<PyValue | undefined> {
  const hash = hashKey(vm, key);
  return dict.entries.get(isSteps(hash) ? yield* hash : hash)?.value;
}

/** Sets the entry of any key; raises for unhashable ones. */
export function* dictStore(vm: Machine, dict: PyDict, key: PyValue, value: PyValue): Steps<void> {
  const hash = hashKey(vm, key);
  putEntry(dict, isSteps(hash) ? yield* hash : hash, key, value);
}

/** Deletes the entry of any key and gives its value; raises for unhashable ones. */
export function* dictRemove(vm: Machine, dict: PyDict, key: PyValue): Steps<PyValue | undefined> {
  const steps = hashKey(vm, key);
  const hash = isSteps(steps) ? yield* steps : steps;
  const entry = dict.entries.get(hash);
  dict.entries.delete(hash);
  return entry?.value;
}

/** Sets an entry by its hash key. The key object that came first stays, as in Python. */
export function putEntry(dict: PyDict, hash: HashKey, key: PyValue, value: PyValue): void {
  const entry = dict.entries.get(hash);
  if (entry) entry.value = value;
  else dict.entries.set(hash, { key, value });
}

/** The entry that came last, with its key; there is no shorter way than through all others. */
export function lastEntry(vm: Machine, dict: PyDict): readonly [HashKey, DictEntry] | undefined {
  vm.charge(dict.entries.size >> 3);
  let last;
  for (const entry of dict.entries) last = entry;
  return last;
}

/** A number for an object, the same as long as it lives: what `id()` gives. */
export function identity(value: object): number {
  let id = identities.get(value);
  if (id === undefined) {
    nextIdentity += 1;
    id = nextIdentity;
    identities.set(value, id);
  }
  return id;
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0;

/** Infinities and whole numbers share their key with ints; NaN equals nothing but itself as an object. */
function floatKey(value: number): HashKey | undefined {
  if (Number.isNaN(value)) return undefined;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value;
}

function partsKey(kind: string, items: readonly PyValue[]): string | undefined {
  let key = tag + kind;
  for (const item of items) {
    const part = plainKey(item);
    if (part === undefined) return undefined;
    key += encode(part);
    if (key.length > longestKey) throw new RangeError("too many parts for a key");
  }
  return key;
}

/** Tuples of the same tuple twice, nested, double with every level: past this no key is made of them. */
const longestKey = 1 << 22;

/** A key inside a longer one: tagged by type and of a length that can be told. */
function encode(key: HashKey): string {
  switch (typeof key) {
    case "number":
      return `n${key};`;
    case "bigint":
      return `i${key};`;
    case "string":
      return `s${key.length}:${key}`;
    default:
      return `o${identity(key)};`;
  }
}

export function frozensetKey(keys: readonly HashKey[]): string {
  return `${tag}f${keys.map(encode).sort().join("")}`;
}

function exactRangeKey({ start, stop, step }: NonNullable<PyRange["exact"]>): string {
  return `${tag}R${start},${stop},${step}`;
}

function rangeKey(start: number, stop: number, step: number): string {
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (length === 0) return `${tag}r0`;
  return length === 1 ? `${tag}r1,${start}` : `${tag}r${length},${start},${step}`;
}

/** True where a class that is not builtin decides about equality or hashing. */
function hasOwnHash(cls: PyClass): boolean {
  return override(cls, "__hash__") !== undefined || override(cls, "__eq__") !== undefined;
}

function* slowKey(vm: Machine, value: PyValue): Steps<HashKey> {
  const cls = vm.classOf(value);
  if (hasOwnHash(cls)) {
    const method = ownHash(cls);
    if (!method || method.kind === "none") throw unhashable(vm, cls);
    const result = yield { callee: method, args: [value] };
    // A number of the library's own, a Fraction or a Decimal, is the same key as the int that it equals.
    if (result.kind === "int" && cls.mro.some((base) => base.attributes.has("__trunc__"))) {
      if (yield* equals(vm, value, result)) return plainKey(result) ?? value;
    }
    return yield* internKey(vm, value, result);
  }
  if (value.kind !== "tuple") throw unhashable(vm, cls);
  let key = `${tag}(`;
  for (const item of value.items) {
    vm.charge(1);
    const part = hashKey(vm, item);
    key += encode(isSteps(part) ? yield* part : part);
  }
  return key;
}

/** The class's own `__hash__`; None where it only has `__eq__`, as Python sets it at the class statement. */
function ownHash(cls: PyClass): PyValue | undefined {
  for (const base of cls.mro) {
    const hash = base.attributes.get("__hash__");
    if (hash) return isBuiltinClass(base) ? undefined : hash;
    if (base.attributes.has("__eq__")) return None;
  }
  return undefined;
}

/** Stands for all values that have this hash and equal `value`. */
interface Interned {
  readonly value: PyValue;
}

const interned = {
  name: "dict.interned",
  create: () => new Map<number | bigint, Interned[]>(),
};

/** The same object for values that their classes call equal: they are compared with those of the same hash. */
function* internKey(vm: Machine, value: PyValue, hash: PyValue): Steps<HashKey> {
  if (hash.kind === "unknown") return value;
  if (hash.kind !== "int" && hash.kind !== "bool") {
    throw vm.raise("TypeError", "__hash__ method should return an integer");
  }
  const table = vm.state(interned);
  const bucket = table.get(Number(hash.value)) ?? [];
  table.set(Number(hash.value), bucket);
  for (const candidate of bucket) {
    if (candidate.value === value) return candidate;
  }
  for (const candidate of [...bucket]) {
    vm.charge(1);
    if (yield* equals(vm, candidate.value, value)) return candidate;
  }
  const fresh: Interned = { value };
  bucket.push(fresh);
  return fresh;
}

function unhashable(vm: Machine, cls: PyClass) {
  return vm.raise("TypeError", `unhashable type: '${messageName(cls)}'`);
}
