/** The general layout, for what is no column of branches: elkjs, in a worker that is started when it is first needed. */

import Elk, {
  type ELK,
  type ElkExtendedEdge,
  type ElkNode,
  type ElkPort,
} from "elkjs/lib/elk-api.js";
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

export interface ElkLayout {
  /** Layered from top to bottom. Rejects when ELK gives up, or cannot be started. */
  readonly arrange: Arrange;
  /** Starts ELK, which takes a noticeable moment, so that the first layout finds it ready. */
  warm(): void;
}

/** `startWorker` makes elkjs's own worker (elk-worker.min.js), or something that answers like one. */
export function createElk(startWorker: () => Promise<Worker>): ElkLayout {
  let loading: Promise<ELK> | undefined;
  const load = (): Promise<ELK> => {
    loading ??= started(startWorker);
    return loading;
  };
  return {
    arrange: async (boxes, lines) => arranged(await load(), boxes, lines),
    // The layout that needs it tells what is wrong.
    warm: () => void load().catch(() => undefined),
  };
}

/** Lets ELK lay out something small, so that the next time is quick. */
async function started(startWorker: () => Promise<Worker>): Promise<ELK> {
  const worker = await startWorker();
  const elk = new Elk({ algorithms: ["layered"], workerFactory: () => worker });
  const children = [{ id: "a" }, { id: "b" }];
  const edges = [{ id: "e", sources: ["a"], targets: ["b"] }];
  await elk.layout({ id: "root", layoutOptions: options, children, edges });
  return elk;
}

async function arranged(
  elk: ELK,
  boxes: readonly Box[],
  lines: readonly Line[],
): Promise<Arranged> {
  const graph = await elk.layout({
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
}

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
