/** `if`, `for`, `while`, `try`, `with` and `match`. */

import type { If, Statement } from "../ast";
import { body, rangeTo } from "./blocks";
import type { Converter } from "./converter";
import {
  children,
  errorStatement,
  firstOf,
  kindOf,
  maxDepth,
  problem,
  rangeOf,
  textOf,
} from "./converter";
import { expression, expressionOrTuple } from "./expressions";
import { casePattern } from "./patterns";
import { refuseTarget } from "./statements";

export function ifStatement(c: Converter, node: number): Statement {
  const nodes = children(c, node);
  const elifs = nodes.filter((child) => kindOf(c, child) === "elif_clause");
  let orelse = elseBody(c, nodes);
  // From the last `elif` to the first: each holds the ones behind it, so a long chain is a deep tree.
  const tooMany = elifs[maxDepth - c.depth];
  if (tooMany !== undefined) {
    orelse = [errorStatement(c, rangeOf(c, tooMany), "too many statically nested blocks")];
  }
  for (const elif of elifs.slice(0, maxDepth - c.depth).reverse()) {
    orelse = [ifPart(c, elif, orelse)];
  }
  return ifPart(c, node, orelse);
}

function ifPart(c: Converter, node: number, orelse: readonly Statement[]): If {
  const nodes = children(c, node);
  const test = expression(c, nodes.at(1));
  const then = body(c, nodes);
  const at = rangeTo(c, node, orelse.length > 0 ? orelse : then);
  return { kind: "If", test, body: then, orelse, at };
}

function elseBody(c: Converter, nodes: readonly number[]): Statement[] {
  const clause = firstOf(c, nodes, "else_clause");
  return clause === undefined ? [] : body(c, children(c, clause));
}

export function forStatement(c: Converter, node: number): Statement {
  const nodes = children(c, node);
  const target = nodes.findIndex((child) => kindOf(c, child) === "FOR") + 1;
  const inAt = nodes.findIndex((child) => kindOf(c, child) === "IN");
  const then = body(c, nodes);
  const orelse = elseBody(c, nodes);
  return {
    kind: "For",
    target: expression(c, nodes.at(target)),
    iter: expression(c, nodes.at(inAt + 1)),
    body: then,
    orelse,
    isAsync: kindOf(c, nodes[0]) === "ASYNC",
    at: rangeTo(c, node, orelse.length > 0 ? orelse : then),
  };
}

export function whileStatement(c: Converter, node: number): Statement {
  const nodes = children(c, node);
  const test = expression(c, nodes.at(1));
  const then = body(c, nodes);
  const orelse = elseBody(c, nodes);
  const at = rangeTo(c, node, orelse.length > 0 ? orelse : then);
  return { kind: "While", test, body: then, orelse, at };
}

export function tryStatement(c: Converter, node: number): Statement {
  const nodes = children(c, node);
  const main = body(c, nodes);
  const clauses = nodes.filter((child) => kindOf(c, child) === "except_clause");
  const handlers = clauses.map((clause) => handler(c, clause));
  const orelse = elseBody(c, nodes);
  const last = firstOf(c, nodes, "finally_clause");
  const finalbody = last === undefined ? [] : body(c, children(c, last));
  if (handlers.length === 0 && finalbody.length === 0) {
    problem(c, rangeOf(c, nodes[0]), "expected 'except' or 'finally' block");
  }
  const parts = [main, handlers.at(-1)?.body ?? [], orelse, finalbody];
  return {
    kind: "Try",
    body: main,
    handlers,
    orelse,
    finalbody,
    isStar: clauses.some((clause) => kindOf(c, children(c, clause)[1]) === "*"),
    at: rangeTo(c, node, parts.flat()),
  };
}

function handler(c: Converter, clause: number) {
  const nodes = children(c, clause);
  const colon = nodes.findIndex((child) => kindOf(c, child) === ":");
  const header = nodes.slice(1, colon < 0 ? undefined : colon).filter((n) => kindOf(c, n) !== "*");
  const parts = header.flatMap((n) => (kindOf(c, n) === "as_pattern" ? children(c, n) : [n]));
  const asAt = parts.findIndex((part) => kindOf(c, part) === "AS");
  const types = parts.slice(0, asAt < 0 ? undefined : asAt);
  const type = types.length === 0 ? undefined : expressionOrTuple(c, types);
  if (types.length > 1 && type !== undefined) {
    problem(c, type.at, "multiple exception types must be parenthesized");
  }
  const then = body(c, nodes);
  const name = asAt < 0 ? undefined : textOf(c, parts[parts.length - 1]);
  return { type, name, body: then, at: rangeTo(c, clause, then) };
}

export function withStatement(c: Converter, node: number): Statement {
  const nodes = children(c, node);
  const clause = firstOf(c, nodes, "with_clause");
  const items = clause === undefined ? [] : children(c, clause);
  const values = items.filter((item) => kindOf(c, item) === "with_item").map((item) => item + 1);
  const then = body(c, nodes);
  return {
    kind: "With",
    items: unwrapped(c, values).map((value) => withItem(c, value)),
    body: then,
    isAsync: kindOf(c, nodes[0]) === "ASYNC",
    at: rangeTo(c, node, then),
  };
}

/** `with (a as b):` and `with (a, b as c):` are lists of items, whatever the grammar takes the brackets for. */
function unwrapped(c: Converter, values: readonly number[]): readonly number[] {
  const [value] = values;
  if (values.length !== 1 || !/^(tuple|parenthesized_expression)$/.test(kindOf(c, value))) {
    return values;
  }
  const inner = children(c, value).filter((child) => !/^[(),]$/.test(kindOf(c, child)));
  return inner.some((child) => kindOf(c, child) === "as_pattern") ? inner : values;
}

function withItem(c: Converter, value: number) {
  const pattern = lastPattern(c, value);
  if (pattern === undefined) return { context: expression(c, value) };
  const [context, , target] = children(c, pattern);
  const assigned = expression(c, target + 1);
  refuseTarget(c, assigned, "assign to");
  if (pattern === value) return { context: expression(c, context), target: assigned };
  // The grammar takes `with a if b else c as d` for `a if b else (c as d)`.
  const whole = expression({ ...c, itemPattern: pattern }, value);
  const at = { ...whole.at, end: c.tree.ends[context] };
  return { context: { ...whole, at }, target: assigned };
}

/** The `as` at the end of an item, inside the operators that stand in front of it. */
function lastPattern(c: Converter, value: number): number | undefined {
  let node: number | undefined = value;
  while (
    node !== undefined &&
    /^(conditional_expression|lambda|not_operator)$/.test(kindOf(c, node))
  ) {
    node = children(c, node).at(-1);
  }
  return node !== undefined && kindOf(c, node) === "as_pattern" ? node : undefined;
}

export function matchStatement(c: Converter, node: number): Statement {
  const nodes = children(c, node);
  const colon = nodes.findIndex((child) => kindOf(c, child) === ":");
  const block = firstOf(c, nodes, "block");
  const clauses = block === undefined ? [] : children(c, block);
  const cases = clauses
    .filter((clause) => kindOf(c, clause) === "case_clause")
    .map((clause) => matchCase(c, clause));
  if (cases.length === 0) {
    problem(c, rangeOf(c, node), "expected an indented block");
  }
  return {
    kind: "Match",
    subject: expressionOrTuple(c, nodes.slice(1, colon)),
    cases,
    at: rangeTo(c, node, cases.at(-1)?.body ?? []),
  };
}

function matchCase(c: Converter, clause: number) {
  const nodes = children(c, clause);
  const end = nodes.findIndex((child) => /^(:|if_clause)$/.test(kindOf(c, child)));
  const guard = firstOf(c, nodes, "if_clause");
  return {
    pattern: casePattern(c, nodes.slice(1, end)),
    guard: guard === undefined ? undefined : expression(c, children(c, guard).at(1)),
    body: body(c, nodes),
  };
}
