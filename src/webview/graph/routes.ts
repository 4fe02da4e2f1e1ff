/** The way of a line between two placed nodes: down, across beside a node, down its lane, across, down. */

import { gaps, type Placement } from "./blocks";
import type { FlowEdge, FlowGraph } from "./flow";

export type Point = readonly [x: number, y: number];

/** A line of the picture. */
export interface Route {
  readonly from: number;
  readonly to: number;
  readonly sources: readonly string[];
  readonly points: readonly Point[];
}

/** Lines of an edge: one, or one for each tensor where an open container shows them apart. */
export function routesOf(
  graph: FlowGraph,
  placement: Placement,
  edge: FlowEdge,
  isJoin: readonly boolean[],
): Route[] {
  const { from, to } = edge;
  const lane = placement.lanes.get(`${from}>${to}`);
  return ends(graph, placement, edge).map(({ exit, entry, sources }) => {
    if (lane?.entersAtSide === true) {
      return { from, to, sources, points: aroundTheSide(graph, placement, edge, exit, lane.x) };
    }
    // Into a join a line comes down from where it starts; out of a fork it goes down to where it ends.
    const x = lane?.x ?? (isJoin[to] ? exit[0] : entry);
    return {
      from,
      to,
      sources,
      points: down(exit, [entry, placement.y[to]], x, busOf(graph, from)),
    };
  });
}

/** From a point down to a point, with the long way on a lane. */
export function down(exit: Point, entry: Point, lane: number, bus: number): Point[] {
  const [outY, inY] = [exit[1] + bus, entry[1] - gaps.bus];
  const isOff = (a: number, b: number) => Math.abs(a - b) > 0.5;
  if (!isOff(lane, exit[0]) && !isOff(lane, entry[0])) return [exit, [exit[0], entry[1]]];
  if (isOff(lane, exit[0]) && isOff(lane, entry[0]) && inY - outY < 4) {
    const middle = (exit[1] + entry[1]) / 2;
    return [exit, [exit[0], middle], [entry[0], middle], entry];
  }
  const points: Point[] = [exit];
  if (isOff(lane, exit[0])) points.push([exit[0], outY], [lane, outY]);
  if (isOff(lane, entry[0])) points.push([lane, inY], [entry[0], inY]);
  points.push(entry);
  return points;
}

function aroundTheSide(
  graph: FlowGraph,
  placement: Placement,
  edge: FlowEdge,
  exit: Point,
  lane: number,
): Point[] {
  const to = graph.nodes[edge.to];
  const outY = exit[1] + busOf(graph, edge.from);
  const inY = placement.y[edge.to] + to.height / 2;
  const side = placement.x[edge.to] + to.width;
  return [exit, [exit[0], outY], [lane, outY], [lane, inY], [side, inY]];
}

/** How far under a node its lines turn: below its label. */
function busOf(graph: FlowGraph, node: number): number {
  return gaps.bus + (graph.nodes[node].isLabelled ? gaps.label : 0);
}

/** Where an edge leaves and enters; several where an open container has several ports for its tensors. */
function ends(
  graph: FlowGraph,
  placement: Placement,
  edge: FlowEdge,
): { exit: Point; entry: number; sources: string[] }[] {
  const from = graph.nodes[edge.from];
  const to = graph.nodes[edge.to];
  const exitAxis = placement.x[edge.from] + from.axis;
  const entryAxis = placement.x[edge.to] + to.axis;
  const bottom = placement.y[edge.from] + from.height;
  const found = new Map<string, { exit: Point; entry: number; sources: string[] }>();
  const sources = edge.sources.length > 0 ? edge.sources : [""];
  for (const source of sources) {
    const exit = exitAxis + (from.exits.get(source) ?? 0);
    const entry = entryAxis + (to.entries.get(source) ?? 0);
    const key = `${exit}>${entry}`;
    const known = found.get(key);
    if (known) known.sources.push(source);
    else found.set(key, { exit: [exit, bottom], entry, sources: source === "" ? [] : [source] });
  }
  return [...found.values()];
}
