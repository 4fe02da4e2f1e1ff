/** What statements and expressions do to the names of the body that they stand in. */

import type * as ast from "../ast";
import { allParameters } from "./parameters";

/** Syntax that opens a scope. */
export type ScopeNode =
  ast.FunctionDef | ast.Lambda | ast.ClassDef | ast.Comprehension | ast.DictComp;

/** What syntax does to the names of the body that it stands in, told in the order in which it happens. */
export interface NameVisitor {
  /** Assigned, imported or defined. */
  readonly bind: (name: string) => void;
  /** By `:=`. */
  readonly bindWalrus: (name: string) => void;
  readonly use: (name: string) => void;
  readonly declare: (name: string, kind: "global" | "nonlocal") => void;
  /** Its contents are changed: `items` in `items.append(x)` and in `items[0] = x`. */
  readonly change: (container: ast.Expression) => void;
  /** A body of its own begins, which is not visited with this one. */
  readonly open: (node: ScopeNode) => void;
  readonly yields: () => void;
  readonly awaits: () => void;
  /** Whether the annotations of variables are evaluated here: not in functions. */
  readonly readsAnnotations: boolean;
}

/** Methods of lists, dicts and sets that change them. */
export const changing: ReadonlySet<string> = new Set([
  "add",
  "append",
  "appendleft",
  "clear",
  "discard",
  "extend",
  "insert",
  "pop",
  "popitem",
  "remove",
  "setdefault",
  "update",
]);

/** Tells what these statements do, one after the other. */
export function visitBody(names: NameVisitor, body: readonly ast.Statement[]): void {
  for (const statement of body) visitStatement(names, statement);
}

function visitStatement(names: NameVisitor, statement: ast.Statement): void {
  switch (statement.kind) {
    case "FunctionDef":
      names.bind(statement.name);
      statement.typeParameters?.forEach((parameter) => bindTypeParameter(names, parameter));
      visitAll(names, statement.decorators);
      visitParameterExpressions(names, statement.parameters);
      visitOptional(names, statement.returns);
      names.open(statement);
      return;
    case "ClassDef":
      names.bind(statement.name);
      statement.typeParameters?.forEach((parameter) => bindTypeParameter(names, parameter));
      visitAll(names, statement.decorators);
      visitAll(names, statement.bases);
      for (const keyword of statement.keywords) visitExpression(names, keyword.value);
      names.open(statement);
      return;
    case "Return":
      visitOptional(names, statement.value);
      return;
    case "Delete":
      for (const target of statement.targets) bindTarget(names, target);
      return;
    case "Assign":
      visitExpression(names, statement.value);
      for (const target of statement.targets) bindTarget(names, target);
      return;
    case "AugAssign":
      if (statement.target.kind === "Name") names.use(statement.target.id);
      visitExpression(names, statement.value);
      bindTarget(names, statement.target);
      return;
    case "AnnAssign":
      visitOptional(names, statement.value);
      if (names.readsAnnotations) visitExpression(names, statement.annotation);
      bindTarget(names, statement.target);
      return;
    case "For":
      visitExpression(names, statement.iter);
      bindTarget(names, statement.target);
      visitBody(names, statement.body);
      visitBody(names, statement.orelse);
      return;
    case "While":
    case "If":
      visitExpression(names, statement.test);
      visitBody(names, statement.body);
      visitBody(names, statement.orelse);
      return;
    case "With":
      for (const item of statement.items) {
        visitExpression(names, item.context);
        if (item.target) bindTarget(names, item.target);
      }
      visitBody(names, statement.body);
      return;
    case "Match":
      visitExpression(names, statement.subject);
      for (const each of statement.cases) {
        bindPattern(names, each.pattern);
        visitOptional(names, each.guard);
        visitBody(names, each.body);
      }
      return;
    case "Raise":
      visitOptional(names, statement.exception);
      visitOptional(names, statement.cause);
      return;
    case "Try":
      visitBody(names, statement.body);
      for (const handler of statement.handlers) {
        visitOptional(names, handler.type);
        if (handler.name !== undefined) names.bind(handler.name);
        visitBody(names, handler.body);
      }
      visitBody(names, statement.orelse);
      visitBody(names, statement.finalbody);
      return;
    case "Assert":
      visitExpression(names, statement.test);
      visitOptional(names, statement.message);
      return;
    case "Import":
      for (const alias of statement.names) {
        names.bind(alias.asName ?? alias.name.split(".")[0]);
      }
      return;
    case "ImportFrom":
      for (const alias of statement.names) {
        if (alias.name !== "*") names.bind(alias.asName ?? alias.name);
      }
      return;
    case "Global":
      for (const name of statement.names) names.declare(name, "global");
      return;
    case "Nonlocal":
      for (const name of statement.names) names.declare(name, "nonlocal");
      return;
    case "Expr":
      visitExpression(names, statement.value);
      return;
    case "TypeAlias":
      names.bind(statement.name);
      statement.typeParameters?.forEach((parameter) => bindTypeParameter(names, parameter));
      visitExpression(names, lazyValue(statement));
      return;
    case "Pass":
    case "Break":
    case "Continue":
    case "ErrorStatement":
      return;
  }
}

const lazyValues = new WeakMap<ast.TypeAlias, ast.Lambda>();

/** The value of a `type` statement as a function without parameters, always the same node. */
export function lazyValue(statement: ast.TypeAlias): ast.Lambda {
  const known = lazyValues.get(statement);
  if (known) return known;
  const { value } = statement;
  const parameters = { posOnly: [], positional: [], kwOnly: [] };
  const made: ast.Lambda = { kind: "Lambda", at: value.at, parameters, body: value };
  lazyValues.set(statement, made);
  return made;
}

function bindTypeParameter(names: NameVisitor, parameter: ast.TypeParameter): void {
  names.bind(parameter.name);
  visitOptional(names, parameter.bound);
}

function visitParameterExpressions(names: NameVisitor, parameters: ast.Parameters): void {
  for (const parameter of allParameters(parameters)) {
    visitOptional(names, parameter.default);
    visitOptional(names, parameter.annotation);
  }
}

/** Tells what giving a value to this does. */
export function bindTarget(names: NameVisitor, target: ast.Expression): void {
  switch (target.kind) {
    case "Name":
      names.bind(target.id);
      return;
    case "Tuple":
    case "List":
      for (const element of target.elements) bindTarget(names, element);
      return;
    case "Starred":
      bindTarget(names, target.value);
      return;
    case "Subscript":
      names.change(target.value);
      visitExpression(names, target);
      return;
    default:
      visitExpression(names, target);
  }
}

function bindPattern(names: NameVisitor, pattern: ast.Pattern): void {
  switch (pattern.kind) {
    case "MatchValue":
      visitExpression(names, pattern.value);
      return;
    case "MatchSingleton":
      return;
    case "MatchSequence":
    case "MatchOr":
      for (const inner of pattern.patterns) bindPattern(names, inner);
      return;
    case "MatchMapping":
      for (const entry of pattern.entries) {
        visitExpression(names, entry.key);
        bindPattern(names, entry.pattern);
      }
      if (pattern.rest !== undefined) names.bind(pattern.rest);
      return;
    case "MatchClass":
      visitExpression(names, pattern.cls);
      for (const inner of pattern.patterns) bindPattern(names, inner);
      for (const keyword of pattern.keywords) bindPattern(names, keyword.pattern);
      return;
    case "MatchStar":
      if (pattern.name !== undefined) names.bind(pattern.name);
      return;
    case "MatchAs":
      if (pattern.pattern) bindPattern(names, pattern.pattern);
      if (pattern.name !== undefined) names.bind(pattern.name);
      return;
  }
}

function visitAll(names: NameVisitor, expressions: readonly ast.Expression[]): void {
  for (const expression of expressions) visitExpression(names, expression);
}

function visitOptional(names: NameVisitor, expression: ast.Expression | undefined): void {
  if (expression) visitExpression(names, expression);
}

export function visitExpression(names: NameVisitor, e: ast.Expression): void {
  switch (e.kind) {
    case "Name":
      names.use(e.id);
      return;
    case "NamedExpr":
      visitExpression(names, e.value);
      names.bindWalrus(e.target.id);
      return;
    case "BoolOp":
      visitAll(names, e.values);
      return;
    case "BinOp":
      visitExpression(names, e.left);
      visitExpression(names, e.right);
      return;
    case "UnaryOp":
      visitExpression(names, e.operand);
      return;
    case "Lambda":
      visitParameterExpressions(names, e.parameters);
      names.open(e);
      return;
    case "IfExp":
      visitExpression(names, e.test);
      visitExpression(names, e.body);
      visitExpression(names, e.orelse);
      return;
    case "Dict":
      for (const entry of e.entries) {
        visitOptional(names, entry.key);
        visitExpression(names, entry.value);
      }
      return;
    case "List":
    case "Tuple":
    case "Set":
      visitAll(names, e.elements);
      return;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      visitExpression(names, e.generators[0].iter);
      names.open(e);
      return;
    case "Await":
      names.awaits();
      visitExpression(names, e.value);
      return;
    case "YieldFrom":
      names.yields();
      visitExpression(names, e.value);
      return;
    case "Yield":
      names.yields();
      visitOptional(names, e.value);
      return;
    case "Compare":
      visitExpression(names, e.left);
      for (const { right } of e.rest) visitExpression(names, right);
      return;
    case "Call":
      if (e.callee.kind === "Attribute" && changing.has(e.callee.attribute)) {
        names.change(e.callee.value);
      }
      visitExpression(names, e.callee);
      visitAll(names, e.args);
      for (const keyword of e.keywords) visitExpression(names, keyword.value);
      return;
    case "JoinedStr":
      for (const part of e.parts) if (typeof part !== "string") visitFormatted(names, part);
      return;
    case "Attribute":
      visitExpression(names, e.value);
      return;
    case "Subscript":
      visitExpression(names, e.value);
      visitExpression(names, e.index);
      return;
    case "Slice":
      visitOptional(names, e.lower);
      visitOptional(names, e.upper);
      visitOptional(names, e.step);
      return;
    case "Starred":
      visitExpression(names, e.value);
      return;
    case "Constant":
    case "ErrorExpression":
      return;
  }
}

function visitFormatted(names: NameVisitor, part: ast.FormattedValue): void {
  visitExpression(names, part.value);
  if (part.spec) visitExpression(names, part.spec);
}
