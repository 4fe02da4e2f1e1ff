/** `np.einsum`: sums of products told by subscripts. */

import type { Machine } from "../../python/native";
import type { PyValue } from "../../python/values";
import { numel, stridesOf, type Shape } from "../../tensor/shape";
import { contraction, type Contraction } from "../contraction";
import { isMismatch } from "../op";
import { shapeText } from "./arrays";
import { computed, type KnownNumbers, type Numbers } from "./numbers";
import { promoteTypes } from "./promotion";
import { rounder } from "./reductions";
import { finished, withAllNumbers, type Functions } from "./support";

type Given = PyValue | undefined;

export const sums: Functions = {
  einsum: ["*operands, out?, optimize?, dtype?, order?, casting?", einsum],
  einsum_path: [
    "*operands, optimize?, einsum_call?",
    (vm) => vm.unknown({ kind: "unsupported", what: "numpy.einsum_path" }),
  ],
};

function einsum(vm: Machine, operands: Given, out: Given): PyValue {
  const [equation, ...arrays] = operands?.kind === "tuple" ? operands.items : [];
  if (equation?.kind !== "str") {
    return vm.unknown({ kind: "unsupported", what: "numpy.einsum with lists of subscripts" });
  }
  return withAllNumbers(vm, arrays, (...list) => {
    const shapes = list.map((one) => one.shape);
    const found = contraction(equation.value, shapes);
    if (isMismatch(found)) throw vm.raise("ValueError", problemOf(equation.value, shapes));
    const shape = found.output.map((letter) => found.sizes.get(letter) ?? 1);
    const dtype = list.map((one) => one.dtype).reduce(promoteTypes);
    vm.charge(1 + (numel([...found.sizes.values()]) * list.length) / 4);
    const result: Numbers = computed(shape, dtype, list, (...known) =>
      contracted(found, known, rounder(dtype)),
    );
    return finished(vm, result, out);
  });
}

function contracted(
  { inputs, output, sizes }: Contraction,
  operands: readonly KnownNumbers[],
  round: (x: number) => number,
): Float64Array {
  const letters = [...output, ...[...sizes.keys()].filter((one) => !output.includes(one))];
  const counts = letters.map((letter) => sizes.get(letter) ?? 1);
  const steps = operands.map(({ shape }, i) => {
    const own = stridesOf(shape);
    return letters.map((letter) =>
      inputs[i].reduce(
        (sum, one, dim) => (one === letter && shape[dim] > 1 ? sum + own[dim] : sum),
        0,
      ),
    );
  });
  const inner = numel(counts.slice(output.length));
  const result = new Float64Array(numel(counts.slice(0, output.length)));
  const total = result.length * inner;
  const at = new Array<number>(letters.length).fill(0);
  const places = operands.map(() => 0);
  for (let i = 0; i < total; i++) {
    let product = operands[0].data[places[0]];
    for (let k = 1; k < operands.length; k++) {
      product = round(product * operands[k].data[places[k]]);
    }
    const target = Math.floor(i / inner);
    result[target] = round(result[target] + product);
    for (let dim = letters.length - 1; dim >= 0; dim--) {
      at[dim]++;
      for (let k = 0; k < places.length; k++) places[k] += steps[k][dim];
      if (at[dim] < counts[dim]) break;
      for (let k = 0; k < places.length; k++) places[k] -= steps[k][dim] * counts[dim];
      at[dim] = 0;
    }
  }
  return result;
}

/** What NumPy says of an equation that does not fit. */
function problemOf(equation: string, shapes: readonly Shape[]): string {
  const [left, right] = equation.replaceAll(" ", "").split("->");
  const terms = left.split(",");
  if (terms.length > shapes.length) {
    return "fewer operands provided to einstein sum function than specified in the subscripts string";
  }
  if (terms.length < shapes.length) {
    return "more operands provided to einstein sum function than specified in the subscripts string";
  }
  for (const [i, term] of terms.entries()) {
    const letters = term.replace("...", "").length;
    if (letters > shapes[i].length) {
      return `einstein sum subscripts string contains too many subscripts for operand ${i}`;
    }
    if (letters < shapes[i].length && !term.includes("...")) {
      return "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.";
    }
  }
  const wanted = [...(right ?? "").replace("...", "")];
  const twice = wanted.find((letter, i) => wanted.indexOf(letter) !== i);
  if (twice !== undefined) {
    return `einstein sum subscripts string includes output subscript '${twice}' multiple times`;
  }
  const missing = wanted.find((letter) => !left.includes(letter));
  if (missing !== undefined) {
    return `einstein sum subscripts string included output subscript '${missing}' which never appeared in an input`;
  }
  return sizesProblem(terms, shapes, right === undefined ? impliedOutput(left) : wanted);
}

function impliedOutput(left: string): string[] {
  const letters = [...left.replaceAll(/[.,]/g, "")];
  return [...new Set(letters)].filter((one) => left.split(one).length === 2).sort();
}

function sizesProblem(
  terms: readonly string[],
  shapes: readonly Shape[],
  output: readonly string[],
): string {
  const all = new Set([...output, ...terms.join("").replaceAll(".", "")]);
  const texts = terms.map((term, i) => {
    const letters = [...all];
    // What an operand lacks in front is not written.
    const first = letters.findIndex((letter) => term.includes(letter));
    const sizes = letters.slice(first).map((letter) => {
      const at = [...term].indexOf(letter);
      return at === -1 ? "newaxis" : String(shapes[i][at]);
    });
    const mapped = sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(",")})`;
    return `${shapeText(shapes[i]).replaceAll(" ", "")}->${mapped}`;
  });
  return `operands could not be broadcast together with remapped shapes [original->remapped]: ${texts.join(" ")} `;
}
