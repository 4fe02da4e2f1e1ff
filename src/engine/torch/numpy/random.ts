/** `numpy.random`: the numbers of a seeded generator are NumPy's own; without a seed only shapes are known. */

import { defineClass } from "../../python/classes";
import { nativeFunction } from "../../python/nativeFunction";
import type { Machine, StateKey } from "../../python/native";
import {
  None,
  type PyClass,
  type PyInstance,
  type PyNative,
  type PyValue,
} from "../../python/values";
import type { DType } from "../../tensor/dtype";
import { numel, type Shape } from "../../tensor/shape";
import { arrayValue, resultValue, setNumbers } from "./arrays";
import { readDType } from "./classes";
import { LegacyGenerator } from "./legacyGenerator";
import { isKnown, isSmall, numbers, type Numbers } from "./numbers";
import { along } from "./shaping";
import {
  floatArg,
  flagArg,
  intArg,
  intsArg,
  isArray,
  isGiven,
  isUnknownInts,
  withNumbers,
  type FunctionBody,
} from "./support";

type Given = PyValue | undefined;

/** A generator in use; without a seed it has no numbers. */
interface Source {
  generator: LegacyGenerator | undefined;
}

const globalKey: StateKey<Source> = {
  name: "numpy.random",
  create: () => ({ generator: undefined }),
  decides: ({ generator }) => generator,
};

type Draws = (vm: Machine, source: Source, ...bound: readonly Given[]) => PyValue;

const draws: Readonly<Record<string, readonly [parameters: string, body: Draws]>> = {
  seed: [
    "seed?",
    (vm, source, seed) => {
      const value = intArg(vm, seed);
      if (value !== undefined && (value < 0 || value >= 2 ** 32)) {
        throw vm.raise("ValueError", "Seed must be between 0 and 2**32 - 1");
      }
      source.generator = value === undefined ? undefined : new LegacyGenerator(value);
      return None;
    },
  ],
  rand: ["*args", (vm, source, sizes) => draw(vm, source, sizes, (g) => g.uniform())],
  randn: ["*args", (vm, source, sizes) => draw(vm, source, sizes, (g) => g.normal())],
  random_sample: ["size?", (vm, source, size) => draw(vm, source, size, (g) => g.uniform())],
  random: ["size?", (vm, source, size) => draw(vm, source, size, (g) => g.uniform())],
  standard_normal: ["size?", (vm, source, size) => draw(vm, source, size, (g) => g.normal())],
  uniform: [
    "low?, high?, size?",
    (vm, source, low, high, size) => {
      const from = floatArg(low) ?? 0;
      const span = (floatArg(high) ?? 1) - from;
      return draw(vm, source, size, (g) => from + span * g.uniform());
    },
  ],
  normal: [
    "loc?, scale?, size?",
    (vm, source, loc, scale, size) => {
      const mean = floatArg(loc) ?? 0;
      const width = floatArg(scale) ?? 1;
      return draw(vm, source, size, (g) => mean + width * g.normal());
    },
  ],
  exponential: [
    "scale?, size?",
    (vm, source, scale, size) =>
      draw(vm, source, size, (g) => -Math.log(1 - g.uniform()) * (floatArg(scale) ?? 1)),
  ],
  randint: [
    "low, high?, size?, dtype?",
    (vm, source, low, high, size, dtype) => {
      const first = intArg(vm, low) ?? 0;
      const [from, to] = isGiven(high) ? [first, intArg(vm, high) ?? 0] : [0, first];
      if (from >= to) throw vm.raise("ValueError", isGiven(high) ? "low >= high" : "high <= 0");
      const type = readDType(vm, dtype) ?? "int64";
      // Smaller types draw their numbers from parts of words.
      const isWord = type === "int64";
      const drawn = draw(
        vm,
        isWord ? source : unseeded,
        size,
        (g) => from + g.below(to - 1 - from),
        type,
      );
      if (isGiven(size) || isGiven(dtype) || drawn.kind !== "ndarray") return drawn;
      return { kind: "int", value: drawn.array.data[0] };
    },
  ],
  permutation: ["x", permutation],
  shuffle: [
    "x",
    (vm, source, x) => {
      if (x?.kind === "list") {
        if (source.generator) shuffle(source.generator, x.items);
        else {
          const unknown = unknownOrder(vm);
          x.items.fill(unknown);
        }
      } else if (isArray(x)) {
        withNumbers(vm, x, (from) => {
          const places = order(source, from.shape.at(0) ?? 0);
          setNumbers(x, places ? along(from, 0, places) : { shape: from.shape, dtype: from.dtype });
          return None;
        });
      }
      return None;
    },
  ],
  choice: ["a, size?, replace?, p?", choice],
};

const unseeded: Source = { generator: undefined };

function unknownOrder(vm: Machine): PyValue {
  return vm.unknown({ kind: "data-dependent", what: "a random order" });
}

/** As many numbers as `size` says; a single one without it. */
function draw(
  vm: Machine,
  source: Source,
  size: Given,
  next: (generator: LegacyGenerator) => number,
  dtype: DType = "float64",
): PyValue {
  const sizes = intsArg(vm, size);
  if (isUnknownInts(sizes)) return vm.unknown({ kind: "derived", what: "random numbers" }, sizes);
  const shape = sizes ?? [];
  // `rand()` gives one number, `rand(size=())` an array.
  return resultValue(vm, drawn(vm, source, shape, next, dtype));
}

function drawn(
  vm: Machine,
  source: Source,
  shape: Shape,
  next: (generator: LegacyGenerator) => number,
  dtype: DType,
): Numbers {
  if (shape.some((size) => size < 0)) {
    throw vm.raise("ValueError", "negative dimensions are not allowed");
  }
  const { generator } = source;
  if (!generator) return { shape, dtype };
  if (!isSmall(shape)) {
    // What comes later would have to skip these numbers.
    source.generator = undefined;
    return { shape, dtype };
  }
  vm.chargeItems(numel(shape));
  vm.charge(numel(shape));
  return numbers(
    shape,
    dtype,
    Float64Array.from({ length: numel(shape) }, () => next(generator)),
  );
}

/** The numbers below `count` in random order; `undefined` where that is not known. */
function order(source: Source, count: number): number[] | undefined {
  if (!source.generator || !isSmall([count])) return undefined;
  const places = Array.from({ length: count }, (_, i) => i);
  shuffle(source.generator, places);
  return places;
}

function shuffle<T>(generator: LegacyGenerator, items: T[]): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = generator.below(i);
    [items[i], items[j]] = [items[j], items[i]];
  }
}

function permutation(vm: Machine, source: Source, x: Given): PyValue {
  const count = x?.kind === "int" ? Number(x.value) : undefined;
  if (count !== undefined) {
    const places = order(source, count);
    const data = places && Float64Array.from(places);
    return arrayValue(vm, numbers([count], "int64", data));
  }
  return withNumbers(vm, x, (from) => {
    const places = order(source, from.shape.at(0) ?? 0);
    if (!places) return arrayValue(vm, { shape: from.shape, dtype: from.dtype });
    return arrayValue(vm, along(from, 0, places));
  });
}

function choice(vm: Machine, source: Source, ...[a, size, replace, p]: readonly Given[]): PyValue {
  const count = a?.kind === "int" ? Number(a.value) : undefined;
  const all: Given =
    count === undefined
      ? a
      : arrayValue(
          vm,
          numbers(
            [count],
            "int64",
            isSmall([count]) ? Float64Array.from({ length: count }, (_, i) => i) : undefined,
          ),
        );
  const isReplacing = flagArg(replace, true);
  return withNumbers(vm, all, (from) => {
    const total = from.shape.at(0) ?? 0;
    if (total === 0) throw vm.raise("ValueError", "a must be non-empty");
    const sizes = intsArg(vm, size);
    if (isUnknownInts(sizes)) return vm.unknown({ kind: "derived", what: "random numbers" }, sizes);
    const shape = sizes ?? [];
    const needed = numel(shape);
    if (!isReplacing && needed > total) {
      throw vm.raise(
        "ValueError",
        "Cannot take a larger sample than population when 'replace=False'",
      );
    }
    const { generator } = source;
    const isPlain = !isGiven(p) && isKnown(from) && from.shape.length === 1;
    if (!generator || !isPlain || !isSmall(shape)) {
      source.generator = undefined;
      return resultValue(vm, { shape: [...shape, ...from.shape.slice(1)], dtype: from.dtype });
    }
    vm.chargeItems(needed);
    const places = isReplacing
      ? Array.from({ length: needed }, () => generator.below(total - 1))
      : (order(source, total) ?? []).slice(0, needed);
    return resultValue(vm, { ...along(from, 0, places), shape });
  });
}

/** The functions of the module `numpy.random`. */
export function randomFunctions(): (readonly [string, PyNative])[] {
  return Object.entries(draws).map(([name, [parameters, body]]) => [
    name,
    nativeFunction(name, parameters, ((vm, ...bound) =>
      body(vm, vm.state(globalKey), ...bound)) satisfies FunctionBody),
  ]);
}

/** `numpy.random.RandomState` and the generator that `default_rng` makes. */
export function generatorClasses(): { readonly legacy: PyClass; readonly modern: PyClass } {
  const legacy = generatorClass("RandomState", (vm, seed) => {
    const value = intArg(vm, seed);
    return value === undefined ? undefined : new LegacyGenerator(value);
  });
  // The numbers of the newer generators are not drawn: shapes only.
  const modern = generatorClass("Generator", () => undefined);
  const integers = draws.randint;
  modern.attributes.set("integers", methodOf("integers", `${integers[0]}, endpoint?`, integers[1]));
  return { legacy, modern };
}

function generatorClass(
  name: string,
  start: (vm: Machine, seed: Given) => LegacyGenerator | undefined,
): PyClass {
  const cls = defineClass({
    name,
    module: "numpy.random",
    create: (vm, of, args, kwargs): PyInstance => {
      const source: Source = { generator: start(vm, args.at(0) ?? kwargs.get("seed")) };
      return { kind: "instance", of, attributes: new Map(), host: source };
    },
  });
  for (const [method, [parameters, body]] of Object.entries(draws)) {
    cls.attributes.set(method, methodOf(method, parameters, body));
  }
  return cls;
}

function methodOf(name: string, parameters: string, body: Draws): PyNative {
  return nativeFunction(
    name,
    `self, /, ${parameters}`,
    ((vm, self, ...bound) => body(vm, sourceOf(self), ...bound)) satisfies FunctionBody,
    { isMethod: true },
  );
}

function sourceOf(self: Given): Source {
  if (self?.kind === "instance" && isSource(self.host)) return self.host;
  return { generator: undefined };
}

function isSource(host: unknown): host is Source {
  return typeof host === "object" && host !== null && "generator" in host;
}
