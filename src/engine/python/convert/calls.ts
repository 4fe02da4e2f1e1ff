/** Calls and their arguments. */

import type { Expression, Keyword } from "../ast";
import type { Converter } from "./converter";
import { children, isMissing, kindOf, nameOf, problem, rangeOf } from "./converter";
import { expression, isPunctuation } from "./expressions";

export function call(c: Converter, node: number): Expression {
  const [callee, list] = children(c, node);
  const { args, keywords } =
    kindOf(c, list) === "generator_expression"
      ? { args: [expression(c, list)], keywords: [] }
      : callArguments(c, list);
  return { kind: "Call", callee: expression(c, callee), args, keywords, at: rangeOf(c, node) };
}

/** The arguments of a call or of a class's header. */
export function callArguments(
  c: Converter,
  list: number,
): { readonly args: readonly Expression[]; readonly keywords: readonly Keyword[] } {
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  for (const node of children(c, list)) {
    const kind = kindOf(c, node);
    if (isPunctuation(kind)) {
      if (isMissing(c, node)) problem(c, rangeOf(c, list), "'(' was never closed");
    } else if (kind === "keyword_argument") {
      const [name, , value] = children(c, node);
      keywords.push({ name: nameOf(c, name), value: expression(c, value), at: rangeOf(c, node) });
      refuseRepeated(c, keywords);
    } else if (kind === "dictionary_splat") {
      keywords.push({ value: expression(c, children(c, node).at(1)), at: rangeOf(c, node) });
    } else {
      const value = expression(c, node);
      if (keywords.length > 0) refusePositional(c, value, keywords);
      args.push(value);
    }
  }
  return { args, keywords };
}

function refusePositional(c: Converter, value: Expression, before: readonly Keyword[]): void {
  const hasUnpacking = before.some((keyword) => keyword.name === undefined);
  if (value.kind === "Starred") {
    if (!hasUnpacking) return;
    const message = "iterable argument unpacking follows keyword argument unpacking";
    problem(c, value.at, message);
    return;
  }
  const what = hasUnpacking ? "keyword argument unpacking" : "keyword argument";
  problem(c, value.at, `positional argument follows ${what}`);
}

function refuseRepeated(c: Converter, keywords: readonly Keyword[]): void {
  const { name, at } = keywords[keywords.length - 1];
  if (!keywords.slice(0, -1).some((keyword) => keyword.name === name)) return;
  problem(c, at, `keyword argument repeated: ${name}`);
}
