/** What the body of a `forward` says of inputs that are no tensors: mappings, sequences, objects of other classes. */

import type * as ast from "../python/ast";
import { nodesIn } from "./callSites";

/** Functions of torch that take several tensors at once. */
const takingSeveral = new Set([
  ...["cat", "concat", "concatenate", "stack", "hstack", "vstack", "dstack", "column_stack"],
  ...["row_stack", "block_diag", "broadcast_tensors", "cartesian_prod", "meshgrid"],
]);

/**
 * The parameters that are taken for something else than a tensor, each as a sentence: `batch is a mapping`.
 * `isOfTensors` knows the attributes that tensors have.
 */
export function notTensors(
  body: readonly ast.Statement[],
  names: readonly string[],
  isOfTensors: (attribute: string) => boolean,
): readonly string[] {
  const nodes = nodesIn(body);
  const rebound = reboundIn(body);
  const asked = askedOf(nodes);
  return names.flatMap((name) => {
    if (nodes.some((node) => takesItemByText(node, name))) return [`${name} is a mapping`];
    if (rebound.has(name) || asked.has(name)) return [];
    if (nodes.some((node) => takesSeveral(node, name) || goesAlong(node, name))) {
      return [`${name} is a sequence`];
    }
    const other = nodes.find(
      (node): node is ast.Attribute =>
        isKind(node, "Attribute") && isName(node.value, name) && !isOfTensors(node.attribute),
    );
    return other ? [`${name} has .${other.attribute}, as no tensor does`] : [];
  });
}

function takesItemByText(node: object, name: string): boolean {
  return (
    isKind(node, "Subscript") &&
    isName(node.value, name) &&
    node.index.kind === "Constant" &&
    node.index.value.type === "str"
  );
}

/** `torch.cat(xs, 1)` */
function takesSeveral(node: object, name: string): boolean {
  if (!isKind(node, "Call") || node.callee.kind !== "Attribute") return false;
  const { value, attribute } = node.callee;
  if (!isName(value, "torch") || !takingSeveral.has(attribute)) return false;
  const first = node.args.at(0) ?? node.keywords.find((one) => one.name === "tensors")?.value;
  return first !== undefined && isName(first, name);
}

/** `self.m[i](x[i])`: each layer takes its own. */
function goesAlong(node: object, name: string): boolean {
  if (!isKind(node, "Call") || node.callee.kind !== "Subscript") return false;
  const { index } = node.callee;
  return (
    index.kind === "Name" &&
    node.args.some(
      (arg) => arg.kind === "Subscript" && isName(arg.value, name) && isName(arg.index, index.id),
    )
  );
}

/** Names that hold something else behind some statement than what was given; `if x is None: x = …` leaves what is given. */
function reboundIn(body: readonly ast.Statement[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of nodesIn(body)) {
    for (const target of targetsOf(node)) {
      for (const name of boundBy(target)) found.add(name);
    }
  }
  for (const node of nodesIn(body)) {
    const name = isKind(node, "If") ? comparedWithNone(node.test) : undefined;
    if (name === undefined || !isKind(node, "If")) continue;
    const isOnlyHere = nodesIn(body).every(
      (one) =>
        !targetsOf(one).some((target) => isName(target, name)) || nodesIn(node.body).includes(one),
    );
    if (isOnlyHere) found.delete(name);
  }
  return found;
}

/** The names that a target gives a value; `x[0] = …` gives `x` none. */
function boundBy(target: ast.Expression): readonly string[] {
  if (target.kind === "Name") return [target.id];
  if (target.kind === "Starred") return boundBy(target.value);
  return target.kind === "Tuple" || target.kind === "List" ? target.elements.flatMap(boundBy) : [];
}

function targetsOf(node: object): readonly ast.Expression[] {
  if (isKind(node, "Assign")) return node.targets;
  if (isKind(node, "AugAssign") || isKind(node, "For")) return [node.target];
  return [];
}

function comparedWithNone(test: ast.Expression): string | undefined {
  if (test.kind !== "Compare" || test.left.kind !== "Name" || test.rest.length !== 1) {
    return undefined;
  }
  const [{ op, right }] = test.rest;
  const isNone = right.kind === "Constant" && right.value.type === "none";
  return op === "is" && isNone ? test.left.id : undefined;
}

/** Names of which the code itself asks what they are: `isinstance(x, list)`, `hasattr(x, "mask")`. */
function askedOf(nodes: readonly object[]): ReadonlySet<string> {
  return new Set(
    nodes.flatMap((node) => {
      if (!isKind(node, "Call") || node.callee.kind !== "Name") return [];
      const [first] = node.args;
      const isQuestion = ["isinstance", "hasattr", "getattr", "type"].includes(node.callee.id);
      return isQuestion && first?.kind === "Name" ? [first.id] : [];
    }),
  );
}

type NodeOf<K extends string> = Extract<ast.Expression | ast.Statement, { readonly kind: K }>;

function isKind<K extends (ast.Expression | ast.Statement)["kind"]>(
  node: object,
  kind: K,
): node is NodeOf<K> {
  return "kind" in node && node.kind === kind;
}

function isName(node: ast.Expression, name: string): boolean {
  return node.kind === "Name" && node.id === name;
}
