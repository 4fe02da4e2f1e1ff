/** `numpy.random`: the numbers of a seeded generator are NumPy's own; without a seed only shapes are known. */

import { nativeFunction } from "../../python/nativeFunction";
import type { Machine, StateKey } from "../../python/native";
import { None, float, int, str, tuple, type PyNative, type PyValue } from "../../python/values";
import { numel } from "../../tensor/shape";
import { arrayValue } from "./arrays";
import { readDType } from "./classes";
import { distributions, standardGamma } from "./distributions";
import { LegacyGenerator } from "./legacyGenerator";
import { numbers, isKnown, type Numbers } from "./numbers";
import { choice, integers, permutation, permuted, shuffled } from "./randomChoice";
import {
  draw,
  drawDistribution,
  forget,
  withAllNumbersOr,
  type Draws,
  type DrawTable,
  type Source,
} from "./randomSource";
import {
  flagArg,
  intArg,
  intsArg,
  isGiven,
  isUnknownInts,
  toNumbersOrNone,
  type FunctionBody,
} from "./support";

type Given = PyValue | undefined;

const globalKey: StateKey<Source> = {
  name: "numpy.random",
  create: () => ({ generator: undefined }),
  decides: ({ generator }) => generator,
};

const uniforms: Draws = (vm, source, size) => draw(vm, source, size, (g) => g.uniform());
const unmodelled: Draws = (vm, source) => {
  forget(source);
  return vm.unknown({ kind: "unsupported", what: "this distribution of numpy.random" });
};

/** What both generations of generators have. */
const shared: DrawTable = {
  ...Object.fromEntries(
    Object.entries(distributions).map(([name, row]) => {
      const names = row.parameters.map(([own, value]) => (value === undefined ? own : `${own}?`));
      const body: Draws = (vm, source, ...bound) => {
        const count = row.parameters.length;
        return drawDistribution(vm, source, row, bound.slice(0, count), bound.at(count));
      };
      return [name, [[...names, "size?"].join(", "), body] as const];
    }),
  ),
  dirichlet: ["alpha, size?", dirichlet],
  multivariate_normal: ["mean, cov, size?, check_valid?, tol?, *, method?", multivariateNormal],
  multinomial: ["n, pvals, size?", multinomial],
  bytes: ["length", unmodelled],
  noncentral_chisquare: ["df, nonc, size?", unmodelled],
  noncentral_f: ["dfnum, dfden, nonc, size?", unmodelled],
};

/** `numpy.random`'s own functions, which are the methods of `RandomState`. */
export const legacyDraws: DrawTable = {
  ...shared,
  seed: [
    "seed?",
    (vm, source, seed) => {
      source.generator = legacyGenerator(vm, seed);
      return None;
    },
  ],
  rand: ["*args", (vm, source, sizes) => uniforms(vm, source, sizesOf(sizes))],
  randn: ["*args", (vm, source, sizes) => draw(vm, source, sizesOf(sizes), (g) => g.normal())],
  random_sample: ["size?", uniforms],
  random: ["size?", uniforms],
  ranf: ["size?", uniforms],
  sample: ["size?", uniforms],
  standard_normal: ["size?", (vm, source, size) => draw(vm, source, size, (g) => g.normal())],
  standard_exponential: [
    "size?",
    (vm, source, size) => draw(vm, source, size, (g) => g.exponential()),
  ],
  randint: [
    "low, high?, size?, dtype?",
    (vm, source, low, high, size, dtype) =>
      integers(vm, source, { low, high, size, dtype, hasEnd: false, isLegacy: true }),
  ],
  random_integers: [
    "low, high?, size?",
    (vm, source, low, high, size) =>
      integers(vm, source, {
        low: isGiven(high) ? low : int(1),
        high: isGiven(high) ? high : low,
        size,
        dtype: undefined,
        hasEnd: true,
        isLegacy: true,
      }),
  ],
  permutation: ["x", (vm, source, x) => permutation(vm, source, x, undefined)],
  shuffle: ["x", (vm, source, x) => shuffled(vm, source, x, undefined)],
  choice: ["a, size?, replace?, p?", choice],
  get_state: ["legacy?", stateOf],
  set_state: [
    "state",
    (vm, source, state) => {
      source.generator = restored(vm, state);
      return None;
    },
  ],
};

/** The methods of what `default_rng` makes. */
export const modernDraws: DrawTable = {
  ...shared,
  random: [
    "size?, dtype?, out?",
    (vm, source, size, dtype, out) => {
      const isSingle = readDType(vm, dtype) === "float32";
      if (!isSingle) return draw(vm, source, size, (g) => g.uniform(), "float64", out);
      return draw(vm, source, size, (g) => (g.word() >>> 8) / 2 ** 24, "float32", out);
    },
  ],
  standard_normal: [
    "size?, dtype?, out?",
    (vm, source, size, dtype, out) => {
      const type = readDType(vm, dtype) ?? "float64";
      return draw(
        vm,
        source,
        size,
        (g) => (type === "float64" ? g.normal() : undefined),
        type,
        out,
      );
    },
  ],
  standard_exponential: [
    "size?, dtype?, method?, out?",
    (vm, source, size, dtype, method, out) => {
      const isPlain = (readDType(vm, dtype) ?? "float64") === "float64" && !isGiven(method);
      const type = readDType(vm, dtype) ?? "float64";
      return draw(vm, source, size, (g) => (isPlain ? g.exponential() : undefined), type, out);
    },
  ],
  integers: [
    "low, high?, size?, dtype?, endpoint?",
    (vm, source, low, high, size, dtype, endpoint) =>
      integers(vm, source, {
        low,
        high,
        size,
        dtype,
        hasEnd: flagArg(endpoint, false),
        isLegacy: false,
      }),
  ],
  permutation: ["x, axis?", permutation],
  permuted: ["x, *, axis?, out?", permuted],
  shuffle: ["x, axis?", shuffled],
  choice: ["a, size?, replace?, p?, axis?, shuffle?", choice],
  multivariate_hypergeometric: ["colors, nsample, size?, method?", unmodelled],
};

/** `rand()` gives one number, `rand(2)` an array. */
function sizesOf(args: Given): Given {
  return args?.kind === "tuple" && args.items.length === 0 ? undefined : args;
}

/** The generator of a seed, as `seed` and `RandomState` take it; `undefined` for None. */
export function legacyGenerator(vm: Machine, seed: Given): LegacyGenerator | undefined {
  if (!isGiven(seed)) return undefined;
  const from = toNumbersOrNone(vm, seed);
  const outside = (value: number): boolean => value < 0 || value >= 2 ** 32;
  if (from === undefined) {
    if (seed.kind === "unknown") return undefined;
    const name = vm.classOf(seed).name;
    throw vm.raise(
      "TypeError",
      `Cannot cast array data from dtype('${name}') to dtype('int64') according to the rule 'safe'`,
    );
  }
  if (!isKnown(from)) return undefined;
  if (from.data.length === 0) throw vm.raise("ValueError", "Seed must be non-empty");
  if (from.data.some(outside)) {
    throw vm.raise("ValueError", "Seed must be between 0 and 2**32 - 1");
  }
  if (from.shape.length === 0) {
    intArg(vm, seed);
    return new LegacyGenerator(from.data[0]);
  }
  if (from.shape.length > 1) throw vm.raise("ValueError", "Seed array must be 1-d");
  return new LegacyGenerator([...from.data]);
}

/** `('MT19937', words, position, has_gauss, gauss)` */
function stateOf(vm: Machine, { generator }: Source): PyValue {
  if (!(generator instanceof LegacyGenerator)) {
    return vm.unknown({ kind: "data-dependent", what: "the state of a generator without a seed" });
  }
  const { words, position, spare } = generator.snapshot();
  return tuple([
    str("MT19937"),
    // The words are of a type that arrays here do not have; as numbers they are the same.
    arrayValue(vm, numbers([words.length], "int64", Float64Array.from(words))),
    int(position),
    int(spare === undefined ? 0 : 1),
    float(spare ?? 0),
  ]);
}

function restored(vm: Machine, state: Given): LegacyGenerator | undefined {
  if (state?.kind !== "tuple") return undefined;
  const [, words, position, hasSpare, spare] = state.items;
  const from = toNumbersOrNone(vm, words);
  if (from?.data?.length !== 624) return undefined;
  return new LegacyGenerator({
    words: Uint32Array.from(from.data),
    position: intArg(vm, position) ?? 0,
    spare: flagArg(hasSpare, false) && spare.kind === "float" ? spare.value : undefined,
  });
}

/** Gamma numbers over their sum. */
function dirichlet(vm: Machine, source: Source, ...[alpha, size]: readonly Given[]): PyValue {
  return withAllNumbersOr(vm, source, [alpha], (weights) => {
    const { data } = weights;
    // The newer generator draws very small weights another way.
    const isPlain =
      source.generator instanceof LegacyGenerator || data?.some((value) => value >= 0.1);
    if (!data || !isPlain) forget(source);
    let row: number[] = [];
    return repeatedRows(vm, source, size, weights.shape, (i) => {
      const { generator } = source;
      if (i === 0 && data && generator) {
        const drawnNow = Array.from(data, (value) => standardGamma(generator, value));
        const inverse = 1 / drawnNow.reduce((sum, value) => sum + value, 0);
        row = drawnNow.map((value) => value * inverse);
      }
      return row[i];
    });
  });
}

function multivariateNormal(
  vm: Machine,
  source: Source,
  ...[mean, , size]: readonly Given[]
): PyValue {
  return withAllNumbersOr(vm, source, [mean], ({ shape }) =>
    repeatedRows(vm, source, size, shape, () => undefined),
  );
}

function multinomial(vm: Machine, source: Source, ...[n, pvals, size]: readonly Given[]): PyValue {
  return withAllNumbersOr(vm, source, [n, pvals], (count, chances) => {
    const { data } = chances;
    if (count.shape.length > 0 || !count.data || !data) forget(source);
    const binomial = distributions.binomial.draw;
    let left = 0;
    let rest = 1;
    return repeatedRows(
      vm,
      source,
      size,
      chances.shape,
      (i) => {
        const { generator } = source;
        if (!generator || !data || !count.data) return undefined;
        if (i === 0) [left, rest] = [count.data[0], 1];
        if (i === data.length - 1 || left <= 0) return Math.max(left, 0);
        const value = binomial(generator, left, data[i] / rest);
        if (value === undefined) return undefined;
        left -= value;
        rest -= data[i];
        return value;
      },
      "int64",
    );
  });
}

/** Rows of numbers that are drawn together; the element is asked for by its place in the row. */
function repeatedRows(
  vm: Machine,
  source: Source,
  size: Given,
  row: readonly number[],
  element: (i: number) => number | undefined,
  dtype: Numbers["dtype"] = "float64",
): PyValue {
  const sizes = intsArg(vm, isGiven(size) ? size : undefined);
  if (isUnknownInts(sizes)) {
    forget(source);
    return vm.unknown({ kind: "derived", what: "random numbers" }, sizes);
  }
  const shape = [...(sizes ?? []), ...row];
  let at = 0;
  const width = numel(row);
  const whole = tuple(shape.map((one) => int(one)));
  return draw(vm, source, whole, () => element(at++ % width), dtype);
}

/** The functions of the module `numpy.random`. */
export function randomFunctions(): (readonly [string, PyNative])[] {
  return Object.entries(legacyDraws).map(([name, [parameters, body]]) => [
    name,
    nativeFunction(name, parameters, ((vm, ...bound) =>
      body(vm, vm.state(globalKey), ...bound)) satisfies FunctionBody),
  ]);
}
