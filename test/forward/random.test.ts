import { existsSync, readFileSync } from "node:fs";
import { crc32, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { initialisers } from "../../src/engine/forward/initialise";
import { Generator } from "../../src/engine/forward/random";

/** One draw of a golden: PyTorch's first values, a checksum of all of them, and what the generator gives next. */
interface Step {
  readonly op: string;
  readonly n?: number;
  readonly shape?: readonly number[];
  readonly values: readonly number[];
  readonly crc32: number;
  readonly probe?: readonly number[];
  readonly low?: number;
  readonly high?: number;
  readonly mean?: number | string;
  readonly std?: number;
  readonly p?: number;
}
interface Case {
  readonly seed: number;
  readonly steps: readonly Step[];
}

const committed = new URL("../golden/random.json", import.meta.url);
const complete = process.env.LAYERLENS_RNG_GOLDEN ?? "";

describe("random numbers are PyTorch's", () => {
  for (const item of load(committed)) check(item);
});

describe.runIf(existsSync(complete))("random numbers are PyTorch's, complete", () => {
  for (const item of existsSync(complete) ? load(complete) : []) check(item);
});

function load(file: string | URL): readonly Case[] {
  const bytes = readFileSync(file);
  const text = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
  const { cases } = JSON.parse(text.toString()) as { cases: readonly Case[] };
  return cases.filter(({ steps }) => steps.every(({ op }) => op !== "module"));
}

function check({ seed, steps }: Case): void {
  it(`seed ${seed}: ${steps
    .map(({ op }) => op)
    .join(", ")
    .slice(0, 80)}`, () => {
    const generator = new Generator(seed);
    steps.forEach((step, index) => {
      const label = `step ${index}, ${step.op}`;
      const got = draw(generator, step);
      const values = Array.from(got.subarray(0, step.values.length), Number);
      const rounded = got instanceof Float32Array ? step.values.map(Math.fround) : [...step.values];
      expect(values, label).toEqual(rounded);
      expect(crc32(bytesOf(got)), `${label}: checksum`).toBe(step.crc32);
      if (!step.probe) return;
      const next = new Float32Array(4);
      generator.copy().uniform(next);
      expect([...next], `${label}: probe`).toEqual(step.probe.map(Math.fround));
    });
  });
}

type Drawn = Float32Array | Float64Array | BigInt64Array;

function bytesOf(drawn: Drawn): Uint8Array {
  return new Uint8Array(drawn.buffer, drawn.byteOffset, drawn.byteLength);
}

function draw(generator: Generator, step: Step): Drawn {
  const shape = step.shape ?? [step.n ?? 0];
  const count = shape.reduce((a, b) => a * b, 1);
  const floats = new Float32Array(count);
  const doubles = new Float64Array(count);
  const mean = typeof step.mean === "number" ? step.mean : 0;
  switch (step.op) {
    case "uniform":
      generator.uniform(floats, step.low, step.high);
      return floats;
    case "uniform64":
      generator.uniform64(doubles, step.low, step.high);
      return doubles;
    case "normal":
      generator.normal(floats, mean, step.std);
      return floats;
    case "normal64":
      generator.normal64(doubles, mean, step.std);
      return doubles;
    case "normal_noncontiguous":
      generator.normalStrided(floats, mean, step.std);
      return floats;
    case "bernoulli":
      generator.bernoulli(floats, step.p ?? 0.5);
      return floats;
    case "dropout":
      generator.dropoutMask(floats, step.p ?? 0.5);
      return floats;
    case "dropout2d": {
      const mask = new Float32Array(shape[0] * shape[1]);
      generator.dropoutMask(mask, step.p ?? 0.5);
      return floats.map((_, i) => mask[Math.floor(i / (shape[2] * shape[3]))]);
    }
    case "randint":
      return BigInt64Array.from(generator.randint(count, step.low ?? 0, step.high ?? 1), BigInt);
    case "randperm":
      return BigInt64Array.from(generator.randperm(count), BigInt);
    default:
      initialisers[`${step.op}_`](generator, floats, shape, step as never);
      return floats;
  }
}
