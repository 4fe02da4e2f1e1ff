/** NumPy's seeded generator before `default_rng`: the Mersenne Twister, and its uniform, normal and whole numbers. */

import { log } from "../../python/stdlib/libm";
import type { RandomGenerator } from "./distributions";
import { masked, partsOfWords } from "./modernGenerator";

const size = 624;
const lag = 397;

/** All that later numbers depend on: what `get_state` gives. */
export interface LegacyState {
  readonly words: Uint32Array;
  readonly position: number;
  readonly spare: number | undefined;
}

export class LegacyGenerator implements RandomGenerator {
  private readonly state: Uint32Array;
  private position = size;
  /** Normal numbers are made two at a time. */
  private spare: number | undefined;

  constructor(seed: number | readonly number[] | LegacyState) {
    if (typeof seed === "number") this.state = wordsOfSeed(seed);
    else if ("words" in seed) {
      this.state = Uint32Array.from(seed.words);
      this.position = seed.position;
      this.spare = seed.spare;
    } else this.state = wordsOfKey(seed);
  }

  snapshot(): LegacyState {
    return { words: Uint32Array.from(this.state), position: this.position, spare: this.spare };
  }

  uniform(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** https://en.wikipedia.org/wiki/Marsaglia_polar_method */
  normal(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const squares = x * x + y * y;
      if (squares >= 1 || squares === 0) continue;
      const factor = Math.sqrt((-2 * log(squares)) / squares);
      this.spare = factor * x;
      return factor * y;
    }
  }

  exponential(): number {
    return -log(1 - this.uniform());
  }

  below(most: number): number {
    if (most <= 0xffffffff) return masked(most, () => this.word());
    const unused = Math.clz32(most / 2 ** 32);
    for (;;) {
      const high = (this.word() << unused) >>> unused;
      const value = high * 2 ** 32 + this.word();
      if (value <= most) return value;
    }
  }

  interval(most: number): number {
    return this.below(most);
  }

  smallBelow(most: number, bits: 1 | 8 | 16): () => number {
    const parts = partsOfWords(this, bits);
    return () => masked(most, parts);
  }

  word(): number {
    if (this.position === size) this.refill();
    let word = this.state[this.position++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  private refill(): void {
    const { state } = this;
    for (let i = 0; i < size; i++) {
      const joined = (state[i] & 0x80000000) | (state[(i + 1) % size] & 0x7fffffff);
      const twist = joined & 1 ? 0x9908b0df : 0;
      state[i] = state[(i + lag) % size] ^ (joined >>> 1) ^ twist;
    }
    this.position = 0;
  }
}

function wordsOfSeed(seed: number): Uint32Array {
  const words = new Uint32Array(size);
  words[0] = seed;
  for (let i = 1; i < size; i++) {
    const previous = words[i - 1] ^ (words[i - 1] >>> 30);
    words[i] = Math.imul(1812433253, previous) + i;
  }
  return words;
}

/** The reference implementation's `init_by_array`, for seeds that are several words. */
function wordsOfKey(key: readonly number[]): Uint32Array {
  const words = wordsOfSeed(19650218);
  let i = 1;
  let j = 0;
  const advance = (): void => {
    i++;
    if (i >= size) {
      words[0] = words[size - 1];
      i = 1;
    }
  };
  const mixed = (factor: number): number =>
    words[i] ^ Math.imul(words[i - 1] ^ (words[i - 1] >>> 30), factor);
  for (let left = Math.max(size, key.length); left > 0; left--) {
    words[i] = mixed(1664525) + key[j] + j;
    j = (j + 1) % key.length;
    advance();
  }
  for (let left = size - 1; left > 0; left--) {
    words[i] = mixed(1566083941) - i;
    advance();
  }
  words[0] = 0x80000000;
  return words;
}
