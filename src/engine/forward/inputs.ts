/** What goes into a network: the fills of the command line, exact. Pictures are in `pictures.ts`. */

import type { DType } from "../tensor/dtype";
import type { Generator } from "./random";

/** `weyl`, `sin`, `token:V`, `rand`, `randn`, `ones`, `zeros`. */
export type Fill =
  | { readonly kind: "weyl" | "sin" | "rand" | "randn" | "ones" | "zeros" }
  | { readonly kind: "token"; readonly vocabulary: number }
  | { readonly kind: "values"; readonly values: ArrayLike<number> };

/** A fill as the command line writes it; absent for anything else. */
export function parseFill(text: string): Fill | undefined {
  switch (text) {
    case "weyl":
    case "sin":
    case "rand":
    case "randn":
    case "ones":
    case "zeros":
      return { kind: text };
    default: {
      const token = /^token:(\d+)$/.exec(text);
      return token && Number(token[1]) > 0
        ? { kind: "token", vocabulary: Number(token[1]) }
        : undefined;
    }
  }
}

/** Input number k starts at element k * 1000003 of the sequence. */
const inputStep = 1000003;

/** The numbers of input number `index`. */
export function fillInput(
  out: Float32Array,
  fill: Fill,
  index: number,
  generator: Generator,
): void {
  const start = index * inputStep;
  switch (fill.kind) {
    case "weyl":
      for (let i = 0; i < out.length; i++) out[i] = weyl(start + i) * 2 ** -23 - 1;
      return;
    case "token":
      for (let i = 0; i < out.length; i++) out[i] = weyl(start + i) % fill.vocabulary;
      return;
    case "sin":
      for (let i = 0; i < out.length; i++) out[i] = Math.sin(0.01 * (start + i));
      return;
    case "rand":
      generator.uniform(out);
      return;
    case "randn":
      generator.normal(out);
      return;
    case "ones":
    case "zeros":
      out.fill(fill.kind === "ones" ? 1 : 0);
      return;
    case "values":
      out.set(fill.values);
  }
}

/** 24 bits of a Weyl sequence. */
function weyl(i: number): number {
  return Math.imul(i | 0, 2654435761 | 0) >>> 8;
}

/** Integers take tokens where nothing else is asked for: noise around zero is no index. */
export function defaultFill(dtype: DType): Fill {
  return dtype.startsWith("int") || dtype === "uint8"
    ? { kind: "token", vocabulary: 1000 }
    : { kind: "weyl" };
}
