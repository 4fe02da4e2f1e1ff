/** Arrays as text, exactly as NumPy 1.24 prints them. https://numpy.org/doc/1.24/reference/generated/numpy.array2string.html */

import type { Machine, StateKey } from "../../python/native";
import { categoryOf, type DType } from "../../tensor/dtype";
import { numel, stridesOf } from "../../tensor/shape";
import { shapeText } from "./arrays";
import { exponential, fixed, isNegative } from "../../python/floatText";
import type { PyValue } from "../../python/values";
import { positional, scalarText, scientific } from "./floatDigits";
import type { KnownNumbers, Numbers } from "./numbers";
import { isKnown } from "./numbers";

export interface PrintOptions {
  precision: number;
  threshold: number;
  edgeItems: number;
  lineWidth: number;
  suppress: boolean;
  floatMode: FloatMode;
  sign: string;
  nan: string;
  infinity: string;
  /** Functions of Python's that write numbers, by the kinds that they are for. */
  formatters: ReadonlyMap<string, PyValue>;
  /** What those have written. */
  custom?: ReadonlyMap<number, string>;
}

export type FloatMode = "fixed" | "unique" | "maxprec" | "maxprec_equal";

export const printOptionsKey: StateKey<PrintOptions> = {
  name: "numpy print options",
  create: () => ({
    precision: 8,
    threshold: 1000,
    edgeItems: 3,
    lineWidth: 75,
    suppress: false,
    floatMode: "maxprec",
    sign: "-",
    nan: "nan",
    infinity: "inf",
    formatters: new Map(),
  }),
  shows: (options) => JSON.stringify(options),
};

/** What a printed number counts against the budget: all are written several ways to find one that fits them all. */
const stepsPerNumber = 12;

/** How an array is about to be printed; asks the budget for it. */
export function optionsFor(vm: Machine, { data }: Numbers): PrintOptions {
  const options = vm.state(printOptionsKey);
  const shown = Math.min(data?.length ?? 1, options.threshold);
  vm.charge(shown * stepsPerNumber);
  vm.chargeItems(shown);
  return options;
}

/** `repr(array)` */
export function arrayRepr(
  options: PrintOptions,
  array: Numbers,
  dtype: string = array.dtype,
): string {
  const { shape } = array;
  const isImplied = dtype === "float64" || dtype === "int64" || dtype === "bool";
  const count = numel(shape);
  const skipsDType = isImplied && count > 0;
  const suffix = skipsDType ? ")" : ",";
  let text: string;
  if (!isKnown(array)) text = `..., shape=${shapeText(shape)}`;
  else if (count > 0 || (shape.length === 1 && shape[0] === 0)) {
    text = bodyText(options, array, ", ", "array(", suffix);
  } else text = `[], shape=${shapeText(shape)}`;
  const whole = `array(${text}${suffix}`;
  if (skipsDType) return whole;
  const dtypeText = `dtype=${dtype})`;
  const lastLine = whole.length - (whole.lastIndexOf("\n") + 1);
  const isTooLong = lastLine + dtypeText.length + 1 > options.lineWidth;
  return whole + (isTooLong ? `\n${" ".repeat("array(".length)}` : " ") + dtypeText;
}

/** `str(array)` */
export function arrayStr(options: PrintOptions, array: Numbers): string {
  if (!isKnown(array)) return `[... shape=${shapeText(array.shape)}]`;
  if (array.shape.length === 0) return scalarRepr(array.dtype, array.data[0]);
  return bodyText(options, array, " ", "", "");
}

export function scalarRepr(dtype: DType, value: number): string {
  if (dtype === "bool") return value !== 0 ? "True" : "False";
  return categoryOf(dtype) === "integer" ? String(value) : scalarText(dtype, value);
}

/** The nested brackets, with numbers aligned and lines wrapped. */
export function bodyText(
  options: PrintOptions,
  array: KnownNumbers,
  separator: string,
  prefix: string,
  suffix: string,
): string {
  const { shape, dtype, data } = array;
  if (data.length === 0) return "[]";
  const isSummarized = data.length > options.threshold;
  const shown = isSummarized ? edges(array, options.edgeItems) : data;
  const format = formatter(options, dtype, shown, shape.length === 0);
  const strides = stridesOf(shape);
  const { edgeItems } = options;

  const row = (dim: number, offset: number, indent: string, width: number): string => {
    if (dim === shape.length) return format(data[offset]);
    const size = shape[dim];
    const skips = isSummarized && 2 * edgeItems < size;
    const at = (i: number): string =>
      row(dim + 1, offset + i * strides[dim], `${indent} `, width - 1);
    const leading = skips ? edgeItems : 0;
    const trailing = skips ? size - edgeItems : 0;
    if (dim < shape.length - 1) {
      const between = separator.trimEnd() + "\n".repeat(shape.length - dim - 1);
      const parts: string[] = [];
      for (let i = 0; i < leading; i++) parts.push(at(i));
      if (skips) parts.push("...");
      for (let i = trailing; i < size; i++) parts.push(at(i));
      return `[${parts.join(between + indent)}]`;
    }
    const last = width - Math.max(separator.trimEnd().length, 1);
    let text = "";
    let line = indent;
    const extend = (word: string): void => {
      // A line that holds nothing yet takes the word however long it is.
      if (line.length + word.length > last && line.length > indent.length) {
        text += `${line.trimEnd()}\n`;
        line = indent;
      }
      line += word;
    };
    for (let i = 0; i < leading; i++) {
      extend(at(i));
      line += separator;
    }
    if (skips) {
      extend("...");
      line += separator;
    }
    for (let i = trailing; i < size; i++) {
      extend(at(i));
      if (i < size - 1) line += separator;
    }
    return `[${(text + line).slice(indent.length)}]`;
  };
  const indent = ` ${" ".repeat(prefix.length)}`;
  return row(0, 0, indent, options.lineWidth - suffix.length);
}

/** The corners of an array: what a summary shows, which decides how numbers look. */
export function edges({ shape, data }: KnownNumbers, count: number): Float64Array {
  const strides = stridesOf(shape);
  let indices: number[] = [0];
  shape.forEach((size, dim) => {
    const chosen = chosenIndices(size, count);
    indices = indices.flatMap((from) => chosen.map((i) => from + i * strides[dim]));
  });
  return Float64Array.from(indices, (i) => data[i]);
}

function chosenIndices(size: number, count: number): number[] {
  if (size <= 2 * count) return Array.from({ length: size }, (_, i) => i);
  const first = Array.from({ length: count }, (_, i) => i);
  return [...first, ...first.map((i) => size - count + i)];
}

type Format = (value: number) => string;

function formatter(
  options: PrintOptions,
  dtype: DType,
  shown: Float64Array,
  isScalar: boolean,
): Format {
  const { custom } = options;
  if (custom) return (value) => custom.get(value) ?? String(value);
  switch (categoryOf(dtype)) {
    case "bool":
      return (value) => (value !== 0 ? (isScalar ? "True" : " True") : "False");
    case "integer": {
      const width = Math.max(...[...shown].map((value) => String(value).length));
      return (value) => String(value).padStart(width);
    }
    default:
      return floatFormatter(options, dtype, shown);
  }
}

function floatFormatter(options: PrintOptions, dtype: DType, shown: Float64Array): Format {
  const finite = [...shown].filter(Number.isFinite);
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  const largest = sizes.reduce((so, value) => Math.max(so, value), 0);
  const smallest = sizes.reduce((so, value) => Math.min(so, value), Infinity);
  const isExponential =
    sizes.length > 0 &&
    (largest >= 1e8 || (!options.suppress && (smallest < 1e-4 || largest / smallest > 1000)));
  const signed = (text: string): string =>
    options.sign === "+" && text[0] !== "-" ? `+${text}` : text;
  const widest = (texts: readonly string[]): number =>
    texts.reduce((so, text) => Math.max(so, text.length), 0);
  const precision = options.floatMode === "unique" ? Infinity : options.precision;
  const hasFixed = options.floatMode === "fixed";
  let left = 0;
  let right = 0;
  let format: Format = (value) => String(value);
  if (finite.length > 0 && isExponential) {
    const texts = finite.map((value) => signed(scientific(dtype, value, precision)).split("e"));
    const mantissas = texts.map(([mantissa]) => mantissa.split("."));
    left = widest(mantissas.map(([whole]) => whole));
    const places = hasFixed ? precision : widest(mantissas.map(([, fraction]) => fraction));
    const power = widest(texts.map(([, exponent]) => exponent)) - 1;
    right = power + 2 + places;
    format = (value) => {
      // Digits past the shortest are the number's own: a float32 shows what it is.
      const exact = exponential(Math.abs(value), places);
      const [mantissa, exponent] = signed(isNegative(value) ? `-${exact}` : exact).split("e");
      const [whole, fraction = ""] = mantissa.split(".");
      const digits = exponent.slice(1).padStart(power, "0");
      return `${whole.padStart(left)}.${fraction.padEnd(places, "0")}e${exponent[0]}${digits}`;
    };
  } else if (finite.length > 0) {
    const textOf = (value: number): string =>
      signed(hasFixed ? fixedText(value, precision) : positional(dtype, value, precision));
    const texts = finite.map((value) => textOf(value).split("."));
    left = widest(texts.map(([whole]) => whole));
    right = widest(texts.map(([, fraction]) => fraction));
    const filler = options.floatMode === "maxprec_equal" ? "0" : " ";
    format = (value) => {
      const [whole, fraction] = textOf(value).split(".");
      return `${whole.padStart(left)}.${fraction.padEnd(right, filler)}`;
    };
  }
  if (options.sign === " " && !finite.some((value) => value < 0 || Object.is(value, -0))) left++;
  if (finite.length < shown.length) {
    const hasSign = shown.includes(-Infinity) || options.sign === "+";
    const infinity = options.infinity.length + (hasSign ? 1 : 0);
    left = Math.max(left, options.nan.length - (right + 1), infinity - (right + 1));
  }
  return (value) => {
    if (Number.isFinite(value)) return format(value);
    const plus = options.sign === "+" ? "+" : "";
    const text = Number.isNaN(value)
      ? options.nan
      : value > 0
        ? plus + options.infinity
        : `-${options.infinity}`;
    return text.padStart(left + right + 1);
  };
}

/** All of the decimals, rounded exactly. */
function fixedText(value: number, places: number): string {
  const text = fixed(Math.abs(value), places);
  const dotted = places === 0 ? `${text}.` : text;
  return isNegative(value) ? `-${dotted}` : dotted;
}
