/** A trace as a layered graph: layers and functions are nodes, modules that call modules are containers. */

import type { Range } from "../source";
import type { Shape } from "../tensor/shape";
import type { CallId, ModuleCall, OpNode, TensorId, Trace } from "../trace/trace";
import { categoryOfLayer, categoryOfOp, type NodeCategory } from "./categories";
import type { Row } from "./rows";
import { outputTensor, shapeOf, tensorsIn } from "./shapes";
import { tensorsInArgs } from "./memory";

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** The path and which call or op of it this is; the same after an edit that does not touch it. */
  readonly id: string;
  /** The container it lies in; the model itself is not drawn as one. */
  readonly parent?: string;
  readonly category: NodeCategory;
  readonly label: string;
  readonly name: string;
  readonly path: string;
  readonly detail: string;
  readonly inputShapes: readonly Shape[];
  readonly outputShape?: Shape;
  readonly params: number;
  readonly multAdds: number;
  readonly macs: number;
  readonly tensor?: TensorId;
  readonly call?: CallId;
  readonly hasError: boolean;
  readonly definedAt?: Range;
  readonly calledAt?: Range;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly tensor: TensorId;
}

export function graphOf(trace: Trace, rows: readonly Row[]): Graph {
  const rowOfCall = new Map(
    rows.flatMap((row) => (row.call === undefined ? [] : [[row.call, row]])),
  );
  const builder = newBuilder(trace);
  const isContainer = containers(trace);
  const containerOf = new Map<CallId, string | undefined>();

  trace.inputs.forEach((tensor, i) => {
    const id = builder.add({
      ...plain(`input:${i}`, "input", "input"),
      outputShape: shapeOf(trace, tensor),
      tensor,
    });
    builder.produce(tensor, id);
  });

  for (const event of events(trace)) {
    if (event.kind === "op") {
      addOp(trace, builder, event.op, containerOf.get(event.op.call ?? -1));
      continue;
    }
    const { call } = event;
    const row = rowOfCall.get(call.id);
    const parent = call.parent === undefined ? undefined : containerOf.get(call.parent);
    if (call.parent === undefined && isContainer(call)) {
      containerOf.set(call.id, undefined);
      continue;
    }
    const id = addCall(trace, builder, call, row, parent, isContainer(call));
    if (isContainer(call)) {
      containerOf.set(call.id, id);
      continue;
    }
    for (const tensor of consumed(trace, call)) builder.consume(tensor, id);
    if (call.output) for (const tensor of tensorsIn(call.output)) builder.produce(tensor, id);
  }

  const results = trace.output ? tensorsIn(trace.output) : [];
  results.forEach((tensor, i) => {
    const name = results.length === 1 ? "output" : `output ${i}`;
    const shape = shapeOf(trace, tensor);
    const id = builder.add({
      ...plain(`output:${i}`, "output", name),
      inputShapes: shape ? [shape] : [],
      outputShape: shape,
      tensor,
    });
    builder.consume(tensor, id);
  });
  return builder.graph();
}

interface Builder {
  /** Adds a node; gives its id, made unique by a counter. */
  add(node: GraphNode): string;
  produce(tensor: TensorId, node: string): void;
  consume(tensor: TensorId, node: string): void;
  graph(): Graph;
}

function newBuilder(trace: Trace): Builder {
  const nodes: GraphNode[] = [];
  const edges = new Map<string, GraphEdge>();
  const producer = new Map<TensorId, string>();
  const used = new Map<string, number>();
  return {
    add(node) {
      const count = used.get(node.id) ?? 0;
      used.set(node.id, count + 1);
      const id = count === 0 ? node.id : `${node.id}~${count + 1}`;
      nodes.push({ ...node, id });
      return id;
    },
    produce: (tensor, node) => void producer.set(tensor, node),
    consume(tensor, node) {
      const from = producer.get(tensor);
      if (from === undefined || from === node || trace.tensors[tensor].role === "parameter") return;
      const id = `${from}>${node}:${tensor}`;
      edges.set(id, { id, from, to: node, tensor });
    },
    graph: () => ({ nodes, edges: [...edges.values()] }),
  };
}

function plain(id: string, category: NodeCategory, label: string): GraphNode {
  return {
    id,
    category,
    label,
    name: "",
    path: "",
    detail: "",
    inputShapes: [],
    params: 0,
    multAdds: 0,
    macs: 0,
    hasError: false,
  };
}

/** Calls of modules that call modules or, for a user's class, functions: those open and close. */
function containers(trace: Trace): (call: ModuleCall) => boolean {
  const hasChildren = new Set(trace.calls.map((call) => call.parent));
  return (call) => {
    if (hasChildren.has(call.id)) return true;
    const module = trace.modules[call.module];
    return !module.isBuiltin && call.ops.to > call.ops.from;
  };
}

/** The ops that are nodes of their own: those of a pass that no layer stands for. */
export function functionOps(trace: Trace): readonly OpNode[] {
  const isContainer = containers(trace);
  const inLayer = new Set<number>();
  for (const call of trace.calls) {
    if (isContainer(call)) continue;
    for (let i = call.ops.from; i < call.ops.to; i++) inLayer.add(i);
  }
  return trace.ops.filter((op, i) => op.phase === "forward" && !inLayer.has(i));
}

type Event =
  | { readonly kind: "call"; readonly at: number; readonly call: ModuleCall }
  | { readonly kind: "op"; readonly at: number; readonly op: OpNode };

/** Calls and the ops that are not inside a layer, in the order in which they happened. */
function events(trace: Trace): readonly Event[] {
  const result: Event[] = trace.calls.map((call) => ({ kind: "call", at: call.ops.from, call }));
  for (const op of functionOps(trace)) result.push({ kind: "op", at: op.id, op });
  const rank = (event: Event): number => (event.kind === "call" ? 0 : 1);
  return result.sort((a, b) => a.at - b.at || rank(a) - rank(b));
}

/** What a layer reads: its arguments, and what its ops take from outside. */
function consumed(trace: Trace, call: ModuleCall): ReadonlySet<TensorId> {
  const made = new Set<TensorId>();
  const read = new Set<TensorId>(call.args.flatMap(tensorsIn));
  for (let i = call.ops.from; i < call.ops.to; i++) {
    const op = trace.ops[i];
    for (const tensor of tensorsInArgs(Object.values(op.args))) {
      if (!made.has(tensor)) read.add(tensor);
    }
    for (const tensor of op.outputs) made.add(tensor);
  }
  return read;
}

function addCall(
  trace: Trace,
  builder: Builder,
  call: ModuleCall,
  row: Row | undefined,
  parent: string | undefined,
  isContainer: boolean,
): string {
  const module = trace.modules[call.module];
  const tensor = outputTensor(call.output);
  return builder.add({
    id: row ? row.path || module.className : module.className,
    parent,
    category: isContainer ? "container" : categoryOfLayer(module.className),
    label: module.className,
    name: row?.varName ?? "",
    path: row?.path ?? "",
    detail: module.extraRepr,
    inputShapes: call.args.flatMap(tensorsIn).map((id) => trace.tensors[id].shape),
    outputShape: shapeOf(trace, tensor),
    params: row?.params ?? 0,
    multAdds: row?.multAdds ?? 0,
    macs: row?.macs ?? 0,
    tensor,
    call: call.id,
    hasError: call.output === undefined,
    definedAt: module.definedAt,
    calledAt: call.at,
  });
}

function addOp(trace: Trace, builder: Builder, op: OpNode, parent: string | undefined): void {
  const reads = tensorsInArgs(Object.values(op.args));
  const label = labelOfOp(op.op);
  const id = builder.add({
    ...plain(`${parent ?? ""}/${label}`, categoryOfOp(op.op), label),
    parent,
    path: parent ?? "",
    inputShapes: reads.map((tensor) => trace.tensors[tensor].shape),
    outputShape: shapeOf(trace, op.outputs.at(0)),
    macs: op.macs,
    tensor: op.outputs.at(0),
    calledAt: op.at,
  });
  for (const tensor of reads) builder.consume(tensor, id);
  for (const tensor of op.outputs) builder.produce(tensor, id);
}

const symbols: Readonly<Record<string, string>> = {
  add: "+",
  sub: "−",
  mul: "×",
  div: "÷",
  matmul: "@",
};

/** `torch.nn.functional.relu` is shown as `relu`, `torch.add` as `+`. */
export function labelOfOp(name: string): string {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return symbols[last] ?? last;
}
