/** The Mersenne Twister MT19937, as PyTorch's CPU generator has it: 32-bit words in blocks of 624. */

import { fma32 } from "./fused";
import { instantiate } from "./webAssembly";
import bytes from "./wasm/random.wat";

const size = 624;
const lag = 397;
const statePlace = 0;
const blockPlace = 4096;
const numbersPlace = 8192;
/** How many blocks `uniform` makes in one go: few enough to stay in the processor's cache. */
const blocksAtOnce = 64;

/** Where `normal` leaves its results, and how many groups of 16 it takes at once. */
const normalsPlace = 270336;
const groupsAtOnce = 1024;

interface WasmTwister {
  readonly memory: { readonly buffer: ArrayBuffer };
  refill(): void;
  uniform(blocks: number, step: number, from: number): number;
  normal(groups: number, mean: number, std: number): number;
}

export class MersenneTwister {
  private readonly fast = instantiate<WasmTwister>(bytes);
  private readonly state: Int32Array;
  /** Tempered words of the current block; those before `position` are used up. */
  private readonly block: Int32Array;
  private position = size;

  constructor(seed: number) {
    const buffer = this.fast?.memory.buffer ?? new ArrayBuffer(numbersPlace);
    this.state = new Int32Array(buffer, statePlace, size);
    this.block = new Int32Array(buffer, blockPlace, size);
    const { state } = this;
    state[0] = lowWord(seed);
    for (let j = 1; j < size; j++) {
      const previous = state[j - 1] ^ (state[j - 1] >>> 30);
      state[j] = (Math.imul(1812433253, previous) + j) | 0;
    }
  }

  /** The next word, as a number from 0 to 2^32 - 1. */
  word(): number {
    if (this.position === size) this.refill();
    return this.block[this.position++] >>> 0;
  }

  /** Fills with (the low 24 bits of a word) * 2^-24 * span + from, rounded once. */
  uniform(out: Float32Array, from: number, span: number): void {
    let filled = 0;
    while (filled < out.length) {
      if (this.position === size && this.fast && out.length - filled >= size) {
        filled += this.uniformBlocks(this.fast, out, filled, from, span);
        continue;
      }
      if (this.position === size) this.refill();
      filled += this.uniformRest(out, filled, from, span);
    }
  }

  /**
   * Turns whole groups of 16 uniforms into normals, as far as the fast code takes them; gives how many numbers it has made
   * from the beginning. The group behind them must be made with more care (or there is no fast code).
   */
  normal(data: Float32Array, mean: number, std: number): number {
    const { fast } = this;
    if (!fast) return 0;
    const { buffer } = fast.memory;
    let made = 0;
    while (made + 16 <= data.length) {
      const groups = Math.min(groupsAtOnce, (data.length - made) >> 4);
      const room = new Float32Array(buffer, numbersPlace, groups * 16);
      room.set(data.subarray(made, made + groups * 16));
      const result = fast.normal(groups, mean, std);
      const good = result < 0 ? -result - 1 : result;
      data.set(new Float32Array(buffer, normalsPlace, good * 16), made);
      made += good * 16;
      if (result < 0) return made;
    }
    return made;
  }

  /** Another generator in the same state. */
  copy(): MersenneTwister {
    const other = new MersenneTwister(0);
    other.state.set(this.state);
    other.block.set(this.block);
    other.position = this.position;
    return other;
  }

  private uniformBlocks(
    fast: WasmTwister,
    out: Float32Array,
    at: number,
    from: number,
    span: number,
  ): number {
    const wanted = Math.min(blocksAtOnce, Math.floor((out.length - at) / size));
    const written = fast.uniform(wanted, span * 2 ** -24, from);
    const count = Math.abs(written) * size;
    out.set(new Float32Array(fast.memory.buffer, numbersPlace, count), at);
    if (written < 0) {
      // One number of the last block must be rounded with more care.
      this.position = 0;
      this.uniformRest(out, at + count - size, from, span);
    }
    return count;
  }

  /** From the words that are left of the current block. */
  private uniformRest(out: Float32Array, at: number, from: number, span: number): number {
    const { block, position } = this;
    const count = Math.min(out.length - at, size - position);
    for (let k = 0; k < count; k++) {
      out[at + k] = fma32((block[position + k] & 0xffffff) * 2 ** -24, span, from);
    }
    this.position = position + count;
    return count;
  }

  private refill(): void {
    this.position = 0;
    if (this.fast) {
      this.fast.refill();
      return;
    }
    this.twist();
    this.temper();
  }

  private twist(): void {
    const { state } = this;
    let current = state[0];
    for (let k = 0; k < size - lag; k++) {
      const next = state[k + 1];
      state[k] = state[k + lag] ^ mixed(current, next);
      current = next;
    }
    for (let k = size - lag; k < size - 1; k++) {
      const next = state[k + 1];
      state[k] = state[k + lag - size] ^ mixed(current, next);
      current = next;
    }
    state[size - 1] = state[lag - 1] ^ mixed(current, state[0]);
  }

  private temper(): void {
    const { state, block } = this;
    for (let k = 0; k < size; k++) {
      let y = state[k];
      y ^= y >>> 11;
      y ^= (y << 7) & 0x9d2c5680;
      y ^= (y << 15) & 0xefc60000;
      block[k] = y ^ (y >>> 18);
    }
  }
}

function mixed(upper: number, lower: number): number {
  const word = (upper & 0x80000000) | (lower & 0x7fffffff);
  return (word >>> 1) ^ (-(lower & 1) & 0x9908b0df);
}

/** The low 32 bits of a seed, negative ones and those beyond 2^32 included. */
function lowWord(seed: number): number {
  const modulus = 2 ** 32;
  return (((seed % modulus) + modulus) % modulus) | 0;
}
