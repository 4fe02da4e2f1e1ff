/** The classes of `numpy.random`: `RandomState`, and `Generator` with what it is seeded by. */

import { defineClass } from "../../python/classes";
import type { Machine, StateKey } from "../../python/native";
import { nativeFunction } from "../../python/nativeFunction";
import { type PyClass, type PyInstance, type PyNative, type PyValue } from "../../python/values";
import { ModernGenerator } from "./modernGenerator";
import { isKnown } from "./numbers";
import { legacyDraws, legacyGenerator, modernDraws } from "./random";
import type { Draws, DrawTable, Source } from "./randomSource";
import { seedWords } from "./seedSequence";
import { intArg, isGiven, listValue, toNumbersOrNone, type FunctionBody } from "./support";

type Given = PyValue | undefined;

/** What a `SeedSequence` holds; without entropy its numbers are not known. */
interface Seeds {
  readonly entropy: readonly number[] | undefined;
  readonly spawnKey: readonly number[];
  children: number;
}

interface RandomClasses {
  readonly randomState: PyClass;
  readonly generator: PyClass;
  readonly seedSequence: PyClass;
  readonly pcg64: PyClass;
}

const classesKey: StateKey<RandomClasses> = { name: "numpy.random classes", create: makeClasses };

function makeClasses(): RandomClasses {
  const randomState = generatorClass(
    "RandomState",
    "numpy.random.mtrand",
    legacyDraws,
    (vm, seed) => ({
      generator: legacyGenerator(vm, seed),
    }),
  );
  const generator = generatorClass("Generator", "numpy.random._generator", modernDraws, sourceFor);
  const pcg64 = defineClass({
    name: "PCG64",
    module: "numpy.random._pcg64",
    create: (vm, of, args, kwargs) => instance(of, sourceFor(vm, args.at(0) ?? kwargs.get("seed"))),
  });
  const seedSequence = defineClass({
    name: "SeedSequence",
    module: "numpy.random.bit_generator",
    create: (vm, of, args, kwargs) => {
      const entropy = args.at(0) ?? kwargs.get("entropy");
      const seeds: Seeds = { entropy: entropyOf(vm, entropy), spawnKey: [], children: 0 };
      return instance(of, seeds);
    },
  });
  for (const [name, value] of seedMethods()) seedSequence.attributes.set(name, value);
  return { randomState, generator, seedSequence, pcg64 };
}

/** The module's classes, and `default_rng`. */
export function randomClassEntries(vm: Machine): (readonly [string, PyValue])[] {
  const { randomState, generator, seedSequence, pcg64 } = vm.state(classesKey);
  const make = nativeFunction("default_rng", "seed?", (machine, seed) => {
    if (seed?.kind === "instance" && seed.of === generator) return seed;
    return instance(generator, sourceFor(machine, seed));
  });
  return [
    ["RandomState", randomState],
    ["Generator", generator],
    ["SeedSequence", seedSequence],
    ["PCG64", pcg64],
    ["default_rng", make],
  ];
}

function instance(of: PyClass, host: Source | Seeds): PyInstance {
  return { kind: "instance", of, attributes: new Map(), host };
}

function sourceFor(vm: Machine, seed: Given): Source {
  if (seed?.kind === "instance") {
    if (isSource(seed.host)) return seed.host;
    if (isSeeds(seed.host)) return { generator: generatorOf(seed.host), isModern: true };
  }
  const entropy = entropyOf(vm, seed);
  return { generator: entropy && new ModernGenerator(entropy, []), isModern: true };
}

function generatorOf({ entropy, spawnKey }: Seeds): ModernGenerator | undefined {
  return entropy && new ModernGenerator(entropy, spawnKey);
}

/** The words of a seed: an int of any size, or several. */
function entropyOf(vm: Machine, seed: Given): readonly number[] | undefined {
  if (!isGiven(seed)) return undefined;
  const isList = seed.kind === "list" || seed.kind === "tuple";
  if (isList) {
    const parts = seed.items.map((item) => entropyOf(vm, item));
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  if (seed.kind === "int" || seed.kind === "bool") return wordsOf(vm, BigInt(seed.value));
  const from = toNumbersOrNone(vm, seed);
  if (from && isKnown(from) && from.dtype.includes("int")) {
    return [...from.data].flatMap((value) => wordsOf(vm, BigInt(value)));
  }
  if (seed.kind === "unknown" || (from !== undefined && !isKnown(from)) || seed.kind === "instance")
    return undefined;
  throw vm.raise(
    "TypeError",
    `SeedSequence expects int or sequence of ints for entropy not ${vm.classOf(seed).name}`,
  );
}

function wordsOf(vm: Machine, seed: bigint): readonly number[] {
  if (seed < 0n) throw vm.raise("ValueError", "expected non-negative integer");
  return seedWords(seed);
}

function seedMethods(): (readonly [string, PyValue])[] {
  return [
    method("spawn", "n_children", (vm, self, count) => {
      const seeds = seedsOf(self);
      const total = intArg(vm, count) ?? 0;
      vm.chargeItems(total);
      const { seedSequence } = vm.state(classesKey);
      const made = Array.from({ length: total }, () => {
        const spawnKey = seeds ? [...seeds.spawnKey, seeds.children++] : [];
        return instance(seedSequence, { entropy: seeds?.entropy, spawnKey, children: 0 });
      });
      return listValue(made);
    }),
    method("generate_state", "n_words, dtype?", (vm) =>
      vm.unknown({ kind: "unsupported", what: "an array of uint32" }),
    ),
  ];
}

function seedsOf(self: Given): Seeds | undefined {
  return self?.kind === "instance" && isSeeds(self.host) ? self.host : undefined;
}

function generatorClass(
  name: string,
  module: string,
  draws: DrawTable,
  start: (vm: Machine, seed: Given) => Source,
): PyClass {
  const cls = defineClass({
    name,
    module,
    create: (vm, of, args, kwargs): PyInstance =>
      instance(of, start(vm, args.at(0) ?? kwargs.get("seed") ?? kwargs.get("bit_generator"))),
  });
  for (const [own, [parameters, body]] of Object.entries(draws)) {
    cls.attributes.set(own, methodOf(own, parameters, body));
  }
  return cls;
}

function methodOf(name: string, parameters: string, body: Draws): PyNative {
  const call: FunctionBody = (vm, self, ...bound) => body(vm, sourceOf(self), ...bound);
  return method(name, parameters, call)[1];
}

function method(name: string, parameters: string, body: FunctionBody): readonly [string, PyNative] {
  return [name, nativeFunction(name, `self, /, ${parameters}`, body, { isMethod: true })];
}

function sourceOf(self: Given): Source {
  if (self?.kind === "instance" && isSource(self.host)) return self.host;
  return { generator: undefined };
}

function isSource(host: unknown): host is Source {
  return typeof host === "object" && host !== null && "generator" in host;
}

function isSeeds(host: unknown): host is Seeds {
  return typeof host === "object" && host !== null && "spawnKey" in host;
}
