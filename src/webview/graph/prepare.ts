/** Gives the visible levels the sizes of their cards, and says which cards touch and which have a shape under them. */

import { sameShape, type Shape } from "../../engine/tensor/shape";
import type { NodeCategory } from "../../protocol";
import { shortShape } from "../format";
import type { LayoutItem, LayoutLevel } from "./layout";
import { isContainer, type GraphModel, type GraphNode } from "./model";
import type { Level } from "./visible";

/** A card with two lines of text, one with a single line, and the small one of an operator. */
export const cardSizes = {
  full: { width: 232, height: 54 },
  compact: { width: 232, height: 28 },
  operator: { width: 64, height: 28 },
} as const;

export type CardKind = keyof typeof cardSizes;

export interface PreparedLevel {
  readonly level: LayoutLevel;
  /** Texts under cards: the shape that flows on, where it is another one than before. */
  readonly labels: ReadonlyMap<string, string>;
}

const compactCategories: ReadonlySet<NodeCategory> = new Set([
  "input",
  "output",
  "normalization",
  "activation",
  "dropout",
  "shape",
  "join",
  "arithmetic",
]);

const attachable: ReadonlySet<NodeCategory> = new Set(["normalization", "activation", "dropout"]);

export function cardKind(node: GraphNode): CardKind {
  if (isContainer(node)) return "full";
  if (node.category === "arithmetic" && node.label.length <= 3) return "operator";
  return compactCategories.has(node.category) ? "compact" : "full";
}

/** The batch size, which is left out of shapes where it stays the same. */
export function batchOf(model: GraphModel): number | undefined {
  for (const node of model.nodes.values()) {
    if (node.category === "input") return node.outputShape?.[0];
  }
  return undefined;
}

export function prepare(model: GraphModel, level: Level): PreparedLevel {
  const labels = new Map<string, string>();
  const batch = batchOf(model);
  const prepared = (at: Level): LayoutLevel => {
    const ins = new Map<string, string[]>();
    const outs = new Map<string, string[]>();
    for (const { from, to } of at.edges) {
      push(outs, from, to);
      push(ins, to, from);
    }
    const isOpen = new Set(at.items.filter((item) => item.level).map((item) => item.id));
    const attached = new Map<string, string>();
    for (const { id } of at.items) {
      const above = touches(model, id, ins, outs, isOpen);
      if (above !== undefined) attached.set(above, id);
    }
    const below = new Set(attached.values());
    const carried = carriedShapes(model, at, attached);
    const items = at.items.map((item): LayoutItem => {
      const node = model.nodes.get(item.id);
      const shape = node?.outputShape;
      const shows = !item.level && outs.has(item.id) && carried.has(item.id) && shape !== undefined;
      if (shows) labels.set(item.id, shortShape(shape, batch));
      const size = cardSizes[node ? cardKind(node) : "full"];
      return {
        id: item.id,
        ...(item.level ? { width: frameWidth, height: 0 } : size),
        isAttached: below.has(item.id),
        isLabelled: shows,
        level: item.level && prepared(item.level),
      };
    });
    return { ...at, items };
  };
  return { level: prepared(level), labels };
}

/** The least width of an open container, for its title. */
const frameWidth = 250;

/** The card a card touches: an activation, normalisation or dropout sits right under what alone feeds it. */
function touches(
  model: GraphModel,
  id: string,
  ins: ReadonlyMap<string, readonly string[]>,
  outs: ReadonlyMap<string, readonly string[]>,
  isOpen: ReadonlySet<string>,
): string | undefined {
  const node = model.nodes.get(id);
  const sources = ins.get(id) ?? [];
  const above = model.nodes.get(sources.at(0) ?? "");
  if (!node || !above || sources.length !== 1 || !attachable.has(node.category)) return undefined;
  if (isContainer(node) || isContainer(above) || isOpen.has(above.id)) return undefined;
  if (above.category === "input" || cardKind(above) === "operator") return undefined;
  return (outs.get(above.id) ?? []).length === 1 ? above.id : undefined;
}

/** Cards with a line under them on which the shape is new: a shape passes through what touches its maker. */
function carriedShapes(
  model: GraphModel,
  level: Level,
  attached: ReadonlyMap<string, string>,
): Set<string> {
  const found = new Set<string>();
  for (const { id } of level.items) {
    const node = model.nodes.get(id);
    if (!node?.outputShape || !isNewShape(node, node.outputShape)) continue;
    let last = id;
    for (let next = attached.get(last); next !== undefined; next = attached.get(last)) last = next;
    found.add(last);
  }
  return found;
}

function isNewShape(node: GraphNode, shape: Shape): boolean {
  return !node.inputShapes.some((input) => sameShape(input, shape));
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
