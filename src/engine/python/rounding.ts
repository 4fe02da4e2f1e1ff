/** `round()`, and floats as ints and fractions. */

import { decompose, divideToInteger, fixed, isNegative } from "./floatText";
import type { Machine } from "./native";
import {
  floorDivideAndModulo,
  normalInt,
  ratioToFloat,
  powerOfInt,
  subtractInts,
  addInts,
  type Int,
} from "./numbers";

/** `int(x)`: the fraction is cut off. */
export function floatToInt(vm: Machine, x: number): Int {
  if (Number.isNaN(x)) throw vm.raise("ValueError", "cannot convert float NaN to integer");
  if (!Number.isFinite(x)) {
    throw vm.raise("OverflowError", "cannot convert float infinity to integer");
  }
  const whole = Math.trunc(x) + 0;
  return Number.isSafeInteger(whole) ? whole : BigInt(whole);
}

/** `round(x)`: half to even. */
export function roundToInt(vm: Machine, x: number): Int {
  const floor = Math.floor(x);
  const rest = x - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return floatToInt(vm, up ? floor + 1 : floor);
}

/** `round(x, places)` on the exact value of x: `round(2.675, 2)` is 2.67. */
export function roundFloat(vm: Machine, x: number, places: Int): number {
  if (!Number.isFinite(x) || x === 0 || places > 323) return x;
  if (places < -308) return isNegative(x) ? -0 : 0;
  const n = Number(places);
  const size = Math.abs(x);
  const rounded =
    n >= 0 ? Number(fixed(size, n)) : Number(divideToInteger(size, n) * 10n ** BigInt(-n));
  if (!Number.isFinite(rounded)) {
    throw vm.raise("OverflowError", "rounded value too large to represent");
  }
  return x < 0 ? -rounded : rounded;
}

/** `round(n, places)` of an int: only places before the point matter. */
export function roundInt(vm: Machine, n: Int, places: Int): Int {
  if (places >= 0) return n;
  if (-Number(places) > n.toString().length) return 0;
  const unit = powerOfInt(vm, 10, -Number(places));
  const [quotient, rest] = floorDivideAndModulo(vm, n, unit);
  const twice = BigInt(rest) * 2n;
  const isUp = twice > BigInt(unit) || (twice === BigInt(unit) && BigInt(quotient) % 2n !== 0n);
  const down = subtractInts(n, rest);
  return isUp ? addInts(down, unit) : down;
}

/** `x.as_integer_ratio()` of a finite float. */
export function integerRatio(x: number): [Int, Int] {
  let [numerator, exponent] = decompose(x);
  if (numerator === 0n) return [0, 1];
  while (numerator % 2n === 0n) {
    numerator /= 2n;
    exponent += 1;
  }
  if (exponent >= 0) return [normalInt(numerator << BigInt(exponent)), 1];
  return [normalInt(numerator), normalInt(1n << BigInt(-exponent))];
}

/** `x.hex()` */
export function floatHex(x: number): string {
  if (Number.isNaN(x)) return "nan";
  const sign = isNegative(x) ? "-" : "";
  if (!Number.isFinite(x)) return `${sign}inf`;
  if (x === 0) return `${sign}0x0.0p+0`;
  const [mantissa, power] = decompose(Math.abs(x));
  const whole = mantissa >> 52n;
  const fraction = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, "0");
  const exponent = power + 52;
  return `${sign}0x${whole}.${fraction}p${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
}

/** `float.fromhex(text)`; `undefined` where the text is none. */
export function parseFloatHex(text: string): number | "overflow" | undefined {
  const trimmed = text.trim().toLowerCase();
  const named = /^([+-]?)(inf|infinity|nan)$/.exec(trimmed);
  if (named) {
    const size = named[2] === "nan" ? NaN : Infinity;
    return named[1] === "-" ? -size : size;
  }
  const match = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/.exec(trimmed);
  if (!match || (match[2] === "" && !match[3])) return undefined;
  const digits = match[2] + (match[3] ?? "");
  const exponent = Number(match[4] ?? 0) - 4 * (match[3] ?? "").length;
  const mantissa = BigInt(`0x${digits}`);
  const size = mantissa === 0n ? 0 : scaleBinary(mantissa, exponent);
  if (!Number.isFinite(size)) return "overflow";
  return match[1] === "-" ? -size : size;
}

function scaleBinary(mantissa: bigint, exponent: number): number {
  const bits = mantissa.toString(2).length;
  if (bits + exponent > 1024) return Infinity;
  if (bits + exponent < -1080) return 0;
  return exponent >= 0
    ? ratioToFloat(mantissa << BigInt(exponent), 1n)
    : ratioToFloat(mantissa, 1n << BigInt(-exponent));
}
