/** `x[index]` and `x[index] = value`. */

import type { Machine } from "../../python/native";
import { None, type PyTensor, type PyValue, type TensorState } from "../../python/values";
import { scattered } from "../../tensor/scatter";
import { categoryOf } from "../../tensor/dtype";
import { broadcastTo, take } from "../../tensor/moves";
import { rounding } from "../../tensor/rounding";
import { broadcast, isMismatch, sameShape, type Shape } from "../../tensor/shape";
import { isScalar, isUnknown, scalarOrTensor, tensor } from "../args";
import { numel } from "../../tensor/shape";
import { shapeOf, type Operand } from "../broadcasting";
import { become, invoke } from "../call";
import { withElement } from "../elementWrites";
import { assignKernel, subscriptKernel } from "../kernels/subscript";
import { composite, dataDependent, mismatch, op, sizesText, type ShapeResult } from "../op";
import { newState } from "../session";
import { indexSpec, isSelection, select, type IndexItem } from "../subscript";
import { unlessContiguous, stridesIn } from "../views";

interface Indexed {
  readonly input: TensorState;
  readonly index: readonly IndexItem[];
}

function selectedShape({ input, index }: Indexed): ShapeResult {
  const selection = select(input.shape, index);
  if (isSelection(selection)) return selection.shape;
  if (selection.kind === "mismatch") return selection;
  return dataDependent("how many elements a mask keeps");
}

export const getItem = op("Tensor.__getitem__", {
  args: { input: tensor, index: indexSpec },
  shape: selectedShape,
  dtype: ({ input }) => input.dtype,
  strides({ input, index }, [shape]) {
    if (index.some((item) => item.kind === "tensor" || item.kind === "numbers")) return [];
    const steps = steppedStrides(input, index);
    return [steps.length === shape.length ? unlessContiguous(shape, steps) : undefined];
  },
  values({ input, index }, [shape]) {
    const selection = select(input.shape, index);
    if (!input.values || !isSelection(selection)) return undefined;
    const indices = selection.indices();
    return indices && { shape, dtype: input.dtype, data: take(input.values.data, indices) };
  },
  kernel: subscriptKernel,
});

/** The strides of the part that slices, ints and None leave. */
function steppedStrides(input: TensorState, index: readonly IndexItem[]): readonly number[] {
  const own = stridesIn(input);
  const used = index.filter((item) => item.kind === "int" || item.kind === "slice").length;
  const rest = own.length - used;
  const steps: number[] = [];
  let dim = 0;
  let hasRest = false;
  for (const item of index) {
    if (item.kind === "int") dim++;
    if (item.kind === "new") steps.push(0);
    if (item.kind === "slice") steps.push(own[dim++] * (item.step ?? 1));
    if (item.kind === "rest" && !hasRest) {
      steps.push(...own.slice(dim, dim + rest));
      dim += rest;
      hasRest = true;
    }
  }
  return [...steps, ...own.slice(dim)];
}

/** The tensor with other numbers at some places. */
export const setItemOp = op("Tensor.__setitem__:op", {
  args: { input: tensor, index: indexSpec, value: scalarOrTensor },
  shape({ input, index, value }) {
    const shape = selectedShape({ input, index });
    if ("kind" in shape) return shape.kind === "data-dependent" ? input.shape : shape;
    const [target] = [shape as Shape]; // one shape: `x[…]` has one result
    return fits(value, target) ?? input.shape;
  },
  dtype: ({ input }) => input.dtype,
  // All numbers are copied, as one block.
  valueSteps: ({ value }, [shape]) => (numel(shape) >> 5) + numel(shapeOf(value)),
  values({ input, index, value }) {
    const selection = select(input.shape, index);
    if (!input.values || !isSelection(selection)) return undefined;
    const indices = selection.indices();
    const source = sourceNumbers(value, input);
    if (!indices || !source) return undefined;
    const spread = broadcastTo(source, selection.shape);
    return { ...input.values, data: scattered(input.values.data, indices, spread) };
  },
  isInPlace: true,
  kernel: assignKernel,
});

/** PyTorch's error for a value that cannot be written to a place of this shape. */
function fits(value: Operand, target: Shape) {
  const source = [...shapeOf(value)];
  while (source.length > target.length && source[0] === 1) source.shift();
  const joint = broadcast(source, target);
  if (!isMismatch(joint) && sameShape(joint, target)) return undefined;
  if (isMismatch(joint)) {
    const at = joint.dimension - Math.max(source.length, target.length) + target.length;
    return mismatch(
      "RuntimeError",
      `The expanded size of the tensor (${target[at]}) must match the existing size (${source[at - target.length + source.length]}) ` +
        `at non-singleton dimension ${at}.  Target sizes: ${sizesText(target)}.  Tensor sizes: ${sizesText(source)}`,
    );
  }
  return mismatch(
    "RuntimeError",
    `shape mismatch: value tensor of shape ${sizesText(source)} cannot be broadcast to indexing result of shape ${sizesText(target)}`,
  );
}

function sourceNumbers(value: Operand, input: TensorState) {
  const given = isScalar(value)
    ? { shape: [], data: Float64Array.of(value.value) }
    : value.values && { shape: value.values.shape, data: value.values.data };
  if (!given) return undefined;
  const isInteger = categoryOf(input.dtype) === "integer";
  const data = rounding(input.dtype, isInteger ? given.data.map(Math.trunc) : given.data);
  let shape: Shape = given.shape;
  while (shape.length > 0 && shape[0] === 1) shape = shape.slice(1);
  return data && { shape, data };
}

/** A noted write is a few small objects. */
const stepsPerElement = 20;
const itemsPerElement = 16;

/** What cannot be told about the index or the value makes the numbers unknown, not the tensor. */
export const setItem = composite("Tensor.__setitem__", [], (vm, args) => {
  const [self, index, value] = args;
  if (self?.kind !== "tensor" || args.length < 3) return None;
  const items = indexSpec.read(vm, index);
  const written = value.kind === "ndarray" ? asTensor(vm, value) : value;
  if (isUnknown(items) || typeof items === "symbol" || written.kind === "unknown") {
    return forget(vm, self);
  }
  const numbers = withElement(self, items, written);
  if (numbers) {
    vm.charge(stepsPerElement);
    vm.chargeItems(itemsPerElement);
    const { shape, dtype } = self.state;
    become(vm, self, newState(vm, shape, dtype, numbers));
    return None;
  }
  const result = invoke(vm, setItemOp, [self, index, written]);
  if (result.kind === "unknown") return forget(vm, self);
  return None;
});

function asTensor(vm: Machine, value: Extract<PyValue, { kind: "ndarray" }>): PyValue {
  const { shape, dtype } = value.array;
  const state = newState(vm, shape, dtype, value.isShapeOnly ? undefined : value.array);
  return {
    kind: "tensor",
    of: vm.classOf(value),
    attributes: new Map(),
    state,
    requiresGrad: false,
  };
}

function forget(vm: Machine, self: PyTensor): PyValue {
  const { shape, dtype } = self.state;
  self.state = newState(vm, shape, dtype);
  return None;
}
