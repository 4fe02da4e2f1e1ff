/** Random whole numbers, orders and choices, of the older and of the newer generator. */

import type { Machine } from "../../python/native";
import { None, int, type PyValue } from "../../python/values";
import { categoryOf, itemSize, type DType } from "../../tensor/dtype";
import { broadcastTo } from "../../tensor/moves";
import { numel, type Shape } from "../../tensor/shape";
import { arrayValue, resultValue, setNumbers } from "./arrays";
import { readDType } from "./classes";
import type { RandomGenerator } from "./distributions";
import { LegacyGenerator } from "./legacyGenerator";
import { isKnown, isSmall, numbers, type Numbers } from "./numbers";
import { drawn, forget, scalar, withAllNumbersOr, type Source } from "./randomSource";
import { axisOf } from "./reductions";
import { along } from "./shaping";
import { flagArg, intArg, intsArg, isArray, isGiven, isUnknownInts, withNumbers } from "./support";
import { broadcastAll } from "./ufuncs";
import { isTexts, movedTexts } from "./texts";

type Given = PyValue | undefined;

/** What the older functions and the newer ones call differently. */
export interface IntegerOptions {
  readonly low: Given;
  readonly high: Given;
  readonly size: Given;
  readonly dtype: Given;
  readonly hasEnd: boolean;
  /** A single number without a type given is Python's. */
  readonly isLegacy: boolean;
}

export function integers(vm: Machine, source: Source, options: IntegerOptions): PyValue {
  const { low, high, size, hasEnd } = options;
  const bounds = isGiven(high) ? [low, high] : [int(0), low];
  return withAllNumbersOr(vm, source, bounds, (from, to) => {
    const type = readDType(vm, options.dtype) ?? "int64";
    const sizes = intsArg(vm, isGiven(size) ? size : undefined);
    if (isUnknownInts(sizes)) {
      forget(source);
      return vm.unknown({ kind: "derived", what: "random numbers" }, sizes);
    }
    const joint = broadcastAll(vm, [from.shape, to.shape]);
    const shape = sizes ?? joint;
    const isSingle = sizes === undefined && joint.length === 0;
    const last = hasEnd ? 0 : 1;
    if (!isKnown(from) || !isKnown(to)) forget(source);
    else checkBounds(vm, from.data, to.data, { ...options, type });
    const lows =
      isSmall(shape) && from.data
        ? broadcastTo({ shape: from.shape, data: from.data }, shape)
        : noBounds;
    const highs =
      isSmall(shape) && to.data ? broadcastTo({ shape: to.shape, data: to.data }, shape) : noBounds;
    const makers = new Map<number, () => number>();
    let at = 0;
    const next = (g: RandomGenerator): number | undefined => {
      const least = Math.trunc(lows[at]);
      const most = Math.trunc(highs[at]) - last - least;
      at++;
      if (!Number.isSafeInteger(most)) return undefined;
      const known = makers.get(most) ?? makerOf(g, most, type);
      makers.set(most, known);
      return least + known();
    };
    const result = drawn(vm, source, shape, next, type);
    if (!isSingle) return arrayValue(vm, result);
    return options.isLegacy && !isGiven(options.dtype)
      ? scalar(vm, result)
      : resultValue(vm, result);
  });
}

const noBounds = new Float64Array(0);

function makerOf(g: RandomGenerator, most: number, type: DType): () => number {
  if (type === "bool") return g.smallBelow(most, 1);
  if (itemSize[type] < 4) return g.smallBelow(most, itemSize[type] === 1 ? 8 : 16);
  return () => g.below(most);
}

function checkBounds(
  vm: Machine,
  lows: Float64Array,
  highs: Float64Array,
  { high, hasEnd, type }: IntegerOptions & { readonly type: DType },
): void {
  const limits = integerLimits(type);
  const last = hasEnd ? 0 : 1;
  if (lows.some((value) => value < limits.least)) {
    throw vm.raise("ValueError", `low is out of bounds for ${type}`);
  }
  if (highs.some((value) => value - last > limits.most)) {
    throw vm.raise("ValueError", `high is out of bounds for ${type}`);
  }
  const count = Math.max(lows.length, highs.length);
  for (let i = 0; i < count; i++) {
    const from = lows[lows.length === 1 ? 0 : i];
    const to = highs[highs.length === 1 ? 0 : i];
    if (hasEnd ? from > to : from >= to) {
      const sign = hasEnd ? ">" : ">=";
      const message = isGiven(high) ? `low ${sign} high` : hasEnd ? "high < 0" : "high <= 0";
      throw vm.raise("ValueError", message);
    }
  }
}

function integerLimits(type: DType): { readonly least: number; readonly most: number } {
  if (type === "bool") return { least: 0, most: 1 };
  const bits = itemSize[type] * 8;
  if (type.startsWith("uint")) return { least: 0, most: 2 ** bits - 1 };
  return { least: -(2 ** (bits - 1)), most: 2 ** (bits - 1) - 1 };
}

/** Exchanges every place with one before it, from the end. */
function shuffle<T>(items: T[], placeUpTo: (most: number) => number, first = 1): void {
  for (let i = items.length - 1; i >= first; i--) {
    const j = placeUpTo(i);
    [items[i], items[j]] = [items[j], items[i]];
  }
}

function counted(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** The numbers below `count` in random order; `undefined` where that is not known. */
function order(vm: Machine, source: Source, count: number): number[] | undefined {
  if (!source.generator) return undefined;
  if (!isSmall([count])) {
    forget(source);
    return undefined;
  }
  vm.charge(count);
  const { generator } = source;
  const places = counted(count);
  shuffle(places, (most) => generator.interval(most));
  return places;
}

/** `shuffle(x)`, and `shuffle(x, axis=1)` of newer generators. */
export function shuffled(vm: Machine, source: Source, x: Given, axis: Given): PyValue {
  if (isTexts(x)) {
    const texts = movedTexts(vm, x, (codes) => shuffled(vm, source, codes, axis));
    if (texts) return texts;
  }
  if (x?.kind === "list") {
    vm.charge(x.items.length);
    const { generator } = source;
    if (generator) shuffle(x.items, (most) => generator.interval(most));
    else x.items.fill(vm.unknown({ kind: "data-dependent", what: "a random order" }));
  } else if (isArray(x)) {
    withNumbers(vm, x, (from) => {
      const dim = axisOf(vm, from.shape.length, intArg(vm, axis) ?? 0);
      const places = order(vm, source, from.shape.at(dim) ?? 0);
      setNumbers(x, places ? along(from, dim, places) : { shape: from.shape, dtype: from.dtype });
      return None;
    });
  } else forget(source);
  return None;
}

/** A shuffled copy, or the numbers below `x` in random order. */
export function permutation(vm: Machine, source: Source, x: Given, axis: Given): PyValue {
  const texts = movedTexts(vm, x, (codes) => permutation(vm, source, codes, axis));
  if (texts) return texts;
  const count = x?.kind === "int" ? Number(x.value) : undefined;
  if (count !== undefined) {
    const places = order(vm, source, count);
    return arrayValue(vm, numbers([count], "int64", places && Float64Array.from(places)));
  }
  return withAllNumbersOr(vm, source, [x], (from) => {
    if (from.shape.length === 0) {
      const places = from.data && order(vm, source, from.data[0]);
      if (!places) return vm.unknown({ kind: "data-dependent", what: "a random order" });
      return arrayValue(vm, numbers([places.length], "int64", Float64Array.from(places)));
    }
    const dim = axisOf(vm, from.shape.length, intArg(vm, axis) ?? 0);
    const places = order(vm, source, from.shape[dim]);
    if (!places) return arrayValue(vm, { shape: from.shape, dtype: from.dtype });
    return arrayValue(vm, along(from, dim, places));
  });
}

/** `choice(a, size, replace, p)`; `axis` and `shuffle` are those of newer generators. */
export function choice(
  vm: Machine,
  source: Source,
  ...[a, size, replace, p, axis, isShuffled]: readonly Given[]
): PyValue {
  const sizes = intsArg(vm, isGiven(size) ? size : undefined);
  if (isUnknownInts(sizes)) {
    forget(source);
    return vm.unknown({ kind: "derived", what: "random numbers" }, sizes);
  }
  const options = {
    shape: sizes ?? [],
    isReplacing: flagArg(replace, true),
    isShuffled: flagArg(isShuffled, true),
  };
  const others = [size, replace, p, axis, isShuffled];
  const texts = movedTexts(vm, a, (codes) => choice(vm, source, codes, ...others));
  if (texts) return texts;
  return withAllNumbersOr(vm, source, [a], (from) => {
    if (from.shape.length === 0) {
      const total = from.data?.[0];
      if (total === undefined || categoryOf(from.dtype) !== "integer") {
        throw vm.raise("ValueError", "a must be 1-dimensional or an integer");
      }
      const places = chosen(vm, source, total, p, options, true);
      const data = places && Float64Array.from(places);
      const isSingle = sizes === undefined;
      const result = numbers(options.shape, "int64", data);
      return isSingle && isLegacySource(source)
        ? scalar(vm, result)
        : withSize(vm, result, isSingle);
    }
    if (from.shape.length > 1 && isLegacySource(source)) {
      throw vm.raise("ValueError", "a must be 1-dimensional");
    }
    const dim = axisOf(vm, from.shape.length, intArg(vm, axis) ?? 0);
    const places = chosen(vm, source, from.shape[dim], p, options);
    const shape = [...from.shape.slice(0, dim), ...options.shape, ...from.shape.slice(dim + 1)];
    if (!places) return resultValue(vm, { shape, dtype: from.dtype });
    return withSize(vm, { ...along(from, dim, places), shape }, sizes === undefined);
  });
}

function withSize(vm: Machine, result: Numbers, isSingle: boolean): PyValue {
  return isSingle ? resultValue(vm, result) : arrayValue(vm, result);
}

interface ChoiceOptions {
  readonly shape: Shape;
  readonly isReplacing: boolean;
  readonly isShuffled: boolean;
}

/** The places chosen among `total`; `undefined` where they are not known. */
function chosen(
  vm: Machine,
  source: Source,
  total: number,
  p: Given,
  options: ChoiceOptions,
  isCount = false,
): readonly number[] | undefined {
  const { shape, isReplacing } = options;
  const needed = numel(shape);
  const isLegacy = isLegacySource(source);
  if (total <= 0 && needed > 0) {
    const what = isCount
      ? isLegacy
        ? "a must be greater than 0 unless no samples are taken"
        : "a must be a positive integer unless no samples are taken"
      : isLegacy
        ? "'a' cannot be empty unless no samples are taken"
        : "a cannot be empty unless no samples are taken";
    throw vm.raise("ValueError", what);
  }
  const weights = isGiven(p) ? weightsOf(vm, p, total) : undefined;
  if (!isReplacing && needed > total) {
    throw vm.raise(
      "ValueError",
      isLegacy
        ? "Cannot take a larger sample than population when 'replace=False'"
        : "Cannot take a larger sample than population when replace is False",
    );
  }
  const { generator } = source;
  if (!generator) return undefined;
  if (!isSmall([needed]) || !isSmall([total]) || (isGiven(p) && !weights)) {
    forget(source);
    return undefined;
  }
  vm.chargeItems(needed);
  vm.charge(needed + total);
  if (weights) return weighted(vm, generator, weights, needed, isReplacing);
  if (isReplacing) return Array.from({ length: needed }, () => generator.below(total - 1));
  if (isLegacy) return order(vm, source, total)?.slice(0, needed);
  return distinct(generator, total, needed, options.isShuffled);
}

function weightsOf(vm: Machine, p: PyValue, total: number): Float64Array | undefined {
  let weights: Float64Array | undefined;
  withNumbers(vm, p, ({ shape, data }) => {
    if (shape.length !== 1) throw vm.raise("ValueError", "'p' must be 1-dimensional");
    if (shape[0] !== total) throw vm.raise("ValueError", "'a' and 'p' must have same size");
    if (data?.some(Number.isNaN)) throw vm.raise("ValueError", "probabilities contain NaN");
    if (data?.some((value) => value < 0)) {
      throw vm.raise("ValueError", "probabilities are not non-negative");
    }
    if (data && Math.abs(data.reduce((sum, value) => sum + value, 0) - 1) > 2 ** -26) {
      throw vm.raise("ValueError", "probabilities do not sum to 1");
    }
    weights = data;
    return None;
  });
  return weights;
}

/** Uniform numbers are looked up among the sums of the probabilities. */
function weighted(
  vm: Machine,
  generator: RandomGenerator,
  given: Float64Array,
  needed: number,
  isReplacing: boolean,
): readonly number[] {
  const weights = Float64Array.from(given);
  if (isReplacing) {
    const sums = cumulated(weights);
    return Array.from({ length: needed }, () => placeOf(sums, generator.uniform()));
  }
  if (weights.filter((value) => value > 0).length < needed) {
    throw vm.raise("ValueError", "Fewer non-zero entries in p than size");
  }
  const found: number[] = [];
  while (found.length < needed) {
    vm.charge(needed);
    const drawnNow = Array.from({ length: needed - found.length }, () => generator.uniform());
    for (const place of found) weights[place] = 0;
    const sums = cumulated(weights);
    found.push(...new Set(drawnNow.map((value) => placeOf(sums, value))));
  }
  return found;
}

function cumulated(weights: Float64Array): Float64Array {
  let sum = 0;
  const sums = weights.map((value) => (sum += value));
  const last = sums[sums.length - 1];
  return sums.map((value) => value / last);
}

/** The first place whose sum is larger. */
function placeOf(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Different places: the end of a shuffled list, or Floyd's way where few are taken of many. */
function distinct(
  generator: RandomGenerator,
  total: number,
  needed: number,
  isShuffled: boolean,
): readonly number[] {
  if (total > 10000 && needed > Math.floor(total / (isShuffled ? 50 : 20))) {
    const places = counted(total);
    shuffle(places, (most) => generator.below(most), Math.max(total - needed, 1));
    return places.slice(total - needed);
  }
  const found = new Set<number>();
  for (let most = total - needed; most < total; most++) {
    const place = generator.below(most);
    found.add(found.has(place) ? most : place);
  }
  const places = [...found];
  if (isShuffled) shuffle(places, (most) => generator.below(most));
  return places;
}

/** The order of the places in which `permuted` leaves each row. */
export function permuted(vm: Machine, source: Source, x: Given, axis: Given): PyValue {
  return withAllNumbersOr(vm, source, [x], (from) => {
    if (isGiven(axis) || !isKnown(from)) {
      forget(source);
      return arrayValue(vm, { shape: from.shape, dtype: from.dtype });
    }
    const places = order(vm, source, from.data.length);
    if (!places) return arrayValue(vm, { shape: from.shape, dtype: from.dtype });
    return arrayValue(vm, {
      ...from,
      data: Float64Array.from(places, (place) => from.data[place]),
    });
  });
}

function isLegacySource({ generator, isModern }: Source): boolean {
  return generator ? generator instanceof LegacyGenerator : isModern !== true;
}
