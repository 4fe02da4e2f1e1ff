/** `format(value, spec)` for every kind of value. */

import { callValue } from "./call";
import { classOf } from "./classes";
import { complexRepr } from "./complexNumbers";
import { parseFormatSpec, pad, type FormatSpec } from "./formatSpec";
import {
  exponential,
  fixed,
  floatRepr,
  general,
  isNegative,
  nonFinite,
  shortest,
} from "./floatText";
import type { Machine, Steps } from "./native";
import { decimalText } from "./numberText";
import { integerOf, intToFloat, type Int } from "./numbers";
import { overrideOf } from "./overrides";
import { strOf } from "./reprText";
import { codePointCount, substring } from "./strings";
import type { PyComplex, PyValue } from "./values";

/** `format(value, spec)`; steps only where it needs Python code. */
export function formatOf(vm: Machine, value: PyValue, spec: string): string | Steps<string> {
  const own = overrideOf(value, "__format__");
  if (own) return callFormat(vm, own, value, spec);
  return builtinFormat(vm, value, spec);
}

/** What the builtin class's `__format__` gives. */
export function builtinFormat(vm: Machine, value: PyValue, spec: string): string | Steps<string> {
  if (spec === "" || value.kind === "unknown") return strOf(vm, value);
  switch (value.kind) {
    case "str":
      return formatText(vm, value.value, spec);
    case "int":
    case "bool":
      return formatInt(vm, integerOf(value), spec, classOf(value).name);
    case "float":
      return formatFloat(vm, value.value, spec, classOf(value).name);
    case "complex":
      return formatComplex(vm, value, spec);
    default: {
      const text = `unsupported format string passed to ${classOf(value).name}.__format__`;
      throw vm.raise("TypeError", text);
    }
  }
}

function* callFormat(vm: Machine, f: PyValue, self: PyValue, spec: string): Steps<string> {
  const result = yield* callValue(f, [self, { kind: "str", value: spec }]);
  if (result.kind === "str") return result.value;
  if (result.kind === "unknown") return yield* textOf(vm, result);
  const type = classOf(result).name;
  throw vm.raise("TypeError", `__format__ must return a str, not ${type}`);
}

function* textOf(vm: Machine, value: PyValue): Steps<string> {
  const text = strOf(vm, value);
  return typeof text === "string" ? text : yield* text;
}

function formatText(vm: Machine, text: string, specText: string): string {
  const spec = parseFormatSpec(vm, specText, "str", "s");
  if (spec.type !== "" && spec.type !== "s") throw unknownCode(vm, spec.type, "str");
  if (spec.sign !== undefined) {
    const what = spec.sign === " " ? "Space" : "Sign";
    throw vm.raise("ValueError", `${what} not allowed in string format specifier`);
  }
  if (spec.noNegativeZero) {
    const message = "Negative zero coercion (z) not allowed in string format specifier";
    throw vm.raise("ValueError", message);
  }
  if (spec.alternate) {
    throw vm.raise("ValueError", "Alternate form (#) not allowed in string format specifier");
  }
  if (spec.align === "=") {
    throw vm.raise("ValueError", "'=' alignment not allowed in string format specifier");
  }
  const cut = spec.precision === undefined ? text : substring(text, 0, spec.precision);
  return pad(vm, cut, spec.width, spec.align ?? "<", spec.fill);
}

function formatInt(vm: Machine, value: Int, specText: string, typeName: string): string {
  const spec = parseFormatSpec(vm, specText, typeName, "d");
  const type = spec.type === "" ? "d" : spec.type;
  if ("eEfFgG%".includes(type)) {
    return formatFloatSpec(vm, intToFloat(vm, value), spec, typeName);
  }
  if (!"bcdnoxX".includes(type)) throw unknownCode(vm, type, typeName);
  if (spec.precision !== undefined) {
    throw vm.raise("ValueError", "Precision not allowed in integer format specifier");
  }
  if (spec.noNegativeZero) {
    const message = "Negative zero coercion (z) not allowed in integer format specifier";
    throw vm.raise("ValueError", message);
  }
  if (type === "c") return formatCharacter(vm, value, spec);
  const digits = absoluteDigits(vm, value, radixes[type] ?? 10);
  const text = type === "X" ? digits.toUpperCase() : digits;
  const prefix = spec.alternate && "boxX".includes(type) ? `0${type}` : "";
  const group = type === "d" || type === "n" ? 3 : 4;
  return assemble(vm, { isNegative: value < 0, prefix, digits: text, rest: "", group }, spec);
}

const radixes: Readonly<Record<string, number | undefined>> = { b: 2, o: 8, x: 16, X: 16 };

function absoluteDigits(vm: Machine, value: Int, radix: number): string {
  const text = radix === 10 ? decimalText(vm, value) : value.toString(radix);
  vm.chargeItems(text.length);
  return text.replace("-", "");
}

function formatCharacter(vm: Machine, value: Int, spec: FormatSpec): string {
  if (spec.sign !== undefined) {
    throw vm.raise("ValueError", "Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    const message = "Alternate form (#) not allowed with integer format specifier 'c'";
    throw vm.raise("ValueError", message);
  }
  if (value < -(2 ** 63) || value >= 2 ** 63) {
    throw vm.raise("OverflowError", "Python int too large to convert to C long");
  }
  if (value < 0 || value > 0x10ffff) {
    throw vm.raise("OverflowError", "%c arg not in range(0x110000)");
  }
  const align = spec.align ?? (spec.zeroPadded ? ">" : "<");
  return pad(vm, String.fromCodePoint(Number(value)), spec.width, align, spec.fill);
}

function formatFloat(vm: Machine, value: number, specText: string, typeName: string): string {
  return formatFloatSpec(vm, value, parseFormatSpec(vm, specText, typeName, ""), typeName);
}

function formatFloatSpec(vm: Machine, value: number, spec: FormatSpec, typeName: string): string {
  if (!["", "e", "E", "f", "F", "g", "G", "n", "%"].includes(spec.type)) {
    throw unknownCode(vm, spec.type, typeName);
  }
  const { text, isMinus } = floatDigits(vm, value, spec);
  const match = /^(\d*)(.*)$/s.exec(text);
  const [digits, rest] = match ? [match[1], match[2]] : ["", text];
  return assemble(vm, { isNegative: isMinus, prefix: "", digits, rest, group: 3 }, spec);
}

/** The text of a float's absolute value, and whether a minus goes in front. */
function floatDigits(
  vm: Machine,
  value: number,
  spec: FormatSpec,
): { text: string; isMinus: boolean } {
  const x = spec.type === "%" ? value * 100 : value;
  const isUpper = spec.type === "E" || spec.type === "F" || spec.type === "G";
  const percent = spec.type === "%" ? "%" : "";
  if (!Number.isFinite(x)) {
    const text = nonFinite(x).replace("-", "") + percent;
    return { text: isUpper ? text.toUpperCase() : text, isMinus: x < 0 };
  }
  if ((spec.precision ?? 0) > 0) vm.chargeItems(spec.precision ?? 0);
  const text = finiteDigits(vm, Math.abs(x), spec);
  const isZero = !/[1-9]/.test(text.replace(/e.*/, ""));
  const isMinus = isNegative(x) && !(spec.noNegativeZero && isZero);
  return { text: (isUpper ? text.toUpperCase() : text) + percent, isMinus };
}

function finiteDigits(vm: Machine, x: number, spec: FormatSpec): string {
  const precision = spec.precision ?? 6;
  if (precision > 2 ** 31 - 1) throw vm.raise("ValueError", "precision too big");
  switch (spec.type) {
    case "e":
    case "E":
      return withPoint(exponential(x, precision), spec.alternate);
    case "f":
    case "F":
    case "%":
      return withPoint(fixed(x, precision), spec.alternate);
    case "g":
    case "G":
    case "n":
      return general(x, precision, spec.alternate);
    default:
      if (spec.precision === undefined) return withPoint(floatRepr(x), spec.alternate);
      return general(x, precision, spec.alternate, true);
  }
}

/** The flag `#` keeps a point that has nothing behind it. */
export function withPoint(text: string, alternate: boolean): string {
  return alternate && !text.includes(".") ? text.replace(/^\d+/, "$&.") : text;
}

function formatComplex(vm: Machine, value: PyComplex, specText: string): string {
  const spec = parseFormatSpec(vm, specText, "complex", "");
  if (spec.zeroPadded || spec.fill === "0") {
    throw vm.raise("ValueError", "Zero padding is not allowed in complex format specifier");
  }
  if (spec.align === "=") {
    const message = "'=' alignment flag is not allowed in complex format specifier";
    throw vm.raise("ValueError", message);
  }
  if (!["", "e", "E", "f", "F", "g", "G", "n"].includes(spec.type)) {
    throw unknownCode(vm, spec.type, "complex");
  }
  return pad(vm, complexText(vm, value, spec), spec.width, spec.align ?? ">", spec.fill);
}

function complexText(vm: Machine, value: PyComplex, spec: FormatSpec): string {
  const part = { ...spec, width: 0, align: undefined };
  if (spec.type !== "") {
    const re = complexPart(vm, value.re, part);
    return `${re}${complexPart(vm, value.im, { ...part, sign: "+" })}j`;
  }
  if (spec.precision === undefined && !spec.sign && !spec.grouping && !spec.alternate) {
    return complexRepr(value);
  }
  const hasReal = !Object.is(value.re, 0);
  const re = hasReal ? complexPart(vm, value.re, part) : "";
  const im = complexPart(vm, value.im, hasReal ? { ...part, sign: "+" } : part);
  return hasReal ? `(${re}${im}j)` : `${im}j`;
}

function complexPart(vm: Machine, x: number, spec: FormatSpec): string {
  if (spec.type !== "") return formatFloatSpec(vm, x, spec, "complex");
  const size = Math.abs(x);
  const text = !Number.isFinite(x)
    ? nonFinite(size)
    : spec.precision === undefined
      ? shortest(size, false)
      : general(size, spec.precision, spec.alternate);
  const match = /^(\d*)(.*)$/s.exec(text);
  const [digits, rest] = match ? [match[1], match[2]] : ["", text];
  return assemble(vm, { isNegative: isNegative(x), prefix: "", digits, rest, group: 3 }, spec);
}

interface NumberParts {
  readonly isNegative: boolean;
  /** `0x` and the like. */
  readonly prefix: string;
  /** The digits that are grouped. */
  readonly digits: string;
  /** What follows them: point, fraction, exponent, percent sign. */
  readonly rest: string;
  /** Digits between two separators. */
  readonly group: number;
}

/** Sign, prefix, grouping and padding, put together. */
function assemble(vm: Machine, parts: NumberParts, spec: FormatSpec): string {
  const positive = spec.sign === "+" || spec.sign === " " ? spec.sign : "";
  const head = (parts.isNegative ? "-" : positive) + parts.prefix;
  const align = spec.align ?? (spec.zeroPadded ? "=" : ">");
  const isInner = align === "=";
  if (isInner) vm.chargeItems(spec.width);
  const inner = spec.width - codePointCount(head) - codePointCount(parts.rest);
  const zeros = isInner && spec.fill === "0" ? inner : 0;
  const digits = spec.grouping
    ? grouped(parts.digits, spec.grouping, parts.group, zeros)
    : parts.digits.padStart(zeros, "0");
  if (!isInner) return pad(vm, head + digits + parts.rest, spec.width, align, spec.fill);
  return head + pad(vm, digits, inner, ">", spec.fill) + parts.rest;
}

/** Digits with separators, filled with zeros so that the whole has at least `width` characters. */
function grouped(digits: string, separator: string, size: number, width: number): string {
  if (digits === "") return digits.padStart(width, "0");
  let rest = digits;
  const groups: string[] = [];
  let length = 0;
  for (;;) {
    const missing = width - length;
    const part = rest.length > size ? rest.slice(-size) : rest;
    const filled =
      rest.length > size ? part : part.padStart(Math.max(1, Math.min(size, missing)), "0");
    groups.unshift(filled);
    length += filled.length + 1;
    rest = rest.length > size ? rest.slice(0, -size) : "";
    if (rest === "" && length - 1 >= width) return groups.join(separator);
  }
}

function unknownCode(vm: Machine, type: string, typeName: string) {
  const code = type.codePointAt(0) ?? 0;
  const shown = code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
  const text = `Unknown format code '${shown}' for object of type '${typeName}'`;
  return vm.raise("ValueError", text);
}
