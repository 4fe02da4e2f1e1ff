/** What layers write into their weights: PyTorch's initialisers, called from TypeScript. */

import type { Machine } from "../python/native";
import type { PyTensor } from "../python/values";
import { numel, type Shape } from "../tensor/shape";
import { call } from "./call";
import type { Args, Values } from "./args";
import type { Op } from "./op";
import { constant_, normal_, ones_, truncNormal_, uniform_, zeros_ } from "./ops/random";

/** fan_in and fan_out: dimension 1 and dimension 0, each times the size of the kernel. */
export function fans(shape: Shape): { readonly fanIn: number; readonly fanOut: number } {
  const field = numel(shape.slice(2));
  return { fanIn: shape[1] * field, fanOut: shape[0] * field };
}

export function uniform(vm: Machine, weight: PyTensor, a: number, b: number): void {
  write(vm, uniform_, weight, { tensor: weight.state, a, b, generator: undefined });
}

export function normal(vm: Machine, weight: PyTensor, mean: number, std: number): void {
  write(vm, normal_, weight, { tensor: weight.state, mean, std, generator: undefined });
}

export function truncNormal(vm: Machine, weight: PyTensor, std: number): void {
  const bounds = { mean: 0, std, a: -2, b: 2, generator: undefined };
  write(vm, truncNormal_, weight, { tensor: weight.state, ...bounds });
}

export function ones(vm: Machine, weight: PyTensor): void {
  write(vm, ones_, weight, { tensor: weight.state });
}

export function zeros(vm: Machine, weight: PyTensor): void {
  write(vm, zeros_, weight, { tensor: weight.state });
}

export function constant(vm: Machine, weight: PyTensor, val: number): void {
  write(vm, constant_, weight, { tensor: weight.state, val });
}

/** `kaiming_uniform_(w, a=sqrt(5))`, as linear layers and convolutions are initialised. */
export function kaimingUniform(vm: Machine, weight: PyTensor): void {
  const { fanIn } = fans(weight.state.shape);
  if (numel(weight.state.shape) === 0) return;
  const gain = Math.sqrt(2 / (1 + Math.sqrt(5) ** 2));
  const bound = Math.sqrt(3) * (gain / Math.sqrt(fanIn));
  uniform(vm, weight, -bound, bound);
}

export function xavierUniform(vm: Machine, weight: PyTensor): void {
  const { fanIn, fanOut } = fans(weight.state.shape);
  const bound = Math.sqrt(3) * Math.sqrt(2 / (fanIn + fanOut));
  uniform(vm, weight, -bound, bound);
}

export function xavierNormal(vm: Machine, weight: PyTensor): void {
  const { fanIn, fanOut } = fans(weight.state.shape);
  normal(vm, weight, 0, Math.sqrt(2 / (fanIn + fanOut)));
}

/** The weight and bias of a linear layer or convolution. */
export function weightAndBias(
  vm: Machine,
  weight: PyTensor | undefined,
  bias: PyTensor | undefined,
): void {
  if (!weight) return;
  kaimingUniform(vm, weight);
  if (!bias) return;
  const { fanIn } = fans(weight.state.shape);
  if (fanIn === 0) return;
  const bound = 1 / Math.sqrt(fanIn);
  uniform(vm, bias, -bound, bound);
}

/** The tensor object gets the version that the op made. */
function write<A extends Args>(vm: Machine, op: Op<A>, weight: PyTensor, values: Values<A>): void {
  const result = call(vm, op, values);
  if (result.kind === "tensor") weight.state = result.state;
}
