/** How arrays are printed: NumPy's options, and its functions that give texts. */

import { callValue } from "../../python/call";
import { newDict, setString } from "../../python/dict";
import type { Machine, Steps } from "../../python/native";
import { toStr } from "../../python/text";
import { None, float, int, str, type PyValue } from "../../python/values";
import { categoryOf } from "../../tensor/dtype";
import { resultValue } from "./arrays";
import { positional, scientific } from "./floatDigits";
import { isKnown, type KnownNumbers, type Numbers } from "./numbers";
import {
  flagArg,
  floatArg,
  intArg,
  isGiven,
  toNumbersOrNone,
  withNumbers,
  type Functions,
} from "./support";
import {
  arrayRepr,
  arrayStr,
  bodyText,
  edges,
  optionsFor,
  printOptionsKey,
  type PrintOptions,
} from "./text";

type Given = PyValue | undefined;

export const printing: Functions = {
  array_repr: ["arr, max_line_width?, precision?, suppress_small?", textFunction(true)],
  array_str: ["a, max_line_width?, precision?, suppress_small?", textFunction(false)],
  array2string: [
    "a, max_line_width?, precision?, suppress_small?, separator?, prefix?, style?, formatter?, threshold?, edgeitems?, sign?, floatmode?, suffix?, **kwargs",
    arrayToString,
  ],
  format_float_positional: [
    "x, precision?, unique?, fractional?, trim?, sign?, pad_left?, pad_right?, min_digits?",
    (vm, x, ...rest) => floatText(vm, x, rest, false),
  ],
  format_float_scientific: [
    "x, precision?, unique?, trim?, sign?, pad_left?, exp_digits?, min_digits?",
    (vm, x, ...rest) => floatText(vm, x, rest, true),
  ],
};

function floatText(
  vm: Machine,
  x: Given,
  [precision, ...others]: readonly Given[],
  isScientific: boolean,
): PyValue {
  if (others.some((other) => other !== undefined)) {
    return vm.unknown({ kind: "unsupported", what: "this way of writing a number" });
  }
  return withNumbers(vm, x, ({ dtype, data }) => {
    if (!data) return vm.unknown({ kind: "data-dependent", what: "the number in an array" });
    const places = intArg(vm, precision) ?? Infinity;
    const type = categoryOf(dtype) === "float" ? dtype : "float64";
    return str((isScientific ? scientific : positional)(type, data[0], places));
  });
}

function textFunction(isRepr: boolean) {
  return (vm: Machine, ...[a, width, precision, suppress]: readonly Given[]): PyValue =>
    withNumbers(vm, a, (from) => {
      const own = optionsFor(vm, from);
      const options: PrintOptions = {
        ...own,
        lineWidth: intArg(vm, width) ?? own.lineWidth,
        precision: intArg(vm, precision) ?? own.precision,
        suppress: flagArg(suppress, own.suppress),
      };
      return str((isRepr ? arrayRepr : arrayStr)(options, from));
    });
}

function* arrayToString(vm: Machine, ...bound: readonly Given[]): Steps<PyValue> {
  const [a, width, precision, suppress, separator, prefix, , formatter] = bound;
  const [threshold, edgeItems, sign, floatMode, suffix] = bound.slice(8);
  const from = toNumbersOrNone(vm, a);
  if (!from) return vm.unknown({ kind: "unsupported", what: "an array as text" });
  const own = optionsFor(vm, from);
  const options: PrintOptions = {
    ...own,
    lineWidth: intArg(vm, width) ?? own.lineWidth,
    precision: intArg(vm, precision) ?? own.precision,
    suppress: flagArg(suppress, own.suppress),
    threshold: floatArg(threshold) ?? own.threshold,
    edgeItems: intArg(vm, edgeItems) ?? own.edgeItems,
    sign: sign?.kind === "str" ? sign.value : own.sign,
    floatMode: modeOf(floatMode) ?? own.floatMode,
    formatters: formattersOf(formatter) ?? own.formatters,
  };
  if (!isKnown(from)) return str(arrayStr(options, from));
  const text = (value: Given, otherwise: string): string =>
    value?.kind === "str" ? value.value : otherwise;
  const custom = yield* customTexts(vm, options, from);
  return str(
    bodyText(
      { ...options, custom },
      from,
      text(separator, " "),
      text(prefix, ""),
      text(suffix, ""),
    ),
  );
}

/** `np.set_printoptions(…)` */
export function setPrintOptions(vm: Machine, ...bound: readonly Given[]): PyValue {
  const [precision, threshold, edgeitems, linewidth, suppress, nan, infinity] = bound;
  const [formatter, sign, floatMode] = bound.slice(7);
  const options = vm.state(printOptionsKey);
  options.precision = intArg(vm, precision) ?? options.precision;
  options.edgeItems = intArg(vm, edgeitems) ?? options.edgeItems;
  options.lineWidth = intArg(vm, linewidth) ?? options.lineWidth;
  options.threshold = (isGiven(threshold) ? floatArg(threshold) : undefined) ?? options.threshold;
  if (isGiven(suppress)) options.suppress = flagArg(suppress, false);
  if (nan?.kind === "str") options.nan = nan.value;
  if (infinity?.kind === "str") options.infinity = infinity.value;
  if (sign?.kind === "str") options.sign = sign.value;
  options.floatMode = modeOf(floatMode) ?? options.floatMode;
  // What is not given goes back to none.
  options.formatters = formattersOf(formatter) ?? new Map();
  return None;
}

export function getPrintOptions(vm: Machine): PyValue {
  const options = vm.state(printOptionsKey);
  const dict = newDict();
  const set = (name: string, value: PyValue): void => setString(dict, name, value);
  set("edgeitems", int(options.edgeItems));
  set(
    "threshold",
    Number.isInteger(options.threshold) ? int(options.threshold) : float(options.threshold),
  );
  set("floatmode", str(options.floatMode));
  set("precision", int(options.precision));
  set("suppress", { kind: "bool", value: options.suppress });
  set("linewidth", int(options.lineWidth));
  set("nanstr", str(options.nan));
  set("infstr", str(options.infinity));
  set("sign", str(options.sign));
  const formatters = newDict();
  for (const [name, value] of options.formatters) setString(formatters, name, value);
  set("formatter", options.formatters.size > 0 ? formatters : None);
  set("legacy", { kind: "bool", value: false });
  return dict;
}

function modeOf(value: Given): PrintOptions["floatMode"] | undefined {
  if (value?.kind !== "str") return undefined;
  const modes = ["fixed", "unique", "maxprec", "maxprec_equal"] as const;
  return modes.find((mode) => mode === value.value);
}

function formattersOf(value: Given): ReadonlyMap<string, PyValue> | undefined {
  if (value?.kind !== "dict") return undefined;
  const entries = [...value.entries.values()].flatMap(({ key, value: own }) =>
    key.kind === "str" ? [[key.value, own] as const] : [],
  );
  return new Map(entries);
}

const formatterNames = {
  bool: ["bool", "all"],
  integer: ["int", "int_kind", "all"],
  float: ["float", "float_kind", "all"],
  complex: ["complexfloat", "complex_kind", "all"],
} as const;

/** What the user's own functions write for the numbers that are shown. */
export function* customTexts(
  vm: Machine,
  options: PrintOptions,
  from: Numbers,
): Steps<ReadonlyMap<number, string> | undefined> {
  const names = formatterNames[categoryOf(from.dtype)];
  const chosen = names.flatMap((name) => options.formatters.get(name) ?? []).at(0);
  if (!chosen || !isKnown(from)) return undefined;
  const texts = new Map<number, string>();
  for (const value of shownNumbers(options, from)) {
    if (texts.has(value)) continue;
    const number = resultValue(vm, { shape: [], dtype: from.dtype, data: Float64Array.of(value) });
    texts.set(value, yield* toStr(vm, yield* callValue(chosen, [number], new Map())));
  }
  return texts;
}

function shownNumbers(options: PrintOptions, from: KnownNumbers): Float64Array {
  return from.data.length > options.threshold ? edges(from, options.edgeItems) : from.data;
}
