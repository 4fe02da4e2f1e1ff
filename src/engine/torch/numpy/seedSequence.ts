/** How NumPy's newer generators make their first state of a seed. https://numpy.org/doc/1.24/reference/random/bit_generators/generated/numpy.random.SeedSequence.html */

const poolSize = 4;

/** The seed's 32-bit words, lowest first; 0 has one. */
export function seedWords(seed: bigint): readonly number[] {
  const words: number[] = [];
  for (let rest = seed; words.length === 0 || rest > 0n; rest >>= 32n) {
    words.push(Number(rest & 0xffffffffn));
  }
  return words;
}

/**
 * As many 32-bit words as asked for, mixed of the entropy. `spawnKey` says which descendant of the sequence this is; words
 * behind the entropy are told apart from it by filling the pool first.
 */
export function seedState(
  entropy: readonly number[],
  spawnKey: readonly number[],
  count: number,
): Uint32Array {
  const missing = spawnKey.length > 0 ? Math.max(0, poolSize - entropy.length) : 0;
  const padding = new Array<number>(missing).fill(0);
  return wordsOf(mixedPool([...entropy, ...padding, ...spawnKey]), count);
}

/** A hash whose constant changes with every word. */
function hashing(start: number, factor: number) {
  let constant = start;
  return (word: number): number => {
    const before = constant;
    constant = Math.imul(constant, factor);
    const hashed = Math.imul(word ^ before, constant);
    return hashed ^ (hashed >>> 16);
  };
}

function mixedPool(entropy: readonly number[]): readonly number[] {
  const hash = hashing(0x43b0d7e5, 0x931e8875);
  const pool = Array.from({ length: poolSize }, (_, i) => hash(entropy.at(i) ?? 0));
  for (let from = 0; from < poolSize; from++) {
    for (let to = 0; to < poolSize; to++) {
      if (from !== to) pool[to] = mix(pool[to], hash(pool[from]));
    }
  }
  for (const word of entropy.slice(poolSize)) {
    for (let to = 0; to < poolSize; to++) pool[to] = mix(pool[to], hash(word));
  }
  return pool;
}

function mix(x: number, y: number): number {
  const mixed = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y);
  return mixed ^ (mixed >>> 16);
}

function wordsOf(pool: readonly number[], count: number): Uint32Array {
  const hash = hashing(0x8b51f9dd, 0x58f38ded);
  return Uint32Array.from({ length: count }, (_, i) => hash(pool[i % poolSize]));
}
