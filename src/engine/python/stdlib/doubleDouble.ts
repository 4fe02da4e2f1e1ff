/** Numbers of twice a double's precision, as unevaluated sums `high + low`: what `libm.ts` computes in. */

/** `high` is the double nearest to the sum. */
export interface Double2 {
  readonly high: number;
  readonly low: number;
}

export const zero: Double2 = { high: 0, low: 0 };
export const one: Double2 = { high: 1, low: 0 };

export function double2(high: number, low = 0): Double2 {
  return { high, low };
}

/** The exact sum of two doubles (Knuth). */
export function twoSum(a: number, b: number): Double2 {
  const high = a + b;
  const rest = high - a;
  return { high, low: a - (high - rest) + (b - rest) };
}

/** The exact sum where |a| >= |b|. */
function quickTwoSum(a: number, b: number): Double2 {
  const high = a + b;
  return { high, low: b - (high - a) };
}

/** The exact product of two doubles (Dekker); operands beyond 2^996 are scaled down first. */
export function twoProduct(a: number, b: number): Double2 {
  const high = a * b;
  if (Math.abs(a) > 6.696928794914171e299 || Math.abs(b) > 6.696928794914171e299) {
    if (!Number.isFinite(high)) return { high, low: 0 };
    const scaled = twoProduct(a * 2 ** -54, b * 2 ** -54);
    return { high, low: scaled.low * 2 ** 54 * 2 ** 54 };
  }
  const splitA = 134217729 * a;
  const aHigh = splitA - (splitA - a);
  const aLow = a - aHigh;
  const splitB = 134217729 * b;
  const bHigh = splitB - (splitB - b);
  const bLow = b - bHigh;
  return { high, low: aHigh * bHigh - high + aHigh * bLow + aLow * bHigh + aLow * bLow };
}

export function add(a: Double2, b: Double2): Double2 {
  const sum = twoSum(a.high, b.high);
  const rest = twoSum(a.low, b.low);
  const first = quickTwoSum(sum.high, sum.low + rest.high);
  return quickTwoSum(first.high, first.low + rest.low);
}

export function negate(a: Double2): Double2 {
  return { high: -a.high, low: -a.low };
}

export function subtract(a: Double2, b: Double2): Double2 {
  return add(a, negate(b));
}

export function multiply(a: Double2, b: Double2): Double2 {
  const product = twoProduct(a.high, b.high);
  return quickTwoSum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

export function scale(a: Double2, by: number): Double2 {
  const product = twoProduct(a.high, by);
  return quickTwoSum(product.high, product.low + a.low * by);
}

export function divide(a: Double2, b: Double2): Double2 {
  const first = a.high / b.high;
  if (!Number.isFinite(first)) return { high: first, low: 0 };
  let rest = subtract(a, scale(b, first));
  const second = rest.high / b.high;
  rest = subtract(rest, scale(b, second));
  return add(quickTwoSum(first, second), { high: rest.high / b.high, low: 0 });
}

export function squareRoot(a: Double2): Double2 {
  if (a.high <= 0) return zero;
  const root = Math.sqrt(a.high);
  const rest = subtract(a, twoProduct(root, root));
  return quickTwoSum(root, rest.high / (2 * root));
}

/** `c[0] + x (c[1] + x (…))`. */
export function polynomial(coefficients: readonly Double2[], x: Double2): Double2 {
  let sum = coefficients[coefficients.length - 1];
  for (let i = coefficients.length - 2; i >= 0; i--) sum = add(multiply(sum, x), coefficients[i]);
  return sum;
}
