/** What `hash()` gives. Numbers, and tuples and frozensets of them, have the hashes they have in CPython. */

import { finish, isSteps } from "./nativeFunction";
import { hashKey, identity } from "./dict";
import { decompose } from "./floatText";
import type { Machine, Steps } from "./native";
import { normalInt, type Int } from "./numbers";
import { overrideOf } from "./overrides";
import type { PyValue } from "./values";
import { callValue } from "./call";

/** What mixing in the hash of one item counts against the budget: it takes numbers of more than 53 bits. */
const stepsPerHash = 8;

const modulus = (1n << 61n) - 1n;

/** `hash(value)`; raises for unhashable values. */
export function* hashOf(vm: Machine, value: PyValue): Steps<Int> {
  const own = overrideOf(value, "__hash__");
  if (own && own.kind !== "none") return yield* callHash(vm, own, value);
  yield* finish(hashKey(vm, value));
  return yield* builtinHash(vm, value);
}

/** The hash a value has by its builtin class, whatever its own says. */
export function* builtinHash(vm: Machine, value: PyValue): Steps<Int> {
  const number = hashOfNumber(value);
  if (number !== undefined) return normalInt(number);
  switch (value.kind) {
    case "str":
      vm.charge(value.value.length >> 2);
      return textHash(`s${value.value}`);
    case "bytes":
      return textHash(`s${String.fromCharCode(...value.data.slice(0, 1000))}`);
    case "tuple": {
      const hashes: Int[] = [];
      vm.charge(value.items.length * stepsPerHash);
      for (const item of value.items) hashes.push(yield* hashOf(vm, item));
      return tupleHash(hashes);
    }
    case "frozenset": {
      const hashes: Int[] = [];
      vm.charge(value.entries.size * stepsPerHash);
      for (const item of value.entries.values()) hashes.push(yield* hashOf(vm, item));
      return frozensetHash(hashes);
    }
    case "none":
      return 0xfca86420;
    default: {
      const key = hashKey(vm, value);
      const found = isSteps(key) ? yield* key : key;
      return typeof found === "object" ? identity(found) + 0x7f000000 : textHash(String(found));
    }
  }
}

function* callHash(vm: Machine, f: PyValue, self: PyValue): Steps<Int> {
  const result = yield* callValue(f, [self]);
  if (result.kind === "int") {
    return normalInt(wrap(BigInt(result.value)));
  }
  if (result.kind === "bool") return Number(result.value);
  if (result.kind === "unknown") return identity(self);
  throw vm.raise("TypeError", "__hash__ method should return an integer");
}

/** `hash()` of a number; `undefined` for every other value. */
export function hashOfNumber(value: PyValue): bigint | undefined {
  switch (value.kind) {
    case "bool":
      return value.value ? 1n : 0n;
    case "int":
      return intHash(BigInt(value.value));
    case "float":
      return Number.isNaN(value.value) ? undefined : floatHash(value.value);
    case "complex":
      return signed(floatHash(value.re) + 1000003n * floatHash(value.im));
    default:
      return undefined;
  }
}

function intHash(value: bigint): bigint {
  return value < 0n ? signed(-(-value % modulus)) : value % modulus;
}

function floatHash(x: number): bigint {
  if (!Number.isFinite(x)) return x > 0 ? 314159n : -314159n;
  const [mantissa, exponent] = decompose(Math.abs(x));
  // 2 ** 61 is 1 modulo 2 ** 61 - 1, so a power of two is a rotation.
  const turn = BigInt(((exponent % 61) + 61) % 61);
  const hash = (mantissa << turn) % modulus;
  return signed(x < 0 ? -hash : hash);
}

/** CPython keeps -1 for errors. */
function signed(hash: bigint): bigint {
  const wrapped = BigInt.asIntN(64, hash);
  return wrapped === -1n ? -2n : wrapped;
}

/** An int that a `__hash__` returned, cut to a hash. */
function wrap(hash: bigint): bigint {
  return BigInt.asIntN(64, hash) === hash ? signed(hash) : intHash(hash);
}

function tupleHash(hashes: readonly Int[]): Int {
  const [prime1, prime2, prime5] = [
    11400714785074694791n,
    14029467366897019727n,
    2870177450012600261n,
  ];
  let sum = prime5;
  for (const hash of hashes) {
    sum = BigInt.asUintN(64, sum + BigInt.asUintN(64, BigInt(hash)) * prime2);
    sum = BigInt.asUintN(64, (sum << 31n) | (sum >> 33n));
    sum = BigInt.asUintN(64, sum * prime1);
  }
  sum = BigInt.asUintN(64, sum + (BigInt(hashes.length) ^ (prime5 ^ 3527539n)));
  if (sum === 0xffffffffffffffffn) sum = 1546275796n;
  return normalInt(BigInt.asIntN(64, sum));
}

function frozensetHash(hashes: readonly Int[]): Int {
  let hash = 0n;
  for (const item of hashes) {
    const h = BigInt.asUintN(64, BigInt(item));
    hash ^= BigInt.asUintN(64, (h ^ 89869747n ^ (h << 16n)) * 3644798167n);
  }
  hash = BigInt.asUintN(64, hash ^ ((BigInt(hashes.length) + 1n) * 1927868237n));
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = BigInt.asUintN(64, hash * 69069n + 907133923n);
  if (hash === 0xffffffffffffffffn) hash = 590923713n;
  return normalInt(BigInt.asIntN(64, hash));
}

/** FNV-1a: texts have other hashes in every run of CPython, so any will do. */
function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
