/** Numbers as torchinfo prints them. */

import type { Profile } from "./options";

/** `{:,}` of a whole number. */
export function withCommas(value: number): string {
  const digits = BigInt(Math.trunc(value)).toString();
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * `numerator / denominator` with two decimals and commas, rounded as Python's format does. The quotient is a double
 * there, so the digits are those of the double's exact value, ties to even.
 */
export function fixed2(value: number): string {
  const [whole, cents] = roundedCents(value);
  return `${withCommas(whole)}.${String(cents).padStart(2, "0")}`;
}

/** The exact value of the double, in hundredths, half to even. */
function roundedCents(value: number): readonly [whole: number, cents: number] {
  const whole = Math.floor(value);
  const rest = (value - whole) * 100; // value - whole is exact; times 100 may round, so compare exactly below
  let cents = Math.floor(rest);
  const comparison = compareToHalf(value - whole, cents);
  if (comparison > 0 || (comparison === 0 && cents % 2 === 1)) cents++;
  return cents === 100 ? [whole + 1, 0] : [whole, cents];
}

/** The sign of `fraction * 100 - (cents + 0.5)`, exactly: a double is a whole number of 2^-1074. */
function compareToHalf(fraction: number, cents: number): number {
  const scale = 2n ** 80n;
  let scaled = 0n;
  let rest = fraction;
  for (let i = 0; i < 5; i++) {
    rest *= 2 ** 16;
    const part = Math.floor(rest);
    scaled = scaled * 65536n + BigInt(part);
    rest -= part;
  }
  const difference = scaled * 200n - BigInt(2 * cents + 1) * scale;
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return rest > 0 ? 1 : 0;
}

type Unit = readonly [letter: string, size: number];
const units: readonly Unit[] = [
  ["T", 1e12],
  ["G", 1e9],
  ["M", 1e6],
  ["k", 1e3],
];

/** The unit a value is shown in: 1.8.0 knows no `k` and never goes below mega. */
function unitOf(value: number, profile: Profile): Unit {
  const known = profile === "torchinfo" ? units : units.slice(0, 3);
  const found = known.find(([, size]) => value >= size);
  return found ?? (profile === "torchinfo" ? ["", 1] : ["M", 1e6]);
}

function scaled(value: number, size: number, profile: Profile): string {
  const quotient = value / size;
  return profile === "torchinfo" && Number.isInteger(quotient)
    ? withCommas(quotient)
    : fixed2(quotient);
}

/** `Total mult-adds (M): 938.75`. */
export function countLine(label: string, value: number, profile: Profile): string {
  const [letter, size] = unitOf(value, profile);
  return `${label}${letter === "" ? "" : ` (${letter})`}: ${scaled(value, size, profile)}`;
}

/** `Input size (kB): 200.76`; 1.8.0 always prints megabytes. */
export function bytesLine(label: string, value: number, profile: Profile): string {
  const [letter, size]: Unit = profile === "torchinfo" ? unitOf(value, profile) : ["M", 1e6];
  return `${label}${letter === "" ? "" : ` (${letter}B)`}: ${scaled(value, size, profile)}`;
}

/** A share of a total: `41.79%`, right-aligned to 7. */
export function percent(value: number, total: number): string {
  return `${fixed2((value / total) * 100)}%`.padStart(7);
}
