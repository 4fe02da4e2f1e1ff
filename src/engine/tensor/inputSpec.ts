/** A model's input as people write it: `1x3x224x224`, `1,16:int64:token:1000`. */

import type { DType } from "./dtype";
import { itemSize } from "./dtype";
import type { Shape } from "./shape";

export type Fill =
  | { readonly kind: "weyl" | "sin" | "rand" | "randn" | "ones" | "zeros" }
  /** Integers below `vocabulary`. */
  | { readonly kind: "token"; readonly vocabulary: number };

export interface InputSpec {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly fill: Fill;
}

export type ParsedInput =
  | { readonly ok: true; readonly input: InputSpec }
  | { readonly ok: false; readonly message: string };

const plainFills = ["weyl", "sin", "rand", "randn", "ones", "zeros"] as const;
const aliases: Readonly<Record<string, DType>> = {
  float: "float32",
  double: "float64",
  half: "float16",
  long: "int64",
  int: "int32",
};

export function imageInput(shape: Shape): InputSpec {
  return { shape, dtype: "float32", fill: { kind: "weyl" } };
}

/** `SHAPE[:dtype][:fill]`; what is wrong is said in a sentence. */
export function parseInput(text: string): ParsedInput {
  const [shapeText, ...options] = text.trim().split(":");
  const sizes = shapeText
    .replace(/^[[(]|[\])]$/g, "")
    .split(/[x,×]/)
    .map((size) => size.trim())
    .filter((size, i, all) => size !== "" || i < all.length - 1);
  if (sizes.length === 0 || sizes.some((size) => !/^\d+$/.test(size) || Number(size) < 1)) {
    return fail(`'${text}' is no shape: write sizes like 1x3x224x224 or 1,3,224,224`);
  }
  const shape = sizes.map(Number);
  let dtype: DType | undefined;
  let fill: Fill | undefined;
  for (let i = 0; i < options.length; i++) {
    const word = options[i].trim();
    const plain = plainFills.find((name) => name === word);
    if (plain) {
      fill = { kind: plain };
    } else if (word === "token") {
      const vocabulary = Number(options.at(++i) ?? "");
      if (!Number.isInteger(vocabulary) || vocabulary < 1) {
        return fail(`'${text}': token needs a vocabulary size, as in 1,16:int64:token:1000`);
      }
      fill = { kind: "token", vocabulary };
    } else {
      dtype = dtypeNamed(word);
      if (!dtype) return fail(`'${text}': '${word}' is neither a dtype nor a fill`);
    }
  }
  dtype ??= fill?.kind === "token" ? "int64" : "float32";
  return { ok: true, input: { shape, dtype, fill: fill ?? defaultFill(dtype) } };
}

/** The notation `parseInput` reads. */
export function inputText({ shape, dtype, fill }: InputSpec): string {
  const parts = [shape.join("x")];
  if (dtype !== "float32") parts.push(dtype);
  if (fill.kind === "token") parts.push(`token:${fill.vocabulary}`);
  else if (fill.kind !== "weyl") parts.push(fill.kind);
  return parts.join(":");
}

function defaultFill(dtype: DType): Fill {
  return dtype.startsWith("int") ? { kind: "token", vocabulary: 2 } : { kind: "weyl" };
}

function dtypeNamed(word: string): DType | undefined {
  if (word in itemSize) return Object.keys(itemSize).find((name): name is DType => name === word);
  return aliases[word];
}

function fail(message: string): ParsedInput {
  return { ok: false, message };
}
