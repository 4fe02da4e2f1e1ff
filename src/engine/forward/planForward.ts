/** Makes the plan of a forward pass from a trace: asks each op's kernel what to run, and gives every tensor its buffer. */

import { numel } from "../tensor/shape";
import { categoryOf, isFloating, type DType } from "../tensor/dtype";
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
import type {
  Arg,
  ModuleCall,
  ModuleId,
  OpNode,
  TensorId,
  Trace,
  ValueShape,
} from "../trace/trace";
import { functionOps, labelOfOp } from "../summary/graph";
import { initialiserOf } from "./initialise";
import { hasRule, opNamed, ruleProblem } from "./rules";
import {
  buffersRead,
  buffersWritten,
  toPlanNumber,
  type BufferId,
  type ForwardPlan,
  type PlanBuffer,
  type PlanGap,
  type PlanLeaf,
  type PlanParameter,
  type PlanStep,
  type PlanStepWork,
  type PlanTensor,
  type PlanView,
} from "./plan";

export function planForward(trace: Trace): ForwardPlan {
  const planner = newPlanner(trace);
  for (const id of trace.inputs) inputBuffer(planner, id);
  const leaves = leafCalls(trace);
  const functions = new Map(functionOps(trace).flatMap((op) => reportedFunction(trace, op)));
  const needed = neededOps(trace, [...leaves.map(({ tensor }) => tensor), ...functions.values()]);
  const paths = modulePaths(trace);
  let next = 0;
  for (const [index, op] of trace.ops.entries()) {
    for (; next < leaves.length && leaves[next].end <= index; next++)
      addLeaf(planner, leaves[next]);
    if (op.phase === "forward" && planner.passStart === undefined) {
      planner.passStart = planner.work.length;
      for (const tensor of trace.inputs) {
        addReported(planner, { kind: "input", path: "", className: "input" }, tensor);
      }
    }
    if (needed.has(op.id)) addOp(planner, op);
    const tensor = functions.get(op.id);
    if (tensor === undefined) continue;
    const path = paths.get(trace.calls[op.call ?? -1]?.module ?? -1) ?? "";
    const className = labelOfOp(op.op);
    addReported(planner, { kind: "function", path, className, call: op.call }, tensor);
  }
  for (; next < leaves.length; next++) addLeaf(planner, leaves[next]);
  return finished(planner);
}

// ---------------------------------------------------------------------------------------------------------------------

/** The buffers that a step frees are known at the end. */
type Work = PlanStepWork;

interface Planner {
  readonly trace: Trace;
  readonly kernels: Map<string, string>;
  readonly buffers: PlanBuffer[];
  /** Where a tensor's numbers are, for those that have been planned. */
  readonly places: Map<TensorId, BufferId>;
  /** Why a tensor has no numbers. */
  readonly unknown: Map<TensorId, string>;
  readonly work: Work[];
  /** Index into `work`; set at the first op of the pass. */
  passStart?: number;
  readonly leaves: PlanLeaf[];
  readonly gaps: PlanGap[];
}

function newPlanner(trace: Trace): Planner {
  return {
    trace,
    kernels: new Map(),
    buffers: [],
    places: new Map(),
    unknown: new Map(),
    work: [],
    leaves: [],
    gaps: [],
  };
}

function newBuffer(planner: Planner, count: number, isWeight: boolean): BufferId {
  return planner.buffers.push({ count, isWeight }) - 1;
}

function inputBuffer(planner: Planner, id: TensorId): void {
  planner.places.set(id, newBuffer(planner, countOf(planner, id), false));
}

/** Complex numbers take two places each. */
function countOf({ trace }: Planner, id: TensorId): number {
  const { shape, dtype } = trace.tensors[id];
  return numel(shape) * (categoryOf(dtype) === "complex" ? 2 : 1);
}

/** The buffer of a tensor; makes that of a constant. Absent: its numbers are not known. */
function placeOf(planner: Planner, id: TensorId): BufferId | undefined {
  const place = planner.places.get(id);
  if (place !== undefined || planner.unknown.has(id)) return place;
  const info = planner.trace.tensors[id];
  if (!info.values) {
    planner.unknown.set(id, info.op === undefined ? "its numbers are not known" : "not computed");
    return undefined;
  }
  const into = newBuffer(planner, info.values.length, true);
  planner.work.push({ kind: "values", values: info.values.map(toPlanNumber), into });
  planner.places.set(id, into);
  return into;
}

// Ops ----------------------------------------------------------------------------------------------------------------

function addOp(planner: Planner, op: OpNode): void {
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

function tensorsOf(args: readonly Arg[]): TensorId[] {
  return args.flatMap((arg) => {
    if (isTensorArg(arg)) return [arg.tensor];
    return Array.isArray(arg) ? tensorsOf(arg) : [];
  });
}

/** The ops whose results are reported, with all that they depend on, and those that draw from the generator. */
function neededOps(trace: Trace, reported: readonly (TensorId | undefined)[]): ReadonlySet<number> {
  const wanted: TensorId[] = reported.flatMap((tensor) => (tensor === undefined ? [] : [tensor]));
  if (trace.output) wanted.push(...outputTensors(trace.output));
  for (const module of trace.modules) {
    for (const { tensor } of [...module.parameters, ...module.buffers]) wanted.push(tensor);
  }
  const needed = new Set<number>();
  const wantedSet = new Set(wanted);
  for (let i = trace.ops.length - 1; i >= 0; i--) {
    const op = trace.ops[i];
    if (op.draws !== true && !op.outputs.some((id) => wantedSet.has(id))) continue;
    needed.add(op.id);
    for (const id of tensorsOf(Object.values(op.args))) wantedSet.add(id);
  }
  return needed;
}

// Modules ------------------------------------------------------------------------------------------------------------

interface LeafCall {
  readonly call: ModuleCall;
  readonly path: string;
  readonly className: string;
  readonly tensor?: TensorId;
  /** Index of the first op behind the call. */
  readonly end: number;
}

/** Calls of modules without children, in the order in which they end. */
function leafCalls(trace: Trace): LeafCall[] {
  const paths = modulePaths(trace);
  return trace.calls
    .filter(({ module }) => trace.modules[module].children.length === 0)
    .map((call) => ({
      call,
      path: paths.get(call.module) ?? "",
      className: trace.modules[call.module].className,
      tensor: call.output && outputTensors(call.output).at(0),
      end: call.ops.to,
    }))
    .sort((a, b) => a.end - b.end || a.call.id - b.call.id);
}

/** The first name of each module, as `named_modules` finds it. */
export function modulePaths(trace: Trace): ReadonlyMap<ModuleId, string> {
  const paths = new Map<ModuleId, string>();
  const visit = (id: ModuleId, path: string): void => {
    const module = trace.modules.at(id); // a model that could not be built has none
    if (!module || paths.has(id)) return;
    paths.set(id, path);
    for (const { name, module: child } of module.children) {
      visit(child, path === "" ? name : `${path}.${name}`);
    }
  };
  visit(trace.root, "");
  return paths;
}

/** The tensors of a structure, in order. */
export function outputTensors(value: ValueShape): TensorId[] {
  switch (value.kind) {
    case "tensor":
      return [value.tensor];
    case "sequence":
      return value.items.flatMap(outputTensors);
    case "mapping":
    case "object":
      return value.entries.flatMap(([, item]) => outputTensors(item));
    case "unknown":
    case "other":
      return [];
  }
}

/** The tensor that is reported of a function, by the op's id. What is the same for every input is no news. */
function reportedFunction(trace: Trace, op: OpNode): (readonly [number, TensorId])[] {
  const [tensor] = op.outputs;
  const isKnown = tensor === undefined || trace.tensors[tensor].values !== undefined;
  return isKnown ? [] : [[op.id, tensor]];
}

function addLeaf(planner: Planner, { call, path, className, tensor }: LeafCall): void {
  if (tensor === undefined) return;
  addReported(planner, { kind: "layer", path, className, call: call.id }, tensor);
}

function addReported(
  planner: Planner,
  named: Pick<PlanLeaf, "kind" | "path" | "className" | "call">,
  tensor: TensorId,
): void {
  const planned = planTensor(planner, tensor);
  const isOfPairs = categoryOf(planned.dtype) === "complex";
  const entry: PlanLeaf = {
    ...planned,
    ...named,
    buffer: isOfPairs ? undefined : planned.buffer,
    why: planner.unknown.get(tensor) ?? (isOfPairs ? "complex numbers" : undefined),
  };
  const index = planner.leaves.push(entry) - 1;
  if (entry.buffer !== undefined) planner.work.push({ kind: "leaf", leaf: index });
}

function planTensor(planner: Planner, id: TensorId): PlanTensor {
  const { shape, dtype } = planner.trace.tensors[id];
  return { tensor: id, shape, dtype, buffer: placeOf(planner, id) };
}

function parametersOf(planner: Planner): PlanParameter[] {
  const { trace } = planner;
  const result = new Map<TensorId, PlanParameter>();
  for (const kind of ["parameter", "buffer"] as const) {
    for (const [id, path] of everyModulePath(trace)) {
      const module = trace.modules[id];
      const list = kind === "parameter" ? module.parameters : module.buffers;
      for (const { name, tensor, isUninitialized, isTransient } of list) {
        if (isUninitialized) continue;
        const full = path === "" ? name : `${path}.${name}`;
        const known = result.get(tensor);
        const { otherNames = [] } = known ?? {};
        const isPersistent = isTransient !== true;
        result.set(
          tensor,
          known
            ? { ...known, otherNames: [...otherNames, full] }
            : { ...planTensor(planner, tensor), name: full, kind, isPersistent },
        );
      }
    }
  }
  return [...result.values()];
}

/** More paths than a model has whose modules are not shared on purpose to make many. */
const mostPaths = 100_000;

/** Every module under every name it has: a shared one has several. */
function everyModulePath(trace: Trace): readonly (readonly [ModuleId, string])[] {
  const paths: [ModuleId, string][] = [];
  const open = new Set<ModuleId>();
  const visit = (id: ModuleId, path: string): void => {
    const module = trace.modules.at(id); // a model that could not be built has none
    if (!module || open.has(id) || paths.length >= mostPaths) return;
    paths.push([id, path]);
    open.add(id);
    for (const { name, module: child } of module.children) {
      visit(child, path === "" ? name : `${path}.${name}`);
    }
    open.delete(id);
  };
  visit(trace.root, "");
  return paths;
}

// The end ------------------------------------------------------------------------------------------------------------

function finished(planner: Planner): ForwardPlan {
  const { trace, work, buffers } = planner;
  const parameters = parametersOf(planner);
  const outputs = trace.output ? outputTensors(trace.output) : [];
  const kept = new Set<BufferId>();
  const planned = outputs.map((id) => planTensor(planner, id));
  const inputs = trace.inputs.map((id) => planTensor(planner, id));
  for (const { buffer } of [...planned, ...inputs]) if (buffer !== undefined) kept.add(buffer);
  return {
    model: trace.model,
    kernels: Object.fromEntries(planner.kernels),
    buffers,
    steps: withFrees(planner, work, kept),
    passStart: planner.passStart ?? work.length,
    inputs,
    outputs: planned,
    parameters,
    leaves: planner.leaves,
    gaps: planner.gaps,
  };
}

function withFrees(
  planner: Planner,
  work: readonly Work[],
  kept: ReadonlySet<BufferId>,
): PlanStep[] {
  const last = new Map<BufferId, number>();
  work.forEach((step, index) => {
    for (const buffer of buffersOf(planner, step)) last.set(buffer, index);
  });
  const frees: BufferId[][] = work.map(() => []);
  for (const [buffer, index] of last) {
    if (!kept.has(buffer)) frees[index].push(buffer);
  }
  return work.map((step, index) => ({ ...step, frees: frees[index] }));
}

function buffersOf(planner: Planner, step: Work): BufferId[] {
  const leaf = step.kind === "leaf" ? planner.leaves[step.leaf].buffer : undefined;
  const own = leaf === undefined ? [] : [leaf];
  return [...own, ...buffersRead(step), ...buffersWritten(step)];
}
