/** A random generator in use, and the arrays that are drawn from it. */

import type { Machine } from "../../python/native";
import { float, int, type PyValue } from "../../python/values";
import type { DType } from "../../tensor/dtype";
import { broadcastTo } from "../../tensor/moves";
import { broadcast, isMismatch, numel, sameShape, type Shape } from "../../tensor/shape";
import { arrayValue, shapeText } from "./arrays";
import { finished, intsArg, isArray, isGiven, isUnknownInts, withAllNumbers } from "./support";
import type { DistributionRow, RandomGenerator } from "./distributions";
import type { LegacyGenerator } from "./legacyGenerator";
import type { ModernGenerator } from "./modernGenerator";
import { isSmall, numbers, type Numbers } from "./numbers";
import { broadcastAll } from "./ufuncs";

type Given = PyValue | undefined;

/** Without a seed there is no generator, and no numbers are known. */
export interface Source {
  generator: LegacyGenerator | ModernGenerator | undefined;
  /** Whether it is one that `default_rng` makes, where its numbers are not known. */
  readonly isModern?: boolean;
}

export type Draws = (vm: Machine, source: Source, ...bound: readonly Given[]) => PyValue;

export type DrawTable = Readonly<Record<string, readonly [parameters: string, body: Draws]>>;

/** Numbers that nobody can tell have been drawn, and so it is with all that come later. */
export function forget(source: Source): void {
  source.generator = undefined;
}

/** An array of `size`, or a Python number without it. */
export function draw(
  vm: Machine,
  source: Source,
  size: Given,
  next: (generator: RandomGenerator) => number | undefined,
  dtype: DType = "float64",
  out?: Given,
): PyValue {
  const given = intsArg(vm, isGiven(size) ? size : undefined);
  if (isUnknownInts(given)) {
    forget(source);
    return vm.unknown({ kind: "derived", what: "random numbers" }, given);
  }
  const target = isArray(out) ? out : undefined;
  const result = drawn(vm, source, given ?? target?.array.shape ?? [], next, dtype);
  if (target) return finished(vm, result, target);
  return given ? arrayValue(vm, result) : scalar(vm, result);
}

/** What drawing without a size gives: a number of Python's. */
export function scalar(vm: Machine, { dtype, data }: Numbers): PyValue {
  if (!data) return vm.unknown({ kind: "data-dependent", what: "a random number" });
  return dtype === "int64" ? int(data[0]) : float(data[0]);
}

export function drawn(
  vm: Machine,
  source: Source,
  shape: Shape,
  next: (generator: RandomGenerator) => number | undefined,
  dtype: DType,
): Numbers {
  if (shape.some((size) => size < 0)) {
    throw vm.raise("ValueError", "negative dimensions are not allowed");
  }
  const { generator } = source;
  if (!generator) return { shape, dtype };
  const count = numel(shape);
  if (!isSmall(shape)) {
    // What comes later would have to skip these numbers.
    forget(source);
    return { shape, dtype };
  }
  vm.chargeItems(count);
  vm.charge(count);
  const data = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const value = next(generator);
    if (value === undefined) {
      forget(source);
      return { shape, dtype };
    }
    data[i] = value;
  }
  return numbers(shape, dtype, data);
}

/** Numbers of a distribution whose parameters may be arrays: they are broadcast, and give the shape where no size does. */
export function drawDistribution(
  vm: Machine,
  source: Source,
  { parameters, draw: one, isInteger }: DistributionRow,
  given: readonly Given[],
  size: Given,
): PyValue {
  const values = parameters.map(
    ([, value], i) => given.at(i) ?? (value === undefined ? undefined : float(value)),
  );
  return withAllNumbersOr(vm, source, values, (...list) => {
    const sizes = intsArg(vm, isGiven(size) ? size : undefined);
    if (isUnknownInts(sizes)) {
      forget(source);
      return vm.unknown({ kind: "derived", what: "random numbers" }, sizes);
    }
    const joint = broadcastAll(
      vm,
      list.map((own) => own.shape),
    );
    const shape = sizes ?? joint;
    const fits = broadcast(joint, shape);
    if (isMismatch(fits) || !sameShape(fits, shape)) {
      throw vm.raise(
        "ValueError",
        isMismatch(fits)
          ? `shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape ${shapeText(shape)} and arg ${list.findIndex((own) => isMismatch(broadcast(shape, own.shape))) + 1} with shape ${shapeText(list.find((own) => isMismatch(broadcast(shape, own.shape)))?.shape ?? joint)}.`
          : `Output size ${shapeText(shape)} is not compatible with broadcast dimensions of inputs ${shapeText(joint)}.`,
      );
    }
    checkParameters(vm, parameters, list);
    const dtype = isInteger ? "int64" : "float64";
    const isKnown = list.every((own) => own.data !== undefined);
    if (!isKnown) forget(source);
    const columns = !isSmall(shape)
      ? []
      : list.map(({ shape: own, data }) =>
          broadcastTo({ shape: own, data: data ?? new Float64Array(numel(own)) }, shape),
        );
    let at = 0;
    const next = (g: RandomGenerator): number | undefined => {
      const own = columns.map((column) => column[at]);
      at++;
      return one(g, ...own);
    };
    const result = drawn(vm, source, shape, next, dtype);
    return sizes === undefined && joint.length === 0 ? scalar(vm, result) : arrayValue(vm, result);
  });
}

/** Goes on with the arrays; where one is not known, neither are later numbers. */
export function withAllNumbersOr(
  vm: Machine,
  source: Source,
  values: readonly Given[],
  use: (...list: readonly Numbers[]) => PyValue,
): PyValue {
  let isReached = false;
  const result = withAllNumbers(vm, values, (...list) => {
    isReached = true;
    return use(...list);
  });
  if (!isReached) forget(source);
  return result;
}

const notNegative: ReadonlySet<string> = new Set(["scale", "sigma", "shape"]);
const mustBePositive: ReadonlySet<string> = new Set(["a", "b", "df"]);

function checkParameters(
  vm: Machine,
  parameters: DistributionRow["parameters"],
  list: readonly Numbers[],
): void {
  parameters.forEach(([name], i) => {
    const { data } = list[i];
    if (!data) return;
    if (notNegative.has(name) && data.some((value) => value < 0 || Object.is(value, -0))) {
      throw vm.raise("ValueError", `${name} < 0`);
    }
    if (mustBePositive.has(name) && data.some((value) => value <= 0)) {
      throw vm.raise("ValueError", `${name} <= 0`);
    }
    if (name === "lam" && data.some((value) => !(value >= 0))) {
      throw vm.raise("ValueError", "lam < 0 or lam is NaN");
    }
    if (name === "p" && data.some((value) => !(value >= 0 && value <= 1))) {
      throw vm.raise("ValueError", "p < 0, p > 1 or p is NaN");
    }
  });
}
