/** Finds blocks that repeat: neighbours of exactly the same structure, one feeding the next. */

import type { GraphEdgeView } from "../../protocol";
import type { GraphNode } from "./model";

/** Shorter runs are not worth a fold: two blocks are read faster than "×2" is opened. */
const shortestRun = 3;

/** Every run of equal neighbouring containers, as lists of ids. */
export function runsOf(
  nodes: ReadonlyMap<string, GraphNode>,
  roots: readonly string[],
  edges: readonly GraphEdgeView[],
): string[][] {
  const leaves = leavesOf(nodes, roots);
  const structures = structuresOf(nodes, leaves, edges);
  const feeds = feedingOf(nodes, edges);
  const runs: string[][] = [];
  const lists = [roots, ...[...nodes.values()].map((node) => node.children)];
  for (const list of lists) {
    let run: string[] = [];
    const close = () => {
      if (run.length >= shortestRun) runs.push(run);
      run = [];
    };
    for (const id of list) {
      const node = nodes.get(id);
      const last = run.at(-1);
      const goesOn =
        last !== undefined &&
        structures.get(last) === structures.get(id) &&
        feeds.has(`${last}>${id}`);
      if (!goesOn) close();
      if (node !== undefined && node.children.length > 0 && !node.hasError) run.push(id);
    }
    close();
  }
  return runs;
}

/** Where each container's leaves begin and end in one list of all leaves: the leaves under a node are neighbours in it. */
interface Leaves {
  readonly place: ReadonlyMap<string, number>;
  readonly range: ReadonlyMap<string, readonly [start: number, end: number]>;
}

function leavesOf(nodes: ReadonlyMap<string, GraphNode>, roots: readonly string[]): Leaves {
  const place = new Map<string, number>();
  const range = new Map<string, readonly [number, number]>();
  const stack = [...roots].reverse().map((id) => ({ id, start: -1 }));
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    const node = nodes.get(top.id);
    if (top.start >= 0 || node === undefined || node.children.length === 0) {
      if (node !== undefined && node.children.length === 0) place.set(top.id, place.size);
      range.set(top.id, [top.start >= 0 ? top.start : place.size - 1, place.size]);
      stack.pop();
      continue;
    }
    top.start = place.size;
    for (let i = node.children.length - 1; i >= 0; i--) {
      stack.push({ id: node.children[i], start: -1 });
    }
  }
  return { place, range };
}

/**
 * The structure of every node as a text, equal exactly for equal blocks: no hashes, so no accidents. Numbers stand for
 * texts that were met before, which keeps them short.
 */
function structuresOf(
  nodes: ReadonlyMap<string, GraphNode>,
  leaves: Leaves,
  edges: readonly GraphEdgeView[],
): Map<string, number> {
  const numbers = new Map<string, number>();
  const numberOf = (text: string) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const incoming = new Map<string, GraphEdgeView[]>();
  for (const edge of edges) {
    const list = incoming.get(edge.to);
    if (list) list.push(edge);
    else incoming.set(edge.to, [edge]);
  }
  const leafAt: string[] = [];
  for (const [id, place] of leaves.place) leafAt[place] = id;

  const structures = new Map<string, number>();
  // The ranges were closed from the inside out: children come before their parents.
  for (const [id, [start, end]] of leaves.range) {
    const node = nodes.get(id);
    if (node === undefined) continue;
    const parts = [ownText(node), ...node.children.map((child) => structures.get(child) ?? "")];
    const outside = new Map<string, number>();
    if (node.children.length > 0) {
      for (let place = start; place < end; place++) {
        for (const edge of incoming.get(leafAt[place]) ?? []) {
          const from = leaves.place.get(edge.from) ?? -1;
          if (from >= start && from < end) {
            parts.push(`${from - start}>${place - start}`);
            continue;
          }
          const port = outside.get(edge.from) ?? outside.size;
          outside.set(edge.from, port);
          parts.push(`outside ${port}>${place - start}`);
        }
      }
    }
    structures.set(id, numberOf(parts.join(";")));
  }
  return structures;
}

function ownText(node: GraphNode): string {
  const shapes = [...node.inputShapes, node.outputShape ?? []].map((shape) => shape.join("x"));
  return [
    node.category,
    node.label,
    node.detail,
    node.params,
    node.children.length,
    ...shapes,
  ].join("|");
}

/** Which siblings feed which, as `a>b`. */
function feedingOf(
  nodes: ReadonlyMap<string, GraphNode>,
  edges: readonly GraphEdgeView[],
): Set<string> {
  const chain = (id: string) => {
    const ids = [id];
    for (let at = nodes.get(id)?.parent; at !== undefined; at = nodes.get(at)?.parent) ids.push(at);
    return ids.reverse();
  };
  const feeds = new Set<string>();
  for (const edge of edges) {
    const from = chain(edge.from);
    const to = chain(edge.to);
    const fork = from.findIndex((id, depth) => id !== to[depth]);
    if (fork >= 0 && to.at(fork) !== undefined) feeds.add(`${from[fork]}>${to[fork]}`);
  }
  return feeds;
}
