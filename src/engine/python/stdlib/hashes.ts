/** MD5, SHA-1, SHA-256 and SHA-512 of bytes, from their published definitions (RFC 1321, FIPS 180-4). */

/** The digest of a message; absent for an algorithm that is not here. */
export function digest(algorithm: string, data: readonly number[]): number[] | undefined {
  switch (algorithm) {
    case "md5":
      return md5(data);
    case "sha1":
      return sha1(data);
    case "sha256":
      return sha2(data, 32, sha256Start, 32);
    case "sha224":
      return sha2(data, 32, sha224Start, 28);
    case "sha512":
      return sha2(data, 64, sha512Start, 64);
    case "sha384":
      return sha2(data, 64, sha384Start, 48);
    default:
      return undefined;
  }
}

/** The message, a one bit, zeros, and the length in bits. */
function padded(data: readonly number[], block: number, isLittle: boolean): number[] {
  const lengthBytes = block / 8;
  const out = [...data, 0x80];
  while (out.length % block !== block - lengthBytes) out.push(0);
  const bits = BigInt(data.length) * 8n;
  for (let i = 0; i < lengthBytes; i++) {
    const at = isLittle ? i : lengthBytes - 1 - i;
    out.push(Number((bits >> BigInt(8 * at)) & 0xffn));
  }
  return out;
}

function rotateLeft(x: number, n: number): number {
  return (x << n) | (x >>> (32 - n));
}

function md5(data: readonly number[]): number[] {
  const bytes = padded(data, 64, true);
  const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let start = 0; start < bytes.length; start += 64) {
    const word = (i: number) =>
      bytes[start + 4 * i] |
      (bytes[start + 4 * i + 1] << 8) |
      (bytes[start + 4 * i + 2] << 16) |
      (bytes[start + 4 * i + 3] << 24);
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const [f, g] =
        round === 0
          ? [(b & c) | (~b & d), i]
          : round === 1
            ? [(d & b) | (~d & c), (5 * i + 1) % 16]
            : round === 2
              ? [b ^ c ^ d, (3 * i + 5) % 16]
              : [c ^ (b | ~d), (7 * i) % 16];
      const constant = Math.floor(Math.abs(Math.sin(i + 1)) * 4294967296) | 0;
      const sum = (a + f + constant + word(g)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotateLeft(sum, shifts[round * 4 + (i % 4)])) | 0];
    }
    state[0] = (state[0] + a) | 0;
    state[1] = (state[1] + b) | 0;
    state[2] = (state[2] + c) | 0;
    state[3] = (state[3] + d) | 0;
  }
  return state.flatMap((x) => [x & 255, (x >>> 8) & 255, (x >>> 16) & 255, x >>> 24]);
}

function sha1(data: readonly number[]): number[] {
  const bytes = padded(data, 64, false);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let start = 0; start < bytes.length; start += 64) {
    const w = bigEndianWords(bytes, start, 16);
    for (let i = 16; i < 80; i++)
      w.push(rotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1));
    let [a, b, c, d, e] = state;
    for (let i = 0; i < 80; i++) {
      const [f, k] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      const next = (rotateLeft(a, 5) + f + e + k + w[i]) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
    }
    [a, b, c, d, e].forEach((x, i) => (state[i] = (state[i] + x) | 0));
  }
  return state.flatMap((x) => [x >>> 24, (x >>> 16) & 255, (x >>> 8) & 255, x & 255]);
}

function bigEndianWords(bytes: readonly number[], start: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const at = start + 4 * i;
    return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  });
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}

/** The first `bits` bits behind the point of the n-th root of a whole number. */
function rootBits(value: number, n: bigint, bits: number): bigint {
  const scaled = BigInt(value) << (n * BigInt(bits));
  let low = 0n;
  let high = 1n << BigInt(bits + 6);
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** n <= scaled) low = middle;
    else high = middle - 1n;
  }
  return low & ((1n << BigInt(bits)) - 1n);
}

const sha256Start = () => primes(8).map((p) => rootBits(p, 2n, 32));
const sha512Start = () => primes(8).map((p) => rootBits(p, 2n, 64));
const sha384Start = () =>
  primes(16)
    .slice(8)
    .map((p) => rootBits(p, 2n, 64));
const sha224Start = () =>
  primes(16)
    .slice(8)
    .map((p) => rootBits(p, 2n, 64) & 0xffffffffn);

const rotations = {
  32: { rounds: 64, small: [7, 18, 3, 17, 19, 10], big: [2, 13, 22, 6, 11, 25] },
  64: { rounds: 80, small: [1, 8, 7, 19, 61, 6], big: [28, 34, 39, 14, 18, 41] },
} as const;

/** SHA-2 on words of 32 or 64 bits. */
function sha2(
  data: readonly number[],
  bits: 32 | 64,
  start: () => bigint[],
  outputBytes: number,
): number[] {
  const { rounds, small, big } = rotations[bits];
  const width = BigInt(bits);
  const mask = (1n << width) - 1n;
  const rotate = (x: bigint, n: number) => ((x >> BigInt(n)) | (x << (width - BigInt(n)))) & mask;
  const constants = primes(rounds).map((p) => rootBits(p, 3n, bits));
  const wordBytes = bits / 8;
  const bytes = padded(data, wordBytes * 16, false);
  const state = start();
  for (let at = 0; at < bytes.length; at += wordBytes * 16) {
    const w: bigint[] = [];
    for (let i = 0; i < 16; i++) {
      let word = 0n;
      for (let j = 0; j < wordBytes; j++)
        word = (word << 8n) | BigInt(bytes[at + i * wordBytes + j]);
      w.push(word);
    }
    for (let i = 16; i < rounds; i++) {
      const [x, y] = [w[i - 15], w[i - 2]];
      const s0 = rotate(x, small[0]) ^ rotate(x, small[1]) ^ (x >> BigInt(small[2]));
      const s1 = rotate(y, small[3]) ^ rotate(y, small[4]) ^ (y >> BigInt(small[5]));
      w.push((w[i - 16] + s0 + w[i - 7] + s1) & mask);
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < rounds; i++) {
      const s1 = rotate(e, big[3]) ^ rotate(e, big[4]) ^ rotate(e, big[5]);
      const choice = (e & f) ^ (~e & mask & g);
      const first = h + s1 + choice + constants[i] + w[i];
      const s0 = rotate(a, big[0]) ^ rotate(a, big[1]) ^ rotate(a, big[2]);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      [h, g, f, e, d, c, b, a] = [
        g,
        f,
        e,
        (d + first) & mask,
        c,
        b,
        a,
        (first + s0 + majority) & mask,
      ];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => (state[i] = (state[i] + x) & mask));
  }
  const out: number[] = [];
  for (const word of state) {
    for (let j = wordBytes - 1; j >= 0; j--) out.push(Number((word >> BigInt(8 * j)) & 0xffn));
  }
  return out.slice(0, outputBytes);
}

/** UTF-8 of a text; a lone surrogate becomes `?`. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code >= 0xd800 && code < 0xe000) bytes.push(63);
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
    }
  }
  return bytes;
}
