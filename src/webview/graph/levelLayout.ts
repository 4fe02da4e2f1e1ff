/** Lays out one level: the content of the picture, or of one open container. */

import { gaps, measure, place, type Placement } from "./blocks";
import { arrangeInRows } from "./rows";
import type { Arrange, Arranged, Box, Line } from "./elk";
import { neighboursOf, type FlowEdge, type FlowGraph, type FlowNode } from "./flow";
import { reduce, type Part, type Reduced, type Series } from "./reduce";
import { routesOf, type Point, type Route } from "./routes";
import { shareInputs } from "./sharedInputs";

export interface PlacedLevel {
  readonly width: number;
  readonly height: number;
  /** Left and top of the given nodes, and of junctions after them. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly routes: readonly Route[];
  /** Which nodes are junctions that were added: lines go through them. */
  readonly firstJunction: number;
}

/** ELK is given no more than this: beyond it, it takes seconds. */
const mostBoxes = 700;
const mostLines = 1400;

export async function layoutLevel(graph: FlowGraph, arrange: Arrange): Promise<PlacedLevel> {
  const reduced = reduce(shareInputs(graph));
  const count = reduced.graph.nodes.length;
  const placement: Placement = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    lanes: new Map(),
  };
  const blocks = reduced.series.map((series) => measure(reduced.graph.nodes, series));
  const between: Route[] = [];
  if (blocks.length === 1) {
    place(reduced.graph.nodes, blocks[0], blocks[0].left, 0, placement);
  } else {
    const isEntered = new Set(reduced.edges.map((edge) => edge.to));
    const isLeft = new Set(reduced.edges.map((edge) => edge.from));
    const boxes = reduced.series.map((series, at): Box => {
      const { left, right, height } = blocks[at];
      const row = rowOf(reduced.graph, series, isEntered.has(at), isLeft.has(at));
      // The text under a series belongs to its box, so that no line runs through it.
      const room = height + labelRoom(reduced.graph, series);
      return { ...boxOf(reduced.graph, series, left, left + right, room), row };
    });
    const { lines, edges } = linesOf(reduced, boxes, blocks);
    const arranged = await arrangeSafely(arrange, boxes, lines);
    arranged.corners.forEach(([x, y], at) => {
      place(reduced.graph.nodes, blocks[at], x + blocks[at].left, y, placement);
    });
    lines.forEach((_, at) => {
      const { from, to, sources } = edges[at];
      const points = arranged.lines[at].map(([x, y], i): Point => {
        return i === 0 ? [x, y - labelRoom(reduced.graph, reduced.series[lines[at].from])] : [x, y];
      });
      between.push({ from, to, sources, points });
    });
  }
  const outer = new Set(reduced.edges.map(({ edge }) => `${edge.from}>${edge.to}`));
  const isJoin = neighboursOf(reduced.graph).ins.map((list) => list.length > 1);
  const inner = reduced.graph.edges
    .filter((edge) => !outer.has(`${edge.from}>${edge.to}`))
    .flatMap((edge) => routesOf(reduced.graph, placement, edge, isJoin));
  return trimmed(reduced.graph, placement, [...inner, ...between], graph.nodes.length);
}

/** ELK where it can, rows where it cannot: a picture there is in any case. */
async function arrangeSafely(
  arrange: Arrange,
  boxes: readonly Box[],
  lines: readonly Line[],
): Promise<Arranged> {
  if (boxes.length > mostBoxes || lines.length > mostLines) return arrangeInRows(boxes, lines);
  try {
    return await arrange(boxes, lines);
  } catch {
    return arrangeInRows(boxes, lines);
  }
}

/** A series as a box, with every place where lines of other series end or begin. */
function boxOf(graph: FlowGraph, series: Series, axis: number, width: number, height: number): Box {
  const first = series[0];
  const last = series[series.length - 1];
  const offsets = (shifts: ReadonlyMap<string, number>) => [
    ...new Set([axis, ...[...shifts.values()].map((shift) => axis + shift)]),
  ];
  return {
    width: Math.max(width, 1),
    height: Math.max(height, 1),
    entries: first.kind === "node" ? offsets(graph.nodes[first.node].entries) : [axis],
    exits: last.kind === "node" ? offsets(graph.nodes[last.node].exits) : [axis],
  };
}

function labelRoom(graph: FlowGraph, series: Series): number {
  const last = series[series.length - 1];
  return last.kind === "node" && graph.nodes[last.node].isLabelled ? gaps.label : 0;
}

/** What comes from outside is above everything, what is used outside below. */
function rowOf(
  graph: FlowGraph,
  series: Series,
  isEntered: boolean,
  isLeft: boolean,
): Box["row"] | undefined {
  const first = series[0];
  const last = series[series.length - 1];
  const isKind = (part: Part, kind: FlowNode["kind"]) =>
    part.kind === "node" && graph.nodes[part.node].kind === kind;
  if (!isEntered && isKind(first, "inPort")) return "first";
  return !isLeft && isKind(last, "outPort") ? "last" : undefined;
}

/** Lines between boxes: an edge of several tensors may leave and enter at several places. */
function linesOf(
  reduced: Reduced,
  boxes: readonly Box[],
  blocks: readonly { readonly left: number }[],
): { lines: Line[]; edges: FlowEdge[] } {
  const lines: Line[] = [];
  const edges: FlowEdge[] = [];
  for (const { from, to, edge } of reduced.edges) {
    const exits = reduced.graph.nodes[edge.from].exits;
    const entries = reduced.graph.nodes[edge.to].entries;
    const byPlace = new Map<string, FlowEdge>();
    for (const source of edge.sources.length > 0 ? edge.sources : [""]) {
      const exit = boxes[from].exits.indexOf(blocks[from].left + (exits.get(source) ?? 0));
      const entry = boxes[to].entries.indexOf(blocks[to].left + (entries.get(source) ?? 0));
      const key = `${Math.max(exit, 0)}>${Math.max(entry, 0)}`;
      const sources = [...(byPlace.get(key)?.sources ?? []), ...(source === "" ? [] : [source])];
      byPlace.set(key, { ...edge, sources });
    }
    for (const [key, placed] of byPlace) {
      const [exit, entry] = key.split(">").map(Number);
      lines.push({ from, to, exit, entry });
      edges.push(placed);
    }
  }
  return { lines, edges };
}

/** Moves everything so that the level begins at 0, 0, and measures it. */
function trimmed(
  graph: FlowGraph,
  { x, y }: Placement,
  routes: readonly Route[],
  firstJunction: number,
): PlacedLevel {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const see = (atX: number, atY: number) => {
    left = Math.min(left, atX);
    right = Math.max(right, atX);
    top = Math.min(top, atY);
    bottom = Math.max(bottom, atY);
  };
  graph.nodes.forEach((node, at) => {
    see(x[at], y[at]);
    see(x[at] + node.width, y[at] + node.height);
  });
  for (const route of routes) for (const [atX, atY] of route.points) see(atX, atY);
  if (graph.nodes.length === 0) [left, top, right, bottom] = [0, 0, 0, 0];
  const shifted = routes.map((route) => ({
    ...route,
    points: route.points.map(([atX, atY]) => [atX - left, atY - top] as const),
  }));
  return {
    width: right - left,
    height: bottom - top,
    x: x.map((value) => value - left),
    y: y.map((value) => value - top),
    routes: shifted,
    firstJunction,
  };
}
