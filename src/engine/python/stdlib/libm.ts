/**
 * The C library's real functions, rounded as glibc rounds them.
 *
 * JavaScript engines may be off in the last digit, and Python prints every digit: so these compute in twice the
 * precision and round once. glibc's own results are within 0.55 ulp for exp, log, pow, sin and cos, hence the same
 * in all but a handful of a million cases.
 */

import {
  add,
  divide,
  double2,
  multiply,
  negate,
  one,
  polynomial,
  scale,
  squareRoot,
  subtract,
  twoProduct,
  twoSum,
  zero,
  type Double2,
} from "./doubleDouble";
import { frexp, ldexp } from "./floatBits";

export const LN2 = 0.6931471805599453;
export const LOG10_2 = 0.3010299956639812;

const ln2 = double2(0.6931471805599453, 2.3190468138462996e-17);
const inverseLn2 = double2(1.4426950408889634, 2.0355273740931033e-17);

/** 1/n!, made at first use. */
let inverseFactorials: readonly Double2[] | undefined;

function inverseFactorial(): readonly Double2[] {
  if (inverseFactorials !== undefined) return inverseFactorials;
  const list: Double2[] = [one];
  for (let n = 1; n < 30; n++) list.push(divide(list[n - 1], double2(n)));
  return (inverseFactorials = list);
}

/** e^x - 1 for |x| < 0.4. */
function expm1Series(x: Double2): Double2 {
  return multiply(x, polynomial(inverseFactorial().slice(1, 25), x));
}

/** e^x as a number and a power of two. */
function expParts(x: Double2): readonly [Double2, number] {
  const k = Math.round(x.high / LN2);
  // 0.6931471803691238 has 32 bits, so its product with k is exact.
  const reduced = add(
    add(twoSum(x.high, -k * 0.6931471803691238), double2(x.low)),
    negate(scale(double2(1.9082149292705877e-10, 1.1612227229362532e-26), k)),
  );
  return [add(one, expm1Series(reduced)), k];
}

/** e^x in twice the precision. */
export function expDouble2(x: Double2): Double2 {
  const [value, k] = expParts(x);
  return double2(ldexp(value.high, k), ldexp(value.low, k));
}

/** ln(x) for finite x > 0. */
export function logParts(x: Double2): Double2 {
  const [mantissa, exponent] = frexp(x.high);
  const k = mantissa < Math.SQRT1_2 ? exponent - 1 : exponent;
  const m = double2(ldexp(x.high, -k), ldexp(x.low, -k));
  return add(logNearOne(m), scale(ln2, k));
}

function logNearOne(m: Double2): Double2 {
  const guess = Math.log(m.high);
  const rest = subtract(multiply(m, expDouble2(double2(-guess))), one);
  return add(double2(guess), log1pSeries(rest, 4));
}

function log1pSeries(x: Double2, terms: number): Double2 {
  let sum: Double2 = zero;
  for (let n = terms; n >= 1; n--) {
    sum = subtract(divide(one, double2(n)), multiply(x, sum));
  }
  return multiply(x, sum);
}

export function exp(x: number): number {
  if (!(x < 709.8 && x > -745.2)) return Math.exp(x);
  const [value, k] = expParts(double2(x));
  return ldexp(value.high, k);
}

export function exp2(x: number): number {
  if (!(x < 1024 && x > -1076)) return 2 ** x;
  const whole = Math.round(x);
  return ldexp(add(one, expm1Series(scale(ln2, x - whole))).high, whole);
}

/** glibc and JavaScript engines share fdlibm's code here, last digit included; so in `log10` and others below. */
export const expm1 = Math.expm1;

export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return Math.log(x);
  return logParts(double2(x)).high;
}

export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return Math.log2(x);
  const [mantissa, exponent] = frexp(x);
  const k = mantissa < Math.SQRT1_2 ? exponent - 1 : exponent;
  return add(multiply(logNearOne(double2(ldexp(x, -k))), inverseLn2), double2(k)).high;
}

export const log10 = Math.log10;

/** As C has it, -1 gives an infinity; Python's `math` makes that a domain error. */
export const log1p = Math.log1p;

export function pow(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (x === -1 && Math.abs(y) === Infinity) return 1;
  const isWhole = Number.isInteger(y);
  if (!Number.isFinite(x) || !Number.isFinite(y) || x === 0 || (x < 0 && !isWhole)) return x ** y;
  const magnitude = Math.abs(x);
  const sign = x < 0 && y % 2 !== 0 ? -1 : 1;
  const rough = y * Math.log(magnitude);
  if (rough > 709.9) return sign * Infinity;
  if (rough < -745.2) return sign * 0;
  // Small whole powers by multiplication: results that are representable come out exactly.
  if (
    isWhole &&
    Math.abs(y) <= 256 &&
    Math.abs(rough) < 600 &&
    magnitude < 1e100 &&
    magnitude > 1e-100
  ) {
    const power = wholePower(double2(magnitude), Math.abs(y));
    return sign * (y < 0 ? divide(one, power).high : power.high);
  }
  const [value, k] = expParts(scale(logParts(double2(magnitude)), y));
  return sign * ldexp(value.high, k);
}

function wholePower(x: Double2, n: number): Double2 {
  let result = one;
  let square = x;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(result, square);
    if (rest > 1) square = multiply(square, square);
  }
  return result;
}

/** `x` less a multiple of pi/2, and that multiple modulo 4. */
function reduceAngle(x: number): readonly [Double2, number] {
  if (Math.abs(x) < 0.7853981633974483) return [double2(x), 0];
  if (Math.abs(x) < 1 << 19) {
    const k = Math.round(x / (Math.PI / 2));
    // The first two parts have 33 bits each: their products with k are exact.
    const first = twoSum(x, -k * 1.5707963267341256);
    const second = twoSum(first.high, -k * 6.077100506303966e-11);
    const rest = scale(double2(2.0222662487959506e-21, 1.0085854035872483e-37), -k);
    return [add(add(second, double2(first.low)), rest), ((k % 4) + 4) % 4];
  }
  return reduceLargeAngle(x);
}

const angleBits = 1280n;
let scaledHalfPi: bigint | undefined;

/** Whole-number arithmetic on as many bits of pi as the largest double needs. */
function reduceLargeAngle(x: number): readonly [Double2, number] {
  scaledHalfPi ??= machinPi(angleBits + 64n) >> 65n;
  const [mantissa, exponent] = frexp(x);
  const whole = BigInt(mantissa * 2 ** 53) << BigInt(exponent - 53 + Number(angleBits));
  let quotient = whole / scaledHalfPi;
  let rest = whole - quotient * scaledHalfPi;
  if (2n * rest > scaledHalfPi) {
    rest -= scaledHalfPi;
    quotient += 1n;
  } else if (2n * rest < -scaledHalfPi) {
    rest += scaledHalfPi;
    quotient -= 1n;
  }
  const high = Number(rest >> (angleBits - 160n)) / 2 ** 160;
  const low = Number((rest >> (angleBits - 160n)) - BigInt(high * 2 ** 160)) / 2 ** 160;
  return [twoSum(high, low), Number(((quotient % 4n) + 4n) % 4n)];
}

/** pi * 2^bits by Machin's formula. */
function machinPi(bits: bigint): bigint {
  const unit = 1n << bits;
  const arctan = (n: bigint) => {
    let term = unit / n;
    let sum = term;
    for (let k = 3n; term !== 0n; k += 2n) {
      term = -term / (n * n);
      sum += term / k;
    }
    return sum;
  };
  return 4n * (4n * arctan(5n) - arctan(239n));
}

/** Sine and cosine for |x| < 0.8. */
export function sineCosine(x: Double2): readonly [Double2, Double2] {
  const square = negate(multiply(x, x));
  const factors = inverseFactorial();
  const sine = polynomial(
    factors.filter((_, n) => n % 2 === 1 && n < 28),
    square,
  );
  const cosine = polynomial(
    factors.filter((_, n) => n % 2 === 0 && n < 28),
    square,
  );
  return [multiply(x, sine), cosine];
}

function sineCosineOf(x: number): readonly [Double2, Double2] {
  const [rest, quadrant] = reduceAngle(x);
  const [s, c] = sineCosine(rest);
  if (quadrant === 0) return [s, c];
  if (quadrant === 1) return [c, negate(s)];
  if (quadrant === 2) return [negate(s), negate(c)];
  return [negate(c), s];
}

export function sin(x: number): number {
  return Number.isFinite(x) && x !== 0 ? sineCosineOf(x)[0].high : Math.sin(x);
}

export function cos(x: number): number {
  return Number.isFinite(x) ? sineCosineOf(x)[1].high : NaN;
}

export function tan(x: number): number {
  if (!Number.isFinite(x) || x === 0) return Math.tan(x);
  const [s, c] = sineCosineOf(x);
  return divide(s, c).high;
}

/** The angle of the point (x, y), improved once from a double's guess. */
function angle(y: Double2, x: Double2): Double2 {
  const guess = Math.atan2(y.high, x.high);
  const [s, c] = sineCosineOf(guess);
  const across = subtract(multiply(y, c), multiply(x, s));
  const along = add(multiply(x, c), multiply(y, s));
  return add(double2(guess), divide(across, along));
}

export function atan2(y: number, x: number): number {
  if (!Number.isFinite(y) || !Number.isFinite(x) || y === 0 || x === 0) return Math.atan2(y, x);
  const [, exponent] = frexp(Math.max(Math.abs(x), Math.abs(y)));
  const scaledX = ldexp(x, -exponent);
  const scaledY = ldexp(y, -exponent);
  if (Math.abs(scaledY) < 1e-290 || Math.abs(scaledX) < 1e-290) return Math.atan2(y, x);
  return angle(double2(scaledY), double2(scaledX)).high;
}

export function atan(x: number): number {
  return Math.abs(x) < 1e-9 || Math.abs(x) > 1e18 ? Math.atan(x) : angle(double2(x), one).high;
}

export function asin(x: number): number {
  if (!(Math.abs(x) < 1) || Math.abs(x) < 1e-9) return Math.asin(x);
  return angle(double2(x), complement(x)).high;
}

export function acos(x: number): number {
  if (!(Math.abs(x) < 1) || x === 0) return Math.acos(x);
  return angle(complement(x), double2(x)).high;
}

/** sqrt(1 - x²). */
function complement(x: number): Double2 {
  return squareRoot(multiply(twoSum(1, -x), twoSum(1, x)));
}

/** The hyperbolic functions are made of exp and expm1 as in fdlibm, whose roundings they share. */
export function sinh(x: number): number {
  const magnitude = Math.abs(x);
  if (!Number.isFinite(x) || magnitude < 2 ** -28 || magnitude > 709) return Math.sinh(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (magnitude >= 22) return half * exp(magnitude);
  const t = Math.expm1(magnitude);
  return half * (magnitude < 1 ? 2 * t - (t * t) / (t + 1) : t + t / (t + 1));
}

export function cosh(x: number): number {
  const magnitude = Math.abs(x);
  if (!Number.isFinite(x) || magnitude > 709) return Math.cosh(x);
  if (magnitude >= 22) return 0.5 * exp(magnitude);
  if (magnitude < 0.5 * LN2) {
    const t = Math.expm1(magnitude);
    return magnitude < 2 ** -55 ? 1 + t : 1 + (t * t) / (2 * (1 + t));
  }
  const t = exp(magnitude);
  return 0.5 * t + 0.5 / t;
}

export const tanh = Math.tanh;
export const asinh = Math.asinh;
export const acosh = Math.acosh;
export const atanh = Math.atanh;
export const cbrt = Math.cbrt;

/** The Euclidean length, scaled so that squares neither overflow nor vanish. */
export function hypot(coordinates: readonly number[]): number {
  if (coordinates.some((x) => Math.abs(x) === Infinity)) return Infinity;
  if (coordinates.some(Number.isNaN)) return NaN;
  const largest = coordinates.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
  if (largest === 0) return 0;
  const [, exponent] = frexp(largest);
  let sum = zero;
  for (const x of coordinates) {
    const scaled = ldexp(x, -exponent);
    sum = add(sum, twoProduct(scaled, scaled));
  }
  return ldexp(squareRoot(sum).high, exponent);
}

export function copysign(x: number, y: number): number {
  const isNegative = y < 0 || Object.is(y, -0);
  return isNegative ? -Math.abs(x) : Math.abs(x);
}

/** IEEE 754 remainder: to the nearest multiple of y, ties to even. */
export function remainder(x: number, y: number): number {
  if (!Number.isFinite(x) || y === 0) return NaN;
  if (!Number.isFinite(y)) return Number.isNaN(y) ? NaN : x;
  const magnitude = Math.abs(x);
  const step = Math.abs(y);
  const m = magnitude % step;
  const c = step - m;
  let r: number;
  if (m < c) r = m;
  else if (m > c) r = -c;
  else r = m - 2 * ((0.5 * (magnitude - m)) % step);
  return (x < 0 || Object.is(x, -0) ? -1 : 1) * r;
}
