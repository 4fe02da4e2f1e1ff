/** Arrays as text, exactly as NumPy 1.24 prints them. https://numpy.org/doc/1.24/reference/generated/numpy.array2string.html */

import type { Machine, StateKey } from "../../python/native";
import { categoryOf, type DType } from "../../tensor/dtype";
import { numel, stridesOf } from "../../tensor/shape";
import { shapeText } from "./arrays";
import { positional, scalarText, scientific } from "./floatDigits";
import type { KnownNumbers, Numbers } from "./numbers";
import { isKnown } from "./numbers";

export interface PrintOptions {
  precision: number;
  threshold: number;
  edgeItems: number;
  lineWidth: number;
  suppress: boolean;
}

export const printOptionsKey: StateKey<PrintOptions> = {
  name: "numpy print options",
  create: () => ({
    precision: 8,
    threshold: 1000,
    edgeItems: 3,
    lineWidth: 75,
    suppress: false,
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
export function arrayRepr(options: PrintOptions, array: Numbers): string {
  const { shape, dtype } = array;
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
function edges({ shape, data }: KnownNumbers, count: number): Float64Array {
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
  const largest = Math.max(...sizes);
  const smallest = Math.min(...sizes);
  const isExponential =
    sizes.length > 0 &&
    (largest >= 1e8 || (!options.suppress && (smallest < 1e-4 || largest / smallest > 1000)));
  let left = 0;
  let right = 0;
  let format: Format = (value) => String(value);
  if (finite.length > 0 && isExponential) {
    const texts = finite.map((value) => scientific(dtype, value, options.precision).split("e"));
    const mantissas = texts.map(([mantissa]) => mantissa.split("."));
    left = Math.max(...mantissas.map(([whole]) => whole.length));
    const places = Math.max(...mantissas.map(([, fraction]) => fraction.length));
    const power = Math.max(...texts.map(([, exponent]) => exponent.length)) - 1;
    right = power + 2 + places;
    format = (value) => {
      const [mantissa, exponent] = scientific(dtype, value, places).split("e");
      const [whole, fraction] = mantissa.split(".");
      const digits = exponent.slice(1).padStart(power, "0");
      return `${whole.padStart(left)}.${fraction.padEnd(places, "0")}e${exponent[0]}${digits}`;
    };
  } else if (finite.length > 0) {
    const texts = finite.map((value) => positional(dtype, value, options.precision).split("."));
    left = Math.max(...texts.map(([whole]) => whole.length));
    right = Math.max(...texts.map(([, fraction]) => fraction.length));
    format = (value) => {
      const [whole, fraction] = positional(dtype, value, options.precision).split(".");
      return `${whole.padStart(left)}.${fraction.padEnd(right)}`;
    };
  }
  if (finite.length < shown.length) {
    const infinity = shown.includes(-Infinity) ? 4 : 3;
    left = Math.max(left, 3 - (right + 1), infinity - (right + 1));
  }
  return (value) => {
    if (Number.isFinite(value)) return format(value);
    const text = Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    return text.padStart(left + right + 1);
  };
}
