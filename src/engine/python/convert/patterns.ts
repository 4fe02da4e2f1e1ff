/** The patterns of `match` statements. */

import type { Expression, Pattern } from "../ast";
import type { Converter } from "./converter";
import {
  children,
  errorExpression,
  kindOf,
  maxDepth,
  nameOf,
  problem,
  rangeFrom,
  rangeOf,
} from "./converter";
import { expression } from "./expressions";

/** What stands behind `case`: with a comma it is a sequence without brackets. */
export function casePattern(c: Converter, nodes: readonly number[]): Pattern {
  const last = nodes[nodes.length - 1];
  const at = rangeFrom(c, c.tree.starts[nodes[0]], c.tree.ends[last]);
  if (nodes.some((node) => kindOf(c, node) === ",")) {
    return { kind: "MatchSequence", patterns: patternList(c, nodes), at };
  }
  return pattern(c, nodes);
}

/** One pattern: a node, or a minus and the number behind it. */
function pattern(c: Converter, nodes: readonly number[]): Pattern {
  const at = rangeFrom(c, c.tree.starts[nodes[0]], c.tree.ends[nodes[nodes.length - 1]]);
  if (nodes.length !== 1) return { kind: "MatchValue", value: numberExpression(c, nodes), at };
  if (c.depth >= maxDepth) {
    const value = errorExpression(c, at, "too many nested patterns");
    return { kind: "MatchValue", value, at };
  }
  c.depth++;
  const converted = singlePattern(c, nodes[0]);
  c.depth--;
  return converted;
}

function singlePattern(c: Converter, node: number): Pattern {
  const at = rangeOf(c, node);
  const nodes = children(c, node);
  const kind = kindOf(c, node);
  switch (kind) {
    case "case_pattern":
      return pattern(c, nodes);
    case "as_pattern":
      return { kind: "MatchAs", pattern: pattern(c, [nodes[0]]), name: nameOf(c, nodes[2]), at };
    case "union_pattern":
      return {
        kind: "MatchOr",
        patterns: split(c, nodes, "|").map((part) => pattern(c, part)),
        at,
      };
    case "list_pattern":
      return { kind: "MatchSequence", patterns: patternList(c, nodes.slice(1, -1)), at };
    case "tuple_pattern":
      if (nodes.length === 3) return pattern(c, [nodes[1]]);
      return { kind: "MatchSequence", patterns: patternList(c, nodes.slice(1, -1)), at };
    case "dict_pattern":
      return mappingPattern(c, node);
    case "class_pattern":
      return classPattern(c, node);
    case "splat_pattern": {
      const name = nameOf(c, nodes[1]);
      return { kind: "MatchStar", name: name === "_" ? undefined : name, at };
    }
    case "_":
      return { kind: "MatchAs", at };
    case "true":
    case "false":
    case "none": {
      const value = expression(c, node);
      return value.kind === "Constant"
        ? { kind: "MatchSingleton", value, at }
        : { kind: "MatchValue", value, at };
    }
    case "dotted_name":
      if (nodes.length > 1) return { kind: "MatchValue", value: dottedName(c, nodes), at };
      return nameOf(c, node) === "_"
        ? { kind: "MatchAs", at }
        : { kind: "MatchAs", name: nameOf(c, node), at };
    case "complex_pattern":
      return { kind: "MatchValue", value: numberExpression(c, nodes), at };
    case "keyword_pattern":
    case "ERROR":
      return { kind: "MatchValue", value: errorExpression(c, at, "invalid syntax"), at };
    default:
      return { kind: "MatchValue", value: expression(c, node), at };
  }
}

function patternList(c: Converter, nodes: readonly number[]): Pattern[] {
  return split(c, nodes, ",").map((part) => pattern(c, part));
}

/** The nodes between separators; nothing for a trailing separator. */
function split(c: Converter, nodes: readonly number[], separator: string): number[][] {
  const parts: number[][] = [[]];
  for (const node of nodes) {
    if (kindOf(c, node) === separator) parts.push([]);
    else parts[parts.length - 1].push(node);
  }
  return parts.filter((part) => part.length > 0);
}

function mappingPattern(c: Converter, node: number): Pattern {
  const entries: { key: Expression; pattern: Pattern }[] = [];
  let rest: string | undefined;
  for (const part of split(c, children(c, node).slice(1, -1), ",")) {
    const [first] = part;
    const colon = part.findIndex((child) => kindOf(c, child) === ":");
    if (kindOf(c, first) === "splat_pattern") {
      rest = nameOf(c, children(c, first)[1]);
    } else if (colon > 0 && colon + 1 < part.length) {
      entries.push({
        key: keyExpression(c, part.slice(0, colon)),
        pattern: pattern(c, part.slice(colon + 1)),
      });
    } else {
      problem(c, rangeOf(c, first), "invalid syntax");
    }
  }
  return { kind: "MatchMapping", entries, rest, at: rangeOf(c, node) };
}

function keyExpression(c: Converter, nodes: readonly number[]): Expression {
  const key = pattern(c, nodes);
  if (key.kind === "MatchValue" || key.kind === "MatchSingleton") return key.value;
  return errorExpression(c, key.at, "mapping pattern keys may only be literals or attributes");
}

function classPattern(c: Converter, node: number): Pattern {
  const [name, , ...rest] = children(c, node);
  const patterns: Pattern[] = [];
  const keywords: { name: string; pattern: Pattern }[] = [];
  for (const part of split(c, rest.slice(0, -1), ",")) {
    const [inner] = kindOf(c, part[0]) === "case_pattern" ? children(c, part[0]) : part;
    const keyword = keywordPattern(c, inner);
    if (keyword !== undefined) {
      keywords.push(keyword);
    } else {
      if (keywords.length > 0) {
        problem(c, rangeOf(c, inner), "positional patterns follow keyword patterns");
      }
      patterns.push(pattern(c, part));
    }
  }
  const cls = dottedName(c, children(c, name));
  return { kind: "MatchClass", cls, patterns, keywords, at: rangeOf(c, node) };
}

/** `name=pattern`; to the grammar `name=pattern as other` is `(name=pattern) as other`. */
function keywordPattern(
  c: Converter,
  node: number,
): { name: string; pattern: Pattern } | undefined {
  if (kindOf(c, node) === "keyword_pattern") {
    const [name, , ...value] = children(c, node);
    return { name: nameOf(c, name), pattern: pattern(c, value) };
  }
  if (kindOf(c, node) !== "as_pattern") return undefined;
  const [left, , alias] = children(c, node);
  const inner = keywordPattern(c, children(c, left)[0]);
  if (inner === undefined) return undefined;
  const at = rangeFrom(c, inner.pattern.at.start, c.tree.ends[node]);
  return {
    name: inner.name,
    pattern: { kind: "MatchAs", pattern: inner.pattern, name: nameOf(c, alias), at },
  };
}

/** `a.b.c` from its names and dots. */
function dottedName(c: Converter, nodes: readonly number[]): Expression {
  const [first, ...rest] = nodes.filter((node) => kindOf(c, node) !== ".");
  let value: Expression = { kind: "Name", id: nameOf(c, first), at: rangeOf(c, first) };
  for (const node of rest) {
    value = {
      kind: "Attribute",
      value,
      attribute: nameOf(c, node),
      attributeAt: rangeOf(c, node),
      at: rangeFrom(c, c.tree.starts[first], c.tree.ends[node]),
    };
  }
  return value;
}

/** `-1`, `2+3j` or `-2-3j` from its tokens. */
function numberExpression(c: Converter, nodes: readonly number[]): Expression {
  let value: Expression | undefined;
  let sign: number | undefined;
  const start = c.tree.starts[nodes[0]];
  for (const node of nodes) {
    const kind = kindOf(c, node);
    if (kind === "+" || kind === "-") {
      sign = node;
      continue;
    }
    const number = expression(c, node);
    const at = rangeFrom(c, start, c.tree.ends[node]);
    if (value === undefined) {
      value = sign === undefined ? number : { kind: "UnaryOp", op: "-", operand: number, at };
    } else {
      const op = sign !== undefined && kindOf(c, sign) === "-" ? "-" : "+";
      value = { kind: "BinOp", op, left: value, right: number, at };
    }
    sign = undefined;
  }
  const whole = rangeFrom(c, start, c.tree.ends[nodes[nodes.length - 1]]);
  return value ?? errorExpression(c, whole, "invalid syntax");
}
