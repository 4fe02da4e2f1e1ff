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

export const LN2 = 0.6931471805599453;
export const LOG10_2 = 0.3010299956639812;

const ln2 = double2(0.6931471805599453, 2.3190468138462996e-17);
const inverseLn2 = double2(1.4426950408889634, 2.0355273740931033e-17);
const inverseLn10 = double2(0.4342944819032518, 1.098319650216765e-17);
const pi = double2(Math.PI, 1.2246467991473532e-16);
const halfPi = double2(Math.PI / 2, 6.123233995736766e-17);
const twoOverRootPi = double2(1.1283791670955126, 1.533545961316588e-17);
const logRootTwoPi = double2(0.9189385332046728, -3.8782941580672414e-17);

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

function exp2Parts(x: Double2): Double2 {
  const [value, k] = expParts(x);
  return double2(ldexp(value.high, k), ldexp(value.low, k));
}

/** ln(x) for finite x > 0. */
function logParts(x: Double2): Double2 {
  const [mantissa, exponent] = frexp(x.high);
  const k = mantissa < Math.SQRT1_2 ? exponent - 1 : exponent;
  const m = double2(ldexp(x.high, -k), ldexp(x.low, -k));
  return add(logNearOne(m), scale(ln2, k));
}

function logNearOne(m: Double2): Double2 {
  const guess = Math.log(m.high);
  const rest = subtract(multiply(m, exp2Parts(double2(-guess))), one);
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
function sineCosine(x: Double2): readonly [Double2, Double2] {
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

/** erf by its series; beyond 3 from erfc. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) > 6) return Math.sign(x);
  if (Math.abs(x) > 3) return Math.sign(x) * subtract(one, erfcParts(Math.abs(x))).high;
  return erfSeries(x).high;
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x < -6) return 2;
  if (x > 27.3) return 0;
  if (x > 1.5) return erfcParts(x).high;
  if (x < -3) return subtract(double2(2), erfcParts(-x)).high;
  return subtract(one, erfSeries(x)).high;
}

/** 2/sqrt(pi) e^(-x²) sum of 2^n x^(2n+1) / (2n+1)!!: all terms of one sign, so nothing cancels. */
function erfSeries(x: number): Double2 {
  const square = twoProduct(x, x);
  let term = double2(x);
  let sum = term;
  for (let n = 1; n < 120 && Math.abs(term.high) > 1e-34 * Math.abs(sum.high); n++) {
    term = divide(scale(multiply(term, square), 2), double2(2 * n + 1));
    sum = add(sum, term);
  }
  return multiply(multiply(twoOverRootPi, exp2Parts(negate(square))), sum);
}

/** erfc for x > 1.5 by Laplace's continued fraction, evaluated from its far end. */
function erfcParts(x: number): Double2 {
  const square = twoProduct(x, x);
  let fraction = double2(x);
  for (let k = Math.ceil(60 + 700 / (x * x)); k >= 1; k--) {
    fraction = add(double2(x), divide(double2(k / 2), fraction));
  }
  return divide(multiply(scale(twoOverRootPi, 0.5), exp2Parts(negate(square))), fraction);
}

export function gamma(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x === -Infinity) return NaN;
  if (x === 0) return 1 / x;
  if (Number.isInteger(x)) {
    if (x < 0) return NaN;
    if (x <= 171) return factorialParts(x - 1).high;
  }
  if (x > 171.7) return Infinity;
  if (Math.abs(x) < 1e-20) return 1 / x;
  if (x < -200) return 0 * (Math.floor(x) % 2 === 0 ? 1 : -1);
  if (x > 0.5) return exp2Parts(logGamma(double2(x))).high;
  // Reflection: gamma(x) gamma(1 - x) = pi / sin(pi x).
  const other = exp2Parts(logGamma(twoSum(1, -x)));
  return divide(pi, multiply(sinePi(x), other)).high;
}

/** ln |gamma(x)|. */
export function lgamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (!Number.isFinite(x)) return Infinity;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Infinity : 0;
  if (Math.abs(x) < 1e-20) return -log(Math.abs(x));
  if (x > 0.5) return logGamma(double2(x)).high;
  const sine = sinePi(x);
  const magnitude = sine.high < 0 ? negate(sine) : sine;
  return subtract(logParts(divide(pi, magnitude)), logGamma(twoSum(1, -x))).high;
}

function sinePi(x: number): Double2 {
  const turns = x - 2 * Math.round(x / 2);
  // sin(pi t) = sin(pi (1 - t)): keep the argument within pi/4 of a multiple of pi/2.
  const sign = turns < 0 ? -1 : 1;
  const t = Math.abs(turns) > 0.5 ? 1 - Math.abs(turns) : Math.abs(turns);
  const value =
    t <= 0.25 ? sineCosine(scale(pi, t))[0] : sineCosine(subtract(halfPi, scale(pi, t)))[1];
  return scale(value, sign);
}

function factorialParts(n: number): Double2 {
  let product = one;
  for (let i = 2; i <= n; i++) product = scale(product, i);
  return product;
}

/** B(2n) / (2n (2n - 1)), numerators and denominators. */
const stirling: readonly (readonly [number, number])[] = [
  [1, 12],
  [-1, 360],
  [1, 1260],
  [-1, 1680],
  [1, 1188],
  [-691, 360360],
  [1, 156],
  [-3617, 122400],
  [43867, 244188],
  [-174611, 125400],
  [77683, 5796],
  [-236364091, 1506960],
  [657931, 300],
];

/** ln gamma(x) for x > 0: raised to where Stirling's series has converged, then brought back. */
function logGamma(x: Double2): Double2 {
  let raised = x;
  let product = one;
  while (raised.high < 40) {
    product = multiply(product, raised);
    raised = add(raised, one);
  }
  const inverse = divide(one, raised);
  const square = multiply(inverse, inverse);
  const series = polynomial(
    stirling.map(([top, bottom]) => divide(double2(top), double2(bottom))),
    square,
  );
  const main = subtract(multiply(subtract(raised, double2(0.5)), logParts(raised)), raised);
  const sum = add(add(main, logRootTwoPi), multiply(series, inverse));
  return subtract(sum, logParts(product));
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
  if (n >= -1000 && n <= 1000) return n >= -400 || Math.abs(x) > 1e-180 ? step(x, n) : step(x, n);
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

function step(x: number, n: number): number {
  return x * 2 ** n;
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
