/** What brackets hold in plain expressions: displays, comprehensions, arguments and subscripts. */

import type { ComprehensionFor, Expression, Keyword } from "../ast";
import {
  atom,
  beside,
  expression,
  namedExpression,
  starOrNamed,
  starred,
  targets,
  yielded,
} from "./expressions";
import { looseOperation, operation } from "./operators";
import { advance, deepen, expect, fail, is, rangeFrom, take, type Reader } from "./tokens";

export function parenthesized(r: Reader): Expression {
  const { start } = r;
  advance(r);
  deepen(r);
  const { depth } = r;
  if (take(r, ")")) return { kind: "Tuple", elements: [], at: rangeFrom(r, start) };
  if (is(r, "yield")) {
    const value = yielded(r);
    expect(r, ")");
    return value;
  }
  const first = starOrNamed(r);
  if (is(r, "for") || is(r, "async")) {
    const generators = comprehensionFors(r, first);
    expect(r, ")");
    return { kind: "GeneratorExp", element: first, generators, at: rangeFrom(r, start) };
  }
  if (take(r, ")")) {
    if (first.kind === "Starred") fail(r);
    return first;
  }
  const elements = elementsUpTo(r, ")", depth, first);
  return { kind: "Tuple", elements, at: rangeFrom(r, start) };
}

/** The elements behind a first one, and the closing bracket. */
function elementsUpTo(r: Reader, bracket: string, base: number, first: Expression): Expression[] {
  const elements = [first];
  while (take(r, ",") && !is(r, bracket)) elements.push(beside(r, base, starOrNamed));
  expect(r, bracket);
  return elements;
}

export function listDisplay(r: Reader): Expression {
  const { start } = r;
  advance(r);
  deepen(r);
  const { depth } = r;
  if (take(r, "]")) return { kind: "List", elements: [], at: rangeFrom(r, start) };
  const first = starOrNamed(r);
  if (is(r, "for") || is(r, "async")) {
    const generators = comprehensionFors(r, first);
    expect(r, "]");
    return { kind: "ListComp", element: first, generators, at: rangeFrom(r, start) };
  }
  const elements = elementsUpTo(r, "]", depth, first);
  return { kind: "List", elements, at: rangeFrom(r, start) };
}

export function braces(r: Reader): Expression {
  const { start } = r;
  advance(r);
  deepen(r);
  const { depth } = r;
  if (take(r, "}")) return { kind: "Dict", entries: [], at: rangeFrom(r, start) };
  if (is(r, "**")) return dictDisplay(r, start, depth, splat(r));
  const { start: firstStart } = r;
  const first = starOrNamed(r);
  if (take(r, ":")) {
    if (first.kind === "NamedExpr" && first.at.start === firstStart) fail(r);
    const value = expression(r);
    if (!is(r, "for") && !is(r, "async"))
      return dictDisplay(r, start, depth, { key: first, value });
    const generators = comprehensionFors(r, first);
    expect(r, "}");
    return { kind: "DictComp", key: first, value, generators, at: rangeFrom(r, start) };
  }
  if (is(r, "for") || is(r, "async")) {
    const generators = comprehensionFors(r, first);
    expect(r, "}");
    return { kind: "SetComp", element: first, generators, at: rangeFrom(r, start) };
  }
  const elements = elementsUpTo(r, "}", depth, first);
  return { kind: "Set", elements, at: rangeFrom(r, start) };
}

interface Entry {
  readonly key?: Expression;
  readonly value: Expression;
}

function dictDisplay(r: Reader, start: number, base: number, first: Entry): Expression {
  if (first.key?.kind === "Starred") fail(r);
  const entries = [first];
  while (take(r, ",") && !is(r, "}")) entries.push(beside(r, base, entry));
  expect(r, "}");
  return { kind: "Dict", entries, at: rangeFrom(r, start) };
}

function entry(r: Reader): Entry {
  if (is(r, "**")) return splat(r);
  const key = expression(r);
  expect(r, ":");
  return { key, value: expression(r) };
}

/** `**a` in a dict. */
function splat(r: Reader): Entry {
  advance(r);
  return { value: operation(r) };
}

function comprehensionFors(r: Reader, element: Expression): ComprehensionFor[] {
  if (element.kind === "Starred") fail(r);
  const generators: (ComprehensionFor & { conditions: Expression[] })[] = [];
  while (is(r, "for") || is(r, "async")) {
    deepen(r);
    const isAsync = take(r, "async");
    expect(r, "for");
    const target = targets(r);
    expect(r, "in");
    const iter = looseOperation(r);
    const conditions: Expression[] = [];
    while (take(r, "if")) conditions.push(looseOperation(r));
    generators.push({ target, iter, conditions, isAsync });
  }
  return generators;
}

/** What stands in `a[…]`: a tuple if there is a comma or a star. */
export function subscriptIndex(r: Reader): Expression {
  const { start, depth } = r;
  const first = sliceOrIndex(r);
  if (!is(r, ",")) {
    if (first.kind !== "Starred") return first;
    return { kind: "Tuple", elements: [first], at: first.at };
  }
  const elements = [first];
  while (take(r, ",") && !is(r, "]")) elements.push(beside(r, depth, sliceOrIndex));
  return { kind: "Tuple", elements, at: rangeFrom(r, start) };
}

function sliceOrIndex(r: Reader): Expression {
  const { start } = r;
  if (is(r, "*")) return starred(r);
  const lower = is(r, ":") ? undefined : namedExpression(r);
  if (!take(r, ":")) return lower ?? atom(r);
  deepen(r);
  const isOver = (): boolean => is(r, ":") || is(r, ",") || is(r, "]");
  const upper = isOver() ? undefined : expression(r);
  const step = take(r, ":") && !isOver() ? expression(r) : undefined;
  return { kind: "Slice", lower, upper, step, at: rangeFrom(r, start) };
}

/** The arguments of a call or of a class's header, brackets included. */
export function callArguments(r: Reader): { args: Expression[]; keywords: Keyword[] } {
  const { start, depth: base } = r;
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  advance(r);
  while (!is(r, ")") && !r.hasFailed) {
    const { depth } = r;
    r.depth = base;
    argument(r, args, keywords);
    const last = args.at(-1);
    if (is(r, "for") || is(r, "async")) {
      if (last === undefined || args.length !== 1 || keywords.length > 0) {
        fail(r);
        return { args, keywords };
      }
      const generators = comprehensionFors(r, last);
      expect(r, ")");
      args[0] = { kind: "GeneratorExp", element: last, generators, at: rangeFrom(r, start) };
      return { args, keywords };
    }
    r.depth = Math.max(r.depth, depth);
    if (!take(r, ",")) break;
  }
  expect(r, ")");
  return { args, keywords };
}

function argument(r: Reader, args: Expression[], keywords: Keyword[]): void {
  const { start } = r;
  const hasUnpacking = keywords.some(({ name }) => name === undefined);
  if (take(r, "**")) {
    keywords.push({ value: expression(r), at: rangeFrom(r, start) });
    return;
  }
  if (is(r, "*")) {
    if (hasUnpacking) fail(r);
    args.push(starred(r, expression));
    return;
  }
  const value = namedExpression(r);
  if (!is(r, "=")) {
    if (keywords.length > 0) fail(r);
    args.push(value);
    return;
  }
  if (value.kind !== "Name" || value.at.start !== start) return fail(r);
  const name = value.id;
  if (keywords.some((keyword) => keyword.name === name)) fail(r);
  advance(r);
  keywords.push({ name, value: expression(r), at: rangeFrom(r, start) });
}
