/** Calls of ops as PyTorch answered them (test/golden/kernels.json), as plans that any backend can run. */

import { readFileSync } from "node:fs";
import type { Fill } from "../../../src/engine/forward/inputs";
import type { ForwardPlan } from "../../../src/engine/forward/plan";
import { planForward } from "../../../src/engine/forward/planForward";
import { allOps } from "../../../src/engine/torch/ops/index";
import type { Arg, TensorInfo, Trace } from "../../../src/engine/trace/trace";

interface Case {
  readonly op: string;
  readonly args: Readonly<Record<string, Arg>>;
  readonly tensors: readonly {
    readonly shape: readonly number[];
    readonly values: readonly number[] | null;
    readonly integer: boolean;
    readonly vocabulary?: number;
    readonly scale?: number;
    readonly shift?: number;
  }[];
  readonly outputs: readonly {
    readonly shape: readonly number[];
    readonly values: readonly number[];
  }[];
}

export interface KernelCase {
  readonly name: string;
  readonly plan: ForwardPlan;
  readonly fills: readonly Fill[];
  readonly expected: readonly (readonly number[])[];
}

export function kernelCases(): KernelCase[] {
  const file = new URL("../../golden/kernels.json", import.meta.url);
  const cases = JSON.parse(readFileSync(file, "utf8")) as readonly Case[];
  return cases.map(resolved).map((item, index) => ({
    name: `${index} ${item.op} ${JSON.stringify(item.args)}`.slice(0, 160),
    plan: planForward(traceOf(item)),
    fills: item.tensors.map((tensor, k) => ({ kind: "values", values: valuesOf(tensor, k) })),
    expected: item.outputs.map(({ values }) => values),
  }));
}

/** The call under the name that a trace records: aliases and overloads lead to an op. */
function resolved(item: Case): Case {
  const registered = allOps().get(item.op);
  if (registered?.kind === "op") return { ...item, op: registered.name };
  if (registered?.kind !== "overloads") return item;
  const fits = registered.ops.find(({ args }) =>
    Object.keys(item.args).every((key) => key in args),
  );
  return { ...item, op: fits?.name ?? item.op };
}

function valuesOf(tensor: Case["tensors"][number], index: number): number[] {
  if (tensor.values) return [...tensor.values];
  const count = tensor.shape.reduce((a, b) => a * b, 1);
  return Array.from({ length: count }, (_, i) => {
    const bits = Math.imul(i + index * 1000003, 2654435761 | 0) >>> 8;
    if (tensor.vocabulary) return bits % tensor.vocabulary;
    const value = Math.fround(bits * 2 ** -23 - 1);
    return Math.fround(Math.fround(value * (tensor.scale ?? 1)) + (tensor.shift ?? 0));
  });
}

/** A model that is one call of the op, its tensors being the inputs. */
function traceOf(item: Case): Trace {
  const inputs = item.tensors.map(({ shape, integer }, id): TensorInfo => ({
    id,
    shape,
    dtype: integer ? "int64" : "float32",
    role: "input",
  }));
  const outputs = item.outputs.map(({ shape }, i): TensorInfo => ({
    id: inputs.length + i,
    shape,
    dtype: "float32",
    op: 0,
    role: "activation",
  }));
  const at = { source: "test", start: 0, end: 0 };
  return {
    model: item.op,
    mode: "eval",
    tensors: [...inputs, ...outputs],
    ops: [
      {
        id: 0,
        op: item.op,
        args: item.args,
        outputs: outputs.map(({ id }) => id),
        phase: "forward",
        macs: 0,
        at,
      },
    ],
    modules: [
      {
        id: 0,
        className: "Net",
        qualifiedName: "Net",
        isBuiltin: false,
        parameters: [],
        buffers: [],
        children: [],
        isTruthy: true,
        extraRepr: "",
        isTraining: false,
      },
    ],
    root: 0,
    calls: [],
    inputs: inputs.map(({ id }) => id),
    output: {
      kind: "sequence",
      items: outputs.map(({ id }) => ({ kind: "tensor", tensor: id })),
    },
    observations: [],
    diagnostics: [],
    notes: [],
    hasError: false,
  };
}

/** The largest difference, relative to the largest number expected (`max`, if known); infinite where a number is missing. */
export function worstError(
  got: ArrayLike<number> | undefined,
  expected: readonly number[],
  max = 0,
): number {
  if (!got || got.length !== expected.length) return Infinity;
  const largest = Math.max(1e-30, max, ...expected.map(Math.abs));
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(got[i] - expected[i]) / largest;
    worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
  }
  return worst;
}
