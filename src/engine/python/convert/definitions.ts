/** Functions, classes and type aliases. */

import type { Expression, Statement } from "../ast";
import { body, rangeTo } from "./blocks";
import { callArguments } from "./calls";
import type { Converter } from "./converter";
import { children, errorStatement, firstOf, kindOf, nameOf, rangeOf } from "./converter";
import { expression } from "./expressions";
import { parameters } from "./parameters";
import { typeParameters } from "./types";

export function decorated(c: Converter, node: number): Statement {
  const nodes = children(c, node);
  const decorators = nodes
    .filter((child) => kindOf(c, child) === "decorator")
    .map((child) => expression(c, children(c, child).at(1)));
  const definition = nodes[nodes.length - 1];
  if (kindOf(c, definition) === "class_definition")
    return classDefinition(c, definition, decorators);
  return functionDefinition(c, definition, decorators);
}

export function functionDefinition(
  c: Converter,
  node: number,
  decorators: readonly Expression[],
): Statement {
  const nodes = children(c, node);
  const name = firstOf(c, nodes, "identifier");
  const list = firstOf(c, nodes, "parameters");
  const generics = firstOf(c, nodes, "type_parameter");
  const arrow = nodes.findIndex((child) => kindOf(c, child) === "->");
  if (name === undefined) return errorStatement(c, rangeOf(c, node), "invalid syntax");
  const then = body(c, nodes);
  return {
    kind: "FunctionDef",
    name: nameOf(c, name),
    nameAt: rangeOf(c, name),
    parameters: parameters(c, list),
    body: then,
    decorators,
    returns: arrow < 0 ? undefined : expression(c, nodes.at(arrow + 1)),
    isAsync: kindOf(c, nodes[0]) === "ASYNC",
    typeParameters: generics === undefined ? undefined : typeParameters(c, generics),
    at: rangeTo(c, node, then),
  };
}

export function classDefinition(
  c: Converter,
  node: number,
  decorators: readonly Expression[],
): Statement {
  const nodes = children(c, node);
  const name = firstOf(c, nodes, "identifier");
  const list = firstOf(c, nodes, "argument_list");
  const generics = firstOf(c, nodes, "type_parameter");
  if (name === undefined) return errorStatement(c, rangeOf(c, node), "invalid syntax");
  const header = list === undefined ? { args: [], keywords: [] } : callArguments(c, list);
  const then = body(c, nodes);
  return {
    kind: "ClassDef",
    name: nameOf(c, name),
    nameAt: rangeOf(c, name),
    bases: header.args,
    keywords: header.keywords,
    body: then,
    decorators,
    typeParameters: generics === undefined ? undefined : typeParameters(c, generics),
    at: rangeTo(c, node, then),
  };
}

export function typeAlias(c: Converter, node: number): Statement {
  const [, left, , right] = children(c, node);
  const [target] = children(c, left);
  const isGeneric = kindOf(c, target) === "generic_type";
  const [name, list] = isGeneric ? children(c, target) : [target];
  return {
    kind: "TypeAlias",
    name: nameOf(c, name),
    value: expression(c, right),
    typeParameters: isGeneric ? typeParameters(c, list) : undefined,
    at: rangeOf(c, node),
  };
}
