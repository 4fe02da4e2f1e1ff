/** The steps of one op: its kernel is asked what to run, and every result gets its buffer. */

import { numel } from "../tensor/shape";
import { isFloating, type DType } from "../tensor/dtype";
import type {
  Kernel,
  KernelArg,
  KernelCall,
  KernelTensor,
  Pass,
  Program,
  View,
} from "../torch/kernel";
import { complexProgram, isComplexCall } from "../torch/kernels/complex";
import type { Op } from "../torch/op";
import type { Arg, OpNode, TensorId, Trace } from "../trace/trace";
import { initialiserOf } from "./initialise";
import { hasRule, opNamed, ruleProblem } from "./rules";
import { toPlanNumber, type BufferId, type PlanView } from "./plan";
import { newBuffer, countOf, placeOf, type Planner } from "./planner";

/** Adds the steps that compute an op's results, or notes why these stay unknown. */
export function addOp(planner: Planner, op: OpNode): void {
  const why = addProgram(planner, op);
  if (why === undefined) return;
  for (const id of op.outputs) planner.unknown.set(id, why);
}

/** Says why the op's outputs stay unknown, if they do. */
function addProgram(planner: Planner, op: OpNode): string | undefined {
  const { trace } = planner;
  if (op.outputs.every((id) => trace.tensors[id].values !== undefined)) return undefined;
  const initialiser = initialiserOf(op.op);
  if (initialiser !== undefined) return addInitialiser(planner, op, initialiser);
  for (const id of tensorsOf(Object.values(op.args))) {
    if (placeOf(planner, id) === undefined) return planner.unknown.get(id) ?? "not computed";
  }
  const declared = opNamed(op.op);
  const kernel = declared?.kernel ?? "none";
  const call = callOf(trace, op);
  const isOfPairs = isComplexCall(call);
  if (kernel === "none" && !isOfPairs) return addRule(planner, op, declared, "it has no kernel");
  const ofReals = kernel === "none" ? undefined : kernel;
  const program = runKernel(
    isOfPairs || !ofReals ? (one) => complexProgram(one, ofReals) : ofReals,
    call,
  );
  switch (program.kind) {
    case "unsupported":
      return addRule(planner, op, declared, program.why);
    case "alias":
      return addAlias(planner, op, program.of);
    case "values":
      op.outputs.forEach((id, index) => {
        const into = outputBuffer(planner, op, id);
        planner.work.push({
          kind: "values",
          values: program.values[index].map(toPlanNumber),
          into,
        });
      });
      return undefined;
    case "host":
      planner.work.push({
        kind: "host",
        name: program.name,
        inputs: program.inputs.map(({ tensor, shape }) => ({
          buffer: planner.places.get(tensor) ?? 0,
          shape,
        })),
        numbers: program.numbers.map(toPlanNumber),
        outputs: op.outputs.map((id) => ({
          buffer: outputBuffer(planner, op, id),
          shape: trace.tensors[id].shape,
        })),
      });
      return undefined;
    case "passes":
      addPasses(planner, op, program.passes);
      return undefined;
  }
}

/** The op's rule for known values, run on the host. `why`: what keeps a kernel from it. */
function addRule(
  planner: Planner,
  op: OpNode,
  declared: Op | undefined,
  why: string,
): string | undefined {
  const { trace } = planner;
  if (!declared || !hasRule(declared)) return gap(planner, op, why);
  const inputs: TensorId[] = [];
  const renumbered = (arg: Arg): Arg => {
    if (isTensorArg(arg)) return { tensor: inputs.push(arg.tensor) - 1 };
    if (typeof arg === "number") return toPlanNumber(arg);
    if (typeof arg !== "object" || arg === null || isDTypeArg(arg)) return arg;
    return arg.map(renumbered);
  };
  const entries = Object.entries(op.args).map(([name, arg]) => [name, renumbered(arg)] as const);
  const problem = ruleProblem([...inputs, ...op.outputs].map((id) => trace.tensors[id].dtype));
  if (problem !== undefined) return gap(planner, op, problem);
  planner.work.push({
    kind: "rule",
    op: op.op,
    args: JSON.stringify(Object.fromEntries(entries)),
    inputs: inputs.map((id) => {
      const { shape, dtype } = trace.tensors[id];
      return { buffer: planner.places.get(id) ?? 0, shape, dtype };
    }),
    outputs: op.outputs.map((id) => ({
      buffer: outputBuffer(planner, op, id),
      shape: trace.tensors[id].shape,
    })),
  });
  return undefined;
}

function gap(planner: Planner, op: OpNode, why: string): string {
  planner.gaps.push({ op: op.op, why, at: op.at });
  return `${op.op}: ${why}`;
}

/** A kernel that fails on a call is a mistake of ours; it must not take the other layers along. */
function runKernel(kernel: Kernel, call: KernelCall): Program {
  try {
    return kernel(call);
  } catch (error) {
    return { kind: "unsupported", why: error instanceof Error ? error.message : String(error) };
  }
}

function outputBuffer(planner: Planner, op: OpNode, id: TensorId): BufferId {
  // Lazy layers initialise their weights within the pass.
  const isWeight = op.phase === "build" || op.op.startsWith("torch.nn.init.");
  const buffer = newBuffer(planner, countOf(planner, id), isWeight);
  planner.places.set(id, buffer);
  return buffer;
}

function addAlias(planner: Planner, op: OpNode, of: readonly KernelTensor[]): string | undefined {
  op.outputs.forEach((id, index) => {
    const place = planner.places.get(of[index].tensor);
    if (place !== undefined) planner.places.set(id, place);
  });
  return undefined;
}

function addInitialiser(planner: Planner, op: OpNode, name: string): string | undefined {
  const args: Record<string, string | number> = {};
  for (const [key, arg] of Object.entries(op.args)) {
    if (typeof arg === "number") args[key] = toPlanNumber(arg);
    else if (typeof arg === "boolean") args[key] = arg ? 1 : 0;
    else if (typeof arg === "string") args[key] = arg;
  }
  for (const id of op.outputs) {
    const { shape, dtype } = planner.trace.tensors[id];
    const into = outputBuffer(planner, op, id);
    planner.work.push({ kind: "initialise", name, args, shape, dtype, into });
  }
  return undefined;
}

function addPasses(planner: Planner, op: OpNode, list: readonly Pass[]): void {
  const temporaries = new Map<string, BufferId>();
  for (const pass of list) {
    const text = typeof pass.source === "string" ? pass.source : pass.source.toString();
    planner.kernels.set(pass.kernel, text);
    const args = pass.arguments.map((arg) =>
      typeof arg === "number" ? toPlanNumber(arg) : planView(planner, temporaries, arg),
    );
    planner.work.push({
      kind: "pass",
      kernel: pass.kernel,
      output: pass.output,
      arguments: args,
      into: passBuffer(planner, op, temporaries, pass),
    });
  }
}

function passBuffer(
  planner: Planner,
  op: OpNode,
  temporaries: Map<string, BufferId>,
  pass: Pass,
): BufferId {
  if ("output" in pass.into) return outputBuffer(planner, op, op.outputs[pass.into.output]);
  const buffer = newBuffer(planner, numel(pass.output), op.phase === "build");
  temporaries.set(pass.into.temporary, buffer);
  return buffer;
}

function planView(
  planner: Planner,
  temporaries: ReadonlyMap<string, BufferId>,
  view: View,
): PlanView {
  const { of, size } = view;
  if ("constant" in of) return { of: { constant: of.constant.map(toPlanNumber) }, size };
  if ("fill" in of) return { of: { fill: toPlanNumber(of.fill) }, size };
  const buffer = "temporary" in of ? temporaries.get(of.temporary) : planner.places.get(of.tensor);
  return { of: { buffer: buffer ?? 0 }, size };
}

/** The call as the kernel sees it: tensors with their shapes. */
function callOf(trace: Trace, op: OpNode): KernelCall {
  const args: Record<string, KernelArg> = {};
  for (const [name, arg] of Object.entries(op.args)) args[name] = kernelArg(trace, arg);
  const call = op.call === undefined ? undefined : trace.calls[op.call];
  return {
    op: op.op,
    args,
    outputs: op.outputs.map((id) => kernelTensor(trace, id)),
    isTraining: call ? trace.modules[call.module].isTraining : false,
  };
}

function kernelArg(trace: Trace, arg: Arg): KernelArg {
  if (typeof arg !== "object" || arg === null) return arg;
  if (isTensorArg(arg)) return kernelTensor(trace, arg.tensor);
  if (isDTypeArg(arg)) return arg;
  return arg.map((item) => kernelArg(trace, item));
}

/** Known numbers of weights are left out: a file may bring others. Indices in buffers stay what the code made them. */
function kernelTensor(trace: Trace, id: TensorId): KernelTensor {
  const { shape, dtype, values, role } = trace.tensors[id];
  const isWeight = role === "parameter" || role === "buffer";
  return { tensor: id, shape, dtype, values: isWeight && isFloating(dtype) ? undefined : values };
}

function isTensorArg(arg: Arg): arg is { readonly tensor: TensorId } {
  return typeof arg === "object" && arg !== null && "tensor" in arg;
}

function isDTypeArg(arg: object): arg is { readonly dtype: DType } {
  return "dtype" in arg;
}

/** The tensors among the arguments of an op, in lists of any depth. */
export function tensorsOf(args: readonly Arg[]): TensorId[] {
  return args.flatMap((arg) => {
    if (isTensorArg(arg)) return [arg.tensor];
    return Array.isArray(arg) ? tensorsOf(arg) : [];
  });
}
