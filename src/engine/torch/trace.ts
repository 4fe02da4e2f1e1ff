/** Builds a model and runs its forward pass, and makes of what was recorded a plain Trace. */

import { findAttribute, getAttribute, lookupClass } from "../python/attributes";
import { callValue } from "../python/call";
import { isTrue } from "../python/operators";
import { PyRaise, type Machine, type Steps } from "../python/native";
import {
  bool,
  type Keywords,
  type PyInstance,
  type PyTensor,
  type PyValue,
  type TensorId,
} from "../python/values";
import type { NDArray } from "../tensor/array";
import type { DType } from "../tensor/dtype";
import type { Shape } from "../tensor/shape";
import type {
  Arg,
  ModuleCall,
  ModuleNode,
  OpNode,
  ParameterInfo,
  TensorInfo,
  Trace,
  ValueShape,
} from "../trace/trace";
import { extraRepr } from "./modules/text";
import {
  childrenOf,
  entriesOf,
  isModule,
  isTraining,
  peek,
  setTraining,
  walkModules,
} from "./modules/state";
import { valueShape } from "./recorder";
import { makeTensor, sessionOf, type OpRecord, type Session } from "./session";
import { tensorLibrary } from "./tensor";
import { unknownNotes } from "./unknownNotes";

export interface TraceInput {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** Values that Python code made. */
export interface GivenInputs {
  readonly kind: "given";
  readonly args: readonly PyValue[];
  readonly kwargs?: Keywords;
  /** Values among the keywords that count as inputs of the model. */
  readonly counted?: readonly PyValue[];
}

export interface TraceOptions {
  /** The expression that builds the model, as the trace will name it. */
  readonly model: string;
  /** Tensors for the positional parameters of forward, ready-made values, or no pass at all. */
  readonly inputs: readonly TraceInput[] | GivenInputs | "none";
  /** Arguments that are no inputs, each in its place among them; used where just as many inputs are given. */
  readonly others?: readonly (PyValue | undefined)[];
  /** `same` leaves the mode the model was built in. */
  readonly mode: "same" | "train" | "eval";
}

export type TraceResult =
  | { readonly kind: "trace"; readonly trace: Trace; readonly raised?: PyRaise }
  /** What was to be a model is none: its value, or the exception that building it raised. */
  | { readonly kind: "no-model"; readonly value?: PyValue; readonly raised?: PyRaise };

/** Runs `makeModel`, then the model's forward pass, and gives what happened. */
export function* traceModule(
  vm: Machine,
  makeModel: () => Steps<PyValue>,
  options: TraceOptions,
): Steps<TraceResult> {
  tensorLibrary(vm);
  const session = sessionOf(vm);
  session.calls.length = 0;
  session.open.length = 0;
  session.observations.length = 0;
  session.phase = "build";
  const start = session.ops.length;
  let model: PyValue;
  try {
    model = yield* makeModel();
  } catch (error) {
    if (error instanceof PyRaise) return { kind: "no-model", raised: error };
    throw error;
  }
  if (!isModule(vm, model)) return { kind: "no-model", value: model };

  const restore = yield* switchMode(vm, model, options.mode);
  let output: PyValue | undefined;
  let raised: PyRaise | undefined;
  let inputs: readonly PyValue[] = [];
  if (options.inputs !== "none") {
    const given = "kind" in options.inputs ? options.inputs : undefined;
    inputs = "kind" in options.inputs ? options.inputs.args : freshInputs(vm, options.inputs);
    session.phase = "forward";
    const wasGradEnabled = session.isGradEnabled;
    session.isGradEnabled = false;
    try {
      output = yield* callValue(model, withOthers(inputs, options), given?.kwargs);
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      raised = error;
    } finally {
      session.phase = "build";
      session.isGradEnabled = wasGradEnabled;
      session.open.length = 0;
    }
  }
  const trace = yield* collect(vm, session, model, {
    start,
    inputs: [...inputs, ...countedInputs(options)],
    output,
    options,
    raised,
  });
  yield* restore();
  return { kind: "trace", trace, raised };
}

function withOthers(inputs: readonly PyValue[], { others = [] }: TraceOptions): readonly PyValue[] {
  if (others.filter((value) => value === undefined).length !== inputs.length) return inputs;
  const left = [...inputs];
  return others.flatMap((value) => value ?? left.shift() ?? []);
}

function countedInputs({ inputs }: TraceOptions): readonly PyValue[] {
  return inputs !== "none" && "kind" in inputs ? (inputs.counted ?? []) : [];
}

function freshInputs(vm: Machine, inputs: readonly TraceInput[]): readonly PyValue[] {
  return inputs.map(({ shape, dtype }) => makeTensor(vm, shape, dtype));
}

/**
 * Puts the whole model into a mode, as `model.eval()` does: a class may have a `train` of its own, which keeps batch
 * norms frozen or merges weights. Gives what puts it back.
 */
function* switchMode(
  vm: Machine,
  root: PyInstance,
  mode: TraceOptions["mode"],
): Steps<() => Steps<void>> {
  if (mode === "same") return function* () {};
  const before = walkModules(vm, root).map(({ module }) => [module, isTraining(module)] as const);
  const wasTraining = isTraining(root);
  const isOwn = before.some(([module]) => hasOwnSwitch(module));
  if (isOwn) yield* quietly(callMethod(vm, root, mode, []));
  else for (const [module] of before) setTraining(module, mode === "train");
  return function* () {
    if (isOwn) yield* quietly(callMethod(vm, root, "train", [bool(wasTraining)]));
    for (const [module, was] of before) setTraining(module, was);
  };
}

/** A `train(self, mode=True)` or `eval(self)` of the class's own; what else has such a name trains the model. */
function hasOwnSwitch({ of: cls }: PyInstance): boolean {
  const train = lookupClass(cls, "train");
  const evaluate = lookupClass(cls, "eval");
  return (
    (train?.kind === "function" && train.defaults.at(-1)?.kind === "bool") ||
    (evaluate?.kind === "function" && evaluate.code.positionalCount === 1)
  );
}

function* callMethod(
  vm: Machine,
  root: PyInstance,
  name: string,
  args: readonly PyValue[],
): Steps<void> {
  yield* callValue(yield* getAttribute(vm, root, name), args);
}

/** Nobody asked for these calls in Python: what they raise is nobody's mistake. */
function* quietly(steps: Steps<void>): Steps<void> {
  try {
    yield* steps;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
  }
}

interface Run {
  /** The first op of this trace. */
  readonly start: number;
  readonly inputs: readonly PyValue[];
  readonly output: PyValue | undefined;
  readonly options: TraceOptions;
  readonly raised: PyRaise | undefined;
}

function* collect(vm: Machine, session: Session, root: PyInstance, run: Run): Steps<Trace> {
  const seen = new Set<PyInstance>();
  const tree = walkModules(vm, root, "", seen);
  const modules = [...tree.map(({ module }) => module), ...calledModules(vm, session, seen)];
  const ids = new Map(modules.map((module, id) => [module, id]));
  const kept = keptOps(session, modules, run.start);
  const opIds = new Map(kept.map((op, id) => [op, id]));
  const tensors = new TensorTable(session, opIds);
  const inputIds = run.inputs
    .flatMap(tensorsIn)
    .map((tensor) => tensors.idOf(tensor.state.id, "input"));

  const nodes: ModuleNode[] = [];
  for (const [id, module] of modules.entries()) {
    nodes.push(yield* moduleNode(vm, id, module, ids, tensors));
  }
  const ops = kept.map((index, id) => opNode(id, session.ops[index], tensors));
  const opAfter = (index: number): number => {
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (kept[middle] < index) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const calls = session.calls.map(({ module, parent, args, output, at, from, to }, id) => {
    const call: Growing<ModuleCall> = {
      id,
      module: ids.get(module) ?? 0,
      args: args.map((arg) => tensors.mapShape(arg)),
      at,
      ops: { from: opAfter(from), to: opAfter(to) },
    };
    if (parent !== undefined) call.parent = parent;
    if (output !== undefined) call.output = tensors.mapShape(output);
    return call;
  });
  return {
    model: run.options.model,
    mode: isTraining(root) ? "train" : "eval",
    ops,
    modules: nodes,
    root: 0,
    calls,
    inputs: inputIds,
    ...(run.output === undefined ? {} : { output: tensors.mapShape(valueShape(vm, run.output)) }),
    tensors: tensors.infos,
    observations: [...session.observations],
    diagnostics: [],
    notes: unknownNotes(tree, run.output),
    hasError: run.raised !== undefined,
  };
}

function opNode(id: number, record: OpRecord, tensors: TensorTable): OpNode {
  const { op, phase, call, macs, reach, draws, at } = record;
  const args: Record<string, Arg> = {};
  for (const name in record.args) args[name] = tensors.mapArg(record.args[name]);
  const outputs = record.outputs.map((tensor) => tensors.idOf(tensor));
  const node: Growing<OpNode> = { id, op, args, outputs, phase, macs, at };
  if (call !== undefined) node.call = call;
  if (reach) node.reach = reach;
  if (draws) node.draws = draws;
  return node;
}

/** Fields that may be absent are set one by one: a spread for each takes longer than the rest of the node. */
type Growing<T> = { -readonly [Key in keyof T]: T[Key] };

/** The modules outside of the tree that were only called, with what is below them. */
function calledModules(vm: Machine, session: Session, seen: Set<PyInstance>): PyInstance[] {
  const found: PyInstance[] = [];
  for (const { module } of session.calls) {
    if (seen.has(module)) continue;
    found.push(...walkModules(vm, module, "", seen).map((walked) => walked.module));
  }
  return found;
}

/** The ops since the start, and those before it that made what they or the model use. */
function keptOps(session: Session, modules: readonly PyInstance[], start: number): number[] {
  const needed = new Set<number>();
  const open: TensorId[] = [];
  for (const module of modules) {
    for (const dict of ["_parameters", "_buffers"] as const) {
      for (const [, value] of entriesOf(module, dict)) {
        if (value.kind === "tensor") open.push(value.state.id);
      }
    }
  }
  const { ops, tensors } = session;
  for (let index = start; index < ops.length; index++) open.push(...ops[index].inputs);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const maker = tensors[id].op;
    if (maker === undefined || maker >= start || needed.has(maker) || ops[maker].isKnown) continue;
    needed.add(maker);
    open.push(...ops[maker].inputs);
  }
  const before = [...needed].sort((a, b) => a - b);
  const since = Array.from({ length: ops.length - start }, (_, i) => start + i).filter(
    (index) => !ops[index].isKnown,
  );
  return [...before, ...since];
}

/** Gives the tensors of a trace their own numbers, in the order in which they are met. */
class TensorTable {
  readonly infos: TensorInfo[] = [];
  private readonly ids = new Map<TensorId, number>();
  /** Tensors may share what they hold. */
  private readonly numbers = new Map<NDArray, readonly number[]>();
  private readonly session: Session;
  private readonly opIds: ReadonlyMap<number, number>;

  constructor(session: Session, opIds: ReadonlyMap<number, number>) {
    this.session = session;
    this.opIds = opIds;
  }

  idOf(tensor: TensorId, role?: TensorInfo["role"]): number {
    const known = this.ids.get(tensor);
    if (known !== undefined) {
      if (role && this.infos[known].role !== role) {
        this.infos[known] = { ...this.infos[known], role };
      }
      return known;
    }
    const id = this.infos.length;
    this.ids.set(tensor, id);
    const { shape, dtype, op: maker, values } = this.session.tensors[tensor];
    const op = maker === undefined ? undefined : this.opIds.get(maker);
    if (op !== undefined) this.infos.push({ id, shape, dtype, op, role: role ?? "activation" });
    else if (values) {
      const numbers = this.numbersOf(values);
      this.infos.push({ id, shape, dtype, values: numbers, role: role ?? "constant" });
    } else this.infos.push({ id, shape, dtype, role: role ?? "constant" });
    return id;
  }

  private numbersOf(array: NDArray): readonly number[] {
    let numbers = this.numbers.get(array);
    if (!numbers) {
      const { data } = array;
      const copied = new Array<number>(data.length);
      for (let i = 0; i < data.length; i++) copied[i] = data[i];
      numbers = copied;
      this.numbers.set(array, numbers);
    }
    return numbers;
  }

  mapArg(arg: Arg): Arg {
    if (typeof arg !== "object" || arg === null) return arg;
    if ("tensor" in arg) return { tensor: this.idOf(arg.tensor) };
    if ("dtype" in arg) return arg;
    return arg.map((item) => this.mapArg(item));
  }

  mapShape(shape: ValueShape): ValueShape {
    switch (shape.kind) {
      case "tensor":
        return { kind: "tensor", tensor: this.idOf(shape.tensor) };
      case "sequence":
        return { kind: "sequence", items: shape.items.map((item) => this.mapShape(item)) };
      case "mapping":
      case "object":
        return {
          ...shape,
          entries: shape.entries.map(([name, item]) => [name, this.mapShape(item)] as const),
        };
      default:
        return shape;
    }
  }
}

function* moduleNode(
  vm: Machine,
  id: number,
  module: PyInstance,
  ids: ReadonlyMap<PyInstance, number>,
  tensors: TensorTable,
): Steps<ModuleNode> {
  const { of: cls } = module;
  const kernelSize = yield* sizesAt(vm, module, "kernel_size");
  const groups = yield* sizesAt(vm, module, "groups");
  const user = cls.mro.find((base) => base.definedAt);
  const node: Growing<ModuleNode> = {
    id,
    className: cls.name,
    qualifiedName: `${cls.module}.${cls.qualifiedName}`,
    isBuiltin: cls.module.startsWith("torch."),
    parameters: tensorInfos(module, "_parameters", tensors),
    buffers: tensorInfos(module, "_buffers", tensors),
    children: childrenOf(vm, module).map(([name, child]) => ({
      name,
      module: ids.get(child) ?? 0,
    })),
    isTruthy: yield* isTrue(vm, module),
    extraRepr: yield* safeExtraRepr(vm, module),
    isTraining: isTraining(module),
  };
  if (kernelSize !== undefined) node.kernelSize = kernelSize;
  if (typeof groups === "number") node.groups = groups;
  if (module.madeAt) node.definedAt = module.madeAt;
  if (user === cls && cls.nameAt) node.classAt = cls.nameAt;
  return node;
}

function* safeExtraRepr(vm: Machine, module: PyInstance): Steps<string> {
  try {
    return yield* extraRepr(vm, module);
  } catch (error) {
    if (error instanceof PyRaise) return "";
    throw error;
  }
}

function tensorInfos(
  module: PyInstance,
  dict: "_parameters" | "_buffers",
  tensors: TensorTable,
): ParameterInfo[] {
  const role = dict === "_parameters" ? "parameter" : "buffer";
  const transient = module.attributes.get("_non_persistent_buffers_set");
  const infos: ParameterInfo[] = [];
  for (const [name, value] of entriesOf(module, dict)) {
    if (value.kind !== "tensor") continue;
    const info: Growing<ParameterInfo> = {
      name,
      tensor: tensors.idOf(value.state.id, role),
      isTrainable: value.requiresGrad,
      isUninitialized: value.state.isUninitialized ?? false,
    };
    if (role === "buffer" && transient?.kind === "set" && transient.entries.has(name)) {
      info.isTransient = true;
    }
    infos.push(info);
  }
  return infos;
}

/** An attribute that is an int, or a sequence of ints. */
function* sizesAt(
  vm: Machine,
  module: PyInstance,
  name: string,
): Steps<number | readonly number[] | undefined> {
  if (!mayHave(module, name)) return undefined;
  const value = module.attributes.get(name) ?? (yield* findAttribute(vm, module, name));
  if (value?.kind === "int") return Number(value.value);
  if (value?.kind !== "tuple" && value?.kind !== "list") return undefined;
  return value.items.flatMap((item) => (item.kind === "int" ? [Number(item.value)] : []));
}

/** Asking for an attribute that is not there raises an exception on the way, which takes its time: most have neither. */
function mayHave(module: PyInstance, name: string): boolean {
  if (peek(module, name) !== undefined) return true;
  return ["__getattr__", "__getattribute__"].some((method) => {
    const found = lookupClass(module.of, method);
    return found !== undefined && found.kind !== "native";
  });
}

function tensorsIn(value: PyValue): readonly PyTensor[] {
  if (value.kind === "tensor") return [value];
  if (value.kind === "tuple" || value.kind === "list") return value.items.flatMap(tensorsIn);
  if (value.kind !== "dict") return [];
  return [...value.entries.values()].flatMap((entry) => tensorsIn(entry.value));
}
