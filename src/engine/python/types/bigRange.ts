/** Ranges with a part beyond 2**53, counted in bigints. */

import { isInteger } from "../numbers";
import { int, type PyIterator, type PyRange, type PySlice, type PyValue } from "../values";

/** The parts of a range as they are; a `PyRange` has them only where its numbers are not exact. */
export type ExactRange = NonNullable<PyRange["exact"]>;

export function newExactRange(start: bigint, stop: bigint, step: bigint): PyRange {
  const [a, b, c] = [Number(start), Number(stop), Number(step)];
  const isPlain = [a, b, c].every(Number.isSafeInteger);
  if (isPlain) return { kind: "range", start: a, stop: b, step: c };
  return { kind: "range", start: a, stop: b, step: c, exact: { start, stop, step } };
}

export function exactParts(range: PyRange): ExactRange {
  const { start, stop, step } = range;
  return range.exact ?? { start: BigInt(start), stop: BigInt(stop), step: BigInt(step) };
}

export function exactLength({ start, stop, step }: ExactRange): bigint {
  const span = step > 0n ? stop - start : start - stop;
  const stride = step > 0n ? step : -step;
  return span <= 0n ? 0n : (span + stride - 1n) / stride;
}

/** The place of a value, -1 where it is not in the range. */
export function exactIndex(range: ExactRange, value: PyValue): bigint {
  const isWhole = isInteger(value) || (value.kind === "float" && Number.isInteger(value.value));
  if (!isWhole) return -1n;
  const distance = BigInt(value.value) - range.start;
  if (distance % range.step !== 0n) return -1n;
  const index = distance / range.step;
  return index >= 0n && index < exactLength(range) ? index : -1n;
}

export function exactIterator(start: bigint, step: bigint, count: bigint): PyIterator {
  let left = count;
  let current = start;
  return {
    kind: "iterator",
    name: "longrange_iterator",
    next: () => {
      if (left <= 0n) return undefined;
      left -= 1n;
      const item = int(current);
      current += step;
      return item;
    },
  };
}

/** The part of a range that a slice of ints takes; undefined where its step is 0. */
export function exactSlice(range: ExactRange, slice: PySlice): PyRange | undefined {
  const length = exactLength(range);
  const part = (value: PyValue) => (isInteger(value) ? BigInt(value.value) : undefined);
  const step = part(slice.step) ?? 1n;
  if (step === 0n) return undefined;
  const lower = step < 0n ? -1n : 0n;
  const upper = step < 0n ? length - 1n : length;
  const clamp = (value: bigint | undefined, absent: bigint): bigint => {
    if (value === undefined) return absent;
    const at = value < 0n ? value + length : value;
    return at < lower ? lower : at > upper ? upper : at;
  };
  const start = clamp(part(slice.start), step < 0n ? upper : lower);
  const stop = clamp(part(slice.stop), step < 0n ? lower : upper);
  return newExactRange(
    range.start + start * range.step,
    range.start + stop * range.step,
    range.step * step,
  );
}
