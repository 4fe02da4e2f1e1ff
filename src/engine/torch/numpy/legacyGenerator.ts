/** NumPy's seeded generator before `default_rng`: the Mersenne Twister, and its uniform, normal and whole numbers. */

import { log } from "../../python/stdlib/libm";

const size = 624;
const lag = 397;

export class LegacyGenerator {
  private readonly state = new Uint32Array(size);
  private position = size;
  /** Normal numbers are made two at a time. */
  private spare: number | undefined;

  constructor(seed: number) {
    const { state } = this;
    state[0] = seed;
    for (let i = 1; i < size; i++) {
      const previous = state[i - 1] ^ (state[i - 1] >>> 30);
      state[i] = Math.imul(1812433253, previous) + i;
    }
  }

  /** In [0, 1), with 53 random bits. */
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

  /** A whole number from 0 to `most`: as many bits as that has, drawn again while they make a larger one. */
  below(most: number): number {
    if (most <= 0) return 0;
    const bits = Math.floor(Math.log2(most)) + 1;
    for (;;) {
      let value: number;
      if (most <= 0xffffffff) value = bits === 32 ? this.word() : this.word() & (2 ** bits - 1);
      else value = (this.word() % 2 ** (bits - 32)) * 2 ** 32 + this.word();
      if (value <= most) return value;
    }
  }

  private word(): number {
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
