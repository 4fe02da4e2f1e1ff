/** The generator behind `numpy.random.default_rng`: PCG64, with ziggurats for normal and exponential numbers. */

import { exp, log1p } from "../../python/stdlib/libm";
import type { RandomGenerator } from "./distributions";
import { seedState } from "./seedSequence";
import { exponentialZiggurat, normalZiggurat } from "./ziggurat";

const multiplier = 0x2360ed051fc65da44385df649fccf645n;
const mask64 = (1n << 64n) - 1n;

/** https://www.pcg-random.org, the variant XSL-RR 128/64. */
export class ModernGenerator implements RandomGenerator {
  private state = 0n;
  private readonly increment: bigint;
  /** The upper half of the last 64 bits, where only the lower one was asked for. */
  private spare: number | undefined;

  constructor(entropy: readonly number[], spawnKey: readonly number[]) {
    const words = seedState(entropy, spawnKey, 8);
    const long = (at: number): bigint => (BigInt(words[at + 1]) << 32n) | BigInt(words[at]);
    this.increment = BigInt.asUintN(128, (((long(4) << 64n) | long(6)) << 1n) | 1n);
    this.step();
    this.state += (long(0) << 64n) | long(2);
    this.step();
  }

  wide(): bigint {
    this.step();
    const bits = (this.state >> 64n) ^ (this.state & mask64);
    const turn = this.state >> 122n;
    return ((bits >> turn) | (bits << (64n - turn))) & mask64;
  }

  word(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    const bits = this.wide();
    this.spare = Number(bits >> 32n);
    return Number(bits & 0xffffffffn);
  }

  uniform(): number {
    return Number(this.wide() >> 11n) / 2 ** 53;
  }

  normal(): number {
    const { edge, widths, sure, heights } = normalZiggurat();
    for (;;) {
      const bits = this.wide();
      const layer = Number(bits & 0xffn);
      const isNegative = ((bits >> 8n) & 1n) === 1n;
      const whole = Number((bits >> 9n) & 0xfffffffffffffn);
      const size = whole * widths[layer];
      if (whole < sure[layer]) return isNegative ? -size : size;
      if (layer === 0) {
        for (;;) {
          const x = -log1p(-this.uniform()) / edge;
          const y = -log1p(-this.uniform());
          // The sign of the tail is another bit than that of the rest.
          if (y + y > x * x) return ((bits >> 17n) & 1n) === 1n ? -(edge + x) : edge + x;
        }
      }
      const top = (heights[layer - 1] - heights[layer]) * this.uniform() + heights[layer];
      if (top < exp(-0.5 * size * size)) return isNegative ? -size : size;
    }
  }

  exponential(): number {
    const { edge, widths, sure, heights } = exponentialZiggurat();
    for (;;) {
      const bits = this.wide();
      const layer = Number((bits >> 3n) & 0xffn);
      const whole = Number(bits >> 11n);
      const size = whole * widths[layer];
      if (whole < sure[layer]) return size;
      if (layer === 0) return edge - log1p(-this.uniform());
      const top = (heights[layer - 1] - heights[layer]) * this.uniform() + heights[layer];
      if (top < exp(-size)) return size;
    }
  }

  /** https://arxiv.org/abs/1805.10941: the upper half of a product, drawn again where that would not be even. */
  below(most: number): number {
    if (most <= 0) return 0;
    if (most < 2 ** 32) return scaled(most, 32, () => this.word());
    const count = BigInt(most) + 1n;
    const least = (mask64 - BigInt(most)) % count;
    for (;;) {
      const product = this.wide() * count;
      if ((product & mask64) >= least) return Number(product >> 64n);
    }
  }

  interval(most: number): number {
    return masked(most, () => this.word());
  }

  /** Numbers of 8 and 16 bits are cut from words one after the other. */
  smallBelow(most: number, bits: 1 | 8 | 16): () => number {
    const parts = partsOfWords(this, bits);
    if (bits === 1) return () => (most === 0 ? 0 : parts());
    return () => (most <= 0 ? 0 : scaled(most, bits, parts));
  }

  private step(): void {
    this.state = BigInt.asUintN(128, this.state * multiplier + this.increment);
  }
}

/** As many bits as `most` has, drawn again while they make a larger number. */
export function masked(most: number, next: () => number): number {
  if (most <= 0) return 0;
  const unused = Math.clz32(most);
  for (;;) {
    const value = (next() << unused) >>> unused;
    if (value <= most) return value;
  }
}

function scaled(most: number, bits: number, next: () => number): number {
  const range = 2 ** bits;
  if (most === range - 1) return next();
  const count = most + 1;
  const least = BigInt((range - 1 - most) % count);
  const shift = BigInt(bits);
  for (;;) {
    const product = BigInt(next()) * BigInt(count);
    if (BigInt.asUintN(bits, product) >= least) return Number(product >> shift);
  }
}

/** The lowest bits of a word, then the next, until it is used up. */
export function partsOfWords(source: { word(): number }, bits: 1 | 8 | 16): () => number {
  let left = 0;
  let word = 0;
  return () => {
    if (left === 0) {
      word = source.word();
      left = 32 / bits;
    } else word >>>= bits;
    left--;
    return word & (2 ** bits - 1);
  };
}
