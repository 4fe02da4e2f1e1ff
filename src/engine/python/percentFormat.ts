/** The `%` operator of strings. */

import { callValue } from "./call";
import { classOf } from "./classes";
import { exponential, fixed, general, isNegative, nonFinite } from "./floatText";
import { withPoint } from "./format";
import { pad } from "./formatSpec";
import { finish } from "./nativeFunction";
import type { Machine, Steps } from "./native";
import { decimalText } from "./numberText";
import { floatOf, integerOf, isInteger, isReal, type Int } from "./numbers";
import { getItem } from "./operators";
import { overrideOf } from "./overrides";
import { reprOf, strOf } from "./reprText";
import { floatToInt } from "./rounding";
import { codePointCount, escapeNonAscii, substring } from "./strings";
import { str, type PyValue } from "./values";
import { realByMethod } from "./types/float";
import { wholeNumber, indexValue } from "./types/sequence";

/** One `%(key)-08.3f`. */
interface Directive {
  readonly key: string | undefined;
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly code: string;
}

/** The values on the right, and how many of them are used. */
interface Values {
  readonly whole: PyValue;
  readonly items: readonly PyValue[];
  next: number;
}

const directive =
  /^%(?:\(((?:[^()]|\([^()]*\))*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?(.)?/su;

/** `text % value` */
export function* percentFormat(vm: Machine, text: string, value: PyValue): Steps<string> {
  const values: Values = {
    whole: value,
    items: value.kind === "tuple" ? value.items : [value],
    next: 0,
  };
  let result = "";
  let usesKeys = false;
  let i = 0;
  while (i < text.length) {
    const at = text.indexOf("%", i);
    if (at < 0) {
      result += text.slice(i);
      break;
    }
    result += text.slice(i, at);
    const match = directive.exec(text.slice(at));
    if (!match) throw vm.raise("ValueError", "incomplete format");
    const parsed = yield* readDirective(vm, match, values);
    if (parsed.code === "" || parsed.code === "(") {
      const what = parsed.code === "(" ? "incomplete format key" : "incomplete format";
      throw vm.raise("ValueError", what);
    }
    usesKeys ||= parsed.key !== undefined;
    result += yield* formatDirective(vm, parsed, values, at + match[0].length - 1);
    vm.chargeItems(result.length);
    i = at + match[0].length;
  }
  const isMapping = value.kind !== "tuple" && value.kind !== "str" && hasItems(value);
  if (!usesKeys && values.next < values.items.length && !isMapping) {
    throw vm.raise("TypeError", "not all arguments converted during string formatting");
  }
  return result;
}

function hasItems(value: PyValue): boolean {
  return [
    "dict",
    "list",
    "instance",
    "bytes",
    "bytearray",
    "range",
    "unknown",
    "tensor",
    "ndarray",
  ].includes(value.kind);
}

function* readDirective(vm: Machine, match: RegExpExecArray, values: Values): Steps<Directive> {
  const [, key, flags, widthText, precisionText, code] = match;
  const width = yield* sizeOf(vm, widthText, values);
  const precision = precisionText === "" ? 0 : yield* sizeOf(vm, precisionText, values);
  const isLeft = width !== undefined && width < 0;
  return {
    key,
    flags: isLeft ? `${flags}-` : flags,
    width: Math.abs(width ?? 0),
    precision: precision !== undefined && precision < 0 ? 0 : precision,
    code: code ?? "",
  };
}

function* sizeOf(vm: Machine, text: string | undefined, values: Values): Steps<number | undefined> {
  if (text === undefined) return undefined;
  if (text !== "*") return Number(text);
  const value = nextValue(vm, values);
  if (!isInteger(value)) throw vm.raise("TypeError", "* wants int");
  return Number(yield* wholeNumber(vm, value));
}

function nextValue(vm: Machine, values: Values): PyValue {
  const value = values.items.at(values.next);
  if (!value) throw vm.raise("TypeError", "not enough arguments for format string");
  values.next += 1;
  return value;
}

function* formatDirective(
  vm: Machine,
  d: Directive,
  values: Values,
  offset: number,
): Steps<string> {
  if (d.code === "%") return "%";
  const value = d.key === undefined ? nextValue(vm, values) : yield* keyedValue(vm, d.key, values);
  if (value.kind === "unknown") return yield* finish(strOf(vm, value));
  switch (d.code) {
    case "s":
      return padText(vm, d, yield* finish(strOf(vm, value)));
    case "r":
      return padText(vm, d, yield* finish(reprOf(vm, value)));
    case "a":
      return padText(vm, d, escapeNonAscii(yield* finish(reprOf(vm, value))));
    case "c":
      return padText(vm, { ...d, precision: undefined }, character(vm, value));
    case "d":
    case "i":
    case "u":
      return padNumber(vm, d, integerParts(vm, d, yield* decimalValue(vm, d, value)));
    case "x":
    case "X":
    case "o":
      return padNumber(vm, d, integerParts(vm, d, yield* integerValue(vm, d, value)));
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return padNumber(vm, d, floatParts(vm, d, yield* floatValue(vm, value)));
    default: {
      const code = (d.code.codePointAt(0) ?? 0).toString(16);
      const shown = d.code > " " && d.code < "\x7f" ? d.code : "?";
      const text = `unsupported format character '${shown}' (0x${code}) at index ${offset}`;
      throw vm.raise("ValueError", text);
    }
  }
}

function* keyedValue(vm: Machine, key: string, values: Values): Steps<PyValue> {
  if (!hasItems(values.whole)) {
    throw vm.raise("TypeError", "format requires a mapping");
  }
  return yield* getItem(vm, values.whole, str(key));
}

function padText(vm: Machine, d: Directive, text: string): string {
  const cut = d.precision === undefined ? text : substring(text, 0, d.precision);
  return pad(vm, cut, d.width, d.flags.includes("-") ? "<" : ">", " ");
}

function character(vm: Machine, value: PyValue): string {
  if (value.kind === "str") {
    if (codePointCount(value.value) === 1) return value.value;
    throw vm.raise("TypeError", "%c requires int or char");
  }
  if (!isInteger(value)) throw vm.raise("TypeError", "%c requires int or char");
  const code = integerOf(value);
  if (code < 0 || code > 0x10ffff) {
    throw vm.raise("OverflowError", "%c arg not in range(0x110000)");
  }
  return String.fromCodePoint(Number(code));
}

function* decimalValue(vm: Machine, d: Directive, value: PyValue): Steps<Int> {
  if (isInteger(value)) return integerOf(value);
  if (value.kind === "float") return floatToInt(vm, value.value);
  const toInt = overrideOf(value, "__int__");
  if (toInt) {
    const result = yield* callValue(toInt, [value]);
    if (isInteger(result)) return integerOf(result);
  }
  const index = indexValue(vm, value);
  if (index !== undefined) return yield* finish(index);
  const type = classOf(value).name;
  throw vm.raise("TypeError", `%${d.code} format: a real number is required, not ${type}`);
}

function* integerValue(vm: Machine, d: Directive, value: PyValue): Steps<Int> {
  const index = indexValue(vm, value);
  if (index !== undefined) return yield* finish(index);
  const type = classOf(value).name;
  throw vm.raise("TypeError", `%${d.code} format: an integer is required, not ${type}`);
}

function* floatValue(vm: Machine, value: PyValue): Steps<number> {
  if (isReal(value)) return floatOf(vm, value);
  const result = yield* realByMethod(vm, value);
  if (typeof result === "number") return result;
  throw vm.raise("TypeError", `must be real number, not ${classOf(value).name}`);
}

interface NumberParts {
  readonly isMinus: boolean;
  readonly prefix: string;
  readonly digits: string;
}

function integerParts(vm: Machine, d: Directive, value: Int): NumberParts {
  const radix = d.code === "o" ? 8 : d.code.toLowerCase() === "x" ? 16 : 10;
  const whole = radix === 10 ? decimalText(vm, value) : value.toString(radix);
  const text = whole.replace("-", "");
  vm.chargeItems(text.length + (d.precision ?? 0));
  const digits = text.padStart(d.precision ?? 0, "0");
  const prefix = d.flags.includes("#") && radix !== 10 ? `0${d.code}` : "";
  return { isMinus: value < 0, prefix, digits: d.code === "X" ? digits.toUpperCase() : digits };
}

function floatParts(vm: Machine, d: Directive, x: number): NumberParts {
  const precision = d.precision ?? 6;
  vm.chargeItems(precision);
  const alternate = d.flags.includes("#");
  const size = Math.abs(x);
  const isUpper = d.code === d.code.toUpperCase();
  const finite = (): string => {
    switch (d.code.toLowerCase()) {
      case "e":
        return withPoint(exponential(size, precision), alternate);
      case "f":
        return withPoint(fixed(size, precision), alternate);
      default:
        return general(size, precision, alternate);
    }
  };
  const text = Number.isFinite(x) ? finite() : nonFinite(size);
  return { isMinus: isNegative(x), prefix: "", digits: isUpper ? text.toUpperCase() : text };
}

function padNumber(vm: Machine, d: Directive, parts: NumberParts): string {
  const positive = d.flags.includes("+") ? "+" : d.flags.includes(" ") ? " " : "";
  const head = (parts.isMinus ? "-" : positive) + parts.prefix;
  if (d.flags.includes("-")) return pad(vm, head + parts.digits, d.width, "<", " ");
  if (!d.flags.includes("0")) return pad(vm, head + parts.digits, d.width, ">", " ");
  vm.chargeItems(d.width);
  return head + parts.digits.padStart(d.width - head.length, "0");
}
