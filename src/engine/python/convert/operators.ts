/** Operators: arithmetic, comparisons, `and` and `or`. */

import type { BinaryOperator, CompareOperator, Expression, UnaryOperator } from "../ast";
import type { Converter } from "./converter";
import { children, errorExpression, kindOf, maxDepth, rangeFrom, rangeOf } from "./converter";
import { beginsWithStar, expression, expressions, tooDeep } from "./expressions";

export function binary(c: Converter, node: number): Expression {
  const [left, operator, right] = children(c, node);
  const op = binaryOperator(kindOf(c, operator));
  if (op === undefined) return errorExpression(c, rangeOf(c, node), "invalid syntax");
  if (op === "&" && mixesXor(c, node)) return andBeforeXor(c, node);
  return {
    kind: "BinOp",
    op,
    left: expression(c, left),
    right: operand(c, right),
    at: rangeOf(c, node),
  };
}

/** The right side of an operator: the grammar lets a star stand there. */
function operand(c: Converter, node: number): Expression {
  if (kindOf(c, node) !== "list_splat") return expression(c, node);
  return errorExpression(c, rangeOf(c, node), "invalid syntax");
}

/** Is there a `^` without brackets among the operands of this chain of `&`? */
function mixesXor(c: Converter, chain: number): boolean {
  let left = chain;
  while (binaryToken(c, left) === "&") {
    const [first, , right] = children(c, left);
    if (binaryToken(c, right) === "^") return true;
    left = first;
  }
  return binaryToken(c, left) === "^";
}

function binaryToken(c: Converter, node: number): string | undefined {
  return kindOf(c, node) === "binary_operator" ? kindOf(c, children(c, node)[1]) : undefined;
}

/** `&` binds more than `^`; in the grammar it is the other way round. */
function andBeforeXor(c: Converter, node: number): Expression {
  const terms: number[][] = [[]];
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const token = binaryToken(c, next);
    if (token === "&" || token === "^") pending.push(...children(c, next).reverse());
    else if (kindOf(c, next) === "^") terms.push([]);
    else if (kindOf(c, next) !== "&") terms[terms.length - 1].push(next);
  }
  const products = terms.map((factors) => leftToRight(c, "&", operandsOf(c, factors)));
  return leftToRight(c, "^", products).value;
}

/** A converted expression and the brackets around it. */
interface Operand {
  readonly value: Expression;
  readonly start: number;
  readonly end: number;
}

export function operandsOf(c: Converter, nodes: readonly number[]): Operand[] {
  return nodes.map((node) => ({
    value: expression(c, node),
    start: c.tree.starts[node],
    end: c.tree.ends[node],
  }));
}

/** `a | b | c` as `(a | b) | c`. */
export function leftToRight(
  c: Converter,
  op: BinaryOperator,
  operands: readonly Operand[],
): Operand {
  const [first] = operands;
  if (operands.length > maxDepth - c.depth) {
    const { end } = operands[operands.length - 1];
    const value = errorExpression(c, rangeFrom(c, first.start, end), tooDeep);
    return { value, start: first.start, end };
  }
  return operands.reduce(({ value: left, start }, { value: right, end }) => {
    return { value: { kind: "BinOp", op, left, right, at: rangeFrom(c, start, end) }, start, end };
  });
}

const binaryOperators: Readonly<Record<string, BinaryOperator>> = {
  "+": "+",
  "-": "-",
  "*": "*",
  "/": "/",
  "//": "//",
  "%": "%",
  "**": "**",
  "@": "@",
  "<<": "<<",
  ">>": ">>",
  "&": "&",
  "|": "|",
  "^": "^",
};

/** The operator of `a + b`, or, without its `=`, of `a += b`. */
export function binaryOperator(token: string): BinaryOperator | undefined {
  return binaryOperators[token];
}

const unaryOperators: Readonly<Record<string, UnaryOperator>> = {
  NOT: "not",
  "-": "-",
  "+": "+",
  "~": "~",
};

export function unary(c: Converter, node: number): Expression {
  const [operator, argument] = children(c, node);
  const op = unaryOperators[kindOf(c, operator)];
  const at = rangeOf(c, node);
  if (op === undefined) return errorExpression(c, at, "invalid syntax");
  // A star that `scan` shows as `~`.
  if (beginsWithStar(c, node)) return { kind: "Starred", value: operand(c, argument), at };
  return { kind: "UnaryOp", op, operand: operand(c, argument), at };
}

/** `a and b and c` is one node with three values; the grammar nests to the left. */
export function boolean(c: Converter, node: number): Expression {
  const token = kindOf(c, children(c, node)[1]);
  const values: number[] = [];
  let left = node;
  for (;;) {
    const [first, operator, right] = children(c, left);
    if (kindOf(c, left) !== "boolean_operator" || kindOf(c, operator) !== token) break;
    values.push(right);
    left = first;
  }
  values.push(left);
  return {
    kind: "BoolOp",
    op: token === "AND" ? "and" : "or",
    values: expressions(c, values.reverse()),
    at: rangeOf(c, node),
  };
}

const compareOperators: Readonly<Record<string, CompareOperator>> = {
  "==": "==",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  IN: "in",
  "NOT IN": "not in",
  IS: "is",
  "IS NOT": "is not",
};

export function comparison(c: Converter, node: number): Expression {
  const [left, ...rest] = children(c, node);
  const pairs: { op: CompareOperator; right: Expression }[] = [];
  for (let i = 0; i + 1 < rest.length; i += 2) {
    const op = compareOperators[kindOf(c, rest[i])];
    if (op === undefined) return errorExpression(c, rangeOf(c, node), "invalid syntax");
    pairs.push({ op, right: operand(c, rest[i + 1]) });
  }
  return { kind: "Compare", left: expression(c, left), rest: pairs, at: rangeOf(c, node) };
}
