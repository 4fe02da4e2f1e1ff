/** `torch.einsum` and `torch.tensordot`: products told by subscripts. */

import type { Machine } from "../../python/native";
import type { PyValue, TensorState } from "../../python/values";
import { mapElements, permuteWalk, takeWalk, type Elements } from "../../tensor/moves";
import { foldRows, rowsOf } from "../../tensor/folds";
import { knownArray } from "../../tensor/rounding";
import { maxConcreteElements } from "../../tensor/array";
import { numel } from "../../tensor/shape";
import { int, isUnknown, readInts, str, tensor, tensors, wrong, type Spec } from "../args";
import { invoke } from "../call";
import { einsumKernel, tensordotKernel } from "../kernels/einsum";
import { contraction, type Contraction } from "../contraction";
import { composite, dimension, isMismatch, mismatch, op, type Mismatch } from "../op";

/** Known operands: all subscripts as dimensions, multiplied, summed over those that the output lacks. */
function contracted({ inputs, output, sizes }: Contraction, operands: readonly Elements[]) {
  const summed = [...sizes.keys()].filter((letter) => !output.includes(letter));
  const letters = [...output, ...summed];
  const full = letters.map((letter) => sizes.get(letter) ?? 1);
  if (numel(full) > maxConcreteElements) return undefined;
  const spread = operands.map((operand, i) => aligned(operand, inputs[i], letters));
  const products = mapElements(full, spread, (...factors) => factors.reduce((x, y) => x * y, 1));
  const dims = summed.map((_, i) => output.length + i);
  const rows = rowsOf({ shape: full, data: products }, dims);
  return foldRows(rows, (row) => row.reduce((sum, value) => sum + value, 0));
}

/** An operand with one dimension for every letter, of size 1 where it lacks it; repeated letters are its diagonal. */
function aligned(operand: Elements, own: readonly string[], letters: readonly string[]): Elements {
  const walk = permuteWalk(
    operand.shape,
    own.map((_, i) => i),
  );
  const sizes = letters.map((letter) => operand.shape[own.indexOf(letter)] ?? 1);
  const strides = letters.map((letter) =>
    own.reduce((sum, one, dim) => (one === letter ? sum + walk.strides[dim] : sum), 0),
  );
  return { shape: sizes, data: takeWalk(operand.data, { sizes, strides, offset: 0 }) };
}

export const einsumOp = op("torch.einsum:op", {
  args: { equation: str(), operands: tensors },
  shape({ equation, operands }) {
    const found = contraction(
      equation,
      operands.map(({ shape }) => shape),
    );
    return isMismatch(found) ? found : found.output.map((letter) => found.sizes.get(letter) ?? 1);
  },
  macs({ equation, operands }) {
    const found = contraction(
      equation,
      operands.map(({ shape }) => shape),
    );
    return isMismatch(found) ? 0 : numel([...found.sizes.values()]);
  },
  // Every product is a number that is kept until all are summed.
  valueSteps({ equation, operands }) {
    const found = contraction(
      equation,
      operands.map(({ shape }) => shape),
    );
    return isMismatch(found) ? 0 : numel([...found.sizes.values()]) * (2 + operands.length);
  },
  values({ equation, operands }, [shape]) {
    const found = contraction(
      equation,
      operands.map((operand) => operand.shape),
    );
    const known = operands.flatMap(({ values }) => values ?? []);
    if (isMismatch(found) || known.length < operands.length) return undefined;
    const data = contracted(found, known);
    return data && knownArray(shape, operands[0].dtype, data);
  },
  kernel: einsumKernel,
});

/** `einsum(equation, a, b)`, `einsum(equation, [a, b])` and `einsum(a, [0, 1], b, [1, 2], [0, 2])`. */
export const einsum = composite("torch.einsum", ["torch.functional.einsum"], (vm, args) => {
  const [first, second] = args;
  if (first?.kind === "tensor") return einsum.call(vm, fromLists(vm, args), new Map());
  const isList = second?.kind === "list" || second?.kind === "tuple";
  const operands =
    isList && args.length === 2 ? second : { kind: "tuple" as const, items: args.slice(1) };
  return invoke(vm, einsumOp, [first, operands]);
});

function fromLists(vm: Machine, args: readonly PyValue[]): readonly PyValue[] {
  const letter = (index: number): string =>
    index < 26 ? String.fromCharCode(65 + index) : String.fromCharCode(71 + index);
  const text = (value: PyValue): string => {
    const ints = readInts(vm, value);
    return Array.isArray(ints) ? ints.map(letter).join("") : "";
  };
  const operands: PyValue[] = [];
  const terms: string[] = [];
  let at = 0;
  for (; at + 1 < args.length; at += 2) {
    operands.push(args[at]);
    terms.push(text(args[at + 1]));
  }
  const output = at < args.length ? `->${text(args[at])}` : "";
  return [{ kind: "str", value: terms.join(",") + output }, ...operands];
}

// tensordot ----------------------------------------------------------------------------------------------------------

/** A count, or two lists of dimensions. */
type Dims = number | readonly [readonly number[], readonly number[]];

const dimsSpec: Spec<Dims> = {
  expects: "int",
  read(vm, value) {
    if ((value.kind === "list" || value.kind === "tuple") && value.items.length === 2) {
      const [a, b] = value.items.map((item) => readInts(vm, item));
      if (isUnknown(a) || isUnknown(b)) return isUnknown(a) ? a : isUnknown(b) ? b : wrong;
      if (Array.isArray(a) && Array.isArray(b)) return [a, b];
    }
    return int().read(vm, value);
  },
  toArg: (value) => value,
  fallback: { value: 2 },
};

interface Dot {
  readonly input: TensorState;
  readonly other: TensorState;
  readonly dims: Dims;
}

function contractedDims({ input, other, dims }: Dot): readonly [number[], number[]] | Mismatch {
  const given =
    typeof dims === "number"
      ? ([
          Array.from({ length: dims }, (_, i) => i - dims),
          Array.from({ length: dims }, (_, i) => i),
        ] as const)
      : dims;
  const [a, b]: [number[], number[]] = [[], []];
  for (const [i, dim] of given[0].entries()) {
    const at = dimension(dim, input.shape.length);
    if (typeof at !== "number") return at;
    const to = dimension(given[1][i] ?? 0, other.shape.length);
    if (typeof to !== "number") return to;
    if (input.shape[at] !== other.shape[to] && input.shape[at] !== 1 && other.shape[to] !== 1) {
      return mismatch(
        "RuntimeError",
        `contracted dimensions need to match, but first has size ${input.shape[at]} in dim ${dim} and second has ` +
          `size ${other.shape[to]} in dim ${given[1][i]}`,
      );
    }
    a.push(at);
    b.push(to);
  }
  return [a, b];
}

export const tensordot = op("torch.tensordot", {
  args: { input: tensor, other: tensor, dims: dimsSpec },
  aliases: ["torch.functional.tensordot"],
  shape(args) {
    const dims = contractedDims(args);
    if (isMismatch(dims)) return dims;
    return [
      ...args.input.shape.filter((_, dim) => !dims[0].includes(dim)),
      ...args.other.shape.filter((_, dim) => !dims[1].includes(dim)),
    ];
  },
  macs(args, out) {
    const dims = contractedDims(args);
    return isMismatch(dims) ? 0 : numel(out) * numel(dims[0].map((dim) => args.input.shape[dim]));
  },
  kernel: tensordotKernel,
});
