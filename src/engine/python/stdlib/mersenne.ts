/** The Mersenne Twister (Matsumoto and Nishimura, 1998) with the seeding and the doubles of CPython's `random`. */

export interface Mersenne {
  readonly state: Uint32Array;
  index: number;
}

const size = 624;
const middle = 397;

function fromNumber(seed: number): Mersenne {
  const state = new Uint32Array(size);
  state[0] = seed >>> 0;
  for (let i = 1; i < size; i++) {
    state[i] = Math.imul(1812433253, state[i - 1] ^ (state[i - 1] >>> 30)) + i;
  }
  return { state, index: size };
}

/** Seeded by the 32-bit digits of a whole number. */
export function mersenne(seed: bigint): Mersenne {
  const key: number[] = [];
  for (let rest = seed < 0n ? -seed : seed; rest > 0n; rest >>= 32n) {
    key.push(Number(rest & 0xffffffffn));
  }
  if (key.length === 0) key.push(0);
  const made = fromNumber(19650218);
  const { state } = made;
  let i = 1;
  let j = 0;
  for (let k = Math.max(size, key.length); k > 0; k--) {
    const previous = state[i - 1] ^ (state[i - 1] >>> 30);
    state[i] = (state[i] ^ Math.imul(previous, 1664525)) + key[j] + j;
    i += 1;
    j = (j + 1) % key.length;
    if (i >= size) {
      state[0] = state[size - 1];
      i = 1;
    }
  }
  for (let k = size - 1; k > 0; k--) {
    const previous = state[i - 1] ^ (state[i - 1] >>> 30);
    state[i] = (state[i] ^ Math.imul(previous, 1566083941)) - i;
    i += 1;
    if (i >= size) {
      state[0] = state[size - 1];
      i = 1;
    }
  }
  state[0] = 0x80000000;
  return made;
}

function refill({ state }: Mersenne): void {
  for (let k = 0; k < size; k++) {
    const y = (state[k] & 0x80000000) | (state[(k + 1) % size] & 0x7fffffff);
    state[k] = state[(k + middle) % size] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}

/** 32 random bits. */
export function nextWord(source: Mersenne): number {
  if (source.index >= size) {
    refill(source);
    source.index = 0;
  }
  let y = source.state[source.index];
  source.index += 1;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  y ^= y >>> 18;
  return y >>> 0;
}

/** A double in [0, 1) with 53 random bits. */
export function nextDouble(source: Mersenne): number {
  const a = nextWord(source) >>> 5;
  const b = nextWord(source) >>> 6;
  return (a * 67108864 + b) / 9007199254740992;
}

/** A whole number of `bits` random bits. */
export function nextBits(source: Mersenne, bits: number): bigint {
  if (bits <= 32) return bits === 0 ? 0n : BigInt(nextWord(source) >>> (32 - bits));
  let result = 0n;
  let shift = 0n;
  for (let rest = bits; rest > 0; rest -= 32) {
    const word = rest < 32 ? nextWord(source) >>> (32 - rest) : nextWord(source);
    result |= BigInt(word) << shift;
    shift += 32n;
  }
  return result;
}

/** A whole number below `n`, each as likely as any other. */
export function nextBelow(source: Mersenne, n: bigint): bigint {
  if (n <= 0n) return 0n;
  const bits = n.toString(2).length;
  for (;;) {
    const drawn = nextBits(source, bits);
    if (drawn < n) return drawn;
  }
}

export function copyMersenne(source: Mersenne): Mersenne {
  return { state: source.state.slice(), index: source.index };
}
