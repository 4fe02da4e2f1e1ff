/** Whole-number functions of `math`: exact, and on the budget where results grow. */

import type { Machine } from "../native";
import { bitLength } from "../numbers";
import { int, type PyValue } from "../values";

type Whole = number | bigint;

export function gcdOf(vm: Machine, a: Whole, b: Whole): Whole {
  if (typeof a === "number" && typeof b === "number") {
    let [x, y] = [Math.abs(a), Math.abs(b)];
    while (y !== 0) [x, y] = [y, x % y];
    return x;
  }
  let [x, y] = [BigInt(a), BigInt(b)];
  // Every division takes a bit or two off numbers that it has to go through from end to end.
  const cost = 1 + Math.ceil(Math.max(bitLength(x), bitLength(y)) / 128);
  while (y !== 0n) {
    vm.charge(cost);
    [x, y] = [y, x % y];
  }
  return x < 0n ? -x : x;
}

/** The largest whole number whose square is at most `n`. */
export function isqrt(n: Whole): Whole {
  if (typeof n === "number" && n < 2 ** 52) return Math.floor(Math.sqrt(n));
  const value = BigInt(n);
  // Newton's method from above: the first guess has at least as many bits as the root.
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** Products are made pairwise: their factors stay about as long as each other, which is what bigints are fast at. */
function product(vm: Machine, from: bigint, to: bigint): bigint {
  if (from > to) return 1n;
  if (to - from < 8n) {
    let result = from;
    for (let i = from + 1n; i <= to; i++) result *= i;
    return result;
  }
  const middle = (from + to) >> 1n;
  const left = product(vm, from, middle);
  const right = product(vm, middle + 1n, to);
  vm.charge(16);
  return left * right;
}

export function factorial(vm: Machine, n: Whole): PyValue {
  if (n < 0) throw vm.raise("ValueError", "factorial() not defined for negative values");
  if (n > 1e9) {
    throw vm.raise("OverflowError", "factorial() argument should not exceed 9223372036854775807");
  }
  chargeDigits(vm, Number(n), Number(n));
  return int(product(vm, 1n, BigInt(n)));
}

export function permutations(vm: Machine, n: Whole, k: Whole): PyValue {
  if (k > n) return int(0);
  chargeDigits(vm, Number(k), Number(n));
  return int(product(vm, BigInt(n) - BigInt(k) + 1n, BigInt(n)));
}

export function combinations(vm: Machine, n: Whole, k: Whole): PyValue {
  if (k > n) return int(0);
  const rest = BigInt(n) - BigInt(k);
  const few = rest < BigInt(k) ? rest : BigInt(k);
  chargeDigits(vm, Number(few), Number(n));
  return int(product(vm, BigInt(n) - few + 1n, BigInt(n)) / product(vm, 1n, few));
}

/** A product of `factors` numbers up to `largest` has about this many 64-bit digits; multiplying them costs more. */
function chargeDigits(vm: Machine, factors: number, largest: number): void {
  const digits = (factors * Math.log2(largest + 2)) / 64;
  vm.chargeItems(Math.ceil(digits));
  vm.charge(Math.ceil(factors + digits * Math.log2(digits + 2)));
}
