/** Pooling, batch normalization, common elementwise functions, joins and copies on the shared wasm module. */

import { fromPlanNumber, type PlanPass } from "../../plan";
import {
  bufferAt,
  countOf,
  numbersFrom,
  vectorAddress,
  viewAt,
  type TunedBody,
  type Tuner,
} from "./body";

export const tunePool: Tuner = (pass) => {
  if (pass.kernel !== "maxPool" && pass.kernel !== "averagePool") return undefined;
  const isMax = pass.kernel === "maxPool";
  const input = bufferAt(pass, 0);
  const numbers = numbersFrom(pass, 1);
  const [depth, height, width, outDepth, kz, ky, kx, sz, sy, sx, pz, py, px, ...rest] = numbers;
  const isFlat = depth === 1 && outDepth === 1 && kz === 1 && sz === 1 && pz === 0;
  if (input === undefined || !isFlat) return undefined;
  const [outWidth, outHeight, planes] = pass.output;
  let divisor = ky * kx;
  if (isMax) {
    if (rest.some((dilation) => dilation !== 1)) return undefined;
  } else {
    const [countsPadding, override] = rest;
    if (override !== 0) divisor = override;
    // Windows of different sizes have divisors of their own: left to the generated kernel.
    const reachY = (outHeight - 1) * sy - py + ky;
    const reachX = (outWidth - 1) * sx - px + kx;
    const isInside = reachY <= height && reachX <= width && py === 0 && px === 0;
    const isCounted = countsPadding === 1 && reachY <= height + py && reachX <= width + px;
    if (override === 0 && !isInside && !isCounted) return undefined;
  }
  const paddedH = Math.max((outHeight - 1) * sy + ky, height + py);
  const paddedW = Math.max((outWidth - 1) * sx + kx, width + px) + 4 * sx;
  const atOnce = Math.max(1, Math.min(planes, Math.floor(2 ** 20 / (paddedH * paddedW * 4)) || 1));
  return {
    keep: 0,
    scratch: (atOnce * paddedH * paddedW + 64) * 4,
    run(arena) {
      const { kernels, scratch } = arena;
      for (let plane = 0; plane < planes; plane += atOnce) {
        const some = Math.min(atOnce, planes - plane);
        kernels.pad(
          arena.addressOf(input) + plane * height * width * 4,
          scratch,
          some,
          height,
          width,
          paddedH,
          paddedW,
          py,
          px,
          isMax ? -Infinity : 0,
        );
        kernels.pool(
          scratch,
          arena.addressOf(pass.into) + plane * outHeight * outWidth * 4,
          some,
          isMax ? 1 : 0,
          1 / divisor,
          ky,
          kx,
          sy,
          sx,
          outHeight,
          outWidth,
          paddedH,
          paddedW,
        );
      }
    },
  };
};

/** Means of whole planes: global average pooling, and means over the last dimensions. */
export const tuneMean: Tuner = (pass) => {
  const input = bufferAt(pass, 0);
  const view = viewAt(pass, 0);
  if (input === undefined || !view) return undefined;
  const rows = countOf(pass.output);
  const count = countOf(view.size) / rows;
  if (pass.kernel === "adaptiveAveragePool") {
    const [outD, outH, outW] = numbersFrom(pass, 4);
    if (outD !== 1 || outH !== 1 || outW !== 1) return undefined;
  } else if ((pass.kernel !== "fold mean" && pass.kernel !== "fold sum") || view.size[0] !== 1) {
    return undefined;
  }
  const scale = pass.kernel === "fold sum" ? 1 : 1 / count;
  return {
    keep: 0,
    scratch: 0,
    run: ({ kernels, addressOf }) =>
      kernels.rowSums(addressOf(input), addressOf(pass.into), rows, count, scale),
  };
};

export const tuneBatchNorm: Tuner = (pass) => {
  if (pass.kernel !== "batchNorm") return undefined;
  const input = bufferAt(pass, 0);
  const [size, channels, samples] = pass.output;
  const [eps] = numbersFrom(pass, 5);
  if (input === undefined || size === 0) return undefined;
  const line = Math.ceil((channels * 4) / 64) * 64 + 64;
  return {
    keep: 6 * line,
    scratch: 0,
    run(arena, keep) {
      const { kernels, floats } = arena;
      const [mean, variance, weight, bias] = [1, 2, 3, 4].map(
        (index) => vectorAddress(arena, viewAt(pass, index), keep + (index + 1) * line) / 4,
      );
      for (let c = 0; c < channels; c++) {
        const scale = Math.fround(floats[weight + c] / Math.sqrt(floats[variance + c] + eps));
        floats[keep / 4 + c] = scale;
        floats[(keep + line) / 4 + c] = floats[bias + c] - floats[mean + c] * scale;
      }
      const sampleBytes = channels * size * 4;
      for (let n = 0; n < samples; n++) {
        kernels.scaleAndShift(
          arena.addressOf(input) + n * sampleBytes,
          arena.addressOf(pass.into) + n * sampleBytes,
          keep,
          keep + line,
          channels,
          size,
        );
      }
    },
  };
};

export const tuneElementwise: Tuner = (pass, source) => {
  if (!pass.kernel.startsWith("elementwise")) return undefined;
  const count = countOf(pass.output);
  const input = bufferAt(pass, 0);
  const returned = returnedBy(source);
  if (input === undefined || returned === undefined || count === 0) return undefined;
  const isWhole = (index: number): boolean => {
    const view = viewAt(pass, index);
    return !view || countOf(view.size) === count;
  };
  if (!pass.arguments.every((_, index) => isWhole(index))) return undefined;
  const limits = limitsOf(pass, source, returned);
  if (limits) return clamped(pass, input, count, limits);
  const other = bufferAt(pass, 1);
  if (other === undefined) return undefined;
  const { arguments: args } = pass;
  const isSum =
    /^\w+ \+ (\w+|\w+ \* \w+|\(?\w+ \* \w+\)?)$/.test(returned) &&
    (args.length === 2 || (args.length === 3 && args[2] === 1));
  const isProduct = /^\w+ \* \w+$/.test(returned) && args.length === 2;
  if (!isSum && !isProduct) return undefined;
  return {
    keep: 0,
    scratch: 0,
    run({ kernels, addressOf }) {
      const [a, b, into] = [addressOf(input), addressOf(other), addressOf(pass.into)];
      if (isSum) kernels.add(a, b, into, count);
      else kernels.multiplyElements(a, b, into, count);
    },
  };
};

/** The expression that a kernel of nothing but a `return` gives; its text says what it computes. */
function returnedBy(source: string): string | undefined {
  const words = source.match(/\b(return|if|for|let)\b/g) ?? [];
  if (words.length !== 1) return undefined;
  return /\breturn ([^;]*);\s*\}\s*$/.exec(source)?.[1].trim();
}

/** The limits of `Math.min(Math.max(x, 0), 6)` and its like, numbers or parameters that are given numbers. */
function limitsOf(
  pass: PlanPass,
  source: string,
  returned: string,
): readonly [number, number] | undefined {
  const parameters = /\(([^)]*)\)/.exec(source)?.[1].split(",") ?? [];
  const numberOf = (text: string): number | undefined => {
    if (/^-?[\d.]+$/.test(text)) return Number(text);
    const arg = pass.arguments.at(parameters.findIndex((name) => name.trim() === text));
    return typeof arg === "object" || arg === undefined ? undefined : fromPlanNumber(arg);
  };
  if (/^(x > 0 \? x : 0|x < 0 \? 0 : x|Math\.max\(0, x\))$/.test(returned)) return [0, Infinity];
  const low = /Math\.max\(x, ([-\w.]+)\)/.exec(returned);
  const least = low && numberOf(low[1]);
  if (!low || least === undefined || least === null) return undefined;
  if (returned === low[0]) return [least, Infinity];
  const high = /^Math\.min\((.*), ([-\w.]+)\)$/.exec(returned);
  const most = high?.[1] === low[0] ? numberOf(high[2]) : undefined;
  return most === undefined ? undefined : [least, most];
}

function clamped(
  pass: PlanPass,
  input: number,
  count: number,
  [least, most]: readonly [number, number],
): TunedBody {
  return {
    keep: 0,
    scratch: 0,
    run: ({ kernels, addressOf }) =>
      kernels.clamp(addressOf(input), addressOf(pass.into), count, least, most),
  };
}

export const tuneCat: Tuner = (pass) => {
  if (pass.kernel !== "cat") return undefined;
  const a = bufferAt(pass, 0);
  const b = bufferAt(pass, 1);
  const [sizeOfA] = numbersFrom(pass, 2);
  const [inner, size, outer] = pass.output;
  if (a === undefined || b === undefined) return undefined;
  const lengthA = inner * sizeOfA;
  const lengthB = inner * (size - sizeOfA);
  return {
    keep: 0,
    scratch: 0,
    run({ floats, addressOf }) {
      const [fromA, fromB, to] = [a, b, pass.into].map((buffer) => addressOf(buffer) / 4);
      for (let i = 0; i < outer; i++) {
        const at = to + i * (lengthA + lengthB);
        floats.copyWithin(at, fromA + i * lengthA, fromA + (i + 1) * lengthA);
        floats.copyWithin(at + lengthA, fromB + i * lengthB, fromB + (i + 1) * lengthB);
      }
    },
  };
};

export const tuneStrided: Tuner = (pass) => {
  if (pass.kernel !== "strided") return undefined;
  const input = bufferAt(pass, 0);
  const [offset, d1, d2, d3, s0, s1, s2, s3, s4, s5] = numbersFrom(pass, 1);
  const [d5, d4, planes] = pass.output;
  if (input === undefined) return undefined;
  return {
    keep: 0,
    scratch: 0,
    run({ floats, addressOf }) {
      const from = addressOf(input) / 4 + offset;
      let to = addressOf(pass.into) / 4;
      for (let plane = 0; plane < planes; plane++) {
        const i3 = plane % d3;
        const q3 = Math.floor(plane / d3);
        const i2 = q3 % d2;
        const q2 = Math.floor(q3 / d2);
        const i1 = q2 % d1;
        const i0 = Math.floor(q2 / d1);
        const start = from + i0 * s0 + i1 * s1 + i2 * s2 + i3 * s3;
        for (let y = 0; y < d4; y++) {
          const row = start + y * s4;
          for (let x = 0; x < d5; x++) floats[to++] = floats[row + x * s5];
        }
      }
    },
  };
};
