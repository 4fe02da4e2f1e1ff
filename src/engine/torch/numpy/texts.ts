/** Arrays of strings: how they are made, and what hands NumPy's functions over to those that know strings. */

import { callValue } from "../../python/call";
import { nativeFunction } from "../../python/nativeFunction";
import type { Machine, Native } from "../../python/native";
import { quote } from "../../python/strings";
import { fromPython } from "../../python/stdlib/lazyPython";
import {
  None,
  bool,
  list,
  str,
  type Keywords,
  type PyInstance,
  type PyNative,
  type PyProperty,
  type PyValue,
  type Unknown,
} from "../../python/values";
import { isSmall, numbers, isKnown, type Numbers } from "./numbers";
import { categoryOf, type DType } from "../../tensor/dtype";
import { sameShape, type Shape } from "../../tensor/shape";
import { arrayValue, isScalarValue, numbersOf } from "./arrays";
import { classesOf } from "./classes";
import { scalarText } from "./floatDigits";
import { setItem } from "./indexing";
import { isArray, isOtherType } from "./support";
import { arrayRepr, arrayStr, optionsFor } from "./text";
import { namedWidth, textDType } from "./textDType";

/** Marks the instances that are arrays of strings. */
const textsHost = { name: "an array of strings" };

/** Where functions take strings: the places of their arguments that may be strings, or lists of them. */
const stringPlaces: Readonly<Record<string, readonly number[]>> = {
  array: [0],
  asarray: [0],
  asanyarray: [0],
  ascontiguousarray: [0],
  copy: [0],
  full: [1],
  where: [1, 2],
  concatenate: [0],
  stack: [0],
  hstack: [0],
  vstack: [0],
  column_stack: [0],
  append: [0, 1],
  unique: [0],
  isin: [0, 1],
  in1d: [0, 1],
  array_equal: [0, 1],
  searchsorted: [0, 1],
  shape: [0],
  ndim: [0],
  size: [0],
  sort: [0],
  argsort: [0],
  reshape: [0],
  ravel: [0],
  transpose: [0],
  squeeze: [0],
  expand_dims: [0],
  broadcast_to: [0],
  tile: [0],
  repeat: [0],
  roll: [0],
  flip: [0],
  take: [0],
  delete: [0],
  atleast_1d: [0],
  atleast_2d: [0],
  resize: [0],
  broadcast_arrays: [],
  split: [0],
  array_split: [0],
  zeros: [],
  empty: [],
};

/** Where a function's `dtype` is among its arguments. */
const typePlaces: Readonly<Record<string, number>> = {
  array: 1,
  asarray: 1,
  asanyarray: 1,
  ascontiguousarray: 1,
  zeros: 1,
  empty: 1,
  full: 2,
};

/** The members of arrays that arrays of strings have. The others are unknown for these. */
const members = new Set(
  `shape ndim size dtype itemsize nbytes T __len__ __getitem__ __setitem__ fill __iter__ __contains__ __bool__ __eq__
  __ne__ __lt__ __le__ __gt__ __ge__ __repr__ __str__ __format__ astype tolist item copy __copy__ __deepcopy__ flatten
  sort argsort searchsorted ravel reshape transpose swapaxes squeeze repeat take`.split(/\s+/),
);

/** Functions in Python that only call others, so they need not know what strings are. */
const composedOfOthers = new Set(
  `union1d intersect1d setdiff1d setxor1d ndenumerate vectorize`.split(" "),
);

export function isTexts(value: PyValue | undefined): value is PyInstance {
  return value?.kind === "instance" && value.host === textsHost;
}

/** A function of NumPy's that hands over what has to do with strings. */
export function functionWithTexts(name: string, native: PyValue): PyValue {
  if (native.kind !== "native" || composedOfOthers.has(name)) return native;
  const places = Object.hasOwn(stringPlaces, name) ? stringPlaces[name] : undefined;
  const typePlace = Object.hasOwn(typePlaces, name) ? typePlaces[name] : undefined;
  const call: Native = (vm, args, kwargs) => {
    const values = kwargs.size === 0 ? args : [...args, ...kwargs.values()];
    const hasTexts = values.some((value) => holds(value, isTexts));
    if (!places) {
      if (!hasTexts) return native.call(vm, args, kwargs);
      return vm.unknown({ kind: "unsupported", what: `numpy.${name} of strings` });
    }
    const type = typePlace === undefined ? undefined : (args.at(typePlace) ?? kwargs.get("dtype"));
    const isText =
      hasTexts ||
      (type !== undefined && isTextType(vm, type)) ||
      places.some((place) => holds(args.at(place), isString));
    if (!isText) return native.call(vm, args, kwargs);
    if (asksForOthers(vm, type)) return vm.unknown({ kind: "unsupported", what: "a numpy dtype" });
    return handedOver(vm, `Functions.${name}`, args, kwargs);
  };
  return { ...native, call };
}

/** A member of arrays that hands over what has to do with strings. */
export function memberWithTexts([name, member]: readonly [string, PyValue]): readonly [
  string,
  PyValue,
] {
  if (member.kind === "native") return [name, nativeMember(name, member)];
  if (member.kind !== "property" || member.get?.kind !== "native") return [name, member];
  const set = member.set?.kind === "native" ? nativeMember("", member.set) : member.set;
  const property: PyProperty = { ...member, get: nativeMember(name, member.get), set };
  return [name, property];
}

function nativeMember(name: string, native: PyNative): PyNative {
  const call: Native = (vm, args, kwargs) => {
    const [self] = args;
    const isConversion =
      name === "astype" &&
      [...args.slice(1), ...kwargs.values()].some((value) => isTextType(vm, value));
    if (!isTexts(self) && !isConversion && !args.slice(1).some(isTexts)) {
      return native.call(vm, args, kwargs);
    }
    if (!members.has(name) || (!isTexts(self) && !isConversion)) {
      return vm.unknown({ kind: "unsupported", what: `this use of an array of strings` });
    }
    const unknown = args.find((value) => value.kind === "unknown");
    if (unknown) {
      if (name === "__setitem__") forget(vm, self, unknown);
      return vm.unknown({ kind: "derived", what: "an array of strings" }, unknown);
    }
    if (name === "astype" && asksForOthers(vm, args.at(1) ?? kwargs.get("dtype"))) {
      return vm.unknown({ kind: "unsupported", what: "a numpy dtype" });
    }
    return handedOver(vm, `Members.${name}`, args, kwargs);
  };
  return { ...native, call };
}

function* handedOver(
  vm: Machine,
  path: string,
  args: readonly PyValue[],
  kwargs: Keywords,
): ReturnType<typeof fromPython> {
  return yield* callValue(yield* fromPython(vm, "numpy._texts", path), args, kwargs);
}

/** After an element that is not known was written, none is. */
function forget(vm: Machine, self: PyValue, unknown: Unknown): void {
  const codes = isTexts(self) ? self.attributes.get("_codes") : undefined;
  if (isArray(codes)) setItem(vm, codes, { kind: "ellipsis" }, unknown);
}

/** Whether a dtype is one of neither numbers nor strings. */
function asksForOthers(vm: Machine, type: PyValue | undefined): boolean {
  return isOtherType(type) && namedWidth(vm, type) === undefined;
}

function isString(value: PyValue): boolean {
  return value.kind === "str";
}

/** Whether a value, or the first one in lists of lists, is as wanted; of lists, every item may be an array. */
function holds(value: PyValue | undefined, test: (value: PyValue) => boolean): boolean {
  if (value === undefined) return false;
  if (value.kind !== "list" && value.kind !== "tuple") return test(value);
  const first = value.items.at(0);
  if (first === undefined) return false;
  return holds(first, test) || value.items.some(test);
}

/** Whether `dtype=` asks for strings: `str`, `np.str_`, `"U"`, `"<U10"`. */
function isTextType(vm: Machine, value: PyValue): boolean {
  return namedWidth(vm, value) !== undefined;
}

/** What the functions in Python are made of. */
export function textHelpers(vm: Machine): (readonly [string, PyValue])[] {
  const helpers = [
    nativeFunction(
      "_made",
      "codes, words, width, /",
      (_, codes, words, width) => made(vm, codes, words, width),
      { unknowns: "accept" },
    ),
    nativeFunction(
      "_read",
      "value, width, /",
      (_, value, width) =>
        readTexts(vm, value, width.kind === "int" ? Number(width.value) : undefined),
      { unknowns: "accept" },
    ),
    nativeFunction("_width", "dtype, /", (_, dtype) => {
      const width = namedWidth(vm, dtype);
      return width === undefined ? None : { kind: "int", value: width };
    }),
    nativeFunction("_is_text", "dtype, /", (_, dtype) => bool(isTextType(vm, dtype))),
    nativeFunction("_is_texts", "value, /", (_, value) => bool(isTexts(value))),
    nativeFunction("_dtype", "width, /", (_, width) =>
      textDType(vm, width.kind === "int" ? Number(width.value) : 0),
    ),
    nativeFunction("_text", "codes, words, width, isRepr, /", (_, codes, words, width, isRepr) => {
      if (!isArray(codes) || words.kind !== "list" || width.kind !== "int") return None;
      const texts = words.items.map((word) => (word.kind === "str" ? word.value : ""));
      const isWhole = isRepr.kind === "bool" && isRepr.value;
      return printed(vm, numbersOf(codes), texts, Number(width.value), isWhole);
    }),
    nativeFunction("_unmodelled", "what, /", (_, what) =>
      vm.unknown({ kind: "unsupported", what: what.kind === "str" ? what.value : "this" }),
    ),
  ];
  return helpers.map((helper) => [helper.name, helper] as const);
}

/** The strings that codes stand for: an array, or the `numpy.str_` for a single code that is no array. */
function made(vm: Machine, codes: PyValue, words: PyValue, width: PyValue): PyValue {
  if (codes.kind === "unknown") return codes;
  if (!isArray(codes) || words.kind !== "list" || width.kind !== "int") {
    return vm.unknown({ kind: "unsupported", what: "this use of an array of strings" });
  }
  if (!isScalarValue(vm, codes)) return textsOf(vm, codes, words, Number(width.value));
  const word = words.items.at(codes.array.data[0]);
  return word?.kind === "str" ? { kind: "str", value: word.value, of: classesOf(vm).str } : None;
}

/** What comes of moving the elements of an array of strings or of a list of them; `undefined` for other values. */
export function movedTexts(
  vm: Machine,
  value: PyValue | undefined,
  move: (codes: PyValue) => PyValue,
): PyValue | undefined {
  if (!value || !(isTexts(value) || holds(value, isString))) return undefined;
  const texts = readTexts(vm, value, undefined);
  if (!isTexts(texts)) return undefined;
  const [codes, words, width] = ["_codes", "_words", "_width"].map(
    (name) => texts.attributes.get(name) ?? None,
  );
  const moved = move(codes);
  return moved.kind === "unknown" || moved.kind === "none" ? moved : made(vm, moved, words, width);
}

function textsOf(vm: Machine, codes: PyValue, words: PyValue, width: number): PyInstance {
  const attributes = new Map<string, PyValue>([
    ["_codes", codes],
    ["_words", words],
    ["_width", { kind: "int", value: width }],
  ]);
  return { kind: "instance", of: classesOf(vm).ndarray, attributes, host: textsHost };
}

function printed(
  vm: Machine,
  codes: Numbers,
  words: readonly string[],
  width: number,
  isRepr: boolean,
): PyValue {
  const options = optionsFor(vm, codes);
  if (options.formatters.size > 0 || !isKnown(codes)) {
    return vm.unknown({ kind: "unsupported", what: "the text of this array of strings" });
  }
  if (!isRepr && codes.shape.length === 0) return str(words[codes.data[0]]);
  const custom = new Map(words.map((word, code) => [code, quote(word)] as const));
  if (!isRepr) return str(arrayStr({ ...options, custom }, codes));
  return str(arrayRepr({ ...options, custom }, codes, `'<U${width}'`));
}

/** What is being read: the strings one after the other, and the widest one. */
interface Reading {
  readonly vm: Machine;
  readonly codes: number[];
  readonly words: Map<string, number>;
  /** Whether numbers count as strings even where there are no strings. */
  readonly isAsked: boolean;
  hasString: boolean;
  width: number;
}

/** The array of strings that a value stands for; `wanted` is the width of a dtype that was given, 0 for any. */
function readTexts(vm: Machine, value: PyValue, wanted: number | undefined): PyValue {
  if (isTexts(value) && wanted === undefined) return value;
  const reading: Reading = {
    vm,
    codes: [],
    words: new Map(),
    isAsked: wanted !== undefined,
    hasString: false,
    width: 1,
  };
  const shape = readInto(reading, value, 0);
  if (shape && "kind" in shape) return shape;
  if (!shape || (!reading.hasString && wanted === undefined) || !isSmall(shape)) {
    return vm.unknown({ kind: "unsupported", what: "an array of strings and something else" });
  }
  const width = wanted === undefined || wanted === 0 ? reading.width : wanted;
  const words = [...reading.words.keys()].map((word) => str(cut(word, width)));
  const codes = arrayValue(vm, numbers(shape, "int64", Float64Array.from(reading.codes)));
  return textsOf(vm, codes, list(words), width);
}

/** The shape; `undefined` for what is no array of strings, or not regular. */
function readInto(reading: Reading, value: PyValue, depth: number): Shape | Unknown | undefined {
  const { vm } = reading;
  vm.charge(1);
  if (value.kind === "list" || value.kind === "tuple") {
    if (depth > 31) return undefined;
    vm.chargeItems(value.items.length);
    let inner: Shape | undefined;
    for (const item of value.items) {
      const shape = readInto(reading, item, depth + 1);
      if (!shape || "kind" in shape) return shape;
      if (inner && !sameShape(inner, shape)) return undefined;
      inner = shape;
    }
    return [value.items.length, ...(inner ?? [])];
  }
  if (value.kind === "unknown") return value;
  if (value.kind === "str") {
    reading.hasString = true;
    return add(reading, value.value, lengthOf(value.value));
  }
  if (isTexts(value)) return addTexts(reading, value);
  if (value.kind === "int" || value.kind === "bool" || value.kind === "float") {
    const number = Number(value.value);
    const type = value.kind === "int" ? "int64" : value.kind === "bool" ? "bool" : "float64";
    if (type === "int64" && !Number.isSafeInteger(number)) return undefined;
    const text = numberText(type, number);
    // A dtype that was asked for makes strings as wide as they are, another one as wide as its numbers can be.
    return add(reading, text, reading.isAsked && depth > 0 ? text.length : widthOf(type));
  }
  if (!isArray(value)) return undefined;
  return addNumbers(reading, numbersOf(value), depth);
}

function addTexts(reading: Reading, value: PyInstance): Shape | Unknown | undefined {
  const codes = value.attributes.get("_codes");
  const words = value.attributes.get("_words");
  const width = value.attributes.get("_width");
  if (!isArray(codes) || words?.kind !== "list" || width?.kind !== "int") return undefined;
  const from = numbersOf(codes);
  if (!isKnown(from)) {
    return reading.vm.unknown({ kind: "data-dependent", what: "the strings in an array" });
  }
  reading.hasString = true;
  for (const code of from.data) {
    const word = words.items.at(code);
    if (word?.kind !== "str") return undefined;
    add(reading, word.value, Number(width.value));
  }
  return from.shape;
}

function addNumbers(reading: Reading, from: Numbers, depth: number): Shape | Unknown | undefined {
  // Of a list of scalars, each counts as it is written; that is not modelled.
  if ((reading.isAsked && depth > 0) || categoryOf(from.dtype) === "complex") return undefined;
  if (!isKnown(from)) {
    return reading.vm.unknown({ kind: "data-dependent", what: "the numbers in an array" });
  }
  reading.vm.chargeItems(from.data.length);
  reading.vm.charge(from.data.length);
  reading.width = Math.max(reading.width, widthOf(from.dtype));
  for (const value of from.data) add(reading, numberText(from.dtype, value), 0);
  return from.shape;
}

/** An element, which has no dimensions. */
function add(reading: Reading, text: string, width: number): Shape {
  // NumPy pads with zeros, so those at the end of a string are not seen again.
  const word = text.replace(/\0+$/, "");
  const code = reading.words.get(word) ?? reading.words.size;
  reading.words.set(word, code);
  reading.codes.push(code);
  reading.width = Math.max(reading.width, width);
  return [];
}

function numberText(dtype: DType, value: number): string {
  if (dtype === "bool") return value !== 0 ? "True" : "False";
  return categoryOf(dtype) === "integer" ? String(value) : scalarText(dtype, value);
}

/** How wide the strings are that hold every number of a type. */
function widthOf(dtype: DType): number {
  const widths: Partial<Record<DType, number>> = {
    bool: 5,
    int8: 4,
    uint8: 3,
    int16: 6,
    uint16: 5,
    int32: 11,
    uint32: 10,
    int64: 21,
    uint64: 20,
  };
  return widths[dtype] ?? 32;
}

function lengthOf(text: string): number {
  return [...text].length;
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : [...text].slice(0, width).join("");
}
