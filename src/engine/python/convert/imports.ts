/** `import` and `from … import`. */

import type { ImportAlias, Statement } from "../ast";
import type { Converter } from "./converter";
import { children, kindOf, nameOf, problem, rangeOf, textOf } from "./converter";

function importAliases(c: Converter, nodes: readonly number[]): ImportAlias[] {
  const aliases: ImportAlias[] = [];
  for (const node of nodes) {
    const kind = kindOf(c, node);
    const at = rangeOf(c, node);
    if (kind === "wildcard_import") {
      aliases.push({ name: "*", at });
    } else if (kind === "dotted_name") {
      aliases.push({ name: dotted(c, node), at });
    } else if (kind === "aliased_import") {
      const [name, , asName] = children(c, node);
      aliases.push({ name: dotted(c, name), asName: nameOf(c, asName), at });
    }
  }
  return aliases;
}

function dotted(c: Converter, node: number): string {
  return children(c, node)
    .map((child) => nameOf(c, child))
    .join("");
}

function refuseTrailingComma(c: Converter, nodes: readonly number[]): void {
  const last = nodes[nodes.length - 1];
  if (kindOf(c, last) !== ",") return;
  const message = "trailing comma not allowed without surrounding parentheses";
  problem(c, rangeOf(c, last), message);
}

export function imported(c: Converter, node: number): Statement {
  const nodes = children(c, node);
  refuseTrailingComma(c, nodes);
  return { kind: "Import", names: importAliases(c, nodes), at: rangeOf(c, node) };
}

export function importedFrom(c: Converter, node: number): Statement {
  const [, source, , ...rest] = children(c, node);
  const names = importAliases(c, rest);
  const attribute = names.find((alias) => alias.name.includes("."));
  if (attribute !== undefined) problem(c, attribute.at, "invalid syntax");
  refuseTrailingComma(c, rest);
  const at = rangeOf(c, node);
  if (kindOf(c, source) !== "relative_import") {
    const module = kindOf(c, source) === "dotted_name" ? dotted(c, source) : textOf(c, source);
    return { kind: "ImportFrom", module, level: 0, names, at };
  }
  const [prefix, name] = children(c, source);
  const level = textOf(c, prefix).replace(/[^.]/g, "").length;
  return {
    kind: "ImportFrom",
    module: name === undefined ? "" : dotted(c, name),
    level,
    names,
    at,
  };
}
