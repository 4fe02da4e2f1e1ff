/** Statements: tree-sitter's nodes into ours, one row of a table for each kind. */

import type { Expression, Statement } from "../ast";
import {
  forStatement,
  ifStatement,
  matchStatement,
  tryStatement,
  whileStatement,
  withStatement,
} from "./controlFlow";
import type { Converter } from "./converter";
import {
  children,
  errorStatement,
  holeMessage,
  isMissing,
  kindOf,
  maxDepth,
  nameOf,
  problem,
  rangeOf,
} from "./converter";
import { classDefinition, decorated, functionDefinition, typeAlias } from "./definitions";
import { expression, expressionOrTuple, expressions } from "./expressions";
import { imported, importedFrom } from "./imports";
import { binaryOperator } from "./operators";

type Convert = (c: Converter, node: number) => Statement;

/** The statements among the children of a module or block. */
export function statements(c: Converter, nodes: readonly number[]): Statement[] {
  const converted: Statement[] = [];
  for (const node of nodes) {
    if (kindOf(c, node) === ";") continue;
    converted.push(statement(c, node));
  }
  return converted;
}

function statement(c: Converter, node: number): Statement {
  const convert = rows[kindOf(c, node)];
  if (convert === undefined) return errorStatement(c, rangeOf(c, node), "invalid syntax");
  if (c.depth >= maxDepth) {
    return errorStatement(c, rangeOf(c, node), "too many statically nested blocks");
  }
  c.depth++;
  const converted = convert(c, node);
  c.depth--;
  return converted;
}

/** A simple statement that holds ERROR text, or a token tree-sitter had to invent, is an ErrorStatement. */
function whole(convert: Convert): Convert {
  return (c, node) => {
    const broken = children(c, node).some((n) => kindOf(c, n) === "ERROR" || isMissing(c, n));
    if (broken) return errorStatement(c, rangeOf(c, node), "invalid syntax");
    return convert(c, node);
  };
}

/** A compound statement stands in spite of an error in its header. */
function compound(convert: Convert): Convert {
  return (c, node) => {
    for (const child of children(c, node)) {
      if (kindOf(c, child) === "ERROR") problem(c, rangeOf(c, child), "invalid syntax");
      else if (isMissing(c, child)) problem(c, rangeOf(c, child), `expected '${kindOf(c, child)}'`);
    }
    return convert(c, node);
  };
}

const expressionStatement: Convert = (c, node) => {
  const nodes = children(c, node);
  const kind = kindOf(c, nodes[0]);
  const message = holeMessage(c, nodes[0]);
  if (message !== undefined) return { kind: "ErrorStatement", message, at: rangeOf(c, node) };
  if (kind === "named_expression") problem(c, rangeOf(c, nodes[0]), "invalid syntax");
  if (nodes.length === 1 && kind === "assignment") return assignment(c, nodes[0]);
  if (nodes.length === 1 && kind === "augmented_assignment") return augmented(c, nodes[0]);
  return { kind: "Expr", value: expressionOrTuple(c, nodes), at: rangeOf(c, node) };
};

const assignment: Convert = (c, node) => {
  const nodes = children(c, node);
  const at = rangeOf(c, node);
  if (kindOf(c, nodes[1]) === ":") {
    const [left, , annotation, , value] = nodes;
    const target = expression(c, left);
    if (target.kind === "Tuple" || target.kind === "List") {
      const what = target.kind.toLowerCase();
      problem(c, target.at, `only single target (not ${what}) can be annotated`);
    }
    return {
      kind: "AnnAssign",
      target,
      annotation: expression(c, annotation),
      value: value === undefined ? undefined : expression(c, value),
      at,
    };
  }
  const targets: Expression[] = [];
  let value = node;
  while (kindOf(c, value) === "assignment") {
    const parts = children(c, value);
    if (parts.length !== 3 || kindOf(c, parts[1]) !== "=") break;
    targets.push(expression(c, parts[0]));
    value = parts[2];
  }
  if (targets.length === 0) return errorStatement(c, at, "invalid syntax");
  return { kind: "Assign", targets, value: expression(c, value), at };
};

const augmented: Convert = whole((c, node) => {
  const [left, operator, value] = children(c, node);
  const op = binaryOperator(kindOf(c, operator).slice(0, -1));
  if (op === undefined) return errorStatement(c, rangeOf(c, node), "invalid syntax");
  const target = expression(c, left);
  if (target.kind === "Tuple" || target.kind === "List") {
    const what = target.kind.toLowerCase();
    problem(c, target.at, `'${what}' is an illegal expression for augmented assignment`);
  }
  return {
    kind: "AugAssign",
    target,
    op,
    value: expression(c, value),
    at: rangeOf(c, node),
  };
});

const returned: Convert = (c, node) => {
  const value = children(c, node).at(1);
  const at = rangeOf(c, node);
  return { kind: "Return", value: value === undefined ? undefined : expression(c, value), at };
};

const deleted: Convert = (c, node) => {
  const target = children(c, node).at(1);
  const isList = target !== undefined && kindOf(c, target) === "expression_list";
  const targets = isList ? expressions(c, children(c, target)) : [expression(c, target)];
  for (const one of targets) refuseTarget(c, one, "delete");
  return { kind: "Delete", targets, at: rangeOf(c, node) };
};

const raised: Convert = (c, node) => {
  const nodes = children(c, node);
  const from = nodes.findIndex((child) => kindOf(c, child) === "FROM");
  const exception = from === 1 ? undefined : nodes.at(1);
  if (exception !== undefined && kindOf(c, exception) === "expression_list") {
    problem(c, rangeOf(c, exception), "invalid syntax");
  }
  const cause = from < 0 ? undefined : nodes.at(from + 1);
  return {
    kind: "Raise",
    exception: exception === undefined ? undefined : expression(c, exception),
    cause: cause === undefined ? undefined : expression(c, cause),
    at: rangeOf(c, node),
  };
};

const asserted: Convert = (c, node) => {
  const [, test, , message] = children(c, node);
  return {
    kind: "Assert",
    test: expression(c, test),
    message: message === undefined ? undefined : expression(c, message),
    at: rangeOf(c, node),
  };
};

/** The grammar takes any expression behind `del` and `as`. */
export function refuseTarget(c: Converter, target: Expression, what: "delete" | "assign to"): void {
  if (target.kind === "Tuple" || target.kind === "List") {
    for (const element of target.elements) refuseTarget(c, element, what);
    return;
  }
  if (target.kind === "Starred" && what === "assign to") return;
  if (assignable.has(target.kind)) return;
  problem(
    c,
    target.at,
    `cannot ${what} ${target.kind === "Call" ? "function call" : "expression"}`,
  );
}

const assignable = new Set(["Name", "Attribute", "Subscript", "ErrorExpression"]);

const scoped =
  (kind: "Global" | "Nonlocal"): Convert =>
  (c, node) => {
    const names = children(c, node).filter((child) => kindOf(c, child) === "identifier");
    return { kind, names: names.map((name) => nameOf(c, name)), at: rangeOf(c, node) };
  };

const simple =
  (kind: "Pass" | "Break" | "Continue"): Convert =>
  (c, node) => ({ kind, at: rangeOf(c, node) });

/** Does a logical line begin with a node of this kind? */
export function beginsLine(kind: string): boolean {
  return kind in rows || clauses.has(kind);
}

const clauses = new Set([
  ...["elif_clause", "else_clause", "except_clause", "finally_clause", "case_clause", "decorator"],
]);

const rows: Readonly<Record<string, Convert | undefined>> = {
  expression_statement: whole(expressionStatement),
  return_statement: whole(returned),
  delete_statement: whole(deleted),
  raise_statement: whole(raised),
  assert_statement: whole(asserted),
  import_statement: whole(imported),
  import_from_statement: whole(importedFrom),
  future_import_statement: whole(importedFrom),
  global_statement: whole(scoped("Global")),
  nonlocal_statement: whole(scoped("Nonlocal")),
  pass_statement: simple("Pass"),
  break_statement: simple("Break"),
  continue_statement: simple("Continue"),
  type_alias_statement: whole(typeAlias),
  if_statement: compound(ifStatement),
  for_statement: compound(forStatement),
  while_statement: compound(whileStatement),
  try_statement: compound(tryStatement),
  with_statement: compound(withStatement),
  match_statement: compound(matchStatement),
  decorated_definition: compound(decorated),
  function_definition: compound((c, node) => functionDefinition(c, node, [])),
  class_definition: compound((c, node) => classDefinition(c, node, [])),
};
