/** Places series of nodes and branches by hand: every node on its axis, lines that pass by on lanes of their own. */

import type { FlowNode } from "./flow";
import type { Part, Series } from "./reduce";

/** Distances, in the picture's own pixels. */
export const gaps = {
  attached: 3,
  plain: 22,
  /** Room for the text at an exit. */
  label: 12,
  fork: 30,
  join: 30,
  /** How far from a node the horizontal piece of its lines runs. */
  bus: 13,
  betweenBranches: 28,
  lane: 22,
} as const;

/** Where nodes lie: left and top. */
export interface Placement {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Lines that pass by branches, as `from>to`: where they run down, and whether they enter from the right. */
  readonly lanes: Map<string, Lane>;
}

export interface Lane {
  readonly x: number;
  readonly entersAtSide: boolean;
}

export interface Block {
  /** Room to the left and right of the axis. */
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly parts: readonly PlacedPart[];
}

type PlacedPart =
  | { readonly kind: "node"; readonly node: number; readonly y: number }
  | { readonly kind: "parallel"; readonly y: number; readonly branches: readonly PlacedBranch[] };

interface PlacedBranch {
  /** From the axis of the block to that of the branch. */
  readonly shift: number;
  /** Absent for a line that passes by. */
  readonly block?: Block;
  readonly entersAtSide: boolean;
}

/** Measures a series from the inside out. */
export function measure(nodes: readonly FlowNode[], series: Series): Block {
  const parts: PlacedPart[] = [];
  let [left, right, y] = [0, 0, 0];
  series.forEach((part, at) => {
    if (at > 0) y += gapBetween(nodes, series[at - 1], part);
    if (part.kind === "node") {
      const { width, height, axis } = nodes[part.node];
      parts.push({ kind: "node", node: part.node, y });
      left = Math.max(left, axis);
      right = Math.max(right, width - axis);
      y += height;
      return;
    }
    const next = series.at(at + 1);
    const after = next?.kind === "node" ? nodes[next.node] : undefined;
    const spread = spreadBranches(
      part.branches.map((branch) => (branch.length > 0 ? measure(nodes, branch) : undefined)),
      after,
    );
    // Branches at an end of the series have no node that leaves room for their fork.
    const before = at === 0 ? gaps.fork / 2 : 0;
    parts.push({ kind: "parallel", y: y + before, branches: spread.branches });
    left = Math.max(left, spread.left);
    right = Math.max(right, spread.right);
    y += before + spread.height + (at === series.length - 1 ? gaps.join / 2 : 0);
  });
  return { left, right, height: y, parts };
}

/** Puts a measured block where its axis and top are to be. */
export function place(
  nodes: readonly FlowNode[],
  block: Block,
  axis: number,
  top: number,
  placement: Placement,
  before?: number,
  after?: number,
): void {
  block.parts.forEach((part, at) => {
    if (part.kind === "node") {
      placement.x[part.node] = axis - nodes[part.node].axis;
      placement.y[part.node] = top + part.y;
      return;
    }
    const from = nodeOf(block.parts.at(at - 1), at > 0) ?? before;
    const to = nodeOf(block.parts.at(at + 1), true) ?? after;
    for (const branch of part.branches) {
      const x = axis + branch.shift;
      if (branch.block) place(nodes, branch.block, x, top + part.y, placement, from, to);
      else placement.lanes.set(`${from}>${to}`, { x, entersAtSide: branch.entersAtSide });
    }
  });
}

function nodeOf(part: PlacedPart | undefined, exists: boolean): number | undefined {
  return exists && part?.kind === "node" ? part.node : undefined;
}

function gapBetween(nodes: readonly FlowNode[], above: Part, below: Part): number {
  const label = above.kind === "node" && nodes[above.node].isLabelled ? gaps.label : 0;
  if (above.kind === "parallel") return gaps.join + (endsLabelled(nodes, above) ? gaps.label : 0);
  if (below.kind === "parallel") return gaps.fork + label;
  if (nodes[below.node].isAttached) return gaps.attached;
  return gaps.plain + label;
}

/** Whether some branch ends with a text under it, which the lines to the join must not run through. */
function endsLabelled(nodes: readonly FlowNode[], part: Part): boolean {
  if (part.kind === "node") return nodes[part.node].isLabelled;
  return part.branches.some((branch) => {
    const last = branch.at(-1);
    return last !== undefined && endsLabelled(nodes, last);
  });
}

/**
 * Branches side by side. A branch that towers above the others stays on the axis, so that a residual network is one
 * straight line; branches of equal weight spread evenly around it.
 */
function spreadBranches(
  blocks: readonly (Block | undefined)[],
  after: FlowNode | undefined,
): { left: number; right: number; height: number; branches: PlacedBranch[] } {
  const present = blocks.filter((block) => block !== undefined);
  const tallest = Math.max(0, ...present.map((block) => block.height));
  const others = present.filter((block) => block.height * 2 > tallest);
  const main = others.length === 1 ? present.indexOf(others[0]) : -1;
  const order = main < 0 ? present : [present[main], ...present.filter((_, at) => at !== main)];

  const axes = new Map<Block, number>();
  let edge = 0;
  order.forEach((block, at) => {
    const axis = at === 0 ? 0 : edge + gaps.betweenBranches + block.left;
    axes.set(block, axis);
    edge = axis + block.right;
  });
  const first = order.at(0);
  const last = order.at(-1);
  const centre = main < 0 && last ? (axes.get(last) ?? 0) / 2 : 0;

  let left = (first?.left ?? 0) + centre;
  let right = edge - centre;
  const branches = blocks.map((block): PlacedBranch => {
    if (block) return { shift: (axes.get(block) ?? 0) - centre, block, entersAtSide: false };
    const entersAtSide = after?.kind === "item" && after.entries.size === 0;
    if (entersAtSide) right = Math.max(right, after.width - after.axis);
    right += gaps.lane;
    return { shift: right, entersAtSide };
  });
  left = Math.max(left, 0);
  return {
    left,
    right: right + (branches.length > present.length ? 8 : 0),
    height: tallest,
    branches,
  };
}
