/** Traces written by hand, layer by layer, for tests that need no Python. */

import type { Shape } from "../../../src/engine/tensor/shape";
import type {
  Arg,
  ModuleCall,
  ModuleNode,
  OpNode,
  ParameterInfo,
  TensorInfo,
  Trace,
} from "../../../src/engine/trace/trace";

const nowhere = { source: "test", start: 0, end: 0 };

interface Layer {
  readonly name: string;
  readonly className: string;
  readonly op: string;
  readonly args: Readonly<Record<string, Arg>>;
  readonly output: Shape;
  /** Parameters, with the shape and the initialiser's bounds, in drawing order. */
  readonly parameters?: readonly {
    readonly name: string;
    readonly shape: Shape;
    readonly low: number;
    readonly high: number;
  }[];
}

/** A `Sequential` of layers: weights are drawn first, then the layers run one behind the other. */
export function sequentialTrace(input: Shape, layers: readonly Layer[]): Trace {
  const tensors: TensorInfo[] = [];
  const ops: OpNode[] = [];
  const modules: ModuleNode[] = [];
  const calls: ModuleCall[] = [];
  const newTensor = (shape: Shape, role: TensorInfo["role"], op?: number): number =>
    tensors.push({ id: tensors.length, shape, dtype: "float32", role, op }) - 1;
  const parameters = layers.map((layer) =>
    (layer.parameters ?? []).map(({ name, shape, low, high }): ParameterInfo => {
      const tensor = newTensor(shape, "parameter", ops.length);
      ops.push({
        id: ops.length,
        op: "torch.nn.init.uniform_",
        args: { a: low, b: high },
        outputs: [tensor],
        phase: "build",
        macs: 0,
        at: nowhere,
      });
      return { name, tensor, isTrainable: true, isUninitialized: false };
    }),
  );
  const first = newTensor(input, "input");
  let current = first;
  layers.forEach((layer, index) => {
    modules.push(moduleNode(modules.length, layer.className, parameters[index]));
    const from = ops.length;
    const before = current;
    if (layer.op !== "") {
      current = newTensor(layer.output, "activation", ops.length);
      const weights = parameters[index].map(({ name, tensor }) => [name, { tensor }] as const);
      ops.push({
        id: ops.length,
        op: layer.op,
        args: { input: { tensor: before }, ...Object.fromEntries(weights), ...layer.args },
        outputs: [current],
        phase: "forward",
        call: calls.length,
        macs: 0,
        at: nowhere,
      });
    }
    calls.push({
      id: calls.length,
      module: modules.length - 1,
      args: [{ kind: "tensor", tensor: before }],
      output: { kind: "tensor", tensor: current },
      at: nowhere,
      ops: { from, to: ops.length },
    });
  });
  const children = layers.map(({ name }, module) => ({ name, module }));
  modules.push({ ...moduleNode(modules.length, "Sequential", []), children });
  return {
    model: "net",
    mode: "eval",
    tensors,
    ops,
    modules,
    root: modules.length - 1,
    calls,
    inputs: [first],
    output: { kind: "tensor", tensor: current },
    observations: [],
    diagnostics: [],
    notes: [],
    hasError: false,
  };
}

function moduleNode(
  id: number,
  className: string,
  parameters: readonly ParameterInfo[],
): ModuleNode {
  return {
    id,
    className,
    qualifiedName: `torch.nn.${className}`,
    isBuiltin: true,
    parameters,
    buffers: [],
    children: [],
    isTruthy: true,
    extraRepr: "",
    isTraining: false,
  };
}
