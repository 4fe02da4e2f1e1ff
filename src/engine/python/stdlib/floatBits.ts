/** Doubles as what they are made of: neighbours, mantissas, exponents, and exact sums. */

import { twoSum } from "./doubleDouble";

const view = new DataView(new ArrayBuffer(8));

export function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE;
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  view.setBigInt64(0, y > x === x > 0 ? bits + 1n : bits - 1n);
  return view.getFloat64(0);
}

export function ulp(x: number): number {
  if (!Number.isFinite(x)) return Math.abs(x);
  const magnitude = Math.abs(x);
  const next = nextAfter(magnitude, Infinity);
  return next === Infinity ? magnitude - nextAfter(magnitude, 0) : next - magnitude;
}

/** A mantissa in [0.5, 1) and an exponent. */
export function frexp(x: number): readonly [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  view.setFloat64(0, x);
  const exponent = (view.getUint16(0) >> 4) & 0x7ff;
  if (exponent === 0) {
    const [mantissa, more] = frexp(x * 2 ** 54);
    return [mantissa, more - 54];
  }
  view.setUint16(0, (view.getUint16(0) & 0x800f) | (1022 << 4));
  return [view.getFloat64(0), exponent - 1022];
}

/** x * 2^n with one rounding. */
export function ldexp(x: number, n: number): number {
  if (n >= -1000 && n <= 1000) return x * 2 ** n;
  if (x === 0 || !Number.isFinite(x)) return x;
  if (n > 2200) return x * Infinity;
  if (n < -2200) return x * 0;
  const [mantissa, exponent] = frexp(x);
  const total = exponent + n;
  if (total > 1024) return x * Infinity;
  // Only the last multiplication may round: the first stays in the normal range.
  if (total >= -1021) return mantissa * 2 ** Math.min(total, 1023) * (total > 1023 ? 2 : 1);
  return mantissa * 2 ** -1000 * 2 ** Math.max(total + 1000, -1074);
}

/** The correctly rounded sum (Shewchuk): exact partial sums that do not overlap. */
export function exactSum(numbers: readonly number[]): number | "inf-inf" | "overflow" {
  const partials: number[] = [];
  let special = 0;
  let hasSpecial = false;
  for (const number of numbers) {
    if (!Number.isFinite(number)) {
      if (Number.isNaN(special + number) && !Number.isNaN(number) && !Number.isNaN(special)) {
        return "inf-inf";
      }
      special += number;
      hasSpecial = true;
      continue;
    }
    let x = number;
    let kept = 0;
    for (const partial of partials) {
      const { high, low } = twoSum(x, partial);
      if (low !== 0) partials[kept++] = low;
      x = high;
    }
    if (!Number.isFinite(x)) return "overflow";
    partials.length = kept;
    partials.push(x);
  }
  if (hasSpecial) return special;
  return roundPartials(partials);
}

/** Sums from the largest down, and settles a tie by the sign of what is left. */
function roundPartials(partials: readonly number[]): number {
  let i = partials.length - 1;
  if (i < 0) return 0;
  let high = partials[i];
  let low = 0;
  while (i > 0) {
    i -= 1;
    const x = high;
    high = x + partials[i];
    low = partials[i] - (high - x);
    if (low !== 0) break;
  }
  if (i > 0 && ((low < 0 && partials[i - 1] < 0) || (low > 0 && partials[i - 1] > 0))) {
    const doubled = low * 2;
    const x = high + doubled;
    if (doubled === x - high) high = x;
  }
  return high;
}
