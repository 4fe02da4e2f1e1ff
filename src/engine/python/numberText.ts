/** Numbers out of text, as `int()`, `float()` and `complex()` read them; and ints as text. */

import type { Machine } from "./native";
import { bitLength, normalInt, type Int } from "./numbers";

/** `int(text, base)`; `undefined` where the text is no such number. */
export function parseInteger(text: string, base: number): Int | undefined {
  const match = /^([+-]?)(.*)$/su.exec(asciiDigits(trimBlanks(text)).toLowerCase());
  if (!match) return undefined;
  let digits = match[2];
  let radix = base;
  const prefix = /^0([xob])_?/.exec(digits);
  const prefixBase = prefix ? { x: 16, o: 8, b: 2 }[prefix[1]] : undefined;
  if (prefix && prefixBase !== undefined && (base === 0 || base === prefixBase)) {
    radix = prefixBase;
    digits = digits.slice(prefix[0].length);
  } else if (base === 0) {
    if (/^0[\d_]*[1-9]/.test(digits)) return undefined;
    radix = 10;
  }
  if (!/^[0-9a-z]+(_[0-9a-z]+)*$/.test(digits)) return undefined;
  const plain = digits.replaceAll("_", "");
  const value = digitsToInt(plain, radix);
  if (value === undefined) return undefined;
  return match[1] === "-" ? normalInt(-value) : normalInt(value);
}

function digitsToInt(digits: string, radix: number): bigint | undefined {
  for (let i = 0; i < digits.length; i++) {
    const digit = parseInt(digits[i], 36);
    if (Number.isNaN(digit) || digit >= radix) return undefined;
  }
  if (radix === 10) return BigInt(digits);
  if (radix === 16) return BigInt(`0x${digits}`);
  if (radix === 8) return BigInt(`0o${digits}`);
  if (radix === 2) return BigInt(`0b${digits}`);
  let value = 0n;
  for (const digit of digits) value = value * BigInt(radix) + BigInt(parseInt(digit, 36));
  return value;
}

// What is ahead decides every step: no long text of digits is read twice.
const digits = String.raw`\d+(?:_\d+)*`;
const number = `(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:e[+-]?${digits})?`;
const real = new RegExp(`^[+-]?(?:${number}|inf|infinity|nan)$`);

/** `float(text)`; `undefined` where the text is no number. */
export function parseDecimal(text: string): number | undefined {
  const trimmed = asciiDigits(trimBlanks(text)).toLowerCase();
  if (!real.test(trimmed)) return undefined;
  const size = magnitude(trimmed.replace(/^[+-]/, ""));
  return trimmed.startsWith("-") ? -size : size;
}

function magnitude(text: string): number {
  if (text === "nan") return NaN;
  return text.startsWith("inf") ? Infinity : Number(text.replaceAll("_", ""));
}

/** `complex(text)`; `undefined` where the text is no number. */
export function parseComplex(text: string): readonly [re: number, im: number] | undefined {
  let trimmed = trimBlanks(text).toLowerCase();
  if (trimmed.startsWith("(") && trimmed.endsWith(")")) trimmed = trimBlanks(trimmed.slice(1, -1));
  const any = `(?:${number}|inf|infinity|nan)`;
  const match = new RegExp(`^(?:([+-]?${any})(?=[+-]|$))?(?:([+-]?)(${any})?j)?$`).exec(trimmed);
  if (!match || trimmed === "") return undefined;
  const [, realText, sign, imaginaryText] = match;
  const re = realText === undefined ? 0 : parseDecimal(realText);
  if (re === undefined) return undefined;
  if (!trimmed.endsWith("j")) return [re, 0];
  const size = imaginaryText === undefined ? 1 : magnitude(imaginaryText);
  return [re, sign === "-" ? -size : size];
}

/** Without the blanks Python's `str.strip()` takes away. */
function trimBlanks(text: string): string {
  return text.replace(/^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/gu, "");
}

/** Decimal digits of every script as `0` to `9`. */
function asciiDigits(text: string): string {
  return text.replace(/[^\x00-\x7f]/gu, (c) => decimalDigit(c)?.toString() ?? c);
}

/** The value of a decimal digit of any script. Unicode has them in runs of ten. */
export function decimalDigit(c: string): number | undefined {
  if (!/^\p{Nd}$/u.test(c)) return undefined;
  const code = c.codePointAt(0) ?? 0;
  // The mathematical digits are five runs in a row, which begin at a multiple of ten from their first.
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

/** Digits of ints that may be turned into text or read from it; 0: as many as there are. */
export const digitLimit = {
  name: "int.digitLimit",
  create: () => ({ digits: 4300 }),
};

/** An int's decimal digits; ValueError where they are too many. */
export function decimalText(vm: Machine, value: Int): string {
  if (typeof value === "number") return value.toString();
  const limit = vm.state(digitLimit).digits;
  // So many bits make too many digits for certain; counting them would take long.
  const bits = bitLength(value);
  vm.charge(bits >> 6);
  if (limit > 0 && bits > limit * Math.log2(10) + 4) throw tooManyDigits(vm, "");
  vm.chargeItems(bits);
  const text = value.toString();
  const digits = value < 0n ? text.length - 1 : text.length;
  if (limit > 0 && digits > limit) throw tooManyDigits(vm, "");
  return text;
}

/** The ValueError for an int of too many digits. */
export function tooManyDigits(vm: Machine, found: string) {
  const { digits } = vm.state(digitLimit);
  const what = `Exceeds the limit (${digits} digits) for integer string conversion${found}`;
  const advice = "use sys.set_int_max_str_digits() to increase the limit";
  return vm.raise("ValueError", `${what}; ${advice}`);
}
