/** The arithmetic of complex numbers, as CPython computes it. */

import type { BinaryOperator } from "./ast";
import { isNegative, nonFinite, shortest } from "./floatText";
import type { Machine } from "./native";
import { floatOf, isReal, realArithmetic, type Real } from "./numbers";
import { atan2, cos, exp, hypot, log, pow, sin } from "./stdlib/libm";
import type { PyComplex, PyValue } from "./values";

export function complex(re: number, im: number): PyComplex {
  return { kind: "complex", re, im };
}

export function isNumber(value: PyValue): value is Real | PyComplex {
  return value.kind === "complex" || isReal(value);
}

export function toComplex(vm: Machine, value: Real | PyComplex): PyComplex {
  return value.kind === "complex" ? value : complex(floatOf(vm, value), 0);
}

/** `a op b` for numbers of every kind; `undefined` for other values and for operators they do not have. */
export function arithmetic(
  vm: Machine,
  op: BinaryOperator,
  a: PyValue,
  b: PyValue,
): PyValue | undefined {
  if (!isNumber(a) || !isNumber(b)) return undefined;
  if (a.kind !== "complex" && b.kind !== "complex") {
    const real = realArithmetic(vm, op, a, b);
    if (real || op !== "**") return real;
  }
  return complexArithmetic(vm, op, toComplex(vm, a), toComplex(vm, b));
}

/** `a op b`; `undefined` where complex numbers do not have the operator. */
function complexArithmetic(
  vm: Machine,
  op: BinaryOperator,
  a: PyComplex,
  b: PyComplex,
): PyComplex | undefined {
  switch (op) {
    case "+":
      return complex(a.re + b.re, a.im + b.im);
    case "-":
      return complex(a.re - b.re, a.im - b.im);
    case "*":
      return multiply(a, b);
    case "/":
      return divide(vm, a, b);
    case "**":
      return power(vm, a, b);
    default:
      return undefined;
  }
}

/** `abs(z)` */
export function magnitude(vm: Machine, z: PyComplex): number {
  const size = hypot([z.re, z.im]);
  if (Number.isFinite(size) || !Number.isFinite(z.re) || !Number.isFinite(z.im)) return size;
  throw vm.raise("OverflowError", "absolute value too large");
}

/** `repr(z)` */
export function complexRepr(z: PyComplex): string {
  const im = Number.isFinite(z.im) ? shortest(z.im, false) : nonFinite(z.im);
  if (Object.is(z.re, 0)) return `${im}j`;
  const re = Number.isFinite(z.re) ? shortest(z.re, false) : nonFinite(z.re);
  return `(${re}${isNegative(z.im) ? "" : "+"}${im}j)`;
}

function multiply(a: PyComplex, b: PyComplex): PyComplex {
  return complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
}

/** Smith's method, which does not overflow on the way. */
function divide(vm: Machine, a: PyComplex, b: PyComplex): PyComplex {
  const [sizeRe, sizeIm] = [Math.abs(b.re), Math.abs(b.im)];
  if (sizeRe >= sizeIm) {
    if (sizeRe === 0) throw vm.raise("ZeroDivisionError", "complex division by zero");
    const ratio = b.im / b.re;
    const denominator = b.re + b.im * ratio;
    return complex((a.re + a.im * ratio) / denominator, (a.im - a.re * ratio) / denominator);
  }
  if (Number.isNaN(b.re) || Number.isNaN(b.im)) return complex(NaN, NaN);
  const ratio = b.re / b.im;
  const denominator = b.re * ratio + b.im;
  return complex((a.re * ratio + a.im) / denominator, (a.im * ratio - a.re) / denominator);
}

function power(vm: Machine, a: PyComplex, b: PyComplex): PyComplex {
  const result = rawPower(vm, a, b);
  if (Number.isFinite(result.re) && Number.isFinite(result.im)) return result;
  if (![a.re, a.im, b.re, b.im].every(Number.isFinite)) return result;
  throw vm.raise("OverflowError", "complex exponentiation");
}

function rawPower(vm: Machine, a: PyComplex, b: PyComplex): PyComplex {
  if (b.re === 0 && b.im === 0) return complex(1, 0);
  if (a.re === 0 && a.im === 0) {
    if (b.im !== 0 || b.re < 0) {
      throw vm.raise("ZeroDivisionError", "0.0 to a negative or complex power");
    }
    return complex(0, 0);
  }
  if (b.im === 0 && Number.isInteger(b.re) && Math.abs(b.re) <= 100) {
    const whole = wholePower(a, Math.abs(b.re));
    return b.re > 0 ? whole : divide(vm, complex(1, 0), whole);
  }
  const size = hypot([a.re, a.im]);
  const angle = atan2(a.im, a.re);
  let length = pow(size, b.re);
  let phase = angle * b.re;
  if (b.im !== 0) {
    length *= exp(-angle * b.im);
    phase += b.im * log(size);
  }
  return complex(length * cos(phase), length * sin(phase));
}

function wholePower(a: PyComplex, n: number): PyComplex {
  let result = complex(1, 0);
  let factor = a;
  for (let mask = 1; mask <= n; mask *= 2) {
    if ((n & mask) !== 0) result = multiply(result, factor);
    factor = multiply(factor, factor);
  }
  return result;
}
