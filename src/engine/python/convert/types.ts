/** Annotations and type parameters: the grammar has nodes of its own for `List[int] | None`, Python has expressions. */

import type { Expression, TypeParameter } from "../ast";
import type { Converter } from "./converter";
import { children, errorExpression, kindOf, nameOf, problem, rangeOf } from "./converter";
import { expression, subscriptIndex } from "./expressions";
import { leftToRight, operandsOf } from "./operators";

export function typeExpression(c: Converter, node: number): Expression {
  const at = rangeOf(c, node);
  const nodes = children(c, node);
  const [first, second, third] = nodes;
  switch (kindOf(c, node)) {
    case "type":
      return expression(c, first);
    case "generic_type":
      return {
        kind: "Subscript",
        value: { kind: "Name", id: nameOf(c, first), at: rangeOf(c, first) },
        index: subscriptIndex(c, children(c, second).slice(1, -1)),
        at,
      };
    case "union_type":
      return unionType(c, node);
    case "member_type":
      return {
        kind: "Attribute",
        value: expression(c, first),
        attribute: nameOf(c, third),
        attributeAt: rangeOf(c, third),
        at,
      };
    case "splat_type":
      return { kind: "Starred", value: expression(c, second), at };
    case "constrained_type":
      // `Tensor[1:2]`: where a subscript stands in an annotation, the grammar takes a slice for a bound.
      return { kind: "Slice", lower: expression(c, first), upper: expression(c, third), at };
    default:
      return errorExpression(c, at, "invalid syntax");
  }
}

/** `A[x] | B | C` groups to the left; the grammar may group it to the right. */
function unionType(c: Converter, node: number): Expression {
  return leftToRight(c, "|", operandsOf(c, unionMembers(c, node))).value;
}

function unionMembers(c: Converter, node: number): number[] {
  const members: number[] = [];
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const nodes = children(c, next);
    const kind = kindOf(c, next);
    if (kind === "type") pending.push(nodes[0]);
    else if (kind === "union_type" || (kind === "binary_operator" && kindOf(c, nodes[1]) === "|"))
      pending.push(nodes[2], nodes[0]);
    else members.push(next);
  }
  return members;
}

/** `[T: int, *Ts, **P]` behind the name of a function, a class or a type alias. */
export function typeParameters(c: Converter, list: number): TypeParameter[] {
  const found: TypeParameter[] = [];
  for (const node of children(c, list)) {
    if (kindOf(c, node) !== "type") continue;
    const parameter = typeParameter(c, node);
    if (parameter === undefined) problem(c, rangeOf(c, node), "invalid syntax");
    else found.push(parameter);
  }
  return found;
}

function typeParameter(c: Converter, type: number): TypeParameter | undefined {
  const [inner] = children(c, type);
  const members = unionMembers(c, type);
  const constrained = kindOf(c, inner) === "constrained_type" ? inner : members[0];
  const hasBound = kindOf(c, constrained) === "constrained_type";
  const [target, , bound] = hasBound ? children(c, constrained) : [members[0]];
  const rest = constrained === inner ? [] : members.slice(1);
  const boundAndDefault = hasBound ? [...unionMembers(c, bound), ...rest] : rest;
  const named = targetOf(c, hasBound ? children(c, target)[0] : target);
  if (named === undefined) return undefined;

  const equals = defaultSign(c, type);
  const joined = (nodes: readonly number[]) =>
    nodes.length === 0 ? undefined : leftToRight(c, "|", operandsOf(c, nodes)).value;
  return {
    ...named,
    bound: joined(boundAndDefault.filter((node) => c.tree.starts[node] < equals)),
    default: joined(boundAndDefault.filter((node) => c.tree.starts[node] > equals)),
    at: rangeOf(c, type),
  };
}

function targetOf(c: Converter, node: number): Pick<TypeParameter, "kind" | "name"> | undefined {
  if (kindOf(c, node) === "identifier") return { kind: "TypeVar", name: nameOf(c, node) };
  if (kindOf(c, node) !== "splat_type") return undefined;
  const [stars, name] = children(c, node);
  const kind = kindOf(c, stars) === "*" ? "TypeVarTuple" : "ParamSpec";
  return { kind, name: nameOf(c, name) };
}

/** Where the `=` of `T = int` stands, which `scan` shows as `|`; behind everything if there is none. */
function defaultSign(c: Converter, type: number): number {
  for (let node = type; node < c.tree.nexts[type]; node++) {
    const start = c.tree.starts[node];
    if (kindOf(c, node) === "|" && c.file.text[start] === "=") return start;
  }
  return Infinity;
}
