/** Python's `random`: with a seed, CPython's numbers; without one, numbers that nobody knows. */

import { defineClass, newInstance } from "../classes";
import { toItems } from "../iterate";
import type { Machine, NativeModule, Steps } from "../native";
import { finish } from "../nativeFunction";
import { getItem, length, setItem } from "../operators";
import { itemsPerUnknown } from "../sizes";
import {
  float,
  int,
  list,
  None,
  tuple,
  type PyClass,
  type PyInstance,
  type PyNative,
  type PyValue,
} from "../values";
import { digest, utf8 } from "./hashes";
import { log } from "./libm";
import { copyMersenne, mersenne, nextBelow, nextBits, nextDouble, type Mersenne } from "./mersenne";
import { distributions, type Draw } from "./randomDistributions";
import {
  callMethod,
  doubleOf,
  entries,
  indexOf,
  method,
  perRun,
  plainInt,
  plainNumber,
} from "./support";

export const random: NativeModule = {
  name: "random",
  create: (vm) => {
    const cls = randomClass(vm);
    const shared = sharedRandom(vm);
    return [
      ["Random", cls],
      ["SystemRandom", systemRandomClass(vm)],
      ...[...cls.attributes]
        .filter(([name]) => !name.startsWith("_"))
        .map(([name, f]) => [name, { kind: "method", self: shared, function: f }] as const),
    ];
  },
};

interface Generator_ {
  readonly isRandom: true;
  /** Absent without a seed. */
  source: Mersenne | undefined;
  gaussNext: number | undefined;
}

function isGenerator(host: unknown): host is Generator_ {
  return typeof host === "object" && host !== null && "isRandom" in host;
}

function generatorOf(self: PyValue): Generator_ {
  const fresh: Generator_ = { isRandom: true, source: undefined, gaussNext: undefined };
  if (self.kind !== "instance") return fresh;
  if (!isGenerator(self.host)) self.host = fresh;
  return isGenerator(self.host) ? self.host : fresh;
}

const sharedRandom = perRun(
  "random.shared",
  (vm): PyInstance => newInstance(randomClass(vm)),
  ({ host }) => (isGenerator(host) && host.source ? host : undefined),
);

function unseeded(vm: Machine): PyValue {
  vm.charge(stepsPerDraw);
  vm.chargeItems(itemsPerUnknown);
  return vm.unknown({ kind: "data-dependent", what: "unseeded random numbers" });
}

const stepsPerDraw = 4;

/** A method that draws; without a seed its result is unknown. */
function drawing<S extends string>(
  name: string,
  parameters: S,
  body: (vm: Machine, draw: Draw, ...args: (PyValue | undefined)[]) => PyValue | Steps<PyValue>,
  otherwise: (vm: Machine, ...args: (PyValue | undefined)[]) => PyValue | Steps<PyValue> = unseeded,
): PyNative {
  return method<string>(
    "Random",
    name,
    `self, ${parameters}`.replace(/, $/, ""),
    (vm: Machine, ...bound: (PyValue | undefined)[]) => {
      const [self, ...args] = bound;
      const generator = generatorOf(self ?? None);
      const { source } = generator;
      if (source === undefined) return otherwise(vm, ...args);
      const draw: Draw = {
        double: () => nextDouble(source),
        below: (n) => nextBelow(source, n),
        bits: (k) => nextBits(source, k),
        gauss: generator,
      };
      return body(vm, draw, ...args);
    },
  );
}

export const randomClass = perRun("random.Random", (): PyClass =>
  defineClass({
    name: "Random",
    module: "random",
    attributes: entries(
      method("Random", "__init__", "self, x?", (vm, self, x) => seed(vm, generatorOf(self), x), {
        unknowns: "accept",
      }),
      method(
        "Random",
        "seed",
        "self, a?, version?",
        (vm, self, a) => seed(vm, generatorOf(self), a),
        {
          unknowns: "accept",
        },
      ),
      method("Random", "getstate", "self", (vm, self) => {
        const { source, gaussNext } = generatorOf(self);
        if (source === undefined) return unseeded(vm);
        const words = [...source.state].map((word) => int(word));
        return tuple([
          int(3),
          tuple([...words, int(source.index)]),
          gaussNext === undefined ? None : float(gaussNext),
        ]);
      }),
      method(
        "Random",
        "setstate",
        "self, state",
        (_vm, self, state) => {
          restore(generatorOf(self), state);
          return None;
        },
        { unknowns: "accept" },
      ),
      drawing("random", "", (_vm, draw) => float(draw.double())),
      drawing("getrandbits", "k, /", (vm, draw, k) => {
        const bits = k === undefined ? undefined : plainInt(k);
        if (bits === undefined || bits < 0)
          throw vm.raise("ValueError", "number of bits must be non-negative");
        vm.chargeItems(Number(bits) / 32);
        return int(draw.bits(Number(bits)));
      }),
      drawing("randbytes", "n", (vm, draw, n) => {
        const size = Number((n && plainInt(n)) ?? 0);
        vm.chargeItems(size);
        let value = draw.bits(size * 8);
        const data: number[] = [];
        for (let i = 0; i < size; i++, value >>= 8n) data.push(Number(value & 255n));
        return { kind: "bytes", data };
      }),
      drawing("randrange", "start, stop?, step?", randrange),
      drawing("randint", "a, b", function* (vm, draw, a, b) {
        const [low, high] = [yield* whole(vm, a), yield* whole(vm, b)];
        return ranged(vm, draw, low, high + 1n, 1n);
      }),
      drawing("choice", "seq", choice),
      drawing("choices", "population, weights?, *, cum_weights?, k?", choices, unknownList),
      drawing("shuffle", "x", shuffle, forget),
      drawing("sample", "population, k, *, counts?", sample, function* (vm, _population, k) {
        return yield* unknownList(vm, undefined, undefined, undefined, k);
      }),
      ...distributions(drawing),
    ),
  }),
);

const systemRandomClass = perRun("random.SystemRandom", (vm): PyClass =>
  defineClass({
    name: "SystemRandom",
    module: "random",
    bases: [randomClass(vm)],
    attributes: entries(
      method("SystemRandom", "__init__", "self, x?", () => None),
      method("SystemRandom", "seed", "self, a?, version?", () => None),
    ),
  }),
);

function seed(
  vm: Machine,
  generator: Generator_,
  a: PyValue | undefined,
): PyValue | Steps<PyValue> {
  generator.gaussNext = undefined;
  if (a === undefined || a.kind === "none" || a.kind === "unknown") {
    generator.source = undefined;
    return None;
  }
  const whole = plainInt(a);
  if (whole !== undefined) {
    generator.source = mersenne(BigInt(whole));
    return None;
  }
  if (a.kind === "str" || a.kind === "bytes" || a.kind === "bytearray") {
    const bytes = a.kind === "str" ? utf8(a.value) : a.data;
    const all = [...bytes, ...(digest("sha512", bytes) ?? [])];
    generator.source = mersenne(
      BigInt(`0x${all.map((b) => b.toString(16).padStart(2, "0")).join("")}`),
    );
    return None;
  }
  if (a.kind === "float") return seedByHash(vm, generator, a);
  const message =
    "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.";
  throw vm.raise("TypeError", message);
}

function* seedByHash(vm: Machine, generator: Generator_, a: PyValue): Steps<PyValue> {
  const hash = yield* callMethod(vm, a, "__hash__");
  const whole = plainInt(hash);
  generator.source = whole === undefined ? undefined : mersenne(BigInt.asUintN(64, BigInt(whole)));
  return None;
}

function restore(generator: Generator_, state: PyValue): void {
  const words = state.kind === "tuple" ? state.items.at(1) : undefined;
  const gauss = state.kind === "tuple" ? state.items.at(2) : undefined;
  generator.source = undefined;
  if (words?.kind !== "tuple") return;
  const numbers = words.items.map((word) => Number(plainInt(word) ?? 0));
  const made = copyMersenne({
    state: Uint32Array.from(numbers.slice(0, 624)),
    index: numbers[624] ?? 624,
  });
  generator.source = made;
  generator.gaussNext = gauss && plainNumber(gauss);
}

function* whole(vm: Machine, value: PyValue | undefined): Steps<bigint> {
  if (value === undefined) return 0n;
  if (value.kind === "float" && Number.isInteger(value.value)) return BigInt(value.value);
  if (value.kind === "float") throw vm.raise("ValueError", `non-integer arg 1 for randrange()`);
  const index = yield* finish(indexOf(vm, value));
  return typeof index === "object" ? 0n : BigInt(index);
}

function* randrange(
  vm: Machine,
  draw: Draw,
  start?: PyValue,
  stop?: PyValue,
  step?: PyValue,
): Steps<PyValue> {
  const from = yield* whole(vm, start);
  if (stop === undefined || stop.kind === "none") {
    if (from > 0n) return int(draw.below(from));
    throw vm.raise("ValueError", "empty range for randrange()");
  }
  const by = step === undefined ? 1n : yield* whole(vm, step);
  return ranged(vm, draw, from, yield* whole(vm, stop), by);
}

function ranged(vm: Machine, draw: Draw, from: bigint, to: bigint, by: bigint): PyValue {
  const width = to - from;
  if (by === 1n) {
    if (width > 0n) return int(from + draw.below(width));
    throw vm.raise("ValueError", `empty range for randrange() (${from}, ${to}, ${width})`);
  }
  if (by === 0n) throw vm.raise("ValueError", "zero step for randrange()");
  const count = by > 0n ? (width + by - 1n) / by : (width + by + 1n) / by;
  if (count <= 0n) throw vm.raise("ValueError", "empty range for randrange()");
  return int(from + by * draw.below(count));
}

function* choice(vm: Machine, draw: Draw, sequence: PyValue = None): Steps<PyValue> {
  const size = yield* length(vm, sequence);
  if (size === 0) throw vm.raise("IndexError", "Cannot choose from an empty sequence");
  return yield* getItem(vm, sequence, int(draw.below(BigInt(size))));
}

/** As many unknowns as were asked for. */
function* unknownList(vm: Machine, ...args: (PyValue | undefined)[]): Steps<PyValue> {
  const k = args.at(3);
  const count = k === undefined ? 1 : Number(plainInt(k) ?? 1);
  vm.chargeItems(count);
  return list(Array.from({ length: count }, () => unseeded(vm)));
}

function* choices(
  vm: Machine,
  draw: Draw,
  population: PyValue = None,
  weights?: PyValue,
  cumulative?: PyValue,
  k?: PyValue,
): Steps<PyValue> {
  const items = yield* toItems(vm, population);
  const count = k === undefined ? 1 : Number(yield* whole(vm, k));
  vm.chargeItems(Math.max(0, count));
  const isGiven = (v: PyValue | undefined): v is PyValue => v !== undefined && v.kind !== "none";
  if (!isGiven(weights) && !isGiven(cumulative)) {
    if (items.length === 0 && count > 0) throw vm.raise("IndexError", "list index out of range");
    return list(
      Array.from(
        { length: Math.max(0, count) },
        () => items[Math.floor(draw.double() * items.length)],
      ),
    );
  }
  if (isGiven(weights) && isGiven(cumulative)) {
    throw vm.raise("TypeError", "Cannot specify both weights and cumulative weights");
  }
  const sums: number[] = [];
  for (const item of yield* toItems(vm, isGiven(cumulative) ? cumulative : (weights ?? None))) {
    const weight = yield* finish(doubleOf(vm, item));
    if (typeof weight !== "number") return weight;
    sums.push(isGiven(cumulative) ? weight : (sums.at(-1) ?? 0) + weight);
  }
  if (sums.length !== items.length) {
    throw vm.raise("ValueError", "The number of weights does not match the population");
  }
  const total = sums.at(-1);
  if (total === undefined) throw vm.raise("IndexError", "list index out of range");
  if (total <= 0) throw vm.raise("ValueError", "Total of weights must be greater than zero");
  vm.charge(Math.max(0, count) * (stepsPerDraw + (sums.length >> 4)));
  const pick = () => {
    const at = draw.double() * total;
    const found = sums.findIndex((sum, i) => at < sum || i === sums.length - 1);
    return items[found];
  };
  return list(Array.from({ length: Math.max(0, count) }, pick));
}

function* shuffle(vm: Machine, draw: Draw, x: PyValue = None): Steps<PyValue> {
  const size = yield* length(vm, x);
  vm.charge(size * stepsPerDraw);
  for (let i = size - 1; i >= 1; i--) {
    const j = Number(draw.below(BigInt(i + 1)));
    const [a, b] = [yield* getItem(vm, x, int(i)), yield* getItem(vm, x, int(j))];
    yield* setItem(vm, x, int(i), b);
    yield* setItem(vm, x, int(j), a);
  }
  return None;
}

/** Nobody knows what is where in a list that was shuffled without a seed. */
function forget(vm: Machine, x: PyValue = None): PyValue {
  if (x.kind === "list") x.items.forEach((_, i) => (x.items[i] = unseeded(vm)));
  return None;
}

function* sample(
  vm: Machine,
  draw: Draw,
  population: PyValue = None,
  k: PyValue = None,
  counts?: PyValue,
): Steps<PyValue> {
  if (["set", "frozenset", "dict"].includes(population.kind)) {
    throw vm.raise(
      "TypeError",
      "Population must be a sequence.  For dicts or sets, use sorted(d).",
    );
  }
  let items = yield* toItems(vm, population);
  if (counts !== undefined && counts.kind !== "none") {
    const repeated: PyValue[] = [];
    const times = yield* toItems(vm, counts);
    for (let i = 0; i < items.length; i++) {
      const n = Number(plainInt(times[i]) ?? 0);
      vm.chargeItems(n);
      for (let j = 0; j < n; j++) repeated.push(items[i]);
    }
    items = repeated;
  }
  const n = items.length;
  const count = Number(yield* whole(vm, k));
  if (count < 0 || count > n) {
    throw vm.raise("ValueError", "Sample larger than population or is negative");
  }
  vm.chargeItems(count);
  const setSize = 21 + (count > 5 ? 4 ** Math.ceil(log(count * 3) / log(4)) : 0);
  const result: PyValue[] = [];
  if (n <= setSize) {
    const pool = [...items];
    for (let i = 0; i < count; i++) {
      const j = Number(draw.below(BigInt(n - i)));
      result.push(pool[j]);
      pool[j] = pool[n - i - 1];
    }
    return list(result);
  }
  const taken = new Set<number>();
  for (let i = 0; i < count; i++) {
    let j = Number(draw.below(BigInt(n)));
    while (taken.has(j)) j = Number(draw.below(BigInt(n)));
    taken.add(j);
    result.push(items[j]);
  }
  return list(result);
}
