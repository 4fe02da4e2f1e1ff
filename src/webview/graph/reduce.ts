/**
 * Takes a graph apart into what can be laid out by hand: runs of nodes, and branches between a fork and a join. What
 * remains, usually nothing, is small enough for a general layout (a ResNet-152 of 517 nodes becomes a single column).
 */

import {
  mergeEdges,
  neighboursOf,
  pointNode,
  type FlowEdge,
  type FlowGraph,
  type FlowNode,
} from "./flow";

/** A node, or branches that part and meet again; an empty branch is a line that passes by. */
export type Part =
  | { readonly kind: "node"; readonly node: number }
  | { readonly kind: "parallel"; readonly branches: readonly Series[] };

/** Parts under one another. */
export type Series = readonly Part[];

/** A graph whose nodes are series. */
export interface Reduced {
  readonly graph: FlowGraph;
  readonly series: readonly Series[];
  /** Which series an edge of the graph joins; edges inside of a series are not among them. */
  readonly edges: readonly {
    readonly from: number;
    readonly to: number;
    readonly edge: FlowEdge;
  }[];
}

/** Loose ends beyond this many are left to the general layout: as branches they would run side by side down the page. */
const mostLooseEnds = 6;

export function reduce(graph: FlowGraph): Reduced {
  const { strands, alive } = contract(graph);
  const rest = joinRuns(asSeries(graph, strands, alive));
  return withJunctions(graph, rest);
}

/** A way between two nodes, with what lies on it. */
interface Strand {
  readonly from: number;
  readonly to: number;
  content: Part[];
  /** The place of its first edge among all edges, which orders branches. */
  readonly order: number;
}

/** Replaces nodes on a way, and ways side by side, until neither is left. */
function contract(graph: FlowGraph): { strands: Strand[]; alive: number[] } {
  const count = graph.nodes.length;
  const { ins, outs } = neighboursOf(graph);
  // Two imagined nodes beyond the graph's own: one before every beginning, one after every end.
  const [start, stop] = [count, count + 1];
  const incoming = Array.from({ length: count + 2 }, () => new Set<Strand>());
  const outgoing = Array.from({ length: count + 2 }, () => new Set<Strand>());
  const between = new Map<number, Strand>();
  const orders = new Map<Part, number>();

  const key = (from: number, to: number) => from * (count + 2) + to;
  const add = (strand: Strand) => {
    const other = between.get(key(strand.from, strand.to));
    if (other) {
      other.content = [sideBySide(other, strand, orders)];
      return;
    }
    between.set(key(strand.from, strand.to), strand);
    outgoing[strand.from].add(strand);
    incoming[strand.to].add(strand);
  };
  const remove = (strand: Strand) => {
    between.delete(key(strand.from, strand.to));
    outgoing[strand.from].delete(strand);
    incoming[strand.to].delete(strand);
  };

  graph.edges.forEach((edge, order) => add({ from: edge.from, to: edge.to, content: [], order }));
  const ends = looseEnds(ins, outs);
  for (const node of ends.sources) add({ from: start, to: node, content: [], order: node });
  for (const node of ends.sinks) add({ from: node, to: stop, content: [], order: node });

  const queue = graph.nodes.map((_, node) => node);
  const isAlive = graph.nodes.map(() => true);
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at];
    if (node >= count || !isAlive[node]) continue;
    if (incoming[node].size !== 1 || outgoing[node].size !== 1) continue;
    const [before] = incoming[node];
    const [after] = outgoing[node];
    if (before.from === after.to || before.from === node) continue; // a circle stays for the general layout
    remove(before);
    remove(after);
    isAlive[node] = false;
    // In a long run the content before is the long one: it is extended, not copied.
    before.content.push({ kind: "node", node }, ...after.content);
    const merged = {
      from: before.from,
      to: after.to,
      content: before.content,
      order: before.order,
    };
    add(merged);
    queue.push(before.from, after.to);
  }
  const alive = graph.nodes.map((_, node) => node).filter((node) => isAlive[node]);
  return { strands: [...between.values()], alive };
}

/** Where the picture begins and ends, if there are several such places but few: they count as branches. */
function looseEnds(ins: number[][], outs: number[][]): { sources: number[]; sinks: number[] } {
  const nodes = ins.map((_, node) => node);
  const sources = nodes.filter((node) => ins[node].length === 0);
  const sinks = nodes.filter((node) => outs[node].length === 0);
  const few = (list: number[]) => (list.length <= mostLooseEnds ? list : []);
  return { sources: few(sources), sinks: few(sinks) };
}

/** Branches in the order in which they leave, lines that pass by last. */
function sideBySide(a: Strand, b: Strand, orders: Map<Part, number>): Part {
  const branches: { readonly content: Part[]; readonly order: number }[] = [];
  const [only] = a.content;
  if (a.content.length === 1 && only.kind === "parallel") {
    for (const branch of only.branches) {
      const order = branch.length > 0 ? (orders.get(branch[0]) ?? a.order) : a.order;
      branches.push({ content: [...branch], order });
    }
  } else branches.push(a);
  branches.push(b);
  for (const branch of branches)
    if (branch.content.length > 0) orders.set(branch.content[0], branch.order);
  const isLine = (branch: { content: Part[] }) => (branch.content.length === 0 ? 1 : 0);
  branches.sort((x, y) => isLine(x) - isLine(y) || x.order - y.order);
  return { kind: "parallel", branches: branches.map((branch) => branch.content) };
}

interface Rest {
  readonly series: Part[][];
  readonly edges: { readonly from: number; readonly to: number }[];
}

/** The remaining nodes and the contents of the remaining ways, all as series. */
function asSeries(graph: FlowGraph, strands: readonly Strand[], alive: readonly number[]): Rest {
  const series: Part[][] = alive.map((node) => [{ kind: "node", node }]);
  const place = new Map(alive.map((node, at) => [node, at]));
  const edges: { from: number; to: number }[] = [];
  const connect = (from: number | undefined, to: number | undefined) => {
    if (from !== undefined && to !== undefined) edges.push({ from, to });
  };
  for (const strand of strands) {
    const from = place.get(strand.from);
    const to = place.get(strand.to);
    if (strand.content.length === 0) {
      connect(from, to);
      continue;
    }
    const middle = series.push(strand.content) - 1;
    connect(from, middle);
    connect(middle, to);
  }
  return { series, edges };
}

/** Series that only feed each other become one. */
function joinRuns(rest: Rest): Rest {
  const ins = rest.series.map((): number[] => []);
  const outs = rest.series.map((): number[] => []);
  for (const { from, to } of rest.edges) {
    ins[to].push(from);
    outs[from].push(to);
  }
  const follows = (to: number) => {
    const [from] = ins[to];
    return ins[to].length === 1 && outs[from].length === 1 && from !== to ? from : undefined;
  };
  const next = new Map<number, number>();
  const isFirst = rest.series.map(() => true);
  rest.series.forEach((_, to) => {
    const from = follows(to);
    if (from === undefined) return;
    next.set(from, to);
    isFirst[to] = false;
  });
  const placeOf = new Map<number, number>();
  const series: Part[][] = [];
  const collect = (first: number) => {
    const parts: Part[] = [];
    for (
      let at: number | undefined = first;
      at !== undefined && !placeOf.has(at);
      at = next.get(at)
    ) {
      placeOf.set(at, series.length);
      for (const part of rest.series[at]) parts.push(part);
    }
    series.push(parts);
  };
  isFirst.forEach((first, at) => first && collect(at));
  isFirst.forEach((_, at) => !placeOf.has(at) && collect(at)); // circles without a beginning
  const edges = rest.edges
    .map(({ from, to }) => ({
      from: placeOf.get(from) ?? 0,
      to: placeOf.get(to) ?? 0,
      was: [from, to],
    }))
    .filter(({ was: [from, to] }) => next.get(from) !== to);
  return { series, edges };
}

/**
 * Finds for every edge of the rest the edges of the graph it stands for. Where a series begins or ends with branches, a
 * junction gathers their lines, so that one line of the general layout is one line of the picture.
 */
function withJunctions(graph: FlowGraph, rest: Rest): Reduced {
  const nodes: FlowNode[] = [...graph.nodes];
  const seriesOf = new Map<number, number>();
  rest.series.forEach((series, at) => eachNode(series, (node) => seriesOf.set(node, at)));
  const isEntered = new Set(rest.edges.map((edge) => edge.to));
  const isLeft = new Set(rest.edges.map((edge) => edge.from));

  const junctionBefore = new Map<number, number>();
  const junctionAfter = new Map<number, number>();
  const series = rest.series.map((parts, at): Series => {
    const result = [...parts];
    const junction = (): Part => ({ kind: "node", node: nodes.push(pointNode("junction")) - 1 });
    if (isEntered.has(at) && parts[0].kind === "parallel") {
      result.unshift(junction());
      junctionBefore.set(at, nodes.length - 1);
    }
    if (isLeft.has(at) && parts[parts.length - 1].kind === "parallel") {
      result.push(junction());
      junctionAfter.set(at, nodes.length - 1);
    }
    return result;
  });

  const passing = passingLines(rest);
  const inner: FlowEdge[] = [];
  const outer = new Map<string, { from: number; to: number; edge: FlowEdge }>();
  const connect = (edge: FlowEdge, from: number, to: number) => {
    if (from === to) return void inner.push(edge);
    const key = `${edge.from}>${edge.to}`;
    const known = outer.get(key);
    const sources = [...new Set([...(known?.edge.sources ?? []), ...edge.sources])];
    outer.set(key, { from, to, edge: { ...edge, sources } });
  };
  for (const edge of graph.edges) {
    const from = seriesOf.get(edge.from) ?? 0;
    const to = seriesOf.get(edge.to) ?? 0;
    if (from === to) {
      connect(edge, from, to);
      continue;
    }
    // The way of the line: its own two series, and one between them whose branches it passes by.
    const between = passing.get(`${from}>${to}`);
    const stops = [
      { at: from, node: edge.from },
      { at: from, node: junctionAfter.get(from) },
      { at: between, node: between === undefined ? undefined : junctionBefore.get(between) },
      { at: between, node: between === undefined ? undefined : junctionAfter.get(between) },
      { at: to, node: junctionBefore.get(to) },
      { at: to, node: edge.to },
    ].flatMap(({ at, node }) => (at === undefined || node === undefined ? [] : [{ at, node }]));
    for (let i = 1; i < stops.length; i++) {
      const [a, b] = [stops[i - 1], stops[i]];
      connect({ from: a.node, to: b.node, sources: edge.sources }, a.at, b.at);
    }
  }
  const all = mergeEdges([...inner, ...[...outer.values()].map(({ edge }) => edge)]);
  return { graph: { nodes, edges: all }, series, edges: [...outer.values()] };
}

/** Series made of branches only, one of them empty, by the series before and after: `before>after`. */
function passingLines(rest: Rest): Map<string, number> {
  const found = new Map<string, number>();
  rest.series.forEach((parts, at) => {
    const [only] = parts;
    if (parts.length !== 1 || only.kind !== "parallel") return;
    if (only.branches.every((branch) => branch.length > 0)) return;
    const before = rest.edges.find((edge) => edge.to === at)?.from;
    const after = rest.edges.find((edge) => edge.from === at)?.to;
    if (before !== undefined && after !== undefined) found.set(`${before}>${after}`, at);
  });
  return found;
}

function eachNode(series: Series, visit: (node: number) => void): void {
  const stack: Part[] = [...series];
  while (stack.length > 0) {
    const part = stack.pop();
    if (part === undefined) continue;
    if (part.kind === "node") visit(part.node);
    else for (const branch of part.branches) for (const inner of branch) stack.push(inner);
  }
}
