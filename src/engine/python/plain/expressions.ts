/** Plain expressions, straight from the text into our syntax tree. */

import type { Expression } from "../ast";
import { numberValue } from "../convert/literals";
import { braces, callArguments, listDisplay, parenthesized, subscriptIndex } from "./brackets";
import { looseOperation, operation } from "./operators";
import { parameters } from "./parameters";
import { strings } from "./strings";
import { advance, deepen, expect, fail, is, rangeFrom, take, type Reader } from "./tokens";

/** `a if b else c`, `lambda: a`, and everything that binds more. */
export function expression(r: Reader): Expression {
  if (is(r, "lambda")) return lambda(r);
  const { start } = r;
  const body = looseOperation(r);
  if (!take(r, "if")) return body;
  deepen(r);
  const test = looseOperation(r);
  expect(r, "else");
  const orelse = expression(r);
  return { kind: "IfExp", test, body, orelse, at: rangeFrom(r, start) };
}

/** The same, or `name := value`. */
export function namedExpression(r: Reader): Expression {
  const { start } = r;
  const target = expression(r);
  if (!is(r, ":=")) return target;
  if (target.kind !== "Name" || target.at.start !== start) fail(r);
  advance(r);
  deepen(r);
  const value = expression(r);
  if (target.kind !== "Name") return target;
  return { kind: "NamedExpr", target, value, at: rangeFrom(r, start) };
}

/** `a, *b` without brackets: a tuple if there is a comma, else the one expression. */
export function expressions(r: Reader): Expression {
  return tupleOf(r, starOr);
}

/** What may stand on the right of `=`. */
export function assigned(r: Reader): Expression {
  return is(r, "yield") ? yielded(r) : expressions(r);
}

/** What `for` binds: nothing that takes the `in` for its own. */
export function targets(r: Reader): Expression {
  const target = tupleOf(r, starOrOperand);
  refuseUnlessAssignable(r, target);
  return target;
}

function tupleOf(r: Reader, element: (r: Reader) => Expression): Expression {
  const { start, depth } = r;
  const first = element(r);
  if (!is(r, ",")) {
    if (first.kind === "Starred") fail(r);
    return first;
  }
  const elements = [first];
  deepen(r);
  while (take(r, ",") && !endsList.has(r.kind)) elements.push(beside(r, depth, element));
  return { kind: "Tuple", elements, at: rangeFrom(r, start) };
}

/** Tokens that cannot begin an expression, behind the last comma of a list. */
const endsList = new Set([
  ...["newline", "end", ";", ")", "]", "}", "=", ":", "in", "for", "if"],
  ...["+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=", "**=", "//=", "<<=", ">>="],
]);

/** Elements of a list stand beside each other: the deepest counts. `base` is how deep the list is. */
export function beside<T>(r: Reader, base: number, read: (r: Reader) => T): T {
  const { depth } = r;
  r.depth = base;
  const value = read(r);
  r.depth = Math.max(depth, r.depth);
  return value;
}

function starOr(r: Reader): Expression {
  return is(r, "*") ? starred(r) : expression(r);
}

export function starOrNamed(r: Reader): Expression {
  return is(r, "*") ? starred(r) : namedExpression(r);
}

function starOrOperand(r: Reader): Expression {
  return is(r, "*") ? starred(r) : operation(r);
}

/** `*a`; in a call it may be any expression. */
export function starred(r: Reader, value: (r: Reader) => Expression = operation): Expression {
  const { start } = r;
  advance(r);
  deepen(r);
  return { kind: "Starred", value: value(r), at: rangeFrom(r, start) };
}

export function refuseUnlessAssignable(r: Reader, target: Expression): void {
  switch (target.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      return;
    case "Tuple":
    case "List":
      if (target.elements.length === 0) fail(r);
      for (const element of target.elements) {
        refuseUnlessAssignable(r, element.kind === "Starred" ? element.value : element);
      }
      return;
    default:
      fail(r);
  }
}

/** A value with attributes, calls and subscripts behind it. */
export function primary(r: Reader): Expression {
  const { start } = r;
  let value = atom(r);
  for (;;) {
    switch (r.kind) {
      case ".": {
        advance(r);
        if (!is(r, "name")) fail(r);
        const attribute = r.word;
        advance(r);
        const attributeAt = rangeFrom(r, r.lastEnd - attribute.length);
        value = { kind: "Attribute", value, attribute, attributeAt, at: rangeFrom(r, start) };
        break;
      }
      case "(": {
        const { args, keywords } = callArguments(r);
        value = { kind: "Call", callee: value, args, keywords, at: rangeFrom(r, start) };
        break;
      }
      case "[": {
        advance(r);
        const index = subscriptIndex(r);
        expect(r, "]");
        value = { kind: "Subscript", value, index, at: rangeFrom(r, start) };
        break;
      }
      default:
        return value;
    }
    deepen(r);
  }
}

export function atom(r: Reader): Expression {
  const { start } = r;
  switch (r.kind) {
    case "name": {
      const id = r.word;
      advance(r);
      return { kind: "Name", id, at: rangeFrom(r, start) };
    }
    case "number": {
      const value = numberValue(r.text.slice(start, r.end));
      if (value === undefined) break;
      advance(r);
      return { kind: "Constant", value, at: rangeFrom(r, start) };
    }
    case "string":
      return strings(r);
    case "(":
      return parenthesized(r);
    case "[":
      return listDisplay(r);
    case "{":
      return braces(r);
    case "None":
      advance(r);
      return { kind: "Constant", value: { type: "none" }, at: rangeFrom(r, start) };
    case "True":
    case "False": {
      const value = is(r, "True");
      advance(r);
      return { kind: "Constant", value: { type: "bool", value }, at: rangeFrom(r, start) };
    }
    case "...":
      advance(r);
      return { kind: "Constant", value: { type: "ellipsis" }, at: rangeFrom(r, start) };
  }
  fail(r);
  return { kind: "Name", id: "", at: rangeFrom(r, start) };
}

function lambda(r: Reader): Expression {
  const { start } = r;
  advance(r);
  deepen(r);
  const read = parameters(r, ":", false);
  expect(r, ":");
  const body = expression(r);
  return { kind: "Lambda", parameters: read, body, at: rangeFrom(r, start) };
}

export function yielded(r: Reader): Expression {
  const { start } = r;
  advance(r);
  deepen(r);
  if (take(r, "from")) {
    return { kind: "YieldFrom", value: expression(r), at: rangeFrom(r, start) };
  }
  if (endsList.has(r.kind)) return { kind: "Yield", at: rangeFrom(r, start) };
  return { kind: "Yield", value: expressions(r), at: rangeFrom(r, start) };
}
