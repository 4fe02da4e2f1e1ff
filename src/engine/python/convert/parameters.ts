/** The parameters of functions and lambdas. */

import type { Parameter, Parameters } from "../ast";
import type { Converter } from "./converter";
import { children, kindOf, nameOf, problem, rangeFrom, rangeOf } from "./converter";
import { expression } from "./expressions";

/** Parameters as they are read: after `*` every plain one is keyword-only. */
interface Reading {
  posOnly: Parameter[];
  positional: Parameter[];
  vararg?: Parameter;
  kwOnly: Parameter[];
  kwarg?: Parameter;
  isAfterStar: boolean;
}

export function parameters(c: Converter, list: number | undefined): Parameters {
  const reading: Reading = { posOnly: [], positional: [], kwOnly: [], isAfterStar: false };
  if (list !== undefined) for (const node of children(c, list)) readParameter(c, reading, node);
  const { posOnly, positional, vararg, kwOnly, kwarg } = reading;
  if (reading.isAfterStar && vararg === undefined && kwOnly.length === 0 && list !== undefined) {
    problem(c, rangeOf(c, list), "named arguments must follow bare *");
  }
  refuseMissingDefaults(c, [...posOnly, ...positional]);
  return { posOnly, positional, vararg, kwOnly, kwarg };
}

function readParameter(c: Converter, reading: Reading, node: number): void {
  const nodes = children(c, node);
  switch (kindOf(c, node)) {
    case "(":
    case ")":
    case ",":
      return;
    case "positional_separator":
      if (reading.posOnly.length > 0) problem(c, rangeOf(c, node), "/ may appear only once");
      reading.posOnly = reading.positional;
      reading.positional = [];
      return;
    case "keyword_separator":
      if (reading.isAfterStar) problem(c, rangeOf(c, node), "* argument may appear only once");
      reading.isAfterStar = true;
      return;
    case "identifier":
    case "list_splat_pattern":
    case "dictionary_splat_pattern":
      addParameter(c, reading, node);
      return;
    case "typed_parameter":
      addParameter(c, reading, nodes[0], nodes.at(2));
      return;
    case "default_parameter":
      addParameter(c, reading, nodes[0], undefined, nodes.at(2));
      return;
    case "typed_default_parameter":
      addParameter(c, reading, nodes[0], nodes.at(2), nodes.at(4));
      return;
    default:
      problem(c, rangeOf(c, node), "invalid syntax");
  }
}

/** `target` is a name, or a name with its stars. */
function addParameter(
  c: Converter,
  reading: Reading,
  target: number,
  annotation?: number,
  defaultValue?: number,
): void {
  const stars = kindOf(c, target) === "identifier" ? 0 : 1;
  const name = stars === 0 ? target : children(c, target)[1];
  if (kindOf(c, name) !== "identifier") {
    problem(c, rangeOf(c, target), "invalid syntax");
    return;
  }
  const parameter: Parameter = {
    at: rangeFrom(c, c.tree.starts[name], c.tree.ends[annotation ?? name]),
    name: nameOf(c, name),
    annotation: annotation === undefined ? undefined : expression(c, annotation),
    default: defaultValue === undefined ? undefined : expression(c, defaultValue),
  };
  if (reading.kwarg !== undefined) {
    problem(c, parameter.at, "arguments cannot follow var-keyword argument");
  }
  if (kindOf(c, target) === "dictionary_splat_pattern") {
    reading.kwarg = parameter;
  } else if (kindOf(c, target) === "list_splat_pattern") {
    if (reading.isAfterStar) problem(c, parameter.at, "* argument may appear only once");
    reading.vararg = parameter;
    reading.isAfterStar = true;
  } else if (reading.isAfterStar) {
    reading.kwOnly.push(parameter);
  } else {
    reading.positional.push(parameter);
  }
}

function refuseMissingDefaults(c: Converter, plain: readonly Parameter[]): void {
  const firstDefault = plain.findIndex((parameter) => parameter.default !== undefined);
  if (firstDefault < 0) return;
  const without = plain.slice(firstDefault).find((parameter) => parameter.default === undefined);
  if (without === undefined) return;
  problem(c, without.at, "parameter without a default follows parameter with a default");
}
