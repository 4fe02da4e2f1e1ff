/** Which containers are open at first, so that the picture is readable at a glance. */

import { isContainer, type GraphModel, type GraphNode } from "./model";

/** More cards than this and a newcomer sees a carpet. */
const readableCards = 60;

/**
 * Opens level after level while the cards stay few. Runs of equal blocks stay folded: one of them tells all. A container
 * around a single thing is opened whenever it is met, since it hides nothing but a title.
 */
export function initiallyOpen(model: GraphModel, limit = readableCards): Set<string> {
  const open = new Set<string>();
  let cards = model.roots.length;
  let level = nodesOf(model, model.roots);
  while (level.length > 0) {
    const openable = level.filter((node) => isContainer(node) && node.repeat === undefined);
    const added = openable.reduce((sum, node) => sum + node.children.length - 1, 0);
    if (cards + added <= limit) {
      for (const node of openable) open.add(node.id);
      cards += added;
      level = openable.flatMap((node) => nodesOf(model, node.children));
      continue;
    }
    const thin = openable.filter((node) => node.children.length === 1);
    for (const node of thin) open.add(node.id);
    level = thin.flatMap((node) => nodesOf(model, node.children));
  }
  return open;
}

/** Every container, when everything is to be seen. */
export function allContainers(model: GraphModel): Set<string> {
  const open = new Set<string>();
  for (const node of model.nodes.values()) if (isContainer(node)) open.add(node.id);
  return open;
}

function nodesOf(model: GraphModel, ids: readonly string[]): GraphNode[] {
  return ids.map((id) => model.nodes.get(id)).filter((node) => node !== undefined);
}
