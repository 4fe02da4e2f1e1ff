/** Names that a piece of syntax reads. */

/** Every `Name` below the given nodes. A plain walk over the tree's objects: the kinds do not matter here. */
export function namesIn(nodes: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open: unknown[] = [...nodes];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    if ("kind" in node && node.kind === "Name" && "id" in node && typeof node.id === "string") {
      found.add(node.id);
    }
    const parts: readonly unknown[] = Object.values(node);
    for (const part of parts) if (typeof part === "object") open.push(part);
  }
  return found;
}

const known = new WeakMap<object, ReadonlySet<string>>();

/** The same for one statement, which is gone through once. */
export function namesOf(statement: object): ReadonlySet<string> {
  const names = known.get(statement) ?? namesIn([statement]);
  known.set(statement, names);
  return names;
}
