/** What a plan tells by the names of modules: results of layers and functions, and the parameters. */

import { categoryOf } from "../tensor/dtype";
import type { ModuleCall, ModuleId, OpNode, TensorId, Trace, ValueShape } from "../trace/trace";
import type { PlanLeaf, PlanParameter } from "./plan";
import { planTensor, type Planner } from "./planner";

/** A call of a module without children. */
interface LeafCall {
  readonly call: ModuleCall;
  readonly path: string;
  readonly className: string;
  readonly tensor?: TensorId;
  /** Index of the first op behind the call. */
  readonly end: number;
}

/** Calls of modules without children, in the order in which they end. */
export function leafCalls(trace: Trace): LeafCall[] {
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
export function reportedFunction(trace: Trace, op: OpNode): (readonly [number, TensorId])[] {
  const [tensor] = op.outputs;
  const isKnown = tensor === undefined || trace.tensors[tensor].values !== undefined;
  return isKnown ? [] : [[op.id, tensor]];
}

/** Reports what a layer gave, where that is a tensor. */
export function addLeaf(planner: Planner, { call, path, className, tensor }: LeafCall): void {
  if (tensor === undefined) return;
  addReported(planner, { kind: "layer", path, className, call: call.id }, tensor);
}

/** Reports a tensor under a name: its numbers, or why there are none. */
export function addReported(
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

/** Parameters, then buffers, by their names in the state dict; what is shared has several names. */
export function parametersOf(planner: Planner): PlanParameter[] {
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
