/** Floats as decimal text, rounded exactly: the digits of `repr`, and of the codes e, f and g. */

/** Decimal digits of a number, its first digit being worth 10 ** exponent. */
interface Digits {
  readonly digits: string;
  readonly exponent: number;
}

/** `repr(x)`: the shortest text that reads back as the same number. */
export function floatRepr(x: number): string {
  if (!Number.isFinite(x)) return nonFinite(x);
  return shortest(x, true);
}

/** The shortest digits of a finite number; with `dot` whole numbers end in `.0`. */
export function shortest(x: number, dot: boolean): string {
  const { digits, exponent } = shortestDigits(Math.abs(x));
  const text =
    exponent < -4 || exponent >= 16
      ? exponentText(digits, exponent)
      : fixedText(digits, exponent, dot ? 1 : 0);
  return isNegative(x) ? `-${text}` : text;
}

export function nonFinite(x: number): string {
  if (Number.isNaN(x)) return "nan";
  return x > 0 ? "inf" : "-inf";
}

export function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0);
}

/** `'%.{places}f' % x` for x finite and not negative. */
export function fixed(x: number, places: number): string {
  const scaled = divideToInteger(x, places).toString();
  if (places === 0) return scaled;
  const padded = scaled.padStart(places + 1, "0");
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** `'%.{places}e' % x` for x finite and not negative. */
export function exponential(x: number, places: number): string {
  const { digits, exponent } = significant(x, places + 1);
  return exponentText(digits, exponent);
}

/**
 * `'%.{precision}g' % x` for x finite and not negative. `alternate` (the flag `#`) keeps trailing zeros; `dot` is
 * the form without a type code, which has a digit after the point.
 */
export function general(x: number, precision: number, alternate: boolean, dot = false): string {
  const places = Math.max(precision, 1);
  const found = significant(x, places);
  const digits = alternate ? found.digits : found.digits.replace(/0+$/, "") || "0";
  if (found.exponent < -4 || found.exponent >= places - (dot ? 1 : 0)) {
    const text = exponentText(digits, found.exponent);
    return alternate && digits.length === 1 ? text.replace("e", ".e") : text;
  }
  const text = fixedText(digits, found.exponent, dot ? 1 : 0);
  return alternate && !text.includes(".") ? `${text}.` : text;
}

function shortestDigits(x: number): Digits {
  const [mantissa, exponent] = x.toExponential().split("e");
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}

/** The first `count` digits of x, rounded half to even on its exact value. */
function significant(x: number, count: number): Digits {
  if (x === 0) return { digits: "0".repeat(count), exponent: 0 };
  let exponent = shortestDigits(x).exponent;
  for (;;) {
    const digits = divideToInteger(x, count - 1 - exponent).toString();
    if (digits.length === count) return { digits, exponent };
    exponent += digits.length > count ? 1 : -1;
  }
}

/** x * 10 ** places as an integer, rounded half to even; exact. */
export function divideToInteger(x: number, places: number): bigint {
  const [mantissa, exponent] = decompose(x);
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice > denominator || (twice === denominator && quotient % 2n === 1n)) return quotient + 1n;
  return quotient;
}

/** A finite number as mantissa * 2 ** exponent, the sign with the mantissa. */
export function decompose(x: number): [mantissa: bigint, exponent: number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return [bits >> 63n ? -mantissa : mantissa, Math.max(biased, 1) - 1075];
}

function exponentText(digits: string, exponent: number): string {
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  const power = Math.abs(exponent).toString().padStart(2, "0");
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${power}`;
}

/** Digits with the point where it belongs and at least `places` digits behind it. */
function fixedText(digits: string, exponent: number, places: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = digits.slice(exponent + 1).padEnd(places, "0");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
