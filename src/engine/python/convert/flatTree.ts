/** tree-sitter's tree copied into plain arrays by one cursor walk: crossing into wasm for every question is slow. */

import type { Language, Tree, TreeCursor } from "web-tree-sitter";

/**
 * Nodes in preorder, named by their index; node 0 is the module. The first child of a node is the node after it,
 * `nexts` is the node after its subtree.
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
  /** Which leaves end where their text says, and how. */
  readonly endings: readonly Ending[];
}

type Ending = "length of the name" | "identifier" | "ask";

const leaves = new Set([
  ...["identifier", "integer", "float", "true", "false", "none", "ellipsis"],
  ...["string_start", "string_content", "string_end", "escape_sequence", "escape_interpolation"],
  ...["type_conversion", "keyword_separator", "positional_separator"],
  ...["wildcard_import", "import_prefix"],
]);

/** May stand anywhere inside the fields of f-strings; elsewhere `scan` has made them blanks. They have no name here. */
const extras = new Set(["comment", "line_continuation"]);

/** tree-sitter's own id of an ERROR node. */
const errorId = 0xffff;

export function kindTable(language: Language): KindTable {
  const ids = Array.from({ length: language.nodeTypeCount }, (_, id) => id);
  const nameOf = (id: number) => {
    const name = language.nodeTypeForId(id) ?? "ERROR";
    return extras.has(name) ? "" : name;
  };
  const isToken = ids.map((id) => !language.nodeTypeIsNamed(id));
  return {
    names: ids.map((id) =>
      isToken[id] && /^[a-z]/.test(nameOf(id)) ? nameOf(id).toUpperCase() : nameOf(id),
    ),
    isLeaf: ids.map((id) => isToken[id] || nameOf(id) === "" || leaves.has(nameOf(id))),
    endings: ids.map((id) => {
      if (nameOf(id) === "identifier") return "identifier";
      return isToken[id] && !nameOf(id).includes(" ") ? "length of the name" : "ask";
    }),
  };
}

/** Copies the tree of a text. */
export function flatten(tree: Tree, table: KindTable, text: string): FlatTree {
  const cursor = tree.walk();
  const flat = tree.rootNode.hasError
    ? flattenBroken(cursor, table)
    : flattenSound(cursor, table, text);
  cursor.delete();
  return flat;
}

/**
 * Without errors the tokens are all there is between blanks, so most places need not be asked for: a token begins at the
 * first character behind the one before it that is not blank, a node begins and ends with its tokens. Only in strings
 * there is text between tokens.
 */
function flattenSound(cursor: TreeCursor, table: KindTable, text: string): FlatTree {
  const kinds: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const nexts: number[] = [];
  const open: number[] = [];
  let strings = 0;
  let at = 0;
  walk: for (;;) {
    const id = cursor.nodeTypeId;
    const kind = table.names[id];
    const isLeaf = table.isLeaf[id];
    if (!isLeaf && cursor.gotoFirstChild()) {
      if (kind === "string") strings++;
      open.push(kinds.length);
      kinds.push(kind);
      starts.push(-1);
      ends.push(-1);
      nexts.push(-1);
      continue;
    }
    if (kind !== "") {
      const start = strings > 0 || !isLeaf ? cursor.startIndex : afterBlanks(text, at);
      const ending = isLeaf ? table.endings[id] : "ask";
      if (ending === "ask") at = cursor.endIndex;
      else at = ending === "identifier" ? identifierEnd(text, start) : start + kind.length;
      kinds.push(kind);
      starts.push(start);
      ends.push(at);
      nexts.push(kinds.length);
    }
    while (!cursor.gotoNextSibling()) {
      const parent = open.pop();
      if (parent === undefined || !cursor.gotoParent()) break walk;
      nexts[parent] = kinds.length;
      // A format specifier's text is no token, and there it may be the last.
      if (kinds[parent] === "format_specifier") at = cursor.endIndex;
      if (kinds[parent] === "string") strings--;
      starts[parent] = starts[parent + 1];
      ends[parent] = at;
    }
  }
  return { kinds, starts, ends, nexts, missing: new Set() };
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && (code < 9 || code > 13)) break;
  }
  return at;
}

function identifierEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isPart =
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 95 ||
      code >= 128;
    if (!isPart) break;
  }
  return at;
}

function flattenBroken(cursor: TreeCursor, table: KindTable): FlatTree {
  const kinds: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const nexts: number[] = [];
  const missing = new Set<number>();
  const open: number[] = [];
  walk: for (;;) {
    const id = cursor.nodeTypeId;
    const kind = id === errorId ? "ERROR" : table.names[id];
    if (kind !== "") {
      const node = kinds.length;
      const start = cursor.startIndex;
      const end = cursor.endIndex;
      if (start === end && cursor.nodeIsMissing) missing.add(node);
      kinds.push(kind);
      starts.push(start);
      ends.push(end);
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
  return { kinds, starts, ends, nexts, missing };
}

/** The same tree with its offsets looked up in `offsets`. */
export function relocated(tree: FlatTree, offsets: Int32Array): FlatTree {
  return {
    ...tree,
    starts: tree.starts.map((start) => offsets[start]),
    ends: tree.ends.map((end) => offsets[end]),
  };
}

export function childrenOf(tree: FlatTree, node: number): number[] {
  const children: number[] = [];
  const end = tree.nexts[node];
  for (let child = node + 1; child < end; child = tree.nexts[child]) children.push(child);
  return children;
}
