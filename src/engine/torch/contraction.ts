/** Equations of `torch.einsum`, matched against shapes. */

import type { Shape } from "../tensor/shape";
import { isMismatch, mismatch, type Mismatch } from "./op";

/** An equation whose subscripts have sizes. `...` becomes letters of its own, `…0` on. */
export interface Contraction {
  readonly inputs: readonly (readonly string[])[];
  readonly output: readonly string[];
  readonly sizes: ReadonlyMap<string, number>;
}

/** The equation matched against the shapes of its operands. */
export function contraction(equation: string, shapes: readonly Shape[]): Contraction | Mismatch {
  const text = equation.replaceAll(" ", "");
  const arrow = text.indexOf("->");
  const left = arrow === -1 ? text : text.slice(0, arrow);
  const terms = left.split(",");
  for (let i = 0; i < equation.length; i++) {
    if (/[a-zA-Z.,\s]/.test(equation[i]) || equation.startsWith("->", i)) continue;
    if (equation[i] === ">" && equation[i - 1] === "-") continue;
    return mismatch(
      "RuntimeError",
      `einsum(): invalid subscript given at index ${i} in the equation string, subscripts must be in [a-zA-Z]`,
    );
  }
  if (terms.length > shapes.length) {
    return mismatch(
      "RuntimeError",
      "einsum(): fewer operands were provided than specified in the equation",
    );
  }
  if (terms.length < shapes.length) {
    return mismatch(
      "RuntimeError",
      "einsum(): more operands were provided than specified in the equation",
    );
  }
  const sizes = new Map<string, number>();
  const inputs: string[][] = [];
  let ellipsis = 0;
  for (const [i, term] of terms.entries()) {
    const letters = subscriptsOf(term, shapes[i], i);
    if (isMismatch(letters)) return letters;
    const problem = measure(letters, shapes[i], i, sizes);
    if (problem) return problem;
    ellipsis = Math.max(ellipsis, letters.filter((letter) => letter.startsWith("…")).length);
    inputs.push([...letters]);
  }
  const dots = Array.from({ length: ellipsis }, (_, i) => `…${ellipsis - 1 - i}`);
  const output =
    arrow === -1 ? implicitOutput(terms, dots) : explicitOutput(text.slice(arrow + 2), dots);
  const repeated = output.find((letter, i) => output.indexOf(letter) !== i);
  if (repeated !== undefined) {
    return mismatch(
      "RuntimeError",
      `einsum(): output subscript ${repeated} appears more than once in the output`,
    );
  }
  const missing = output.find((letter) => !sizes.has(letter));
  if (missing !== undefined) {
    return mismatch(
      "RuntimeError",
      `einsum(): output subscript ${missing} does not appear in the equation for any input operand`,
    );
  }
  return { inputs, output, sizes };
}

/** Dimensions under `...` are counted from the last, so that operands of different rank broadcast. */
function subscriptsOf(term: string, shape: Shape, operand: number): readonly string[] | Mismatch {
  const at = term.indexOf("...");
  const plain = term.replace("...", "");
  if (at === -1 ? plain.length !== shape.length : plain.length > shape.length) {
    const what = at === -1 ? "does not match" : "is more than";
    const tail = at === -1 ? " and no ellipsis was given" : "";
    return mismatch(
      "RuntimeError",
      `einsum(): the number of subscripts in the equation (${plain.length}) ${what} the number of dimensions ` +
        `(${shape.length}) for operand ${operand}${tail}`,
    );
  }
  if (at === -1) return [...plain];
  const count = shape.length - plain.length;
  const dots = Array.from({ length: count }, (_, i) => `…${count - 1 - i}`);
  return [...plain.slice(0, at), ...dots, ...plain.slice(at)];
}

function measure(
  letters: readonly string[],
  shape: Shape,
  operand: number,
  sizes: Map<string, number>,
): Mismatch | undefined {
  const own = new Map<string, number>();
  for (const [dim, letter] of letters.entries()) {
    const size = shape[dim];
    const before = own.get(letter);
    if (before !== undefined && before !== size) {
      return mismatch(
        "RuntimeError",
        `einsum(): subscript ${letter} is repeated for operand ${operand} but the sizes don't match, ${size} != ${before}`,
      );
    }
    own.set(letter, size);
    const known = sizes.get(letter);
    if (known !== undefined && known !== size && known !== 1 && size !== 1) {
      return mismatch(
        "RuntimeError",
        `einsum(): subscript ${letter} has size ${size} for operand ${operand} which does not broadcast with previously seen size ${known}`,
      );
    }
    sizes.set(letter, known === undefined || known === 1 ? size : known);
  }
  return undefined;
}

/** Without `->` the letters that appear once, in the alphabet's order. */
function implicitOutput(terms: readonly string[], dots: readonly string[]): readonly string[] {
  const all = terms.join("").replaceAll(".", "");
  const once = [...new Set(all)].filter((letter) => all.split(letter).length === 2);
  return [...dots, ...once.sort()];
}

function explicitOutput(text: string, dots: readonly string[]): readonly string[] {
  const at = text.indexOf("...");
  if (at === -1) return [...text];
  return [...text.slice(0, at), ...dots, ...text.slice(at + 3)];
}
