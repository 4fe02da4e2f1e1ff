/** The README's table of what is supported, from the registries of layers and ops. */

import { allLayers } from "../src/engine/torch/layers/index";
import { allOps } from "../src/engine/torch/ops/index";

const start = "<!-- support table: node scripts/support.mjs -->";
const end = "<!-- end of the support table -->";

/** Layers by the module of torch that defines them, functions by where Python finds them. */
export function supportTable(): string {
  const layers = groups(allLayers().map(({ name }) => name));
  const functions = groups([...allOps().keys()].filter((name) => !name.includes("::")));
  const rows = [
    ...[...layers].map(([family, names]) => row(familyName(family), names)),
    ...[...functions].map(([module, names]) => row(`\`${module}\``, names)),
  ];
  const count = (of: ReadonlyMap<string, unknown>): number =>
    [...of.values()].reduce<number>(
      (sum, names) => sum + Number(Array.isArray(names) && names.length),
      0,
    );
  return [
    start,
    "",
    `${count(layers)} layers and ${count(functions)} functions and methods, each with cases that PyTorch itself ran; besides, containers, lazy layers and parametrizations.`,
    "",
    "<details><summary>All of them</summary>",
    "",
    ...rows,
    "",
    "</details>",
    "",
    end,
  ].join("\n");
}

/** The text with its table made anew. */
export function withTable(readme: string): string {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the README has no place for the table: ${start}`);
  return readme.slice(0, from) + supportTable() + readme.slice(to + end.length);
}

function groups(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const name of names) {
    const at = name.lastIndexOf(".");
    const last = name.slice(at + 1).replace(/:.*/, "");
    if (last.startsWith("_")) continue;
    const module = name.slice(0, at);
    const list = found.get(module) ?? new Set();
    found.set(module, list.add(last));
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([module, list]) => [module, [...list].sort()]));
}

/** `torch.nn` convolution layers lie in `torch.nn.modules.conv`. */
function familyName(module: string): string {
  return `\`torch.nn\`, ${module.slice(module.lastIndexOf(".") + 1).replaceAll("_", " ")}`;
}

function row(where: string, names: readonly string[]): string {
  return `- ${where}: ${names.map((name) => `\`${name}\``).join(" ")}`;
}
