/** Builds the panel's data for a made-up network, with PyTorch's shape arithmetic where the picture needs it. */

import type {
  GraphEdgeView,
  GraphNodeView,
  Location,
  ModelView,
  NodeCategory,
  RowView,
} from "../../src/protocol";

type Shape = readonly number[];

/** A tensor on its way: the node that made it, and its shape. */
export interface Flow {
  readonly node: string;
  readonly shape: Shape;
}

interface OpOptions {
  readonly name?: string;
  readonly category: NodeCategory;
  readonly label: string;
  readonly detail?: string;
  readonly shape?: Shape;
  readonly params?: number;
  readonly macs?: number;
  readonly hasError?: boolean;
}

export const uri = "file:///workspace/models/network.py";

/** A network under construction: methods add a node and give what comes out of it. */
export function network(className: string, ...inputs: Shape[]) {
  const nodes: GraphNodeView[] = [];
  const edges: GraphEdgeView[] = [];
  const open: { id: string; path: string; from: number; label: string; name: string }[] = [];
  let line = 10;
  let tensor = 0;

  const locate = (length = 20): Location => {
    line += 1;
    const start = { line, character: 8 };
    return { uri, range: { start, end: { line, character: 8 + length } } };
  };
  const pathOf = (name: string) => [open.at(-1)?.path ?? "", name].filter(Boolean).join(".");

  function op(sources: readonly Flow[], options: OpOptions): Flow {
    const id = `n${nodes.length}`;
    nodes.push({
      id,
      parent: open.at(-1)?.id,
      category: options.category,
      label: options.label,
      name: options.name ?? "",
      path: options.name === undefined ? (open.at(-1)?.path ?? "") : pathOf(options.name),
      detail: options.detail ?? "",
      inputShapes: sources.map((source) => source.shape),
      outputShape: options.shape,
      params: options.params ?? 0,
      multAdds: options.macs ?? 0,
      macs: options.macs ?? 0,
      tensor: options.hasError === true ? undefined : tensor++,
      hasError: options.hasError ?? false,
      definedAt: options.name === undefined ? undefined : locate(),
      calledAt: locate(),
    });
    for (const source of sources) {
      edges.push({ id: `e${edges.length}`, from: source.node, to: id, shape: source.shape });
    }
    return { node: id, shape: options.shape ?? [] };
  }

  function inside<T>(name: string, label: string, body: () => T): T {
    const id = `n${nodes.length}`;
    const path = name === "" ? "" : pathOf(name);
    open.push({ id, path, from: nodes.length, label, name });
    nodes.push({
      id,
      parent: open.at(-2)?.id,
      category: "container",
      label,
      name,
      path,
      detail: "",
      inputShapes: [],
      params: 0,
      multAdds: 0,
      macs: 0,
      hasError: false,
      definedAt: locate(),
      calledAt: locate(),
    });
    const result = body();
    open.pop();
    sumUp(id);
    return result;
  }

  function sumUp(id: string): void {
    const at = nodes.findIndex((node) => node.id === id);
    const children = nodes.filter((node) => node.parent === id);
    const sum = (count: (node: GraphNodeView) => number) =>
      children.reduce((total, child) => total + count(child), 0);
    nodes[at] = {
      ...nodes[at],
      inputShapes: children.at(0)?.inputShapes.slice(0, 1) ?? [],
      outputShape: children.at(-1)?.outputShape,
      params: sum((child) => child.params),
      multAdds: sum((child) => child.multAdds),
      macs: sum((child) => child.macs),
      hasError: children.some((child) => child.hasError),
    };
  }

  const size = (n: number, k: number, stride: number, padding: number) =>
    Math.floor((n + 2 * padding - k) / stride) + 1;

  const net = {
    op,
    inside,
    inputs: () =>
      inputs.map((shape, i) =>
        op([], {
          category: "input",
          label: "Input",
          name: inputs.length > 1 ? `x${i}` : "x",
          shape,
        }),
      ),
    output: (...flows: Flow[]) => op(flows, { category: "output", label: "Output" }),
    conv(
      x: Flow,
      name: string,
      out: number,
      k: number,
      stride = 1,
      padding = 0,
      bias = true,
    ): Flow {
      const [n, c, h, w] = x.shape;
      const shape = [n, out, size(h, k, stride, padding), size(w, k, stride, padding)];
      const params = out * c * k * k + (bias ? out : 0);
      const macs = out * c * k * k * shape[2] * shape[3];
      const more = `${stride > 1 ? `, stride=(${stride}, ${stride})` : ""}${padding > 0 ? `, padding=(${padding}, ${padding})` : ""}`;
      const detail = `${c}, ${out}, kernel_size=(${k}, ${k})${more}`;
      return op([x], {
        category: "convolution",
        label: "Conv2d",
        name,
        detail,
        shape,
        params,
        macs,
      });
    },
    linear(x: Flow, name: string, out: number): Flow {
      const last = x.shape[x.shape.length - 1];
      const detail = `in_features=${last}, out_features=${out}, bias=True`;
      const shape = [...x.shape.slice(0, -1), out];
      const count = { params: last * out + out, macs: last * out };
      return op([x], { category: "linear", label: "Linear", name, detail, shape, ...count });
    },
    batchNorm: (x: Flow, name: string) =>
      op([x], {
        category: "normalization",
        label: "BatchNorm2d",
        name,
        detail: `${x.shape[1]}, eps=1e-05`,
        shape: x.shape,
        params: 2 * x.shape[1],
      }),
    relu: (x: Flow, name?: string) =>
      op([x], { category: "activation", label: name ? "ReLU" : "relu", name, shape: x.shape }),
    dropout: (x: Flow, name: string) =>
      op([x], { category: "dropout", label: "Dropout", name, detail: "p=0.5", shape: x.shape }),
    pool(x: Flow, name: string | undefined, k: number, stride: number, padding = 0): Flow {
      const [n, c, h, w] = x.shape;
      const shape = [n, c, size(h, k, stride, padding), size(w, k, stride, padding)];
      const detail = `kernel_size=${k}, stride=${stride}`;
      return op([x], { category: "pooling", label: "MaxPool2d", name, detail, shape });
    },
    averagePool: (x: Flow, name: string, to: number) =>
      op([x], {
        category: "pooling",
        label: "AdaptiveAvgPool2d",
        name,
        detail: `output_size=(${to}, ${to})`,
        shape: [x.shape[0], x.shape[1], to, to],
      }),
    upsample: (x: Flow, name: string) =>
      op([x], {
        category: "other",
        label: "Upsample",
        name,
        shape: [x.shape[0], x.shape[1], x.shape[2] * 2, x.shape[3] * 2],
      }),
    flatten: (x: Flow) =>
      op([x], {
        category: "shape",
        label: "flatten",
        shape: [x.shape[0], x.shape.slice(1).reduce((a, b) => a * b, 1)],
      }),
    cat(flows: readonly Flow[]): Flow {
      const [n, , h, w] = flows[0].shape;
      const channels = flows.reduce((sum, flow) => sum + flow.shape[1], 0);
      return op(flows, {
        category: "join",
        label: "cat",
        detail: "dim=1",
        shape: [n, channels, h, w],
      });
    },
    add: (a: Flow, b: Flow) => op([a, b], { category: "arithmetic", label: "+", shape: a.shape }),
    /** The panel's data for what was built so far. */
    view: (model = `${className}()`): ModelView => viewOf(className, model, inputs, nodes, edges),
  };
  return net;
}

export type Network = ReturnType<typeof network>;

function viewOf(
  className: string,
  model: string,
  inputs: readonly Shape[],
  nodes: readonly GraphNodeView[],
  edges: readonly GraphEdgeView[],
): ModelView {
  const rows = rowsOf(className, inputs, nodes);
  const leaves = nodes.filter((node) => node.category !== "container");
  const sum = (count: (node: GraphNodeView) => number) =>
    leaves.reduce((total, node) => total + count(node), 0);
  const params = sum((node) => node.params);
  const bytes = (shape: Shape | undefined) => (shape ?? []).reduce((a, b) => a * b, 4);
  return {
    uri,
    model,
    className,
    why: "the class's own default arguments",
    inputs: inputs.map((shape) => ({
      shape,
      dtype: "float32",
      why: "solved: the first layer takes it",
    })),
    choices: [
      { model, className, why: "default arguments", definedAt: place(3), missing: [] },
      {
        model: "Bottleneck(64, 64)",
        className: "Bottleneck",
        why: "used by ResNet",
        definedAt: place(40),
        missing: [],
      },
      {
        model: "Head",
        className: "Head",
        why: "a class",
        definedAt: place(80),
        missing: ["features"],
      },
    ],
    text: textOf(rows),
    rows,
    totals: {
      params,
      trainableParams: params,
      multAdds: sum((node) => node.multAdds),
      macs: sum((node) => node.macs),
      inputBytes: inputs.reduce((total, shape) => total + bytes(shape), 0),
      forwardBackwardBytes: leaves.reduce(
        (n, l) => n + (l.params > 0 ? 2 * bytes(l.outputShape) : 0),
        0,
      ),
      paramBytes: params * 4,
      peakActivationBytes: leaves.reduce((most, l) => Math.max(most, bytes(l.outputShape)), 0),
      trainingBytes: params * 8,
    },
    graph: { nodes, edges },
    problems: [],
    notes: [{ message: "input size 1x3x224x224 was solved for: no input is given in the code" }],
  };
}

function place(line: number): Location {
  return { uri, range: { start: { line, character: 6 }, end: { line, character: 12 } } };
}

function rowsOf(
  className: string,
  inputs: readonly Shape[],
  nodes: readonly GraphNodeView[],
): RowView[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depthOf = (node: GraphNodeView) => {
    let depth = byId.get(node.parent ?? "")?.name === "" ? 0 : 1;
    for (let at = node.parent; at !== undefined; at = byId.get(at)?.parent) depth++;
    return depth;
  };
  const counts: number[] = [];
  const modules = nodes.filter(
    (node) => node.name !== "" && node.category !== "input" && node.category !== "output",
  );
  const total = nodes.reduce((n, node) => n + (node.category === "container" ? 0 : node.params), 0);
  const root: RowView = {
    depth: 0,
    className,
    varName: "",
    index: "",
    path: "",
    inputShape: inputs.at(0),
    outputShape: nodes.at(-2)?.outputShape,
    params: total,
    paramsText: "--",
    kernelText: "--",
    multAdds: 0,
    isLeaf: false,
    trainable: "yes",
    hasError: false,
  };
  return [
    root,
    ...modules.map((node): RowView => {
      const depth = depthOf(node);
      counts[depth] = (counts[depth] ?? 0) + 1;
      const isLeaf = node.category !== "container";
      const kernel = /kernel_size=\((\d+, \d+)\)/.exec(node.detail)?.[1];
      return {
        node: node.id,
        depth,
        className: node.label,
        varName: node.name,
        index: `${depth}-${counts[depth]}`,
        path: node.path,
        inputShape: node.inputShapes.at(0),
        outputShape: node.outputShape,
        params: node.params,
        paramsText: isLeaf && node.params > 0 ? node.params.toLocaleString("en-US") : "--",
        kernelText: kernel ? `[${kernel}]` : "--",
        multAdds: node.multAdds,
        isLeaf,
        trainable: node.params > 0 ? "yes" : "none",
        hasError: node.hasError,
        definedAt: node.definedAt,
        calledAt: node.calledAt,
      };
    }),
  ];
}

function textOf(rows: readonly RowView[]): string {
  const rule = "=".repeat(90);
  const lines = rows.map((row) => {
    const label = `${"│    ".repeat(Math.max(row.depth - 1, 0))}${row.depth > 0 ? "├─" : ""}${row.className}: ${row.index}`;
    const shape = row.outputShape ? `[${row.outputShape.join(", ")}]` : "--";
    return `${label.padEnd(41)} ${shape.padEnd(25)} ${row.paramsText.padEnd(15)}`;
  });
  const head = `${"Layer (type:depth-idx)".padEnd(41)} ${"Output Shape".padEnd(25)} ${"Param #".padEnd(15)}`;
  return [rule, head, rule, ...lines, rule].join("\n");
}
