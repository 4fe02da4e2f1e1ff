/** The general layout, for what is no column of branches: elkjs, loaded when it is first needed. */

import type { ELK, ElkExtendedEdge, ElkNode, ElkPort } from "elkjs/lib/elk-api";
import { gaps } from "./blocks";
import type { Point } from "./routes";

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Where lines enter and leave, from the left side. */
  readonly entries: readonly number[];
  readonly exits: readonly number[];
  /** In the first or the last row, whatever the lines say. */
  readonly row?: "first" | "last";
}

export interface Line {
  readonly from: number;
  readonly to: number;
  /** Indices into the boxes' exits and entries. */
  readonly exit: number;
  readonly entry: number;
}

export interface Arranged {
  readonly corners: readonly Point[];
  readonly lines: readonly (readonly Point[])[];
}

export type Arrange = (boxes: readonly Box[], lines: readonly Line[]) => Promise<Arranged>;

/** Layered from top to bottom. Rejects when ELK gives up. */
export const arrangeWithElk: Arrange = async (boxes, lines) => {
  const graph = await (
    await loadElk()
  ).layout({
    id: "root",
    layoutOptions: options,
    children: boxes.map(toElk),
    edges: lines.map((line, at): ElkExtendedEdge => ({
      id: `e${at}`,
      sources: [`${line.from}.exit${line.exit}`],
      targets: [`${line.to}.entry${line.entry}`],
    })),
  });
  const children = new Map((graph.children ?? []).map((child) => [child.id, child]));
  const corners = boxes.map((_, at): Point => {
    const child = children.get(String(at));
    return [child?.x ?? 0, child?.y ?? 0];
  });
  const edges = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    corners,
    lines: lines.map((_, at) => {
      const section = edges.get(`e${at}`)?.sections?.at(0);
      if (!section) return [];
      const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
      return points.map(({ x, y }): Point => [x, y]);
    }),
  };
};

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  // Packed on their own, what comes from outside would not be above everything.
  "elk.separateConnectedComponents": "false",
  "elk.spacing.nodeNode": String(gaps.betweenBranches),
  "elk.spacing.edgeNode": "16",
  "elk.spacing.edgeEdge": "12",
  "elk.layered.spacing.nodeNodeBetweenLayers": String(gaps.fork + gaps.label),
  "elk.layered.spacing.edgeNodeBetweenLayers": "16",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "10",
  "elk.padding": "[top=0,left=0,bottom=0,right=0]",
};

function toElk(box: Box, at: number): ElkNode {
  const port = (id: string, x: number, side: "NORTH" | "SOUTH"): ElkPort => ({
    id,
    x,
    y: side === "NORTH" ? 0 : box.height,
    width: 0,
    height: 0,
    layoutOptions: { "elk.port.side": side },
  });
  const row = box.row === "first" ? "FIRST" : "LAST";
  return {
    id: String(at),
    width: box.width,
    height: box.height,
    ports: [
      ...box.entries.map((x, i) => port(`${at}.entry${i}`, x, "NORTH")),
      ...box.exits.map((x, i) => port(`${at}.exit${i}`, x, "SOUTH")),
    ],
    layoutOptions: {
      "elk.portConstraints": "FIXED_POS",
      ...(box.row && { "elk.layered.layering.layerConstraint": row }),
    },
  };
}

let loading: Promise<ELK> | undefined;

/** Loads ELK, which takes a noticeable moment, and lets it lay out something small so that the next time is quick. */
export function loadElk(): Promise<ELK> {
  loading ??= (async () => {
    // In a worker ELK takes over its messages, thinking that the worker is its own: give them back.
    const ours = typeof self === "undefined" ? undefined : self.onmessage;
    const [{ default: Elk }, worker] = await Promise.all([
      import("elkjs/lib/elk-api.js"),
      import("elkjs/lib/elk-worker.min.js"),
    ]);
    if (ours !== undefined) self.onmessage = ours;
    // A bundle sees the module's names, Node only the whole.
    const InThisThread = worker.Worker ?? worker.default.Worker;
    const elk = new Elk({ algorithms: ["layered"], workerFactory: () => new InThisThread() });
    const edges = [{ id: "e", sources: ["a"], targets: ["b"] }];
    await elk.layout({
      id: "root",
      layoutOptions: options,
      children: [{ id: "a" }, { id: "b" }],
      edges,
    });
    return elk;
  })();
  return loading;
}
