/** Tensors as text, exactly as PyTorch 1.13 prints them. https://pytorch.org/docs/1.13/generated/torch.set_printoptions.html */

import { exponential, fixed, isNegative, nonFinite } from "../python/floatText";
import type { Machine, StateKey } from "../python/native";
import type { PyTensor } from "../python/values";
import type { NDArray } from "../tensor/array";
import { categoryOf, type DType } from "../tensor/dtype";
import { numel, stridesOf, type Shape } from "../tensor/shape";
import { gradientName } from "./gradientNames";
import { sessionOf, tensorClasses } from "./session";

export interface PrintOptions {
  precision: number;
  threshold: number;
  edgeItems: number;
  lineWidth: number;
  /** Absent: where numbers differ much in size. */
  isScientific: boolean | undefined;
}

export const printOptionsKey: StateKey<PrintOptions> = {
  name: "torch print options",
  create: () => ({
    precision: 4,
    threshold: 1000,
    edgeItems: 3,
    lineWidth: 80,
    isScientific: undefined,
  }),
  shows: (options) => JSON.stringify(options),
};

/** What a printed number counts against the budget: all are written several ways to find one that fits them all. */
const stepsPerNumber = 12;

/** `repr(tensor)` */
export function tensorRepr(vm: Machine, tensor: PyTensor): string {
  const { state } = tensor;
  if (state.isUninitialized) return `<${tensor.of.name}>`;
  const options = vm.state(printOptionsKey);
  const shown = Math.min(numel(state.shape), options.threshold);
  vm.charge(state.values ? shown * stepsPerNumber : 0);
  vm.chargeItems(shown);
  const { tensor: plain, parameter } = tensorClasses(vm);
  const isPlain = tensor.of === plain || tensor.of === parameter;
  const prefix = isPlain ? "tensor(" : `${tensor.of.name}(`;
  const isEmpty = numel(state.shape) === 0;
  const isUnknown = !state.values && !isEmpty;
  const suffixes: string[] = [];
  const sizeText = `size=${tupleText(state.shape)}`;
  const dtypeText = `dtype=torch.${state.dtype}`;
  const { defaultDType } = sessionOf(vm);
  if (isUnknown || isEmpty) {
    if (isUnknown || state.shape.length !== 1) suffixes.push(sizeText);
    if (state.dtype !== defaultDType) suffixes.push(dtypeText);
  } else if (!isImplied(state.dtype, defaultDType)) suffixes.push(dtypeText);
  const gradient = tensor.requiresGrad ? gradientName(vm, tensor) : undefined;
  if (gradient !== undefined) suffixes.push(`grad_fn=<${gradient}>`);
  else if (tensor.requiresGrad) suffixes.push("requires_grad=True");
  const body = isEmpty
    ? "[]"
    : state.values
      ? numbersText(options, state.values, prefix.length)
      : "...";
  const text = withSuffixes(options, prefix + body, suffixes, prefix.length);
  return tensor.of === parameter ? `Parameter containing:\n${text}` : text;
}

/** Where the elements say enough about their type. */
function isImplied(dtype: DType, defaultDType: DType): boolean {
  const complex = defaultDType === "float64" ? "complex128" : "complex64";
  return dtype === defaultDType || dtype === complex || dtype === "int64" || dtype === "bool";
}

function tupleText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

function withSuffixes(
  options: PrintOptions,
  text: string,
  suffixes: readonly string[],
  indent: number,
): string {
  let result = text;
  let last = text.length - text.lastIndexOf("\n") + 1;
  for (const suffix of suffixes) {
    if (last + suffix.length + 2 > options.lineWidth) {
      result += `,\n${" ".repeat(indent)}${suffix}`;
      last = indent + suffix.length;
    } else {
      result += `, ${suffix}`;
      last += suffix.length + 2;
    }
  }
  return `${result})`;
}

interface Format {
  readonly width: number;
  readonly text: (value: number) => string;
}

/** The nested brackets, aligned and broken into lines. */
export function numbersText(options: PrintOptions, array: NDArray, indent: number): string {
  const { shape, data } = array;
  const isSummary = data.length > options.threshold;
  const format = formatOf(options, array, isSummary);
  const strides = stridesOf(shape);
  const part = (dim: number, offset: number, depth: number): string => {
    if (dim === shape.length) return format.text(data[offset]);
    const size = shape[dim];
    const places = shownPlaces(options, size, isSummary);
    const isLast = dim === shape.length - 1;
    const texts = places.map((i) => {
      if (i === undefined) return isLast ? " ..." : "...";
      return part(dim + 1, offset + i * strides[dim], depth + 1);
    });
    const gap = " ".repeat(depth + 1);
    if (!isLast) {
      return `[${texts.join(`,${"\n".repeat(shape.length - dim - 1)}${gap}`)}]`;
    }
    const perLine = Math.max(1, Math.floor((options.lineWidth - depth) / (format.width + 2)));
    const lines: string[] = [];
    for (let i = 0; i < texts.length; i += perLine) {
      lines.push(texts.slice(i, i + perLine).join(", "));
    }
    return `[${lines.join(`,\n${gap}`)}]`;
  };
  return part(0, 0, indent);
}

/** Indices along a dimension; `undefined` stands for those left out. */
function shownPlaces(
  options: PrintOptions,
  size: number,
  isSummary: boolean,
): (number | undefined)[] {
  const { edgeItems } = options;
  const all = Array.from({ length: size }, (_, i) => i);
  if (!isSummary || size <= 2 * edgeItems) return all;
  return [...all.slice(0, edgeItems), undefined, ...all.slice(size - edgeItems)];
}

/** The numbers that are shown: they decide how all look. */
function shownNumbers(
  options: PrintOptions,
  { shape, data }: NDArray,
  isSummary: boolean,
): number[] {
  if (!isSummary) return [...data];
  const strides = stridesOf(shape);
  let offsets = [0];
  shape.forEach((size, dim) => {
    const places = shownPlaces(options, size, true).filter((i) => i !== undefined);
    offsets = offsets.flatMap((from) => places.map((i) => from + i * strides[dim]));
  });
  return offsets.map((at) => data[at]);
}

function formatOf(options: PrintOptions, array: NDArray, isSummary: boolean): Format {
  const numbers = shownNumbers(options, array, isSummary);
  const category = categoryOf(array.dtype);
  if (category === "float") return floatFormat(options, numbers);
  const plain =
    category === "bool"
      ? (value: number): string => (value !== 0 ? "True" : "False")
      : (value: number): string => String(value);
  return padded(numbers.map(plain), plain);
}

function padded(texts: readonly string[], plain: (value: number) => string): Format {
  const width = Math.max(1, ...texts.map((text) => text.length));
  return { width, text: (value) => plain(value).padStart(width) };
}

function floatFormat(options: PrintOptions, numbers: readonly number[]): Format {
  const { precision, isScientific } = options;
  const finite = numbers.filter((value) => Number.isFinite(value) && value !== 0);
  const sizes = finite.map(Math.abs);
  const largest = Math.max(...sizes);
  const smallest = Math.min(...sizes);
  const areWhole = finite.every(Number.isInteger);
  const isWide =
    finite.length > 0 &&
    (largest / smallest > 1000 || largest > 1e8 || (!areWhole && smallest < 1e-4));
  const whole = (value: number): string => {
    const text = pointText(value, 0);
    return Number.isFinite(value) ? `${text}.` : text;
  };
  const point = (value: number): string => pointText(value, precision);
  const power = (value: number): string => powerText(value, precision);
  const measured = isWide ? power : areWhole ? whole : point;
  const { width } = padded(finite.map(measured), measured);
  const shown = (isScientific ?? isWide) ? power : areWhole ? whole : point;
  return { width, text: (value) => shown(value).padStart(width) };
}

function pointText(value: number, places: number): string {
  if (!Number.isFinite(value)) return nonFinite(value);
  return (isNegative(value) ? "-" : "") + fixed(Math.abs(value), places);
}

function powerText(value: number, places: number): string {
  if (!Number.isFinite(value)) return nonFinite(value);
  return (isNegative(value) ? "-" : "") + exponential(Math.abs(value), places);
}
