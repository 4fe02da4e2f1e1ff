/** The parameters of plain functions and lambdas. */

import type { Parameter, Parameters } from "../ast";
import { expression } from "./expressions";
import { advance, fail, is, rangeFrom, take, type Reader } from "./tokens";

/** Up to the token that ends them, which stays in front. What Python refuses is left to `convert`. */
export function parameters(r: Reader, end: string, mayBeTyped: boolean): Parameters {
  let posOnly: Parameter[] = [];
  let positional: Parameter[] = [];
  const kwOnly: Parameter[] = [];
  let vararg: Parameter | undefined;
  let kwarg: Parameter | undefined;
  let isAfterStar = false;
  while (!is(r, end) && !r.hasFailed) {
    if (kwarg !== undefined) fail(r);
    if (take(r, "/")) {
      if (posOnly.length > 0 || positional.length === 0 || isAfterStar) fail(r);
      posOnly = positional;
      positional = [];
    } else if (take(r, "*")) {
      if (isAfterStar) fail(r);
      isAfterStar = true;
      if (!is(r, ",")) vararg = parameter(r, mayBeTyped);
    } else if (take(r, "**")) kwarg = parameter(r, mayBeTyped);
    else (isAfterStar ? kwOnly : positional).push(parameter(r, mayBeTyped));
    if (!take(r, ",")) break;
  }
  if (!is(r, end)) fail(r);
  if (isAfterStar && vararg === undefined && kwOnly.length === 0) fail(r);
  if ((vararg ?? kwarg)?.default !== undefined || kwarg?.default !== undefined) fail(r);
  const plain = [...posOnly, ...positional];
  const firstDefault = plain.findIndex((one) => one.default !== undefined);
  if (firstDefault >= 0 && plain.slice(firstDefault).some((one) => one.default === undefined)) {
    fail(r);
  }
  return { posOnly, positional, vararg, kwOnly, kwarg };
}

function parameter(r: Reader, mayBeTyped: boolean): Parameter {
  const { start, word: name, depth } = r;
  if (!is(r, "name")) fail(r);
  advance(r);
  let at = rangeFrom(r, start);
  let annotation: Parameter["annotation"];
  if (mayBeTyped && take(r, ":")) {
    annotation = expression(r);
    at = rangeFrom(r, start);
  }
  const value = take(r, "=") ? expression(r) : undefined;
  r.depth = depth;
  return { at, name, annotation, default: value };
}
