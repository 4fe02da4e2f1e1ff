/** Operators of plain expressions: arithmetic, comparisons, `and` and `or`. */

import type { BinaryOperator, CompareOperator, Expression, UnaryOperator } from "../ast";
import { primary } from "./expressions";
import { advance, deepen, expect, fail, is, rangeFrom, take, type Reader } from "./tokens";

/** How much operators bind. */
const [loosest, , negation, comparing, operand, , , , , , unary, power] = Array.from(
  { length: 12 },
  (_, i) => i + 1,
);

const precedences = new Map<string, number>(
  [
    ["or"],
    ["and"],
    [],
    ["==", "!=", "<", "<=", ">", ">=", "is", "in", "not"],
    ["|"],
    ["^"],
    ["&"],
    ["<<", ">>"],
    ["+", "-"],
    ["*", "/", "//", "%", "@"],
    [],
    ["**"],
  ].flatMap((signs, i) => signs.map((sign) => [sign, i + 1] as const)),
);

const binaryOperators = new Map<string, BinaryOperator>(
  (["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^"] as const).map((op) => [
    op,
    op,
  ]),
);

/** The operator of `a + b`, or, without its `=`, of `a += b`. */
export function binaryOperator(sign: string): BinaryOperator | undefined {
  return binaryOperators.get(sign);
}

const unaryOperators = new Map<string, UnaryOperator>([
  ["-", "-"],
  ["+", "+"],
  ["~", "~"],
]);

/** Anything but `a if b else c`, `lambda` and what binds even less. */
export function looseOperation(r: Reader): Expression {
  return operations(r, loosest);
}

/** What stands on either side of a comparison: the `in` of a `for` is not taken. */
export function operation(r: Reader): Expression {
  return operations(r, operand);
}

/** Operators that bind at least so much, and what is between them. */
function operations(r: Reader, least: number): Expression {
  const { start } = r;
  let left = prefixed(r, least);
  for (;;) {
    const precedence = precedences.get(r.kind);
    if (precedence === undefined || precedence < least || r.hasFailed) return left;
    deepen(r);
    if (precedence < negation) left = boolean(r, left, start, precedence);
    else if (precedence === comparing) left = comparison(r, left, start);
    else {
      const op = binaryOperators.get(r.kind);
      advance(r);
      // `**` groups to the right, and its right side may have a sign.
      const right = operations(r, precedence === power ? unary : precedence + 1);
      if (op === undefined) return left;
      left = { kind: "BinOp", op, left, right, at: rangeFrom(r, start) };
    }
  }
}

function prefixed(r: Reader, least: number): Expression {
  const { start } = r;
  const op = is(r, "not") ? "not" : unaryOperators.get(r.kind);
  if (op !== undefined) {
    if (op === "not" && least > negation) fail(r);
    advance(r);
    deepen(r);
    const operand = operations(r, op === "not" ? negation : unary);
    return { kind: "UnaryOp", op, operand, at: rangeFrom(r, start) };
  }
  if (!take(r, "await")) return primary(r);
  deepen(r);
  return { kind: "Await", value: primary(r), at: rangeFrom(r, start) };
}

function boolean(r: Reader, first: Expression, start: number, precedence: number): Expression {
  const sign = r.kind;
  const values = [first];
  while (take(r, sign)) values.push(operations(r, precedence + 1));
  return { kind: "BoolOp", op: sign === "or" ? "or" : "and", values, at: rangeFrom(r, start) };
}

function comparison(r: Reader, left: Expression, start: number): Expression {
  const rest: { op: CompareOperator; right: Expression }[] = [];
  for (;;) {
    const op = compareOperator(r);
    if (op === undefined) break;
    rest.push({ op, right: operation(r) });
  }
  return { kind: "Compare", left, rest, at: rangeFrom(r, start) };
}

function compareOperator(r: Reader): CompareOperator | undefined {
  const { kind } = r;
  switch (kind) {
    case "is":
      advance(r);
      return take(r, "not") ? "is not" : "is";
    case "not":
      advance(r);
      expect(r, "in");
      return "not in";
    case "in":
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      advance(r);
      return kind;
    default:
      return undefined;
  }
}
