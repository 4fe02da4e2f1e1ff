/** The graph of one level while it is being reduced and laid out: nodes are numbers, edges are pairs. */

export interface FlowNode {
  readonly kind: "item" | "inPort" | "outPort" | "junction";
  readonly width: number;
  readonly height: number;
  /** Where the node's own vertical axis is, from its left side: lines enter and leave there. */
  readonly axis: number;
  /** Sits right under what feeds it, without an arrow: an activation under its convolution. */
  readonly isAttached: boolean;
  /** Has a text under its exit, which needs room. */
  readonly isLabelled: boolean;
  /** Where lines of a tensor enter and leave an open container, from the axis; 0 where it does not say. */
  readonly entries: ReadonlyMap<string, number>;
  readonly exits: ReadonlyMap<string, number>;
}

export interface FlowEdge {
  readonly from: number;
  readonly to: number;
  /** The cards that make what flows here. */
  readonly sources: readonly string[];
}

export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  /** At most one for each pair. */
  readonly edges: readonly FlowEdge[];
}

/** A point without size: lines meet there. */
export function pointNode(kind: FlowNode["kind"]): FlowNode {
  const nothing = new Map<string, number>();
  const size = { width: 0, height: 0, axis: 0 };
  return { kind, ...size, isAttached: false, isLabelled: false, entries: nothing, exits: nothing };
}

/** Neighbours of every node, in the order of the edges. */
export function neighboursOf(graph: FlowGraph): { ins: number[][]; outs: number[][] } {
  const ins = graph.nodes.map((): number[] => []);
  const outs = graph.nodes.map((): number[] => []);
  for (const { from, to } of graph.edges) {
    ins[to].push(from);
    outs[from].push(to);
  }
  return { ins, outs };
}

/** Edges by their ends; two with the same ends become one. */
export function mergeEdges(edges: readonly FlowEdge[]): FlowEdge[] {
  const merged = new Map<string, FlowEdge>();
  for (const edge of edges) {
    const key = `${edge.from}>${edge.to}`;
    const other = merged.get(key);
    const sources = other ? [...new Set([...other.sources, ...edge.sources])] : edge.sources;
    merged.set(key, { ...edge, sources });
  }
  return [...merged.values()];
}
