/** Lays out the whole picture from the inside out: every open container becomes a box of its container. */

import type { Arrange } from "./elk";
import { mergeEdges, pointNode, type FlowGraph, type FlowNode } from "./flow";
import { layoutLevel, type PlacedLevel } from "./levelLayout";
import type { Point } from "./routes";
import { inPort, outPort, type LevelEdge } from "./visible";

/** A level with the sizes of its cards. */
export interface LayoutLevel {
  readonly items: readonly LayoutItem[];
  readonly inPorts: readonly string[];
  readonly outPorts: readonly string[];
  readonly edges: readonly LevelEdge[];
}

export interface LayoutItem {
  readonly id: string;
  /** An open container is at least this wide, for its title. */
  readonly width: number;
  readonly height: number;
  readonly isAttached: boolean;
  readonly isLabelled: boolean;
  readonly level?: LayoutLevel;
}

/** The frame of an open container. */
export const frame = { title: 28, side: 14, bottom: 10, emptyTop: 8 } as const;

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PictureBox[];
  readonly lines: readonly PictureLine[];
  /** Where lines meet without a node. */
  readonly junctions: readonly Point[];
}

export interface PictureBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where lines leave, from the left side. */
  readonly axis: number;
  /** How many open containers it is in. */
  readonly depth: number;
  readonly isFrame: boolean;
}

export interface PictureLine {
  readonly id: string;
  /** The cards or frames at its ends, where there are such. */
  readonly from?: string;
  readonly to?: string;
  /** The cards that make what flows here. */
  readonly sources: readonly string[];
  readonly points: readonly Point[];
}

/** Equal blocks are laid out once, in this picture and in the next ones. */
export type LayoutCache = Map<string, PlacedLevel>;

const mostCached = 400;

export async function layoutPicture(
  level: LayoutLevel,
  arrange: Arrange,
  cache: LayoutCache = new Map(),
): Promise<Picture> {
  const laidOut = await layoutNested(level, cache, arrange);
  const boxes: PictureBox[] = [];
  const lines: PictureLine[] = [];
  const junctions: Point[] = [];
  collect(laidOut, "", 0, 0, 0, { boxes, lines, junctions });
  return { width: laidOut.placed.width, height: laidOut.placed.height, boxes, lines, junctions };
}

/** A level that is laid out, with its open containers. */
interface Nested {
  readonly level: LayoutLevel;
  readonly nodes: readonly FlowNode[];
  readonly placed: PlacedLevel;
  readonly inner: ReadonlyMap<string, Nested>;
  /** What enters, as nodes of their own; many tensors that go the same way enter as one. */
  readonly entrances: readonly (readonly string[])[];
  /** Sources by the short names that equal blocks share. */
  readonly sourceNames: readonly string[];
}

async function layoutNested(
  level: LayoutLevel,
  cache: LayoutCache,
  arrange: Arrange,
): Promise<Nested> {
  const inner = new Map<string, Nested>();
  for (const item of level.items) {
    if (item.level) inner.set(item.id, await layoutNested(item.level, cache, arrange));
  }
  const entrances = entrancesOf(level);
  const { graph, sourceNames } = flowOf(level, entrances, inner);
  const key = JSON.stringify(graph, (_, value: unknown) =>
    value instanceof Map ? [...(value as ReadonlyMap<string, number>)] : value,
  );
  const known = cache.get(key);
  const placed = known ?? (await layoutLevel(graph, arrange));
  cache.delete(key);
  cache.set(key, placed);
  const [oldest] = cache.keys();
  if (cache.size > mostCached) cache.delete(oldest);
  return { level, nodes: graph.nodes, placed, inner, entrances, sourceNames };
}

/** Fewer tensors than this each have a line of their own. */
const manyTensors = 4;

function entrancesOf(level: LayoutLevel): string[][] {
  const targets = new Map<string, string[]>();
  for (const edge of level.edges) {
    if (edge.from !== inPort(edge.source)) continue;
    const list = targets.get(edge.source);
    if (list) list.push(edge.to);
    else targets.set(edge.source, [edge.to]);
  }
  const groups = new Map<string, string[]>();
  for (const source of level.inPorts) {
    const key = (targets.get(source) ?? []).join(" ");
    const group = groups.get(key);
    if (group) group.push(source);
    else groups.set(key, [source]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length < manyTensors ? group.map((source) => [source]) : [group],
  );
}

/** The level's items and ports as nodes, its sources renamed by their order: equal blocks give equal graphs. */
function flowOf(
  level: LayoutLevel,
  entrances: readonly (readonly string[])[],
  inner: ReadonlyMap<string, Nested>,
): { graph: FlowGraph; sourceNames: string[] } {
  const names = new Map<string, string>();
  for (const edge of level.edges) {
    if (!names.has(edge.source)) names.set(edge.source, String(names.size));
  }
  const nodes: FlowNode[] = [];
  const place = new Map<string, number>();
  const add = (id: string, node: FlowNode) => place.set(id, nodes.push(node) - 1);
  for (const sources of entrances) {
    const node = nodes.push(pointNode("inPort")) - 1;
    for (const source of sources) place.set(inPort(source), node);
  }
  for (const item of level.items) {
    const nested = inner.get(item.id);
    add(item.id, nested ? frameNode(item, nested, names) : cardNode(item));
  }
  for (const source of level.outPorts) add(outPort(source), pointNode("outPort"));
  const edges = level.edges.flatMap((edge) => {
    const from = place.get(edge.from);
    const to = place.get(edge.to);
    if (from === undefined || to === undefined) return [];
    return [{ from, to, sources: [names.get(edge.source) ?? ""] }];
  });
  return { graph: { nodes, edges: mergeEdges(edges) }, sourceNames: [...names.keys()] };
}

function cardNode(item: LayoutItem): FlowNode {
  const { width, height, isAttached, isLabelled } = item;
  return { ...pointNode("item"), width, height, axis: width / 2, isAttached, isLabelled };
}

function frameNode(item: LayoutItem, nested: Nested, names: ReadonlyMap<string, string>): FlowNode {
  const { width, contentX, height } = frameSize(item, nested);
  const { outPorts, items } = nested.level;
  const { entrances } = nested;
  const firstOut = entrances.length + items.length;
  const at = (node: number) => contentX + nested.placed.x[node];
  const main = entrances.length > 0 ? 0 : firstOut;
  const axis = entrances.length + outPorts.length > 0 ? at(main) : width / 2;
  const shifts = (ports: readonly (readonly string[])[], first: number) =>
    new Map(
      ports.flatMap((sources, i) =>
        sources.map((source) => [names.get(source) ?? source, at(first + i) - axis] as const),
      ),
    );
  return {
    ...pointNode("item"),
    width,
    height,
    axis,
    entries: shifts(entrances, 0),
    exits: shifts(
      outPorts.map((source) => [source]),
      firstOut,
    ),
  };
}

function frameSize(item: LayoutItem, nested: Nested) {
  const { placed, level } = nested;
  const width = Math.max(placed.width + 2 * frame.side, item.width);
  const top = frame.title + (level.inPorts.length > 0 ? 0 : frame.emptyTop);
  return {
    width,
    height: top + placed.height + (level.outPorts.length > 0 ? 0 : frame.bottom),
    contentX: (width - placed.width) / 2,
    contentY: top,
  };
}

interface Drawn {
  readonly boxes: PictureBox[];
  readonly lines: PictureLine[];
  readonly junctions: Point[];
}

/** Everything of a level and in it, in the coordinates of the picture. */
function collect(
  nested: Nested,
  id: string,
  originX: number,
  originY: number,
  depth: number,
  drawn: Drawn,
): void {
  const { level, placed, nodes, sourceNames } = nested;
  const firstItem = nested.entrances.length;
  const firstOut = firstItem + level.items.length;
  level.items.forEach((item, i) => {
    const node = nodes[firstItem + i];
    const x = originX + placed.x[firstItem + i];
    const y = originY + placed.y[firstItem + i];
    const { width, height, axis } = node;
    const inner = nested.inner.get(item.id);
    drawn.boxes.push({
      id: item.id,
      x,
      y,
      width,
      height,
      axis,
      depth,
      isFrame: inner !== undefined,
    });
    if (!inner) return;
    const size = frameSize(item, inner);
    collect(inner, item.id, x + size.contentX, y + size.contentY, depth + 1, drawn);
  });
  for (let at = placed.firstJunction; at < placed.x.length; at++) {
    drawn.junctions.push([originX + placed.x[at], originY + placed.y[at]]);
  }
  const itemAt = (node: number) =>
    node >= firstItem && node < firstOut ? level.items[node - firstItem] : undefined;
  placed.routes.forEach((route, i) => {
    const to = itemAt(route.to);
    if (to?.isAttached === true) return; // it touches what it follows
    const points = route.points.map(([x, y]): Point => [originX + x, originY + y]);
    // A port is on the frame's border, wherever the layout has put its node.
    const isFromPort = route.from < firstItem;
    const isToPort = route.to >= firstOut && route.to < placed.firstJunction;
    if (isFromPort && points.length > 0) points.unshift([points[0][0], originY]);
    const end = points.at(-1);
    if (isToPort && end) points.push([end[0], originY + placed.height]);
    drawn.lines.push({
      id: `${id}/${route.from}>${route.to}#${i}`,
      from: itemAt(route.from)?.id,
      to: to?.id,
      sources: route.sources.map((name) => sourceNames[Number(name)]),
      points,
    });
  });
}
