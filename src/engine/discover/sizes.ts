/** The size of an image or series that a model is made for, where no usual size is: found from what goes wrong with others. */

import { imageInput, type InputSpec } from "../tensor/inputSpec";
import type { Shape } from "../tensor/shape";

/** No image is larger, and no series longer, for which a model asks without saying so. */
const largestImage = 1024;
const longestSeries = 1 << 17;

/** Which way a size misses: with `small`, what reaches the layer that fails is less than it wants. */
export type Miss = "small" | "large" | "fits";

/** What an error says of the size, as far as it says anything. */
export function missOf(messages: readonly string[]): Miss {
  const [message] = messages;
  if (message === undefined) return "fits";
  const product = /\(\d+x(\d+) and (\d+)x\d+\)/.exec(message);
  const sum = /tensor a \((\d+)\) must match the size of tensor b \((\d+)\)/.exec(message);
  const sizes = product ?? sum;
  // Too little is left for a kernel, or for a reshape.
  if (!sizes) return "small";
  return Number(sizes[1]) < Number(sizes[2]) ? "small" : "large";
}

/** Whether another size than the usual ones may be what an error asks for. */
export function dependsOnSize(messages: readonly string[]): boolean {
  return /mat1 and mat2 shapes|must match the size of tensor b/.test(messages.at(0) ?? "");
}

/** The inputs in another size; absent where they have none. */
export function resized(
  inputs: readonly InputSpec[],
  size: number,
): readonly InputSpec[] | undefined {
  if (!inputs.some(hasSize)) return undefined;
  return inputs.map((input) =>
    hasSize(input)
      ? imageInput([...input.shape.slice(0, 2), ...input.shape.slice(2).map(() => size)])
      : input,
  );
}

/** Images and series; lengths and labels beside them stay as they are. */
function hasSize({ shape, dtype }: InputSpec): boolean {
  return dtype === "float32" && (shape.length === 3 || shape.length === 4);
}

/** The smallest size that fits, where what reaches the failing layer grows with the size. */
export function smallestSize(rank: number, tryAt: (size: number) => Miss): number | undefined {
  let low = 1;
  let high = rank === 3 ? longestSeries : largestImage;
  let found: number | undefined;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const miss = tryAt(middle);
    if (miss === "fits") found = middle;
    if (miss === "small") low = middle + 1;
    else high = middle - 1;
  }
  return found;
}

/** Features that others are joined to before the layer that counts them all; absent where the error says nothing of it. */
export function withoutJoined(
  inputs: readonly InputSpec[],
  messages: readonly string[],
): readonly InputSpec[] | undefined {
  const product = /\(\d+x(\d+) and (\d+)x\d+\)/.exec(messages.at(0) ?? "");
  if (!product || inputs.length < 2) return undefined;
  const [got, wanted] = [Number(product[1]), Number(product[2])];
  const areAlike = inputs.every(({ shape }) => isFeatures(shape) && shape[1] === wanted);
  if (areAlike && got === wanted * inputs.length && wanted % inputs.length === 0) {
    // All are joined to what the layer counts: an input and a state of the same size.
    return inputs.map(({ shape }) => imageInput([shape[0], wanted / inputs.length]));
  }
  const excess = got - wanted;
  const place = inputs.findIndex(({ shape, dtype }) => isFeatures(shape) && dtype === "float32");
  if (place < 0 || excess <= 0 || excess >= inputs[place].shape[1]) return undefined;
  const features = inputs[place].shape[1] - excess;
  return inputs.map((input, i) => (i === place ? imageInput([input.shape[0], features]) : input));
}

/** For batch norms in training, which refuse a single value per channel; absent where the error is another one. */
export function withTwoSamples(
  inputs: readonly InputSpec[],
  messages: readonly string[],
): readonly InputSpec[] | undefined {
  const [message] = messages;
  const refused = /Expected more than 1 (?:value per channel|spatial element) when training/;
  if (message === undefined || !refused.test(message)) return undefined;
  return twoSamples(inputs);
}

export function twoSamples(inputs: readonly InputSpec[]): readonly InputSpec[] {
  return inputs.map((input) => ({
    ...input,
    shape: input.shape.map((size, i) => (i === 0 && size === 1 ? 2 : size)),
  }));
}

function isTokens({ shape, dtype }: InputSpec, length: number): boolean {
  return dtype === "int64" && length > 1 && shape.at(-1) === length;
}

function isFeatures(shape: Shape): boolean {
  return shape.length === 2;
}

/**
 * The inputs as what goes wrong says that they have to be: without the channels that the model adds itself, or with
 * fewer where it makes more of them before its first layer. Absent where the error says nothing of it.
 */
export function reshaped(
  inputs: readonly InputSpec[],
  messages: readonly string[],
): readonly InputSpec[] | undefined {
  const message = messages.at(0) ?? "";
  const counted = /size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\)/.exec(
    message,
  );
  const [length, wantedLength] = [Number(counted?.[1]), Number(counted?.[2])];
  if (counted && inputs.some((input) => isTokens(input, length))) {
    // As many tokens as there are places: `x + self.positional_embedding`.
    return inputs.map((input) =>
      isTokens(input, length)
        ? { ...input, shape: input.shape.map((size) => (size === length ? wantedLength : size)) }
        : input,
    );
  }
  const rank = /or (\d)D \(batched\) input to conv\dd, but got input of size: \[([^\]]*)\]/.exec(
    message,
  );
  const counts =
    /have (?<wanted>\d+) channels, but got (?<got>\d+) channels/.exec(message) ??
    /\(\d+x(?<got>\d+) and (?<wanted>\d+)x\d+\)/.exec(message);
  const wanted = Number(counts?.groups?.wanted ?? 0);
  const got = Number(counts?.groups?.got ?? 1);
  const isWanted = ({ shape }: InputSpec): boolean =>
    rank
      ? shape.length === Number(rank[1]) && rank[2].split(",").length === shape.length + 1
      : shape.length > 1 && shape[1] === wanted;
  const place = inputs.findIndex(isWanted);
  if (place < 0) return undefined;
  const { shape } = inputs[place];
  const own = rank ? [] : [(wanted * wanted) / got];
  if (own.some((width) => !Number.isInteger(width))) return undefined;
  const input = imageInput([shape[0], ...own, ...shape.slice(2)]);
  return inputs.map((one, i) => (i === place ? input : one));
}
