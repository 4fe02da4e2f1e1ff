/** Statements: tree-sitter's nodes into ours, one row of a table for each kind. */

import type { Range } from "../../source";
import type { Expression, If, ImportAlias, Statement } from "../ast";
import type { Converter } from "./converter";
import {
  children,
  errorStatement,
  firstOf,
  holeMessage,
  isMissing,
  kindOf,
  maxDepth,
  nameOf,
  problem,
  rangeFrom,
  rangeOf,
  textOf,
} from "./converter";
import {
  binaryOperator,
  callArguments,
  expression,
  expressionOrTuple,
  expressions,
} from "./expressions";
import { parameters } from "./parameters";
import { casePattern } from "./patterns";
import { typeParameters } from "./types";

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

/** The statements of the block among nodes; an empty one gets an ErrorStatement. */
function body(c: Converter, nodes: readonly number[]): Statement[] {
  const block = firstOf(c, nodes, "block");
  const found = block === undefined ? [] : statements(c, children(c, block));
  if (found.length > 0) return found;
  const end = c.tree.ends[nodes[nodes.length - 1]];
  const at = rangeFrom(c, c.tree.starts[nodes[0]], end);
  return [errorStatement(c, at, "expected an indented block")];
}

/**
 * From a node's start to the end of the last statement in it, the semicolon behind that included: blanks and comments
 * do not count.
 */
function rangeTo(c: Converter, first: number, last: readonly Statement[]): Range {
  const start = c.tree.starts[first];
  semicolon.lastIndex = last.at(-1)?.at.end ?? start;
  const end = semicolon.lastIndex + (semicolon.exec(c.file.text)?.[0].length ?? 0);
  return rangeFrom(c, start, end);
}

const semicolon = /(?:[ \t\f]|\\\r?\n)*;/y;

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

function importAliases(c: Converter, nodes: readonly number[]): ImportAlias[] {
  const aliases: ImportAlias[] = [];
  for (const node of nodes) {
    const kind = kindOf(c, node);
    const at = rangeOf(c, node);
    if (kind === "wildcard_import") {
      aliases.push({ name: "*", at });
    } else if (kind === "dotted_name") {
      aliases.push({ name: dotted(c, node), at });
    } else if (kind === "aliased_import") {
      const [name, , asName] = children(c, node);
      aliases.push({ name: dotted(c, name), asName: nameOf(c, asName), at });
    }
  }
  return aliases;
}

function dotted(c: Converter, node: number): string {
  return children(c, node)
    .map((child) => nameOf(c, child))
    .join("");
}

function refuseTrailingComma(c: Converter, nodes: readonly number[]): void {
  const last = nodes[nodes.length - 1];
  if (kindOf(c, last) !== ",") return;
  const message = "trailing comma not allowed without surrounding parentheses";
  problem(c, rangeOf(c, last), message);
}

const imported: Convert = (c, node) => {
  const nodes = children(c, node);
  refuseTrailingComma(c, nodes);
  return { kind: "Import", names: importAliases(c, nodes), at: rangeOf(c, node) };
};

const importedFrom: Convert = (c, node) => {
  const [, source, , ...rest] = children(c, node);
  const names = importAliases(c, rest);
  const attribute = names.find((alias) => alias.name.includes("."));
  if (attribute !== undefined) problem(c, attribute.at, "invalid syntax");
  refuseTrailingComma(c, rest);
  const at = rangeOf(c, node);
  if (kindOf(c, source) !== "relative_import") {
    const module = kindOf(c, source) === "dotted_name" ? dotted(c, source) : textOf(c, source);
    return { kind: "ImportFrom", module, level: 0, names, at };
  }
  const [prefix, name] = children(c, source);
  const level = textOf(c, prefix).replace(/[^.]/g, "").length;
  return {
    kind: "ImportFrom",
    module: name === undefined ? "" : dotted(c, name),
    level,
    names,
    at,
  };
};

const scoped =
  (kind: "Global" | "Nonlocal"): Convert =>
  (c, node) => {
    const names = children(c, node).filter((child) => kindOf(c, child) === "identifier");
    return { kind, names: names.map((name) => nameOf(c, name)), at: rangeOf(c, node) };
  };

const simple =
  (kind: "Pass" | "Break" | "Continue"): Convert =>
  (c, node) => ({ kind, at: rangeOf(c, node) });

const typeAlias: Convert = (c, node) => {
  const [, left, , right] = children(c, node);
  const [target] = children(c, left);
  const isGeneric = kindOf(c, target) === "generic_type";
  const [name, list] = isGeneric ? children(c, target) : [target];
  return {
    kind: "TypeAlias",
    name: nameOf(c, name),
    value: expression(c, right),
    typeParameters: isGeneric ? typeParameters(c, list) : undefined,
    at: rangeOf(c, node),
  };
};

const ifStatement: Convert = (c, node) => {
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
};

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

const forStatement: Convert = (c, node) => {
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
};

const whileStatement: Convert = (c, node) => {
  const nodes = children(c, node);
  const test = expression(c, nodes.at(1));
  const then = body(c, nodes);
  const orelse = elseBody(c, nodes);
  const at = rangeTo(c, node, orelse.length > 0 ? orelse : then);
  return { kind: "While", test, body: then, orelse, at };
};

const tryStatement: Convert = (c, node) => {
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
};

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

const withStatement: Convert = (c, node) => {
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
};

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
  if (kindOf(c, value) !== "as_pattern") return { context: expression(c, value) };
  const [context, , target] = children(c, value);
  const assigned = expression(c, target + 1);
  refuseTarget(c, assigned, "assign to");
  return { context: expression(c, context), target: assigned };
}

/** The grammar takes any expression behind `del` and `as`. */
function refuseTarget(c: Converter, target: Expression, what: "delete" | "assign to"): void {
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

const matchStatement: Convert = (c, node) => {
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
};

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

const decorated: Convert = (c, node) => {
  const nodes = children(c, node);
  const decorators = nodes
    .filter((child) => kindOf(c, child) === "decorator")
    .map((child) => expression(c, children(c, child).at(1)));
  const definition = nodes[nodes.length - 1];
  if (kindOf(c, definition) === "class_definition")
    return classDefinition(c, definition, decorators);
  return functionDefinition(c, definition, decorators);
};

function functionDefinition(
  c: Converter,
  node: number,
  decorators: readonly Expression[],
): Statement {
  const nodes = children(c, node);
  const name = firstOf(c, nodes, "identifier");
  const list = firstOf(c, nodes, "parameters");
  const generics = firstOf(c, nodes, "type_parameter");
  const arrow = nodes.findIndex((child) => kindOf(c, child) === "->");
  if (name === undefined) return errorStatement(c, rangeOf(c, node), "invalid syntax");
  const then = body(c, nodes);
  return {
    kind: "FunctionDef",
    name: nameOf(c, name),
    nameAt: rangeOf(c, name),
    parameters: parameters(c, list),
    body: then,
    decorators,
    returns: arrow < 0 ? undefined : expression(c, nodes.at(arrow + 1)),
    isAsync: kindOf(c, nodes[0]) === "ASYNC",
    typeParameters: generics === undefined ? undefined : typeParameters(c, generics),
    at: rangeTo(c, node, then),
  };
}

function classDefinition(c: Converter, node: number, decorators: readonly Expression[]): Statement {
  const nodes = children(c, node);
  const name = firstOf(c, nodes, "identifier");
  const list = firstOf(c, nodes, "argument_list");
  const generics = firstOf(c, nodes, "type_parameter");
  if (name === undefined) return errorStatement(c, rangeOf(c, node), "invalid syntax");
  const header = list === undefined ? { args: [], keywords: [] } : callArguments(c, list);
  const then = body(c, nodes);
  return {
    kind: "ClassDef",
    name: nameOf(c, name),
    nameAt: rangeOf(c, name),
    bases: header.args,
    keywords: header.keywords,
    body: then,
    decorators,
    typeParameters: generics === undefined ? undefined : typeParameters(c, generics),
    at: rangeTo(c, node, then),
  };
}

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
