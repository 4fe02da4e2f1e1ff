/**
 * Makes graphs in which everything is connected with everything before it small. DenseNet's layers each take all earlier
 * results: n layers, n² edges. Where the inputs of one node begin with all inputs of another, they are gathered once, at
 * a junction, and both take them from there.
 */

import { mergeEdges, neighboursOf, pointNode, type FlowEdge, type FlowGraph } from "./flow";

/** With fewer inputs than this a junction takes more room than the lines it saves. */
const fewestInputs = 4;

export function shareInputs(graph: FlowGraph): FlowGraph {
  const { ins } = neighboursOf(graph);
  if (!ins.some((list) => list.length >= fewestInputs)) return graph;

  const tree = prefixTree(ins);
  const nodes = [...graph.nodes];
  const edges: FlowEdge[] = [];
  const sourcesOf = new Map(graph.edges.map((edge) => [`${edge.from}>${edge.to}`, edge.sources]));

  /** Connects the inputs of a list with a node: those before `start` come from that prefix's junction. */
  const connect = (node: number, list: readonly number[], owner: number, prefix: number) => {
    const junction = junctionOf.get(prefix);
    if (junction !== undefined) edges.push({ from: junction, to: node, sources: [] });
    for (const from of list.slice(junction === undefined ? 0 : tree.depth[prefix])) {
      edges.push({ from, to: node, sources: sourcesOf.get(`${from}>${owner}`) ?? [] });
    }
  };

  // Prefixes were numbered before the longer ones they begin, so each finds its own prefix's junction made.
  const junctionOf = new Map<number, number>();
  tree.owner.forEach((owner, prefix) => {
    if (owner === undefined || !tree.isShared[prefix]) return;
    const junction = nodes.push(pointNode("junction")) - 1;
    connect(
      junction,
      ins[owner].slice(0, tree.depth[prefix]),
      owner,
      tree.sharedUpTo(tree.parent[prefix]),
    );
    junctionOf.set(prefix, junction);
  });
  ins.forEach((list, node) => connect(node, list, node, tree.sharedUpTo(tree.end[node])));
  return { nodes, edges: mergeEdges(edges) };
}

/** All input lists in one tree: a prefix is a way from the root, whose number is 0. */
interface PrefixTree {
  readonly parent: readonly number[];
  /** How many inputs a prefix has. */
  readonly depth: readonly number[];
  /** A node whose whole list the prefix is. */
  readonly owner: readonly (number | undefined)[];
  readonly isShared: readonly boolean[];
  /** The prefix that is a node's whole list. */
  readonly end: readonly number[];
  /** The longest shared prefix on the way to the given one, itself included; 0 if there is none. */
  sharedUpTo(prefix: number): number;
}

function prefixTree(lists: readonly (readonly number[])[]): PrefixTree {
  const steps = new Map<string, number>();
  const parent = [0];
  const depth = [0];
  const end = lists.map((list) => {
    let at = 0;
    for (const next of list.length < 2 ? [] : list) {
      const key = `${at}/${next}`;
      let to = steps.get(key);
      if (to === undefined) {
        to = parent.push(at) - 1;
        steps.set(key, to);
        depth.push(depth[at] + 1);
      }
      at = to;
    }
    return at;
  });

  const owner = new Array<number | undefined>(parent.length).fill(undefined);
  const isShared = new Array<boolean>(parent.length).fill(false);
  end.forEach((prefix, node) => {
    if (prefix === 0) return;
    if (owner[prefix] !== undefined) isShared[prefix] = true;
    owner[prefix] ??= node;
  });
  for (const prefix of end) {
    for (let at = parent[prefix]; at > 0; at = parent[at]) {
      if (depth[at] < 2 || owner[at] === undefined) continue;
      if (isShared[at]) break; // and so is everything before it
      isShared[at] = true;
    }
  }
  const sharedUpTo = (prefix: number) => {
    let at = prefix;
    while (at > 0 && !isShared[at]) at = parent[at];
    return at;
  };
  return { parent, depth, owner, isShared, end, sharedUpTo };
}
