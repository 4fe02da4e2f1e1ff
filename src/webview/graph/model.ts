/** The graph as a tree of containers: what lies in what, which nodes are the same after an edit, which blocks repeat. */

import type { GraphEdgeView, GraphNodeView, GraphView } from "../../protocol";
import { runsOf } from "./repeats";

/** A node of the protocol's graph, or a run of equal blocks that we fold into a container of its own. */
export interface GraphNode extends GraphNodeView {
  /** Stays the same while the code is edited: path, label, and the how-manieth of these. */
  readonly key: string;
  /** Empty for nodes that are no containers. */
  readonly children: readonly string[];
  /** How many equal blocks a run stands for. */
  readonly repeat?: number;
}

export interface GraphModel {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly idOfKey: ReadonlyMap<string, string>;
  /** What the outermost level shows, in execution order. */
  readonly roots: readonly string[];
  readonly edges: readonly GraphEdgeView[];
  /** The module itself, which is never drawn: the whole picture is its content. */
  readonly whole?: GraphNode;
}

/** Builds the tree. Parents that do not exist, or that would make a circle, are dropped: the nodes become roots. */
export function modelOf(graph: GraphView): GraphModel {
  const views = new Map(graph.nodes.map((node) => [node.id, node]));
  const parents = new Map<string, string>();
  for (const node of graph.nodes) {
    if (node.parent !== undefined && isSafeParent(node, views)) parents.set(node.id, node.parent);
  }
  const whole = wholeModule(graph.nodes, parents);
  if (whole !== undefined) {
    for (const [id, parent] of [...parents]) if (parent === whole.id) parents.delete(id);
  }

  const keys = keysOf(graph.nodes);
  const nodes = new Map<string, GraphNode>();
  const children = childLists(graph.nodes, parents, whole?.id);
  for (const node of graph.nodes) {
    const parent = parents.get(node.id);
    nodes.set(node.id, {
      ...node,
      parent,
      key: keys.get(node.id) ?? node.id,
      children: children.get(node.id) ?? [],
    });
  }
  const wholeNode = whole && nodes.get(whole.id);
  if (whole !== undefined) nodes.delete(whole.id);
  const edges = graph.edges.filter(
    (edge) => nodes.has(edge.from) && nodes.has(edge.to) && edge.from !== edge.to,
  );
  const roots = foldRuns(nodes, children.get("") ?? [], edges);
  return {
    nodes,
    idOfKey: new Map([...nodes.values()].map((node) => [node.key, node.id])),
    roots,
    edges,
    whole: wholeNode,
  };
}

export function isContainer(node: GraphNode): boolean {
  return node.children.length > 0;
}

/** The containers a node lies in, innermost first. */
export function ancestorsOf(model: GraphModel, id: string): string[] {
  const found: string[] = [];
  let parent = model.nodes.get(id)?.parent;
  while (parent !== undefined) {
    found.push(parent);
    parent = model.nodes.get(parent)?.parent;
  }
  return found;
}

/** Every node in and under the given ones, in the order of the picture from top to bottom. */
export function subtree(model: GraphModel, ids: readonly string[]): GraphNode[] {
  const found: GraphNode[] = [];
  const stack = [...ids].reverse();
  while (stack.length > 0) {
    const node = model.nodes.get(stack.pop() ?? "");
    if (node === undefined) continue;
    found.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]);
  }
  return found;
}

/** A parent is safe when it is a node and its own parents end somewhere. */
function isSafeParent(node: GraphNodeView, views: ReadonlyMap<string, GraphNodeView>): boolean {
  const seen = new Set([node.id]);
  let at = node.parent;
  while (at !== undefined) {
    if (seen.has(at)) return false;
    seen.add(at);
    const view = views.get(at);
    if (view === undefined) return seen.size > 2;
    at = view.parent;
  }
  return true;
}

/** The one outermost container that holds everything but inputs and outputs. */
function wholeModule(
  nodes: readonly GraphNodeView[],
  parents: ReadonlyMap<string, string>,
): GraphNodeView | undefined {
  const outermost = nodes.filter(
    (node) => !parents.has(node.id) && node.category !== "input" && node.category !== "output",
  );
  const [only] = outermost;
  if (outermost.length !== 1 || only.category !== "container") return undefined;
  return [...parents.values()].includes(only.id) ? only : undefined;
}

/** Children by parent in execution order; the outermost level under the empty name. */
function childLists(
  nodes: readonly GraphNodeView[],
  parents: ReadonlyMap<string, string>,
  whole: string | undefined,
): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  const outermost = (node: GraphNodeView) => (node.category === "output" ? 1 : 0);
  const ordered = [...nodes].sort((a, b) => outermost(a) - outermost(b));
  for (const node of ordered) {
    if (node.id === whole) continue;
    const parent = parents.get(node.id) ?? "";
    const list = lists.get(parent);
    if (list) list.push(node.id);
    else lists.set(parent, [node.id]);
  }
  return lists;
}

function keysOf(nodes: readonly GraphNodeView[]): Map<string, string> {
  const counts = new Map<string, number>();
  const keys = new Map<string, string>();
  for (const node of nodes) {
    const base = `${node.path}|${node.label}`;
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    keys.set(node.id, `${base}|${count}`);
  }
  return keys;
}

/** Puts every run of equal blocks into a container of its own; gives the outermost level's new list. */
function foldRuns(
  nodes: Map<string, GraphNode>,
  roots: readonly string[],
  edges: readonly GraphEdgeView[],
): readonly string[] {
  const runs = runsOf(nodes, roots, edges);
  let outermost = roots;
  for (const run of runs) {
    const members = run.map((id) => nodes.get(id)).filter((node) => node !== undefined);
    const first = members[0];
    const last = members[members.length - 1];
    const id = `run:${first.id}`;
    const sum = (count: (node: GraphNode) => number) => members.reduce((n, m) => n + count(m), 0);
    nodes.set(id, {
      ...first,
      id,
      key: `run:${first.key}`,
      name: `${first.name} … ${last.name}`,
      path: `${first.path} … ${last.path}`,
      detail: `${members.length} equal blocks in a row`,
      outputShape: last.outputShape,
      params: sum((node) => node.params),
      multAdds: sum((node) => node.multAdds),
      macs: sum((node) => node.macs),
      tensor: last.tensor,
      children: run,
      repeat: members.length,
    });
    for (const member of members) nodes.set(member.id, { ...member, parent: id });
    const replaced = (list: readonly string[]) => {
      const start = list.indexOf(first.id);
      return [...list.slice(0, start), id, ...list.slice(start + run.length)];
    };
    const parent = first.parent === undefined ? undefined : nodes.get(first.parent);
    if (parent) nodes.set(parent.id, { ...parent, children: replaced(parent.children) });
    else outermost = replaced(outermost);
  }
  return outermost;
}
