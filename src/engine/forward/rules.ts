/** Ops that are computed by the rule for known values in their own declaration: rare ones, that need no kernel of their own. */

import { invariant } from "../assert";
import type { TensorState } from "../python/values";
import type { NDArray } from "../tensor/array";
import { categoryOf, type DType } from "../tensor/dtype";
import type { Shape } from "../tensor/shape";
import type { Spec } from "../torch/args";
import type { Op } from "../torch/op";
import { allOps } from "../torch/ops/index";
import type { Arg } from "../trace/trace";

export interface RuleInput {
  readonly values: Float32Array;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** An op by the name that traces record: overloads one by one. */
export function opNamed(name: string): Op | undefined {
  opsByName ??= collectOps();
  return opsByName.get(name);
}

let opsByName: ReadonlyMap<string, Op> | undefined;

function collectOps(): ReadonlyMap<string, Op> {
  const ops = new Map<string, Op>();
  for (const registered of allOps().values()) {
    if (registered.kind === "op") ops.set(registered.name, registered);
    if (registered.kind !== "overloads") continue;
    for (const op of registered.ops) ops.set(op.name, op);
  }
  return ops;
}

/** True for an op whose declaration says how its numbers follow from those of its arguments. */
export function hasRule(op: Op): boolean {
  const isReadable = Object.values(op.args).every((spec) => spec.isOpaque !== true);
  return op.values !== undefined && op.draws === undefined && isReadable;
}

/** Why a rule cannot be run on a call, if it cannot: complex numbers have two for each element. */
export function ruleProblem(dtypes: readonly DType[]): string | undefined {
  return dtypes.some((dtype) => categoryOf(dtype) === "complex") ? "complex numbers" : undefined;
}

/** `args` is JSON. `undefined` where the rule leaves the numbers unknown. Tensors among the arguments stand for `inputs` by their index. */
export function runRule(
  name: string,
  args: string,
  inputs: readonly RuleInput[],
  shapes: readonly Shape[],
): Float32Array[] | undefined {
  const op = opNamed(name);
  invariant(op && hasRule(op), `the op ${name} has a rule`);
  const states = inputs.map(({ values, shape, dtype }, id): TensorState => {
    const data = Float64Array.from(values);
    return { id, shape, dtype, values: { shape, dtype, data } satisfies NDArray };
  });
  const given = JSON.parse(args) as Readonly<Record<string, Arg>>; // what planForward wrote
  const values = Object.fromEntries(
    Object.entries(op.args).map(([key, spec]) => [
      key,
      key in given ? argValue(spec, given[key], states) : spec.fallback?.value,
    ]),
  );
  const result = op.values?.(values, shapes);
  if (result === undefined) return undefined;
  const arrays = "data" in result ? [result] : result;
  return arrays.map(({ data }) => Float32Array.from(data));
}

/** Numbers that JSON has no other way to write. */
const unwritable = new Map([Infinity, -Infinity, NaN].map((value) => [String(value), value]));

/** An argument as the op's rules get it. */
function argValue(spec: Spec<unknown>, arg: Arg, states: readonly TensorState[]): unknown {
  if (spec.ofArg) return spec.ofArg(arg, (id) => states[id]);
  if (arg === null) return undefined;
  if (typeof arg === "number" || typeof arg === "boolean") return spec.ofNumber?.(arg) ?? arg;
  if (typeof arg === "string") {
    const number = unwritable.get(arg);
    return number === undefined ? arg : (spec.ofNumber?.(number) ?? number);
  }
  if ("tensor" in arg) return states[arg.tensor];
  if ("dtype" in arg) return arg.dtype;
  return arg.map((item) => argValue(spec, item, states));
}
