/** What is seen when some containers are open: one level for the outermost picture and for each open container. */

import type { Shape } from "../../engine/tensor/shape";
import { ancestorsOf, type GraphModel } from "./model";

/** The content of the picture, or of one open container. */
export interface Level {
  readonly items: readonly LevelItem[];
  /** Ids of what feeds this container from outside; the outermost level has none. */
  readonly inPorts: readonly string[];
  /** Ids of what is used outside this container. */
  readonly outPorts: readonly string[];
  readonly edges: readonly LevelEdge[];
}

export interface LevelItem {
  readonly id: string;
  /** Present for an open container. */
  readonly level?: Level;
}

/** Which end of an edge: an item, or the border of the container that the level is in. */
export interface LevelEdge {
  /** An item's id, or `in:` and the id that comes from outside. */
  readonly from: string;
  /** An item's id, or `out:` and the id that is used outside. */
  readonly to: string;
  /** What makes the tensor: a card, never an open container. */
  readonly source: string;
  readonly shape?: Shape;
}

export const inPort = (source: string) => `in:${source}`;
export const outPort = (source: string) => `out:${source}`;

/** The levels that are visible when the given containers are open. */
export function visibleLevels(model: GraphModel, open: ReadonlySet<string>): Level {
  const drafts = new Map<string, Draft>();
  const draftOf = (container: string) => {
    const known = drafts.get(container);
    if (known) return known;
    const made: Draft = { inPorts: new Set(), outPorts: new Set(), edges: new Map() };
    drafts.set(container, made);
    return made;
  };
  const chains = new Map<string, readonly string[]>();
  const chainOf = (id: string) => {
    const known = chains.get(id) ?? visibleChain(model, open, id);
    chains.set(id, known);
    return known;
  };

  for (const edge of model.edges) {
    const from = chainOf(edge.from);
    const to = chainOf(edge.to);
    const source = from[from.length - 1];
    if (source === to[to.length - 1]) continue;
    const fork = from.findIndex((id, depth) => id !== to[depth]);
    for (let depth = from.length - 1; depth > fork; depth--) {
      const draft = draftOf(from[depth - 1]);
      draft.outPorts.add(source);
      addEdge(draft, { from: from[depth], to: outPort(source), source, shape: edge.shape });
    }
    addEdge(draftOf(fork === 0 ? "" : from[fork - 1]), {
      from: from[fork],
      to: to[fork],
      source,
      shape: edge.shape,
    });
    for (let depth = fork + 1; depth < to.length; depth++) {
      const draft = draftOf(to[depth - 1]);
      draft.inPorts.add(source);
      addEdge(draft, { from: inPort(source), to: to[depth], source, shape: edge.shape });
    }
  }

  const levelOf = (container: string, ids: readonly string[]): Level => {
    const draft = draftOf(container);
    return {
      items: ids.map((id) => {
        const children = model.nodes.get(id)?.children ?? [];
        const isOpen = children.length > 0 && open.has(id);
        return isOpen ? { id, level: levelOf(id, children) } : { id };
      }),
      inPorts: [...draft.inPorts],
      outPorts: [...draft.outPorts],
      edges: [...draft.edges.values()],
    };
  };
  return levelOf("", model.roots);
}

/** How many cards the levels show: open containers count by what is in them. */
export function countCards(level: Level): number {
  return level.items.reduce((sum, item) => sum + (item.level ? countCards(item.level) : 1), 0);
}

interface Draft {
  readonly inPorts: Set<string>;
  readonly outPorts: Set<string>;
  readonly edges: Map<string, LevelEdge>;
}

function addEdge(draft: Draft, edge: LevelEdge): void {
  const id = `${edge.from}>${edge.to}>${edge.source}`;
  if (!draft.edges.has(id)) draft.edges.set(id, edge);
}

/** From the outermost container down to what is seen of a node: itself, or the closed container it is in. */
function visibleChain(model: GraphModel, open: ReadonlySet<string>, id: string): readonly string[] {
  const chain = [id, ...ancestorsOf(model, id)].reverse();
  const closed = chain.findIndex((ancestor) => !open.has(ancestor));
  return closed < 0 ? chain : chain.slice(0, closed + 1);
}
