/** Which variables a body has, which of them inner bodies share, and where each name is looked up. */

import type * as ast from "../ast";
import type { CodeKind } from "../code";

/** The names of one body. */
export interface Scope {
  readonly kind: CodeKind;
  readonly parent: Scope | undefined;
  /** The class whose private names (`__x`) are mangled here. */
  readonly className: string | undefined;
  /** Assigned, imported, defined or a parameter here. */
  readonly bound: Set<string>;
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  readonly uses: Set<string>;
  /** Variables of this body that inner bodies use. */
  readonly cells: Set<string>;
  /** Variables of outer bodies that this one or an inner one uses. */
  readonly frees: Set<string>;
  readonly inner: Map<ScopeNode, Scope>;
  /** What has its contents changed: `items` in `items.append(x)` and in `items[0] = x`. */
  readonly changed: ast.Expression[];
  hasYield: boolean;
  hasAwait: boolean;
}

/** Syntax that opens a scope. */
export type ScopeNode =
  ast.FunctionDef | ast.Lambda | ast.ClassDef | ast.Comprehension | ast.DictComp;

export type Place = "local" | "cell" | "global" | "name" | "classcell";

export function moduleScope(): Scope {
  return newScope("module", undefined, undefined);
}

/** A class outside of all functions needs no analysis: its names are its own or global. */
export function classScope(node: ast.ClassDef, parent: Scope): Scope {
  const scope = newScope("class", parent, node.name);
  scope.cells.add("__class__");
  visitGlobals(scope, node.body);
  return scope;
}

/** Analyses a function, lambda, comprehension, or a class inside a function, with all that is inside. */
export function analyze(node: ScopeNode, parent: Scope): Scope {
  const scope = scopeOf(node, parent);
  resolve(scope);
  return scope;
}

/** Where code of this scope finds a name. */
export function placeOf(scope: Scope, name: string): Place {
  switch (scope.kind) {
    case "module":
      return "global";
    case "class":
      if (scope.globals.has(name)) return "global";
      if (scope.nonlocals.has(name)) return "cell";
      if (name === "__class__") return "name";
      return scope.frees.has(name) && !scope.bound.has(name) ? "classcell" : "name";
    case "function":
    case "comprehension":
      if (scope.cells.has(name) || scope.frees.has(name)) return "cell";
      return scope.bound.has(name) && !scope.globals.has(name) ? "local" : "global";
  }
}

/** `__x` inside of a class is `_Class__x`. */
export function mangle(scope: Scope, name: string): string {
  if (scope.className === undefined || !name.startsWith("__")) return name;
  if (name.endsWith("__") || name.includes(".")) return name;
  const className = scope.className.replace(/^_+/, "");
  return className === "" ? name : `_${className}${name}`;
}

/** The scope of a module with nothing but these statements. */
export function scopeOfStatements(statements: readonly ast.Statement[]): Scope {
  const scope = moduleScope();
  visitBody(scope, statements);
  resolve(scope);
  return scope;
}

/** Whether a name that is used in a scope may be a global one: in a class it is, where the class lacks it. */
export function isGlobalUse(scope: Scope, name: string): boolean {
  const place = placeOf(scope, name);
  return place === "global" || place === "name" || place === "classcell";
}

/** Names that running these statements in this scope may bind: what becomes unknown where they do not run. */
export function boundNames(statements: readonly ast.Statement[]): Set<string> {
  const scope = newScope("function", undefined, undefined);
  visitBody(scope, statements);
  return scope.bound;
}

/** Names, and attributes of names, whose contents these statements may change: once each. */
export function changedContainers(
  statements: readonly ast.Statement[],
): readonly (ast.Name | ast.Attribute)[] {
  const scope = newScope("function", undefined, undefined);
  visitBody(scope, statements);
  const found = new Map<string, ast.Name | ast.Attribute>();
  for (const e of scope.changed) {
    if (e.kind === "Name") found.set(e.id, e);
    else if (e.kind === "Attribute" && e.value.kind === "Name") {
      found.set(`${e.value.id}.${e.attribute}`, e);
    }
  }
  return [...found.values()];
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

/** The names that an assignment target binds. */
export function targetNames(target: ast.Expression): Set<string> {
  const scope = newScope("function", undefined, undefined);
  bindTarget(scope, target);
  return scope.bound;
}

function newScope(kind: CodeKind, parent: Scope | undefined, className: string | undefined): Scope {
  return {
    kind,
    parent,
    className,
    bound: new Set(),
    globals: new Set(),
    nonlocals: new Set(),
    uses: new Set(),
    cells: new Set(),
    frees: new Set(),
    inner: new Map(),
    changed: [],
    hasYield: false,
    hasAwait: false,
  };
}

function isFunctionLike(scope: Scope): boolean {
  return scope.kind === "function" || scope.kind === "comprehension";
}

function scopeOf(node: ScopeNode, parent: Scope): Scope {
  switch (node.kind) {
    case "FunctionDef": {
      const scope = newScope("function", parent, parent.className);
      bindParameters(scope, node.parameters);
      visitBody(scope, node.body);
      return scope;
    }
    case "Lambda": {
      const scope = newScope("function", parent, parent.className);
      bindParameters(scope, node.parameters);
      visit(scope, node.body);
      return scope;
    }
    case "ClassDef": {
      const scope = newScope("class", parent, node.name);
      visitBody(scope, node.body);
      return scope;
    }
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return comprehensionScope(node, parent);
  }
}

function comprehensionScope(node: ast.Comprehension | ast.DictComp, parent: Scope): Scope {
  const scope = newScope("comprehension", parent, parent.className);
  scope.hasYield = node.kind === "GeneratorExp";
  scope.hasAwait = node.generators.some((generator) => generator.isAsync);
  node.generators.forEach((generator, i) => {
    // The first iterable is evaluated outside.
    if (i > 0) visit(scope, generator.iter);
    bindTarget(scope, generator.target);
    for (const condition of generator.conditions) visit(scope, condition);
  });
  if (node.kind === "DictComp") {
    visit(scope, node.key);
    visit(scope, node.value);
  } else {
    visit(scope, node.element);
  }
  return scope;
}

function bindParameters(scope: Scope, parameters: ast.Parameters): void {
  for (const parameter of allParameters(parameters)) {
    scope.bound.add(mangle(scope, parameter.name));
  }
}

/** In the order they are written. */
export function writtenParameters(parameters: ast.Parameters): readonly ast.Parameter[] {
  const { posOnly, positional, kwOnly, vararg, kwarg } = parameters;
  return [
    ...posOnly,
    ...positional,
    ...(vararg ? [vararg] : []),
    ...kwOnly,
    ...(kwarg ? [kwarg] : []),
  ];
}

/** In the order of their slots. */
export function allParameters(parameters: ast.Parameters): readonly ast.Parameter[] {
  const { posOnly, positional, kwOnly, vararg, kwarg } = parameters;
  return [
    ...posOnly,
    ...positional,
    ...kwOnly,
    ...(vararg ? [vararg] : []),
    ...(kwarg ? [kwarg] : []),
  ];
}

/** Marks what is shared between scopes, innermost first. */
function resolve(scope: Scope): void {
  for (const name of [...scope.uses, ...scope.nonlocals]) {
    const isOwn = scope.bound.has(name) && !scope.nonlocals.has(name);
    if (isOwn || scope.globals.has(name)) continue;
    if (isBoundOutside(scope.parent, name)) scope.frees.add(name);
  }
  for (const inner of scope.inner.values()) {
    resolve(inner);
    for (const name of inner.frees) {
      if (ownsCell(scope, name)) scope.cells.add(name);
      else scope.frees.add(name);
    }
  }
  if (scope.kind === "class") scope.cells.add("__class__");
}

function ownsCell(scope: Scope, name: string): boolean {
  if (scope.kind === "class") return name === "__class__";
  const isDeclared = scope.nonlocals.has(name) || scope.globals.has(name);
  return isFunctionLike(scope) && scope.bound.has(name) && !isDeclared;
}

function isBoundOutside(scope: Scope | undefined, name: string): boolean {
  for (let s = scope; s !== undefined; s = s.parent) {
    if (isFunctionLike(s) && s.globals.has(name)) return false;
    if (ownsCell(s, name)) return true;
  }
  return false;
}

/** Only what `global` statements of a class body say; its other names need no analysis. */
function visitGlobals(scope: Scope, body: readonly ast.Statement[]): void {
  for (const statement of body) {
    if (statement.kind === "Global") for (const name of statement.names) scope.globals.add(name);
  }
}

function visitBody(scope: Scope, body: readonly ast.Statement[]): void {
  for (const statement of body) visitStatement(scope, statement);
}

function visitStatement(scope: Scope, statement: ast.Statement): void {
  switch (statement.kind) {
    case "FunctionDef":
      bindName(scope, statement.name);
      statement.typeParameters?.forEach((parameter) => bindTypeParameter(scope, parameter));
      visitAll(scope, statement.decorators);
      visitParameterExpressions(scope, statement.parameters);
      visitOptional(scope, statement.returns);
      scope.inner.set(statement, scopeOf(statement, scope));
      return;
    case "ClassDef":
      bindName(scope, statement.name);
      statement.typeParameters?.forEach((parameter) => bindTypeParameter(scope, parameter));
      visitAll(scope, statement.decorators);
      visitAll(scope, statement.bases);
      for (const keyword of statement.keywords) visit(scope, keyword.value);
      scope.inner.set(statement, scopeOf(statement, scope));
      return;
    case "Return":
      visitOptional(scope, statement.value);
      return;
    case "Delete":
      for (const target of statement.targets) bindTarget(scope, target);
      return;
    case "Assign":
      visit(scope, statement.value);
      for (const target of statement.targets) bindTarget(scope, target);
      return;
    case "AugAssign":
      if (statement.target.kind === "Name") use(scope, statement.target.id);
      visit(scope, statement.value);
      bindTarget(scope, statement.target);
      return;
    case "AnnAssign":
      visitOptional(scope, statement.value);
      if (!isFunctionLike(scope)) visit(scope, statement.annotation);
      bindTarget(scope, statement.target);
      return;
    case "For":
      visit(scope, statement.iter);
      bindTarget(scope, statement.target);
      visitBody(scope, statement.body);
      visitBody(scope, statement.orelse);
      return;
    case "While":
    case "If":
      visit(scope, statement.test);
      visitBody(scope, statement.body);
      visitBody(scope, statement.orelse);
      return;
    case "With":
      for (const item of statement.items) {
        visit(scope, item.context);
        if (item.target) bindTarget(scope, item.target);
      }
      visitBody(scope, statement.body);
      return;
    case "Match":
      visit(scope, statement.subject);
      for (const each of statement.cases) {
        bindPattern(scope, each.pattern);
        visitOptional(scope, each.guard);
        visitBody(scope, each.body);
      }
      return;
    case "Raise":
      visitOptional(scope, statement.exception);
      visitOptional(scope, statement.cause);
      return;
    case "Try":
      visitBody(scope, statement.body);
      for (const handler of statement.handlers) {
        visitOptional(scope, handler.type);
        if (handler.name !== undefined) bindName(scope, handler.name);
        visitBody(scope, handler.body);
      }
      visitBody(scope, statement.orelse);
      visitBody(scope, statement.finalbody);
      return;
    case "Assert":
      visit(scope, statement.test);
      visitOptional(scope, statement.message);
      return;
    case "Import":
      for (const alias of statement.names) {
        bindName(scope, alias.asName ?? alias.name.split(".")[0]);
      }
      return;
    case "ImportFrom":
      for (const alias of statement.names) {
        if (alias.name !== "*") bindName(scope, alias.asName ?? alias.name);
      }
      return;
    case "Global":
      for (const name of statement.names) scope.globals.add(mangle(scope, name));
      return;
    case "Nonlocal":
      for (const name of statement.names) scope.nonlocals.add(mangle(scope, name));
      return;
    case "Expr":
      visit(scope, statement.value);
      return;
    case "TypeAlias":
      bindName(scope, statement.name);
      statement.typeParameters?.forEach((parameter) => bindTypeParameter(scope, parameter));
      visit(scope, lazyValue(statement));
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

function bindTypeParameter(scope: Scope, parameter: ast.TypeParameter): void {
  bindName(scope, parameter.name);
  visitOptional(scope, parameter.bound);
}

function visitParameterExpressions(scope: Scope, parameters: ast.Parameters): void {
  for (const parameter of allParameters(parameters)) {
    visitOptional(scope, parameter.default);
    visitOptional(scope, parameter.annotation);
  }
}

function use(scope: Scope, name: string): void {
  scope.uses.add(mangle(scope, name));
  if (name === "super") scope.uses.add("__class__");
}

function bindName(scope: Scope, name: string): void {
  scope.bound.add(mangle(scope, name));
}

function bindTarget(scope: Scope, target: ast.Expression): void {
  switch (target.kind) {
    case "Name":
      bindName(scope, target.id);
      return;
    case "Tuple":
    case "List":
      for (const element of target.elements) bindTarget(scope, element);
      return;
    case "Starred":
      bindTarget(scope, target.value);
      return;
    case "Subscript":
      scope.changed.push(target.value);
      visit(scope, target);
      return;
    default:
      visit(scope, target);
  }
}

function bindPattern(scope: Scope, pattern: ast.Pattern): void {
  switch (pattern.kind) {
    case "MatchValue":
      visit(scope, pattern.value);
      return;
    case "MatchSingleton":
      return;
    case "MatchSequence":
    case "MatchOr":
      for (const inner of pattern.patterns) bindPattern(scope, inner);
      return;
    case "MatchMapping":
      for (const entry of pattern.entries) {
        visit(scope, entry.key);
        bindPattern(scope, entry.pattern);
      }
      if (pattern.rest !== undefined) bindName(scope, pattern.rest);
      return;
    case "MatchClass":
      visit(scope, pattern.cls);
      for (const inner of pattern.patterns) bindPattern(scope, inner);
      for (const keyword of pattern.keywords) bindPattern(scope, keyword.pattern);
      return;
    case "MatchStar":
      if (pattern.name !== undefined) bindName(scope, pattern.name);
      return;
    case "MatchAs":
      if (pattern.pattern) bindPattern(scope, pattern.pattern);
      if (pattern.name !== undefined) bindName(scope, pattern.name);
      return;
  }
}

function visitAll(scope: Scope, expressions: readonly ast.Expression[]): void {
  for (const expression of expressions) visit(scope, expression);
}

function visitOptional(scope: Scope, expression: ast.Expression | undefined): void {
  if (expression) visit(scope, expression);
}

function visit(scope: Scope, e: ast.Expression): void {
  switch (e.kind) {
    case "Name":
      use(scope, e.id);
      return;
    case "NamedExpr":
      visit(scope, e.value);
      bindWalrus(scope, mangle(scope, e.target.id));
      return;
    case "BoolOp":
      visitAll(scope, e.values);
      return;
    case "BinOp":
      visit(scope, e.left);
      visit(scope, e.right);
      return;
    case "UnaryOp":
      visit(scope, e.operand);
      return;
    case "Lambda":
      visitParameterExpressions(scope, e.parameters);
      scope.inner.set(e, scopeOf(e, scope));
      return;
    case "IfExp":
      visit(scope, e.test);
      visit(scope, e.body);
      visit(scope, e.orelse);
      return;
    case "Dict":
      for (const entry of e.entries) {
        visitOptional(scope, entry.key);
        visit(scope, entry.value);
      }
      return;
    case "List":
    case "Tuple":
    case "Set":
      visitAll(scope, e.elements);
      return;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      visit(scope, e.generators[0].iter);
      visitInnerComprehension(scope, e);
      return;
    case "Await":
      scope.hasAwait = true;
      visit(scope, e.value);
      return;
    case "YieldFrom":
      scope.hasYield = true;
      visit(scope, e.value);
      return;
    case "Yield":
      scope.hasYield = true;
      visitOptional(scope, e.value);
      return;
    case "Compare":
      visit(scope, e.left);
      for (const { right } of e.rest) visit(scope, right);
      return;
    case "Call":
      if (e.callee.kind === "Attribute" && changing.has(e.callee.attribute)) {
        scope.changed.push(e.callee.value);
      }
      visit(scope, e.callee);
      visitAll(scope, e.args);
      for (const keyword of e.keywords) visit(scope, keyword.value);
      return;
    case "JoinedStr":
      for (const part of e.parts) if (typeof part !== "string") visitFormatted(scope, part);
      return;
    case "Attribute":
      visit(scope, e.value);
      return;
    case "Subscript":
      visit(scope, e.value);
      visit(scope, e.index);
      return;
    case "Slice":
      visitOptional(scope, e.lower);
      visitOptional(scope, e.upper);
      visitOptional(scope, e.step);
      return;
    case "Starred":
      visit(scope, e.value);
      return;
    case "Constant":
    case "ErrorExpression":
      return;
  }
}

function visitInnerComprehension(scope: Scope, e: ast.Comprehension | ast.DictComp): void {
  const inner = scopeOf(e, scope);
  scope.inner.set(e, inner);
  // Its result has to be awaited here.
  if (inner.hasAwait && e.kind !== "GeneratorExp") scope.hasAwait = true;
}

function visitFormatted(scope: Scope, part: ast.FormattedValue): void {
  visit(scope, part.value);
  if (part.spec) visit(scope, part.spec);
}

/** `:=` in a comprehension binds in the body around it. */
function bindWalrus(scope: Scope, name: string): void {
  let owner = scope;
  while (owner.kind === "comprehension" && owner.parent) {
    if (owner.parent.kind === "module" || owner.parent.kind === "class") {
      owner.globals.add(name);
      return;
    }
    owner.nonlocals.add(name);
    owner = owner.parent;
  }
  if (!owner.globals.has(name)) owner.bound.add(name);
}
