/** What a trace could not know, told where it began: parts of the model that are missing, and results of the pass. */

import { rootOf, whyText } from "../python/reasons";
import type { PyInstance, PyValue, Reason, Unknown } from "../python/values";
import type { Note } from "../source";
import { dictOf, type NamedModule } from "./modules/state";

/** A model with more gaps than this is not explained any better by more notes. */
const mostNotes = 20;
/** Results are looked into this deep. */
const mostDepth = 4;

/** One note for each cause, however much follows from it. `output` is absent where no pass came to its end. */
export function unknownNotes(
  modules: readonly NamedModule[],
  output: PyValue | undefined,
): readonly Note[] {
  const notes: Note[] = [];
  const told = new Set<Unknown>();
  const add = (unknown: Unknown, text: (why: string) => string): void => {
    const root = rootOf(unknown);
    // Arguments that nobody gave are asked for elsewhere.
    if (root.reason.kind === "argument" || told.has(root) || notes.length >= mostNotes) return;
    told.add(root);
    notes.push({ message: text(whyText(root.reason)), range: unknown.at });
  };
  for (const { module, path } of modules) {
    for (const [name, value] of unknownParts(module)) {
      if (!mayHoldLayers(rootOf(value).reason)) continue;
      const full = path === "" ? name : `${path}.${name}`;
      add(
        value,
        (why) => `${full} is not known: ${why}. If it holds layers, they are missing here.`,
      );
    }
  }
  if (output) {
    for (const unknown of unknownsIn(output, 0)) {
      add(unknown, (why) => `What the model gives is not known: ${why}.`);
    }
  }
  return notes;
}

/** What depends on a tensor's numbers is a number itself. */
function mayHoldLayers({ kind }: Reason): boolean {
  return kind !== "data-dependent" && kind !== "derived";
}

/** Among plain attributes, children, parameters and buffers. */
function unknownParts(module: PyInstance): readonly (readonly [string, Unknown])[] {
  const found: (readonly [string, Unknown])[] = [];
  module.attributes.forEach((value, name) => {
    if (value.kind === "unknown") found.push([name, value]);
  });
  for (const dict of ["_modules", "_parameters", "_buffers"] as const) {
    dictOf(module, dict)?.entries.forEach(({ key, value }) => {
      if (value.kind === "unknown" && key.kind === "str") found.push([key.value, value]);
    });
  }
  return found;
}

function unknownsIn(value: PyValue, depth: number): readonly Unknown[] {
  if (value.kind === "unknown") return [value];
  if (depth >= mostDepth) return [];
  const inner =
    value.kind === "tuple" || value.kind === "list"
      ? value.items
      : value.kind === "dict"
        ? [...value.entries.values()].map((entry) => entry.value)
        : [];
  return inner.flatMap((item) => unknownsIn(item, depth + 1));
}
