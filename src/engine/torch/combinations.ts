/** What PyTorch says to a call that fits none of several overloads: the types it got, and the overloads. */

import { classOf } from "../python/classes";
import type { Keywords, PyValue } from "../python/values";

/**
 * The message, for overloads written as `Tensor input, int dim?, *, Tensor out?`; a question mark stands for a default.
 * Absent where the number of arguments leaves one overload alone: then that one says what it misses.
 */
export function combinationText(
  title: string,
  overloads: readonly string[],
  args: readonly PyValue[],
  kwargs: Keywords,
): string | undefined {
  const count = args.length + kwargs.size;
  const plausible = overloads.filter((text) => {
    const parameters = partsOf(text).filter((part) => part !== "*");
    const required = parameters.filter((part) => !part.endsWith("?"));
    return required.length <= count && count <= parameters.length;
  });
  if (plausible.length === 1) return undefined;
  const positional = args.map(typeName);
  const named = [...kwargs].map(([name, value]) => `${name}=${typeName(value)}`);
  const lines = overloads.map(
    (text) => ` * (${text.replaceAll("?", "")})\n${reason(text, args, kwargs)}`,
  );
  return (
    `${title}() received an invalid combination of arguments - got (${[...positional, ...named].join(", ")}), ` +
    `but expected one of:\n${lines.join("")}`
  );
}

/** Overloads of a method: without the tensor in front and the place for the result. */
export function methodOverloads(overloads: readonly string[]): readonly string[] {
  return overloads.map((text) =>
    text.replace(/^Tensor input(, )?/, "").replace(/(, \*)?, (tuple of Tensors|Tensor) out\?$/, ""),
  );
}

/** PyTorch explains only overloads with as many parameters as there are arguments, and counts the `*` as one. */
function reason(text: string, args: readonly PyValue[], kwargs: Keywords): string {
  const parts = partsOf(text);
  if (kwargs.size > 0 || parts.length !== args.length) return "";
  const types = args.map((value, i) => {
    const name = typeName(value);
    return parts[i].replace(/ \w+\??$/, "") === name ? name : `!${name}!`;
  });
  return `      didn't match because some of the arguments have invalid types: (${types.join(", ")})\n`;
}

function partsOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(", ");
}

function typeName(value: PyValue): string {
  return classOf(value).name;
}
