/** PyTorch's CPU random numbers, bit by bit as a machine with AVX2 and FMA draws them. */

import { fma64 } from "./fused";
import { cos, log, sin } from "./exactMath";
import { MersenneTwister } from "./mersenneTwister";
import { boxMuller } from "./vectorNormal";

const { fround } = Math;

/** The state of `torch.Generator`; each method draws as the tensor method of that name does. */
export class Generator {
  private engine: MersenneTwister;
  /** The scalar normal makes two samples at a time and keeps one, even for another tensor. */
  private keptNormal: number | undefined;

  constructor(seed: number) {
    this.engine = new MersenneTwister(seed);
  }

  /** `torch.manual_seed`. */
  manualSeed(seed: number): void {
    this.engine = new MersenneTwister(seed);
    this.keptNormal = undefined;
  }

  copy(): Generator {
    const other = new Generator(0);
    other.engine = this.engine.copy();
    other.keptNormal = this.keptNormal;
    return other;
  }

  /** `tensor.uniform_(low, high)`; `torch.rand` with the defaults. */
  uniform(out: Float32Array, low = 0, high = 1): void {
    const from = fround(low);
    const span = fround(fround(high) - from);
    this.engine.uniform(out, from, span);
  }

  /** The same for a float64 tensor. */
  uniform64(out: Float64Array, low = 0, high = 1): void {
    const isPlain = low === 0 && high === 1;
    for (let i = 0; i < out.length; i++) {
      const x = this.double();
      out[i] = isPlain ? x : fma64(x, high - low, low);
    }
  }

  /** `tensor.normal_(mean, std)`; `torch.randn` with the defaults. Another algorithm below 16 elements. */
  normal(out: Float32Array, mean = 0, std = 1): void {
    if (out.length < 16) {
      for (let i = 0; i < out.length; i++) out[i] = this.normalScalar(mean, std);
      return;
    }
    this.uniform(out);
    const m = fround(mean);
    const s = fround(std);
    const whole = out.length - (out.length % 16);
    for (let i = 0; i < whole; i += 16) {
      i += this.engine.normal(out.subarray(i, whole), m, s);
      if (i < whole) boxMuller(out, i, m, s);
    }
    if (whole === out.length) return;
    // The last 16 are drawn and made again.
    const tail = out.subarray(out.length - 16);
    this.uniform(tail);
    boxMuller(tail, 0, m, s);
  }

  normal64(out: Float64Array, mean = 0, std = 1): void {
    if (out.length < 16) {
      for (let i = 0; i < out.length; i++) out[i] = this.normalScalar(mean, std);
      return;
    }
    this.uniform64(out);
    const whole = out.length - (out.length % 16);
    for (let i = 0; i < whole; i += 16) boxMuller64(out, i, mean, std);
    if (whole === out.length) return;
    const tail = out.subarray(out.length - 16);
    this.uniform64(tail);
    boxMuller64(tail, 0, mean, std);
  }

  /** `normal_` on a tensor that is not contiguous takes the scalar path whatever its size. */
  normalStrided(out: Float32Array, mean = 0, std = 1): void {
    for (let i = 0; i < out.length; i++) out[i] = this.normalScalar(mean, std);
  }

  /** One sample of the scalar path. */
  normalScalar(mean = 0, std = 1): number {
    if (this.keptNormal !== undefined) {
      const kept = this.keptNormal;
      this.keptNormal = undefined;
      return kept * std + mean;
    }
    const u1 = this.double();
    const u2 = this.double();
    const radius = Math.sqrt(-2 * log(1 - u2));
    const theta = 2 * Math.PI * u1;
    this.keptNormal = radius * sin(theta);
    return radius * cos(theta) * std + mean;
  }

  /** `tensor.bernoulli_(p)`. */
  bernoulli(out: Float32Array, p: number): void {
    for (let i = 0; i < out.length; i++) out[i] = this.double() < p ? 1 : 0;
  }

  /** What `F.dropout(x, p, training=True)` multiplies by. */
  dropoutMask(out: Float32Array, p: number): void {
    this.bernoulli(out, 1 - p);
    const scale = fround(1 / fround(1 - p));
    for (let i = 0; i < out.length; i++) out[i] *= scale;
  }

  /** `torch.randint(low, high, …)`. */
  randint(count: number, low: number, high: number): number[] {
    const span = high - low;
    const draw = () =>
      span < 2 ** 32 ? this.engine.word() % span : Number(this.long() % BigInt(span));
    return Array.from({ length: count }, () => low + draw());
  }

  randperm(n: number): number[] {
    const items = Array.from({ length: n }, (_, i) => i);
    for (let i = 0; i < n - 1; i++) {
      const at = i + (this.engine.word() % (n - i));
      [items[i], items[at]] = [items[at], items[i]];
    }
    return items;
  }

  /** A float32 of [0, 1) from the low 24 bits of a word. */
  float(): number {
    return (this.engine.word() & 0xffffff) * 2 ** -24;
  }

  /** A double of [0, 1) from the low 53 bits of two words. */
  double(): number {
    const high = this.engine.word();
    return ((high & 0x1fffff) * 2 ** 32 + this.engine.word()) * 2 ** -53;
  }

  private long(): bigint {
    const high = this.engine.word();
    return (BigInt(high) << 32n) | BigInt(this.engine.word());
  }
}

function boxMuller64(data: Float64Array, at: number, mean: number, std: number): void {
  for (let i = at; i < at + 8; i++) {
    const radius = Math.sqrt(-2 * log(1 - data[i]));
    const theta = 2 * Math.PI * data[i + 8];
    data[i] = radius * cos(theta) * std + mean;
    data[i + 8] = radius * sin(theta) * std + mean;
  }
}
