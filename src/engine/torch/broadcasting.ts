/** Factories for elementwise ops of several operands, which are broadcast together. */

import { categoryOf, type DType } from "../tensor/dtype";
import { mapElements, type Elements } from "../tensor/moves";
import { knownArray } from "../tensor/rounding";
import { broadcast, isMismatch, type Shape } from "../tensor/shape";
import type { NDArray } from "../tensor/array";
import type { TensorState } from "../python/values";
import { isScalar, scalarOrTensor, tensor, type Scalar, type Spec } from "./args";
import type { KernelDeclaration } from "./kernel";
import { binaryKernel } from "./kernels/elementwise";
import { mismatch, op, type Mismatch, type Op } from "./op";
import { samePlace } from "./reach";
import { floatType, resultType } from "./promote";

/** A tensor, or a number in the place of one. */
export type Operand = TensorState | Scalar;

export interface BinaryOptions {
  readonly aliases?: readonly string[];
  /** What becomes of the promoted dtype; absent: it stays. `float`: ints become floats. */
  readonly dtype?: "float" | "bool";
  /** Operands that the op does not take. */
  readonly check?: (promoted: DType, input: Operand, other: Operand) => Mismatch | undefined;
  /** What known values are computed with, where that has to be more exact than the kernel or depends on the dtype. */
  readonly exact?: (dtype: DType) => (x: number, y: number) => number;
  readonly kernel?: KernelDeclaration;
  /** Plain numbers are not taken. */
  readonly areTensors?: boolean;
}

type BinaryArgs = {
  readonly input: Spec<Operand>;
  readonly other: Spec<Operand>;
};

const tensorOperand: Spec<Operand> = {
  ...scalarOrTensor,
  read: (vm, value) => tensor.read(vm, value),
};

/** An elementwise function of two operands; its text is the kernel. */
export function binary(
  name: string,
  scalar: (x: number, y: number) => number,
  options: BinaryOptions = {},
): Op<BinaryArgs> {
  const operand = options.areTensors ? tensorOperand : scalarOrTensor;
  return op(name, {
    keepsStrides: true,
    args: { input: operand, other: operand },
    aliases: options.aliases,
    shape({ input, other }) {
      const problem = options.check?.(resultType([input, other]), input, other);
      return problem ?? broadcastOperands([input, other]);
    },
    dtype: ({ input, other }) => resultOf(options.dtype, resultType([input, other])),
    values({ input, other }, [shape]) {
      const promoted = resultType([input, other]);
      const compute = options.exact?.(promoted) ?? scalar;
      return elementwiseValues(
        [input, other],
        shape,
        resultOf(options.dtype, promoted),
        compute,
        promoted,
      );
    },
    reach: () => samePlace,
    kernel: options.kernel ?? binaryKernel(scalar),
  });
}

function resultOf(rule: BinaryOptions["dtype"], promoted: DType): DType {
  if (rule === "bool") return "bool";
  return rule === "float" ? floatType(promoted) : promoted;
}

/** The shape of operands broadcast together, or PyTorch's error. */
export function broadcastOperands(operands: readonly Operand[]): Shape | Mismatch {
  return broadcastShapes(operands.map(shapeOf));
}

export function broadcastShapes(shapes: readonly Shape[]): Shape | Mismatch {
  let joint: Shape = [];
  for (const shape of shapes) {
    const both = broadcast(joint, shape);
    if (isMismatch(both)) {
      const { a, b, dimension } = both;
      return mismatch(
        "RuntimeError",
        `The size of tensor a (${a}) must match the size of tensor b (${b}) at non-singleton dimension ${dimension}`,
      );
    }
    joint = both;
  }
  return joint;
}

/** What is computed from known operands, which are rounded to `computedIn` first. */
export function elementwiseValues(
  operands: readonly Operand[],
  shape: Shape,
  dtype: DType,
  compute: (...numbers: number[]) => number,
  computedIn: DType = dtype,
): NDArray | undefined {
  const known: Elements[] = [];
  const round = computedIn === "float32" ? Math.fround : (value: number): number => value;
  for (const operand of operands) {
    if (isScalar(operand)) known.push({ shape: [], data: Float64Array.of(round(operand.value)) });
    else if (operand.values) known.push(operand.values);
    else return undefined;
  }
  return knownArray(shape, dtype, mapElements(shape, known, compute));
}

export function shapeOf(operand: Operand): Shape {
  return isScalar(operand) ? [] : operand.shape;
}

export function isIntegral(dtype: DType): boolean {
  const category = categoryOf(dtype);
  return category === "integer" || category === "bool";
}
