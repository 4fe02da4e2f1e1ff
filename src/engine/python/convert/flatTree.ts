/** tree-sitter's tree copied into plain arrays by one cursor walk: crossing into wasm for every question is slow. */

import type { Language, Tree } from "web-tree-sitter";

/**
 * Nodes in preorder, named by their index; node 0 is the module. The first child of a node is the node after it,
 * `nexts` is the node after its subtree. Extras are left out.
 */
export interface FlatTree {
  /** The grammar's names; keywords are in capitals, because `lambda` is a node and its first token. */
  readonly kinds: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly nexts: readonly number[];
  /** Tokens tree-sitter made up to go on. */
  readonly missing: ReadonlySet<number>;
}

/** What the walk needs to know of a grammar, by node type id. */
export interface KindTable {
  readonly names: readonly string[];
  /** Nodes whose children nobody asks for. */
  readonly isLeaf: readonly boolean[];
  readonly isToken: readonly boolean[];
}

const leaves = new Set([
  ...["identifier", "integer", "float", "true", "false", "none", "ellipsis", "comment"],
  ...["string_start", "string_content", "string_end", "escape_sequence", "escape_interpolation"],
  ...["line_continuation", "type_conversion", "keyword_separator", "positional_separator"],
  ...["wildcard_import", "import_prefix"],
]);

/** tree-sitter's own id of an ERROR node. */
const errorId = 0xffff;

export function kindTable(language: Language): KindTable {
  const ids = Array.from({ length: language.nodeTypeCount }, (_, id) => id);
  const nameOf = (id: number) => language.nodeTypeForId(id) ?? "ERROR";
  const isToken = ids.map((id) => !language.nodeTypeIsNamed(id));
  return {
    names: ids.map((id) =>
      isToken[id] && /^[a-z]/.test(nameOf(id)) ? nameOf(id).toUpperCase() : nameOf(id),
    ),
    isLeaf: ids.map((id) => isToken[id] || leaves.has(nameOf(id))),
    isToken,
  };
}

/** Copies the tree; with `toFile`, offsets are mapped by it. */
export function flatten(tree: Tree, table: KindTable, toFile?: Int32Array): FlatTree {
  const kinds: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const nexts: number[] = [];
  const missing = new Set<number>();
  const open: number[] = [];
  const isBroken = tree.rootNode.hasError;
  const cursor = tree.walk();
  walk: for (;;) {
    const id = cursor.nodeTypeId;
    const kind = id === errorId ? "ERROR" : table.names[id];
    if (!extras.has(kind)) {
      const node = kinds.length;
      const start = cursor.startIndex;
      // A token is as long as its name, unless it is a missing one, which is empty.
      const end = table.isToken[id] && !isBroken ? start + kind.length : cursor.endIndex;
      if (isBroken && start === end && cursor.nodeIsMissing) missing.add(node);
      kinds.push(kind);
      starts.push(toFile === undefined ? start : toFile[start]);
      ends.push(toFile === undefined ? end : toFile[end]);
      nexts.push(node + 1);
      if (!table.isLeaf[id] && cursor.gotoFirstChild()) {
        open.push(node);
        continue;
      }
    }
    while (!cursor.gotoNextSibling()) {
      const parent = open.pop();
      if (parent === undefined || !cursor.gotoParent()) break walk;
      nexts[parent] = kinds.length;
    }
  }
  cursor.delete();
  return { kinds, starts, ends, nexts, missing };
}

const extras = new Set(["comment", "line_continuation"]);

export function childrenOf(tree: FlatTree, node: number): number[] {
  const children: number[] = [];
  const end = tree.nexts[node];
  for (let child = node + 1; child < end; child = tree.nexts[child]) children.push(child);
  return children;
}
