/** The arithmetic of Python's ints and floats. Ints are numbers while they are safe integers, else bigints. */

import type { BinaryOperator } from "./ast";
import { isNegative } from "./floatText";
import type { Machine } from "./native";
import { pow } from "./stdlib/libm";
import {
  bool,
  float,
  int,
  str,
  type PyBool,
  type PyFloat,
  type PyInt,
  type PyValue,
} from "./values";

export type Int = number | bigint;

/** A value that arithmetic treats as an int or a float. */
export type Real = PyInt | PyBool | PyFloat;

export function isReal(value: PyValue): value is Real {
  return value.kind === "int" || value.kind === "float" || value.kind === "bool";
}

/** An int or a bool, which is one. */
export function isInteger(value: PyValue): value is PyInt | PyBool {
  return value.kind === "int" || value.kind === "bool";
}

export function integerOf(value: PyInt | PyBool): Int {
  return value.kind === "bool" ? Number(value.value) : value.value;
}

/** The number as a float; OverflowError for an int beyond every float. */
export function floatOf(vm: Machine, value: Real): number {
  if (value.kind === "float") return value.value;
  return intToFloat(vm, integerOf(value));
}

export function intToFloat(vm: Machine, value: Int): number {
  const result = Number(value);
  if (Number.isFinite(result)) return result;
  throw vm.raise("OverflowError", "int too large to convert to float");
}

/**
 * `a op b` for ints, bools and floats; `undefined` where the operator has no meaning for them, or a result that is
 * no real number.
 */
export function realArithmetic(
  vm: Machine,
  op: BinaryOperator,
  a: Real,
  b: Real,
): PyValue | undefined {
  if (a.kind === "float" || b.kind === "float") {
    return floatArithmetic(vm, op, floatOf(vm, a), floatOf(vm, b));
  }
  if (a.kind === "bool" && b.kind === "bool") {
    if (op === "&") return bool(a.value && b.value);
    if (op === "|") return bool(a.value || b.value);
    if (op === "^") return bool(a.value !== b.value);
  }
  return intArithmetic(vm, op, integerOf(a), integerOf(b));
}

/** What `a < b` and the like come to; NaN makes every one but `!=` false. Exact between ints and floats. */
export function compareReals(
  op: "==" | "!=" | "<" | "<=" | ">" | ">=",
  left: Real,
  right: Real,
): boolean {
  const a = left.kind === "float" ? left.value : integerOf(left);
  const b = right.kind === "float" ? right.value : integerOf(right);
  switch (op) {
    case "==":
      return a == b;
    case "!=":
      return a != b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}

function intArithmetic(vm: Machine, op: BinaryOperator, a: Int, b: Int): PyValue | undefined {
  switch (op) {
    case "+":
      return int(addInts(a, b));
    case "-":
      return int(subtractInts(a, b));
    case "*":
      return int(multiplyInts(vm, a, b));
    case "/":
      return float(trueDivide(vm, a, b));
    case "//":
      return int(floorDivide(vm, a, b));
    case "%":
      if (b == 0) throw vm.raise("ZeroDivisionError", "integer modulo by zero");
      return int(floorDivideAndModulo(vm, a, b)[1]);
    case "**":
      return intPower(vm, a, b);
    case "<<":
      return int(shiftLeft(vm, a, b));
    case ">>":
      return int(shiftRight(vm, a, b));
    case "&":
    case "|":
    case "^":
      return int(bitwise(vm, op, a, b));
    case "@":
      return undefined;
  }
}

function floatArithmetic(
  vm: Machine,
  op: BinaryOperator,
  a: number,
  b: number,
): PyValue | undefined {
  switch (op) {
    case "+":
      return float(a + b);
    case "-":
      return float(a - b);
    case "*":
      return float(a * b);
    case "/":
      if (b === 0) throw vm.raise("ZeroDivisionError", "float division by zero");
      return float(a / b);
    case "//":
      if (b === 0) throw vm.raise("ZeroDivisionError", "float floor division by zero");
      return float(floatDivmod(a, b)[0]);
    case "%":
      if (b === 0) throw vm.raise("ZeroDivisionError", "float modulo");
      return float(floatDivmod(a, b)[1]);
    case "**":
      if (isComplexPower(a, b)) return undefined;
      return floatPower(vm, a, b);
    case "<<":
    case ">>":
    case "&":
    case "|":
    case "^":
    case "@":
      return undefined;
  }
}

// Adding 0 turns -0, which ints do not have, into 0.

export function addInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b + 0;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(a) + BigInt(b);
}

export function subtractInts(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b + 0;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return BigInt(a) - BigInt(b);
}

export function multiplyInts(vm: Machine, a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b + 0;
    if (Number.isSafeInteger(product)) return product;
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  chargeBits(vm, bitLength(x) + bitLength(y));
  return x * y;
}

export function negateInt(a: Int): Int {
  return typeof a === "number" ? 0 - a : -a;
}

export function absoluteInt(a: Int): Int {
  return a < 0 ? negateInt(a) : a;
}

export function floorDivide(vm: Machine, a: Int, b: Int): Int {
  return floorDivideAndModulo(vm, a, b)[0];
}

/** `divmod(a, b)`: the remainder has the sign of the divisor. */
export function floorDivideAndModulo(vm: Machine, a: Int, b: Int): [Int, Int] {
  if (b == 0) throw vm.raise("ZeroDivisionError", "integer division or modulo by zero");
  if (typeof a === "number" && typeof b === "number") {
    const rest = a % b;
    const quotient = (a - rest) / b + 0;
    if (rest !== 0 && rest < 0 !== b < 0) return [quotient - 1, rest + b];
    return [quotient, rest + 0];
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  chargeBits(vm, bitLength(x));
  const [quotient, rest] = [x / y, x % y];
  if (rest !== 0n && rest < 0n !== y < 0n) return [quotient - 1n, rest + y];
  return [quotient, rest];
}

/** `a / b` of ints, rounded once. */
export function trueDivide(vm: Machine, a: Int, b: Int): number {
  if (b == 0) throw vm.raise("ZeroDivisionError", "division by zero");
  if (typeof a === "number" && typeof b === "number") return a / b;
  const result = ratioToFloat(BigInt(a), BigInt(b));
  if (Number.isFinite(result)) return result;
  throw vm.raise("OverflowError", "integer division result too large for a float");
}

/** The float nearest to a fraction. */
export function ratioToFloat(numerator: bigint, denominator: bigint): number {
  const isMinus = numerator < 0n !== denominator < 0n;
  const a = numerator < 0n ? -numerator : numerator;
  const b = denominator < 0n ? -denominator : denominator;
  if (a === 0n) return isMinus ? -0 : 0;
  // 66 bits of quotient with a sticky last bit round as the exact value does; fewer where the result is subnormal.
  const exponent = Math.max(bitLength(a) - bitLength(b) - 66, -1074 - 2);
  const shifted = exponent < 0 ? a << BigInt(-exponent) : a;
  const divisor = exponent > 0 ? b << BigInt(exponent) : b;
  const quotient = shifted / divisor;
  const sticky = quotient * divisor === shifted ? quotient : quotient | 1n;
  const result = scale(sticky, exponent);
  return isMinus ? -result : result;
}

/** `mantissa * 2 ** exponent` with one rounding. */
function scale(mantissa: bigint, exponent: number): number {
  const bits = bitLength(mantissa);
  if (exponent + bits > 1024) return Infinity;
  // Below 2 ** -1022 a float has fewer bits: they are dropped here, so that the multiplication is exact.
  const lost = Math.max(0, -1074 - exponent, bits - 53);
  if (lost === 0) return Number(mantissa) * 2 ** exponent;
  let kept = mantissa >> BigInt(lost);
  const rest = mantissa - (kept << BigInt(lost));
  const half = 1n << BigInt(lost - 1);
  if (rest > half || (rest === half && kept % 2n === 1n)) kept += 1n;
  const power = exponent + lost;
  if (power > 971) return Number(kept) * 2 ** 971 * 2 ** (power - 971);
  return power < -1022 ? Number(kept) * 2 ** -52 * 2 ** (power + 52) : Number(kept) * 2 ** power;
}

function intPower(vm: Machine, a: Int, b: Int): PyValue {
  if (b < 0) return floatPower(vm, intToFloat(vm, a), intToFloat(vm, b));
  return int(powerOfInt(vm, a, b));
}

/** `a ** b` for b not negative. */
export function powerOfInt(vm: Machine, a: Int, b: Int): Int {
  if (b == 0 || a == 1) return 1;
  if (a == 0) return 0;
  if (a == -1) return BigInt(b) % 2n === 0n ? 1 : -1;
  chargeBits(vm, (bitLength(BigInt(a)) - 1) * Number(b) + 1);
  const result = BigInt(a) ** BigInt(b);
  return normalInt(result);
}

/** `pow(base, exponent, modulus)`. */
export function modularPower(vm: Machine, base: Int, exponent: Int, modulus: Int): Int {
  const m = BigInt(modulus);
  if (m === 0n) throw vm.raise("ValueError", "pow() 3rd argument cannot be 0");
  let power = BigInt(exponent);
  let factor = modulo(BigInt(base), m);
  if (power < 0n) {
    factor = inverse(vm, factor, m);
    power = -power;
  }
  let result = modulo(1n, m);
  chargeBits(vm, bitLength(power) + bitLength(m));
  // A round is one or two products of numbers as long as the modulus.
  const cost = 1 + Math.ceil((bitLength(power) + bitLength(m) ** 1.6) / 1000);
  for (; power > 0n; power >>= 1n) {
    vm.charge(cost);
    if (power & 1n) result = modulo(result * factor, m);
    factor = modulo(factor * factor, m);
  }
  return normalInt(result);
}

function modulo(a: bigint, m: bigint): bigint {
  const rest = a % m;
  return rest !== 0n && rest < 0n !== m < 0n ? rest + m : rest;
}

function inverse(vm: Machine, a: bigint, m: bigint): bigint {
  const size = m < 0n ? -m : m;
  let [rest, nextRest] = [size, modulo(a, size)];
  let [x, nextX] = [0n, 1n];
  while (nextRest !== 0n) {
    const quotient = rest / nextRest;
    [rest, nextRest] = [nextRest, rest - quotient * nextRest];
    [x, nextX] = [nextX, x - quotient * nextX];
  }
  if (rest !== 1n) {
    throw vm.raise("ValueError", "base is not invertible for the given modulus");
  }
  return modulo(x, m);
}

export function shiftLeft(vm: Machine, a: Int, b: Int): Int {
  if (b < 0) throw vm.raise("ValueError", "negative shift count");
  if (a == 0) return 0;
  chargeBits(vm, bitLength(BigInt(a)) + Number(b));
  return normalInt(BigInt(a) << BigInt(b));
}

export function shiftRight(vm: Machine, a: Int, b: Int): Int {
  if (b < 0) throw vm.raise("ValueError", "negative shift count");
  if (typeof a === "number") return b > 53 ? (a < 0 ? -1 : 0) : Math.floor(a / 2 ** Number(b));
  chargeBits(vm, bitLength(a));
  return normalInt(a >> BigInt(b));
}

export function bitwise(vm: Machine, op: "&" | "|" | "^", a: Int, b: Int): Int {
  if (a === Number(a) >> 0 && b === Number(b) >> 0) {
    const [x, y] = [Number(a), Number(b)];
    return op === "&" ? x & y : op === "|" ? x | y : x ^ y;
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  chargeBits(vm, bitLength(x) + bitLength(y));
  return normalInt(op === "&" ? x & y : op === "|" ? x | y : x ^ y);
}

export function invertInt(a: Int): Int {
  return normalInt(subtractInts(-1, a));
}

/** A number where it is a safe integer. */
export function normalInt(value: Int): Int {
  if (typeof value === "number") return value;
  const asNumber = Number(value);
  return Number.isSafeInteger(asNumber) ? asNumber : value;
}

/** How many bits the absolute value has. */
export function bitLength(value: bigint): number {
  const absolute = value < 0n ? -value : value;
  if (absolute === 0n) return 0;
  const hex = absolute.toString(16);
  return (hex.length - 1) * 4 + (32 - Math.clz32(parseInt(hex[0], 16)));
}

/** `divmod` of floats, as CPython computes it; b is not 0. */
export function floatDivmod(a: number, b: number): [quotient: number, rest: number] {
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0) {
    if (b < 0 !== rest < 0) {
      rest += b;
      quotient -= 1;
    }
  } else {
    rest = isNegative(b) ? -0 : 0;
  }
  if (quotient === 0) return [isNegative(a / b) ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

/** A negative base with a fraction for an exponent. */
function isComplexPower(a: number, b: number): boolean {
  return a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b);
}

function floatPower(vm: Machine, a: number, b: number): PyFloat {
  if (a === 0 && b < 0) {
    throw vm.raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  }
  // JavaScript has NaN for these two, Python follows C.
  if (a === 1 || b === 0 || (a === -1 && !Number.isFinite(b) && !Number.isNaN(b))) return float(1);
  const result = pow(a, b);
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) {
    const args = [int(34), str("Numerical result out of range")];
    throw vm.raiseOf(vm.builtinClass("OverflowError"), args);
  }
  return float(result);
}

/** How many bits of a number are read in the time of a step: their count is that of its hexadecimal digits. */
const bitsPerStep = 64;

/** Asks the budget for a result of so many bits; what is done with so many takes its time as well. */
function chargeBits(vm: Machine, bits: number): void {
  if (bits <= 1024) return;
  vm.chargeItems(Math.ceil(bits));
  vm.charge(bits / bitsPerStep);
}
