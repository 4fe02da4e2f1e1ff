/** Where the star of `*a` belongs. */

import type { Expression } from "../ast";

/** `*a.b(c)` is a star before all of it; to the grammar it may be `(*a).b(c)`. */
export function hoistStar(outer: Expression): Expression {
  if (outer.kind === "Starred") return outer;
  const value = withoutStar(outer);
  return value === undefined ? outer : { kind: "Starred", value, at: outer.at };
}

/** The expression without the star its leftmost part has; absent if it has none. */
function withoutStar(outer: Expression): Expression | undefined {
  if (outer.kind === "Starred") return outer.value;
  const left = leftPart(outer);
  if (left === undefined || left.at.start !== outer.at.start) return undefined;
  const inner = withoutStar(left);
  if (inner === undefined) return undefined;
  const at = { ...outer.at, start: inner.at.start };
  switch (outer.kind) {
    case "Attribute":
    case "Subscript":
      return { ...outer, value: inner, at };
    case "Call":
      return { ...outer, callee: inner, at };
    case "BinOp":
    case "Compare":
      return { ...outer, left: inner, at };
    default:
      return undefined;
  }
}

function leftPart(outer: Expression): Expression | undefined {
  switch (outer.kind) {
    case "Attribute":
    case "Subscript":
      return outer.value;
    case "Call":
      return outer.callee;
    case "BinOp":
    case "Compare":
      return outer.left;
    default:
      return undefined;
  }
}
