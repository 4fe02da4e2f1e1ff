/** Numbers of any float type as decimal text: the shortest that reads back the same, or with a fixed number of digits. */

import { roundTo } from "../../tensor/array";
import type { DType } from "../../tensor/dtype";
import { exponential, fixed, isNegative, nonFinite } from "../../python/floatText";

/** Decimal digits, the first of which is worth 10 ** exponent. */
interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

/** The fewest digits that give the number back in its own type. */
export function shortestDigits(dtype: DType, x: number): Digits {
  const most = dtype === "float64" ? 0 : dtype === "float32" ? 9 : 5;
  for (let places = 0; places < most; places++) {
    const text = x.toExponential(places);
    if (roundTo(dtype, Number(text)) === x) return parsed(text);
  }
  return parsed(x.toExponential());
}

function parsed(text: string): Digits {
  const [mantissa, exponent] = text.split("e");
  const digits = mantissa.replace(".", "").replace(/0+$/, "");
  return { digits: digits === "" ? "0" : digits, exponent: Number(exponent) };
}

/** The number without an exponent: `12.5`, `3.`; at most `precision` digits behind the point, rounded exactly. */
export function positional(dtype: DType, x: number, precision: number): string {
  const sign = isNegative(x) ? "-" : "";
  const size = Math.abs(x);
  const { digits, exponent } = shortestDigits(dtype, size);
  const places = Math.max(0, digits.length - 1 - exponent);
  if (size !== 0 && places > precision) return sign + trimmed(fixed(size, precision));
  return sign + trimmed(placed(digits, exponent));
}

/** The number with an exponent: `1.25e-05`; at most `precision` digits behind the point. */
export function scientific(dtype: DType, x: number, precision: number): string {
  const sign = isNegative(x) ? "-" : "";
  const size = Math.abs(x);
  if (size === 0) return `${sign}0.e+00`;
  const { digits, exponent } = shortestDigits(dtype, size);
  if (digits.length - 1 > precision) {
    const [mantissa, power] = exponential(size, precision).split("e");
    return `${sign}${trimmed(mantissa)}e${power}`;
  }
  return `${sign}${digits[0]}.${digits.slice(1)}e${powerText(exponent)}`;
}

/** `str(np.float32(x))` */
export function scalarText(dtype: DType, x: number): string {
  if (!Number.isFinite(x)) return nonFinite(x);
  const size = Math.abs(x);
  if (size === 0 || (size < 1e16 && size >= 1e-4)) {
    const text = positional(dtype, x, Infinity);
    return text.endsWith(".") ? `${text}0` : text;
  }
  return scientific(dtype, x, Infinity).replace(".e", "e");
}

function powerText(exponent: number): string {
  return `${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

function placed(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  return `${digits.slice(0, exponent + 1).padEnd(exponent + 1, "0")}.${digits.slice(exponent + 1)}`;
}

/** Without zeros at the end; the point stays. */
function trimmed(text: string): string {
  const dotted = text.includes(".") ? text : `${text}.`;
  return dotted.replace(/0+$/, "");
}
