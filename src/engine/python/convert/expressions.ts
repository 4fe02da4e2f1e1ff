/** Expressions: tree-sitter's nodes into ours, one row of a table for each kind. */

import type { ComprehensionFor, Constant, Expression } from "../ast";
import type { Converter } from "./converter";
import {
  children,
  errorExpression,
  firstOf,
  holeMessage,
  isMissing,
  kindOf,
  maxDepth,
  nameOf,
  rangeFrom,
  rangeOf,
  textOf,
} from "./converter";
import { call } from "./calls";
import { numberValue } from "./literals";
import { binary, boolean, comparison, unary } from "./operators";
import { parameters } from "./parameters";
import { hoistStar } from "./stars";
import { stringExpression } from "./strings";
import { typeExpression } from "./types";

type Convert = (c: Converter, node: number) => Expression;

export function expression(c: Converter, node: number | undefined): Expression {
  if (node === undefined) return errorExpression(c, rangeFrom(c, 0, 0), "invalid syntax");
  if (node === c.itemPattern) return expression(c, children(c, node).at(0));
  const convert = rows[kindOf(c, node)];
  if (convert === undefined) return errorExpression(c, rangeOf(c, node), "invalid syntax");
  if (c.depth >= maxDepth) return errorExpression(c, rangeOf(c, node), tooDeep);
  c.depth++;
  const converted = convert(c, node);
  c.depth--;
  return beginsWithStar(c, node) ? hoistStar(converted) : converted;
}

export const tooDeep = "too many nested expressions";

export function beginsWithStar(c: Converter, node: number): boolean {
  return c.file.text.charCodeAt(c.tree.starts[node]) === 42;
}

/** The expressions among nodes, commas and brackets left aside. */
export function expressions(c: Converter, nodes: readonly number[]): Expression[] {
  return nodes
    .filter((node) => !punctuation.has(kindOf(c, node)))
    .map((node) => expression(c, node));
}

/** `a, b` without brackets: a tuple if there is a comma, else the one expression. */
export function expressionOrTuple(c: Converter, nodes: readonly number[]): Expression {
  if (nodes.length === 1) return expression(c, nodes[0]);
  const last = nodes[nodes.length - 1];
  const at = rangeFrom(c, c.tree.starts[nodes[0]], c.tree.ends[last]);
  if (nodes.length === 0) return errorExpression(c, at, "invalid syntax");
  return { kind: "Tuple", elements: expressions(c, nodes), at };
}

/** Is this token a comma or a bracket? */
export function isPunctuation(kind: string): boolean {
  return punctuation.has(kind);
}

const punctuation = new Set([",", "(", ")", "[", "]", "{", "}"]);

/** A node that holds ERROR text or a token tree-sitter had to invent is no expression. */
function whole(convert: Convert): Convert {
  return (c, node) => {
    const broken = children(c, node).find((n) => kindOf(c, n) === "ERROR" || isMissing(c, n));
    if (broken === undefined) return convert(c, node);
    return errorExpression(c, rangeOf(c, node), "invalid syntax");
  };
}

const constant =
  (value: Constant["value"]): Convert =>
  (c, node) => ({ kind: "Constant", value, at: rangeOf(c, node) });

const number: Convert = (c, node) => {
  const value = numberValue(textOf(c, node));
  if (value === undefined) return errorExpression(c, rangeOf(c, node), "invalid number");
  return { kind: "Constant", value, at: rangeOf(c, node) };
};

const identifier: Convert = (c, node) => {
  const message = holeMessage(c, node);
  if (message !== undefined) return { kind: "ErrorExpression", message, at: rangeOf(c, node) };
  if (isMissing(c, node)) return errorExpression(c, rangeOf(c, node), "invalid syntax");
  const id = nameOf(c, node);
  if (id === "async" || id === "await") {
    return errorExpression(c, rangeOf(c, node), "invalid syntax");
  }
  return { kind: "Name", id, at: rangeOf(c, node) };
};

const sequence =
  (kind: "List" | "Tuple" | "Set"): Convert =>
  (c, node) => ({ kind, elements: expressions(c, children(c, node)), at: rangeOf(c, node) });

/** `(x)` on the left of `=` is no tuple; the grammar calls it one. */
const tuplePattern: Convert = (c, node) => {
  const nodes = children(c, node);
  if (nodes.length === 3) return expression(c, nodes[1]);
  return { kind: "Tuple", elements: expressions(c, nodes), at: rangeOf(c, node) };
};

const starred: Convert = (c, node) => ({
  kind: "Starred",
  value: expression(c, children(c, node).at(1)),
  at: rangeOf(c, node),
});

const parenthesized: Convert = (c, node) => {
  const inner = children(c, node).at(1);
  if (inner !== undefined && kindOf(c, inner) === "list_splat") {
    return errorExpression(c, rangeOf(c, inner), "cannot use starred expression here");
  }
  return expression(c, inner);
};

const attribute: Convert = (c, node) => {
  const [object, , name] = children(c, node);
  return {
    kind: "Attribute",
    value: expression(c, object),
    attribute: nameOf(c, name),
    attributeAt: rangeOf(c, name),
    at: rangeOf(c, node),
  };
};

const subscript: Convert = (c, node) => {
  const [value, , ...rest] = children(c, node);
  return {
    kind: "Subscript",
    value: expression(c, value),
    index: subscriptIndex(c, rest.slice(0, -1)),
    at: rangeOf(c, node),
  };
};

/** What stands in `a[…]`: a tuple if there is a comma or a star. */
export function subscriptIndex(c: Converter, nodes: readonly number[]): Expression {
  const index = expressionOrTuple(c, nodes);
  if (nodes.length !== 1 || index.kind !== "Starred") return index;
  return { kind: "Tuple", elements: [index], at: index.at };
}

const slice: Convert = (c, node) => {
  const parts: (Expression | undefined)[] = [undefined, undefined, undefined];
  let part = 0;
  for (const child of children(c, node)) {
    if (kindOf(c, child) === ":") part++;
    else parts[part] = expression(c, child);
  }
  return { kind: "Slice", lower: parts[0], upper: parts[1], step: parts[2], at: rangeOf(c, node) };
};

const named: Convert = (c, node) => {
  const [target, , value] = children(c, node);
  return {
    kind: "NamedExpr",
    target: { kind: "Name", id: nameOf(c, target), at: rangeOf(c, target) },
    value: expression(c, value),
    at: rangeOf(c, node),
  };
};

const lambda: Convert = (c, node) => {
  const nodes = children(c, node);
  const list = firstOf(c, nodes, "lambda_parameters");
  return {
    kind: "Lambda",
    parameters: parameters(c, list),
    body: expression(c, nodes.at(-1)),
    at: rangeOf(c, node),
  };
};

/** `x := a if b else c` is `x := (a if b else c)`; the grammar has it the other way round. */
const conditional: Convert = (c, node) => {
  const [body, , test, , orelse] = children(c, node);
  const at = rangeOf(c, node);
  const first = expression(c, body);
  const isNaming = first.kind === "NamedExpr" && kindOf(c, body) === "named_expression";
  const value = isNaming ? first.value : first;
  const choice: Expression = {
    kind: "IfExp",
    test: expression(c, test),
    body: value,
    orelse: expression(c, orelse),
    at: isNaming ? { ...at, start: value.at.start } : at,
  };
  return isNaming ? { ...first, value: choice, at } : choice;
};

/** `await x ** 2` is `(await x) ** 2`; the grammar has it the other way round. */
const awaited: Convert = (c, node) => {
  const awaitable = children(c, node).at(1);
  const at = rangeOf(c, node);
  if (awaitable === undefined || kindOf(c, awaitable) !== "binary_operator") {
    return { kind: "Await", value: expression(c, awaitable), at };
  }
  const [left, , right] = children(c, awaitable);
  const awaitAt = rangeFrom(c, at.start, c.tree.ends[left]);
  return {
    kind: "BinOp",
    op: "**",
    left: { kind: "Await", value: expression(c, left), at: awaitAt },
    right: expression(c, right),
    at,
  };
};

const yielded: Convert = (c, node) => {
  const [, ...rest] = children(c, node);
  const at = rangeOf(c, node);
  if (rest.length === 0) return { kind: "Yield", at };
  if (kindOf(c, rest[0]) === "FROM") {
    return { kind: "YieldFrom", value: expression(c, rest.at(1)), at };
  }
  return { kind: "Yield", value: expressionOrTuple(c, rest), at };
};

const dictionary: Convert = (c, node) => {
  const entries: { key?: Expression; value: Expression }[] = [];
  for (const child of children(c, node)) {
    const kind = kindOf(c, child);
    if (punctuation.has(kind)) continue;
    const parts = children(c, child);
    if (kind === "dictionary_splat") entries.push({ value: expression(c, parts.at(1)) });
    else entries.push({ key: expression(c, parts.at(0)), value: expression(c, parts.at(2)) });
  }
  return { kind: "Dict", entries, at: rangeOf(c, node) };
};

const comprehension =
  (kind: "ListComp" | "SetComp" | "GeneratorExp"): Convert =>
  (c, node) => {
    const [, element, ...clauses] = children(c, node);
    return {
      kind,
      element: expression(c, element),
      generators: comprehensionFors(c, clauses),
      at: rangeOf(c, node),
    };
  };

const dictionaryComprehension: Convert = (c, node) => {
  const [, pair, ...clauses] = children(c, node);
  const [key, , value] = children(c, pair);
  return {
    kind: "DictComp",
    key: expression(c, key),
    value: expression(c, value),
    generators: comprehensionFors(c, clauses),
    at: rangeOf(c, node),
  };
};

function comprehensionFors(c: Converter, clauses: readonly number[]): ComprehensionFor[] {
  const generators: (ComprehensionFor & { conditions: Expression[] })[] = [];
  for (const clause of clauses) {
    const nodes = children(c, clause);
    if (kindOf(c, clause) === "if_clause") {
      generators.at(-1)?.conditions.push(expression(c, nodes.at(1)));
    } else if (kindOf(c, clause) === "for_in_clause") {
      const target = nodes.findIndex((node) => kindOf(c, node) === "FOR") + 1;
      generators.push({
        target: expression(c, nodes.at(target)),
        iter: expressionOrTuple(c, nodes.slice(target + 2)),
        conditions: [],
        isAsync: kindOf(c, nodes[0]) === "ASYNC",
      });
    }
  }
  return generators;
}

const rows: Readonly<Record<string, Convert | undefined>> = {
  identifier,
  integer: number,
  float: number,
  true: constant({ type: "bool", value: true }),
  false: constant({ type: "bool", value: false }),
  none: constant({ type: "none" }),
  ellipsis: constant({ type: "ellipsis" }),
  string: stringExpression,
  concatenated_string: stringExpression,
  list: whole(sequence("List")),
  list_pattern: whole(sequence("List")),
  set: whole(sequence("Set")),
  tuple: whole(sequence("Tuple")),
  tuple_pattern: whole(tuplePattern),
  expression_list: whole((c, node) => expressionOrTuple(c, children(c, node))),
  pattern_list: whole((c, node) => expressionOrTuple(c, children(c, node))),
  list_splat: whole(starred),
  list_splat_pattern: whole(starred),
  parenthesized_expression: whole(parenthesized),
  attribute: whole(attribute),
  subscript: whole(subscript),
  slice: whole(slice),
  call: whole(call),
  binary_operator: whole(binary),
  unary_operator: whole(unary),
  not_operator: whole(unary),
  boolean_operator: whole(boolean),
  comparison_operator: whole(comparison),
  named_expression: whole(named),
  lambda: whole(lambda),
  conditional_expression: whole(conditional),
  await: whole(awaited),
  yield: whole(yielded),
  dictionary: whole(dictionary),
  list_comprehension: whole(comprehension("ListComp")),
  set_comprehension: whole(comprehension("SetComp")),
  generator_expression: whole(comprehension("GeneratorExp")),
  dictionary_comprehension: whole(dictionaryComprehension),
  type: typeExpression,
  generic_type: typeExpression,
  union_type: typeExpression,
  constrained_type: typeExpression,
  member_type: typeExpression,
  splat_type: typeExpression,
};
